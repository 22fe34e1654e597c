package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import dosi.ontology.Prefixes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.vocabulary.OWL;

/// Checks the queries of a shapes graph: that they are SPARQL, and that `$this` can be bound beforehand (SHACL,
/// appendix "Pre-binding of Variables in SPARQL Queries").
record QueryLinter(Graph shapes, Function<Triple, Place> places, Problems problems) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[?$](\\w+)\\}");
    private static final Pattern TOLD = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern THIS = Pattern.compile("[?$]this\\b");
    private static final Set<String> PREBOUND =
            Set.of("this", "shapesGraph", "currentShape", "value", "PATH");

    void lint() {
        for (String property : List.of("select", "ask")) {
            for (Triple triple : shapes.find(Node.ANY, Sh.term(property), Node.ANY).toList()) {
                query(triple, property);
            }
        }
        for (Triple constraint : shapes.find(Node.ANY, Sh.term("sparql"), Node.ANY).toList()) {
            List<Node> selects = Sh.objects(shapes, constraint.getObject(), Sh.term("select"));
            if (selects.isEmpty()) {
                problems.add(
                        ShapeProblem.INCOMPLETE.at(places.apply(constraint), "sparql", "select"));
            } else if (selects.size() > 1) {
                problems.add(
                        ShapeProblem.MORE_THAN_ONE.at(
                                places.apply(constraint),
                                "select",
                                String.valueOf(selects.size())));
            }
        }
        for (Triple use : shapes.find(Node.ANY, Sh.term("prefixes"), Node.ANY).toList()) {
            prefixes(use);
        }
    }

    private void query(Triple triple, String property) {
        Node text = triple.getObject();
        String owner = ShapesLinter.show(triple.getSubject());
        if (!ParameterKind.TEXT.accepts(text)) {
            problems.add(
                    ShapeProblem.WRONG_VALUE.at(
                            places.apply(triple),
                            property,
                            ShapesLinter.show(text),
                            "글",
                            "a text"));
            return;
        }
        String header = header(triple.getSubject());
        String body = text.getLiteralLexicalForm().replaceAll("[$?]PATH\\b", "<urn:path>");
        Query query;
        try {
            query = QueryFactory.create(header + body);
        } catch (QueryException wrong) {
            problems.add(
                    ShapeProblem.BAD_QUERY.at(
                            inside(triple, header, wrong), owner, flat(wrong), flat(wrong)));
            return;
        }
        boolean isConstraint = shapes.contains(Node.ANY, Sh.term("sparql"), triple.getSubject());
        if (property.equals("select") != query.isSelectType()
                || property.equals("ask") != query.isAskType()) {
            problems.add(
                    ShapeProblem.WRONG_QUERY_FORM.at(
                            places.apply(triple),
                            property,
                            property.equals("ask") ? "ASK" : "SELECT"));
            return;
        }
        if (property.equals("select") && !query.getResultVars().contains("this")) {
            problems.add(ShapeProblem.NO_THIS.at(places.apply(triple), owner));
        }
        if (!shapes.contains(Node.ANY, Sh.term("target"), triple.getSubject())) {
            prebinding(triple, owner, query);
        }
        if (isConstraint) {
            messages(triple.getSubject(), query);
        }
    }

    private static String flat(QueryException wrong) {
        return String.valueOf(wrong.getMessage())
                .replaceAll("\\s+", " ")
                .replaceFirst(" ?Was expecting.*", "")
                .replaceAll("(?i),? ?(at )?line \\d+, column \\d+[.:]? ?", " ")
                .strip();
    }

    /// The place in the file: right by line where the query is written as it is read, without escaped line ends.
    private Place inside(Triple triple, String header, QueryException wrong) {
        Place start = places.apply(triple);
        long at = wrong instanceof QueryParseException parse ? parse.getLine() : -1;
        long column = wrong instanceof QueryParseException parse ? parse.getColumn() : 0;
        Matcher told = TOLD.matcher(String.valueOf(wrong.getMessage()));
        if (at <= 0 && told.find()) {
            at = Long.parseLong(told.group(1));
            column = Long.parseLong(told.group(2));
        }
        long line = at - header.lines().count() - 1;
        return start.line() == 0 || line < 0
                ? start
                : new Place(start.file(), start.line() + line, line == 0 ? 0 : Math.max(0, column));
    }

    private String header(Node executable) {
        StringBuilder header = new StringBuilder(Prefixes.sparql());
        if (!header.toString().endsWith("\n")) {
            header.append('\n');
        }
        Set<Node> ontologies =
                new LinkedHashSet<>(Sh.objects(shapes, executable, Sh.term("prefixes")));
        for (Node ontology : List.copyOf(ontologies)) {
            imports(ontology, ontologies);
        }
        for (Node declarations : ontologies) {
            for (Node declaration : Sh.objects(shapes, declarations, Sh.term("declare"))) {
                List<Node> prefix = Sh.objects(shapes, declaration, Sh.term("prefix"));
                List<Node> namespace = Sh.objects(shapes, declaration, Sh.term("namespace"));
                if (!prefix.isEmpty() && !namespace.isEmpty()) {
                    header.append("PREFIX ")
                            .append(Sh.label(prefix.getFirst()))
                            .append(": <")
                            .append(
                                    namespace.getFirst().isURI()
                                            ? namespace.getFirst().getURI()
                                            : Sh.label(namespace.getFirst()))
                            .append(">\n");
                }
            }
        }
        return header.toString();
    }

    private void imports(Node ontology, Set<Node> into) {
        for (Node imported : Sh.objects(shapes, ontology, OWL.imports.asNode())) {
            if (into.add(imported)) {
                imports(imported, into);
            }
        }
    }

    private void prefixes(Triple use) {
        Node owner = use.getObject();
        List<Node> declarations =
                owner.isLiteral() ? List.of() : Sh.objects(shapes, owner, Sh.term("declare"));
        boolean imported = shapes.contains(owner, OWL.imports.asNode(), Node.ANY);
        if (declarations.isEmpty() && !imported) {
            problems.add(ShapeProblem.NO_PREFIXES.at(places.apply(use), ShapesLinter.show(owner)));
        }
        for (Node declaration : declarations) {
            boolean whole =
                    Sh.objects(shapes, declaration, Sh.term("prefix")).size() == 1
                            && Sh.objects(shapes, declaration, Sh.term("namespace")).size() == 1;
            if (!whole) {
                problems.add(
                        ShapeProblem.BAD_PREFIXES.at(
                                places.apply(use),
                                ShapesLinter.show(owner),
                                "sh:prefix와 sh:namespace가 하나씩이 아니다",
                                "sh:prefix and sh:namespace must be one each"));
            }
        }
    }

    private void prebinding(Triple triple, String owner, Query query) {
        Set<String> told = new HashSet<>();
        walk(
                query,
                (what, advice) -> {
                    if (told.add(what)) {
                        problems.add(
                                ShapeProblem.NOT_PREBOUND.at(
                                        places.apply(triple),
                                        owner,
                                        what,
                                        advice.ko(),
                                        advice.en()));
                    }
                });
    }

    private interface Found {
        void tell(String what, Text advice);
    }

    private static void walk(Query query, Found found) {
        if (query.hasValues()) {
            found.tell("VALUES", new Text("FILTER (?x IN (…))으로 적는다", "Write FILTER (?x IN (…))"));
        }
        for (Var var : query.getProject().getExprs().keySet()) {
            assigned(var, query.isAskType(), found);
        }
        Element pattern = query.getQueryPattern();
        if (pattern == null) {
            return;
        }
        ElementVisitorBase visitor =
                new ElementVisitorBase() {
                    @Override
                    public void visit(ElementMinus minus) {
                        found.tell(
                                "MINUS",
                                new Text("FILTER NOT EXISTS로 적는다", "Write FILTER NOT EXISTS"));
                    }

                    @Override
                    public void visit(ElementData data) {
                        found.tell(
                                "VALUES",
                                new Text("FILTER (?x IN (…))으로 적는다", "Write FILTER (?x IN (…))"));
                    }

                    @Override
                    public void visit(ElementService service) {
                        found.tell(
                                "SERVICE",
                                new Text(
                                        "필요한 데이터를 함께 적재한다",
                                        "Load the data that is needed instead"));
                    }

                    @Override
                    public void visit(ElementBind bind) {
                        assigned(bind.getVar(), query.isAskType(), found);
                    }

                    @Override
                    public void visit(ElementSubQuery sub) {
                        boolean mentions = THIS.matcher(sub.getQuery().toString()).find();
                        if (mentions && !sub.getQuery().getResultVars().contains("this")) {
                            found.tell(
                                    "a sub-select that does not return $this",
                                    new Text(
                                            "안쪽 SELECT에 $this를 더한다",
                                            "Add $this to the inner SELECT"));
                        }
                        walk(sub.getQuery(), found);
                    }
                };
        walk(pattern, visitor);
    }

    /// Walks a pattern and those of its `EXISTS`, which the walker does not enter.
    private static void walk(Element pattern, ElementVisitorBase visitor) {
        ElementWalker.walk(pattern, visitor);
        for (Element inside : QueryReader.Mentions.existsPatterns(pattern)) {
            walk(inside, visitor);
        }
    }

    private static void assigned(Var var, boolean isAsk, Found found) {
        if (PREBOUND.contains(var.getName()) && (isAsk || !var.getName().equals("value"))) {
            found.tell(
                    "AS $" + var.getName(),
                    new Text("다른 변수 이름을 쓴다", "Use another name for the variable"));
        }
    }

    private void messages(Node constraint, Query query) {
        Set<String> known = new HashSet<>(query.getResultVars());
        known.addAll(PREBOUND);
        known.add("path");
        List<Triple> owners =
                new ArrayList<>(shapes.find(Node.ANY, Sh.term("sparql"), constraint).toList());
        for (Triple owner : owners) {
            shapes.find(owner.getSubject(), Node.ANY, Node.ANY)
                    .forEachRemaining(t -> known.add(Sh.label(t.getPredicate())));
        }
        for (Triple message : shapes.find(constraint, Sh.term("message"), Node.ANY).toList()) {
            if (!message.getObject().isLiteral()) {
                continue;
            }
            Matcher used = VARIABLE.matcher(message.getObject().getLiteralLexicalForm());
            while (used.find()) {
                if (!known.contains(used.group(1))) {
                    problems.add(
                            ShapeProblem.UNKNOWN_VARIABLE.at(places.apply(message), used.group()));
                }
            }
        }
    }
}
