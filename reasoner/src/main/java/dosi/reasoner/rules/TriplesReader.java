package dosi.reasoner.rules;

import dosi.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// Reads triples as Turtle and SPARQL write them (SPARQL 1.2 RL, productions 25 to 91): lists of predicates and objects, `[ ]`, `( )`,
/// triple terms, reifiers and annotations; in a body also paths of `/` and `^`, which become triples.
final class TriplesReader {

    /// Where triples stand.
    enum Use {
        BODY,
        HEAD,
        DATA
    }

    private static final Node REIFIES =
            NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies");

    /// A path as its steps from left to right.
    private record Step(Node property, boolean inverse) {}

    private final Words words;
    private final Use use;
    private final Consumer<Triple> out;

    /// The blank nodes of one rule or block by their labels.
    private final Map<String, Node> labelled = new HashMap<>();

    private int made;

    TriplesReader(Words words, Use use, Consumer<Triple> out) {
        this.words = words;
        this.use = use;
        this.out = out;
    }

    /// Whether the next word can begin a triple.
    boolean atSubject() {
        Token token = words.peek();
        return switch (token.kind()) {
            case IRI, PREFIXED_NAME, BLANK_NODE, VARIABLE, STRING, INTEGER, DECIMAL, DOUBLE -> true;
            case WORD -> token.isWord("true") || token.isWord("false");
            case SIGN ->
                    token.isSign("[")
                            || token.isSign("(")
                            || token.isSign("<<")
                            || token.isSign("<<(")
                            || token.isSign("+")
                            || token.isSign("-");
            case LANGUAGE, END -> false;
        };
    }

    /// Triples separated by full stops, as many as there are.
    void block() {
        while (atSubject()) {
            sameSubject();
            if (!words.takeSign(".")) {
                return;
            }
        }
    }

    private void sameSubject() {
        Token token = words.peek();
        if (token.isSign("[") && !words.peek(1).isSign("]")) {
            Node subject = propertyListNode();
            if (atVerb()) {
                propertyList(subject);
            }
        } else if (token.isSign("(") && !words.peek(1).isSign(")")) {
            Node subject = collection();
            if (atVerb()) {
                propertyList(subject);
            }
        } else if (token.isSign("<<")) {
            Node subject = reifiedTriple();
            if (atVerb()) {
                propertyList(subject);
            }
        } else {
            propertyList(term());
        }
    }

    private boolean atVerb() {
        Token token = words.peek();
        return words.atIri()
                || (token.kind() == Token.Kind.WORD && token.text().equals("a"))
                || token.kind() == Token.Kind.VARIABLE
                || token.isSign("^")
                || token.isSign("(");
    }

    private void propertyList(Node subject) {
        verbAndObjects(subject);
        while (words.takeSign(";")) {
            if (atVerb()) {
                verbAndObjects(subject);
            }
        }
    }

    private void verbAndObjects(Node subject) {
        List<Step> path = verb();
        do {
            Node object = graphNode();
            walk(subject, path, object);
            annotations(subject, path, object);
        } while (words.takeSign(","));
    }

    /// Writes a path as triples with new variables between them.
    private void walk(Node subject, List<Step> path, Node object) {
        Node from = subject;
        for (int i = 0; i < path.size(); i++) {
            Node to = i == path.size() - 1 ? object : fresh();
            Step step = path.get(i);
            out.accept(
                    step.inverse
                            ? Triple.create(to, step.property, from)
                            : Triple.create(from, step.property, to));
            from = to;
        }
    }

    private List<Step> verb() {
        if (words.peek().kind() == Token.Kind.VARIABLE) {
            return List.of(new Step(variable(), false));
        }
        if (use != Use.BODY) {
            return List.of(new Step(property(), false));
        }
        List<Step> path = path();
        Token token = words.peek();
        if (token.isSign("*") || token.isSign("+") || token.isSign("|")) {
            throw words.unexpected(
                    token,
                    "목적어",
                    "an object",
                    "임의 길이의 경로와 갈래는 되풀이하는 규칙이나 규칙 여러 개로 적는다",
                    "Write paths of any length as a recursive rule, and alternatives as several rules");
        }
        return path;
    }

