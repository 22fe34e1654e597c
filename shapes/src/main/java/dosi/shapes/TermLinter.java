package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/// Checks that every term of the namespace of SHACL is one, is executed, and stands where it has a meaning.
record TermLinter(Graph shapes, Function<Triple, Place> places, Problems problems) {

    private static final Node REIFIES =
            NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies");

    void lint() {
        shapes.find().forEachRemaining(this::term);
        annotations();
    }

    private void term(Triple triple) {
        term(triple, triple.getPredicate());
        term(triple, triple.getObject());
        Node property = triple.getPredicate();
        Node object = triple.getObject();
        if (property.isURI()
                && property.getURI().startsWith(Sh.NS)
                && property.getURI().length() > Sh.NS.length()
                && Character.isUpperCase(ShapesLinter.local(property).charAt(0))) {
            add(
                    ShapeProblem.WRONG_PLACE,
                    triple,
                    ShapesLinter.local(property),
                    "술어 자리",
                    "the place of a property",
                    "소문자로 시작하는 속성을 쓴다",
                    "Use a property, which starts with a small letter");
        }
        if (property.equals(RDF.Nodes.type)
                && object.isURI()
                && object.getURI().startsWith(Sh.NS)
                && Vocabulary.TERMS.contains(ShapesLinter.local(object))
                && Character.isLowerCase(ShapesLinter.local(object).charAt(0))) {
            add(
                    ShapeProblem.WRONG_PLACE,
                    triple,
                    ShapesLinter.local(object),
                    "rdf:type의 값",
                    "rdf:type",
                    "클래스를 쓴다",
                    "Use a class");
        }
    }

    private void term(Triple triple, Node node) {
        if (!node.isURI()) {
            return;
        }
        String iri = node.getURI();
        if (!iri.startsWith(Sh.NS)) {
            String plain = iri.toLowerCase(Locale.ROOT).replaceFirst("^https?://(www[.])?", "");
            if (plain.startsWith("w3.org/ns/shacl")
                    && plain.length()
                            > "w3.org/ns/shacl".length()
                                    + (plain.contains("#") || plain.contains("/ns/shacl/") ? 1 : 0)
                    && !plain.startsWith("w3.org/ns/shacl-")) {
                problems.add(ShapeProblem.WRONG_NAMESPACE.at(places.apply(triple), iri));
            }
            return;
        }
        String term = iri.substring(Sh.NS.length());
        if (Vocabulary.TERMS.contains(term) || term.isEmpty()) {
            return;
        }
        if (Vocabulary.NOT_EXECUTED.contains(term)) {
            problems.add(ShapeProblem.NOT_EXECUTED.at(places.apply(triple), term));
            return;
        }
        if (term.endsWith("ConstraintComponent") && triple.getObject().equals(node)) {
            return;
        }
        Optional<String> nearest = Nearest.to(term, Vocabulary.TERMS);
        problems.add(
                ShapeProblem.UNKNOWN_TERM.at(
                        places.apply(triple),
                        term,
                        nearest.map(known -> "sh:" + known + "을(를) 뜻한 것인지 본다")
                                .orElse("SHACL 명세에 있는 용어를 쓴다"),
                        nearest.map(known -> "Did you mean sh:" + known + "?")
                                .orElse("Use a term of the SHACL specification")));
    }

    /// SHACL 1.2 lets a severity or a message stand at one triple of a shape. That is not executed, and must not count for
    /// nothing.
    private void annotations() {
        for (Node reifier :
                shapes.find(Node.ANY, REIFIES, Node.ANY).mapWith(Triple::getSubject).toSet()) {
            for (Triple said : shapes.find(reifier, Node.ANY, Node.ANY).toList()) {
                if (said.getPredicate().isURI()
                        && Vocabulary.TERMS.contains(ShapesLinter.local(said.getPredicate()))
                        && said.getPredicate().getURI().startsWith(Sh.NS)) {
                    add(
                            ShapeProblem.WRONG_PLACE,
                            said,
                            ShapesLinter.local(said.getPredicate()),
                            "트리플 하나에 붙인 말",
                            "an annotation of one triple",
                            "모양에 적는다. 제약마다 달라야 하면 모양을 나눈다",
                            "Write it at the shape; split the shape where constraints differ in it");
                }
            }
        }
    }

    private void add(ShapeProblem kind, Triple triple, Object... arguments) {
        problems.add(kind.at(places.apply(triple), arguments));
    }
}