    private List<Step> path() {
        List<Step> path = new ArrayList<>(pathElement());
        while (words.takeSign("/")) {
            path.addAll(pathElement());
        }
        return path;
    }

    private List<Step> pathElement() {
        boolean inverse = words.takeSign("^");
        List<Step> element;
        if (words.takeSign("(")) {
            element = path();
            words.needSign(")");
        } else {
            element = List.of(new Step(property(), false));
        }
        return inverse
                ? element.reversed().stream()
                        .map(step -> new Step(step.property, !step.inverse))
                        .toList()
                : element;
    }

    private Node property() {
        Token token = words.peek();
        if (token.kind() == Token.Kind.WORD && token.text().equals("a")) {
            words.take();
            return RDF.Nodes.type;
        }
        if (!words.atIri()) {
            throw words.unexpected("술어", "a predicate");
        }
        return words.iri();
    }

    private Node graphNode() {
        Token token = words.peek();
        if (token.isSign("[") && !words.peek(1).isSign("]")) {
            return propertyListNode();
        }
        if (token.isSign("(") && !words.peek(1).isSign(")")) {
            return collection();
        }
        return token.isSign("<<") ? reifiedTriple() : term();
    }

    private Node propertyListNode() {
        words.needSign("[");
        Node node = fresh();
        propertyList(node);
        words.needSign("]");
        return node;
    }

    private Node collection() {
        words.needSign("(");
        Node first = fresh();
        Node cell = first;
        while (true) {
            out.accept(Triple.create(cell, RDF.Nodes.first, graphNode()));
            if (words.takeSign(")")) {
                out.accept(Triple.create(cell, RDF.Nodes.rest, RDF.Nodes.nil));
                return first;
            }
            Node rest = fresh();
            out.accept(Triple.create(cell, RDF.Nodes.rest, rest));
            cell = rest;
        }
    }

    // ---- reification

    private void annotations(Node subject, List<Step> path, Node object) {
        @Nullable Node reifier = null;
        while (words.peek().isSign("~") || words.peek().isSign("{|")) {
            if (path.size() != 1 || path.getFirst().inverse) {
                throw words.unexpected(
                        words.peek(),
                        "'.'나 ';'",
                        "'.' or ';'",
                        "경로에는 주석을 달 수 없다. 트리플 하나로 적는다",
                        "A path has no annotations; write a single triple");
            }
            Triple triple = Triple.create(subject, path.getFirst().property, object);
            if (words.takeSign("~")) {
                reifier = reifies(reifierId(), triple);
            } else {
                words.needSign("{|");
                Node about = reifier == null ? reifies(fresh(), triple) : reifier;
                propertyList(about);
                words.needSign("|}");
                reifier = null;
            }
        }
    }

    private Node reifierId() {
        Token token = words.peek();
        boolean named =
                words.atIri()
                        || token.kind() == Token.Kind.BLANK_NODE
                        || token.kind() == Token.Kind.VARIABLE
                        || (token.isSign("[") && words.peek(1).isSign("]"));
        return named ? term() : fresh();
    }

    private Node reifies(Node reifier, Triple triple) {
        out.accept(Triple.create(reifier, REIFIES, NodeFactory.createTripleTerm(triple)));
        return reifier;
    }

    private Node reifiedTriple() {
        words.needSign("<<");
        Node subject = words.peek().isSign("<<") ? reifiedTriple() : term();
        Node predicate = simpleVerb();
        Node object = words.peek().isSign("<<") ? reifiedTriple() : term();
        Node reifier = words.takeSign("~") ? reifierId() : fresh();
        words.needSign(">>");
        return reifies(reifier, Triple.create(subject, predicate, object));
    }

    private Node simpleVerb() {
        return words.peek().kind() == Token.Kind.VARIABLE ? variable() : property();
    }

    private Node tripleTerm() {
        words.needSign("<<(");
        Node subject = partOfTerm();
        Node predicate = simpleVerb();
        Node object = partOfTerm();
        words.needSign(")>>");
        return NodeFactory.createTripleTerm(subject, predicate, object);
    }

    /// A part of a triple term: no list.
    private Node partOfTerm() {
        if (words.peek().isSign("(")) {
            throw words.unexpected(
                    "IRI, 리터럴, 변수나 빈 노드", "an IRI, a literal, a variable or a blank node");
        }
        return term();
    }

    // ---- terms

    private Node fresh() {
        int number = made++;
        return use == Use.BODY ? Var.alloc("?" + number) : NodeFactory.createBlankNode();
    }

    private Node variable() {
        Token token = words.take();
        if (use == Use.DATA) {
            throw new ProblemException(
                    RuleProblem.VARIABLE_IN_DATA.at(words.place(token), token.value()));
        }
        return Var.alloc(token.value());
    }

    /// A variable, an IRI, a literal, a blank node, `()` or a triple term.
    private Node term() {
        Token token = words.peek();
        switch (token.kind()) {
            case IRI, PREFIXED_NAME -> {
                return words.iri();
            }
            case VARIABLE -> {
                return variable();
            }
            case BLANK_NODE -> {
                return labelled.computeIfAbsent(words.take().value(), _ -> fresh());
            }
            case STRING -> {
                return literal();
            }
            case INTEGER, DECIMAL, DOUBLE -> {
                return number(words.take(), "");
            }
            case WORD -> {
                if (token.text().equals("true") || token.text().equals("false")) {
                    return NodeFactory.createLiteralDT(words.take().text(), XSDDatatype.XSDboolean);
                }
            }
            case SIGN -> {
                if (words.takeNil()) {
                    return RDF.Nodes.nil;
                }
                if (words.takeAnonymous()) {
                    return fresh();
                }
                if (token.isSign("<<(")) {
                    return tripleTerm();
                }
                boolean signed = token.isSign("+") || token.isSign("-");
                if (signed
                        && words.peek(1).isNumber()
                        && words.peek(1).end() - words.peek(1).text().length() == token.end()) {
                    words.take();
                    return number(words.take(), token.text());
                }
            }
            case LANGUAGE, END -> {}
        }
        throw words.unexpected(
                "IRI, 리터럴, 변수나 빈 노드", "an IRI, a literal, a variable or a blank node");
    }

    private static Node number(Token token, String sign) {
        XSDDatatype datatype =
                switch (token.kind()) {
                    case INTEGER -> XSDDatatype.XSDinteger;
                    case DECIMAL -> XSDDatatype.XSDdecimal;
                    case DOUBLE -> XSDDatatype.XSDdouble;
                    case WORD,
                            IRI,
                            PREFIXED_NAME,
                            BLANK_NODE,
                            VARIABLE,
                            STRING,
                            LANGUAGE,
                            SIGN,
                            END ->
                            throw new IllegalArgumentException(token.text());
                };
        return NodeFactory.createLiteralDT(sign + token.text(), datatype);
    }

    private Node literal() {
        String text = words.take().value();
        if (words.peek().kind() == Token.Kind.LANGUAGE) {
            String tag = words.take().value();
            int direction = tag.indexOf("--");
            return direction < 0
                    ? NodeFactory.createLiteralLang(text, tag)
                    : NodeFactory.createLiteralDirLang(
                            text, tag.substring(0, direction), tag.substring(direction + 2));
        }
        if (words.takeSign("^^")) {
            return NodeFactory.createLiteralDT(
                    text, TypeMapper.getInstance().getSafeTypeByName(words.iri().getURI()));
        }
        return NodeFactory.createLiteralString(text);
    }
}
