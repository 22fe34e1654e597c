package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/// Checks the values that a shape gives to the terms of SHACL: their kinds, how many there are, lists and paths.
record ValueLinter(Graph shapes, Function<Triple, Place> places, Problems problems) {

    void lint(Node shape) {
        Set<String> seen = new HashSet<>();
        for (Triple triple : shapes.find(shape, Node.ANY, Node.ANY).toList()) {
            if (!triple.getPredicate().isURI()
                    || !triple.getPredicate().getURI().startsWith(Sh.NS)) {
                continue;
            }
            String property = ShapesLinter.local(triple.getPredicate());
            Node value = triple.getObject();
            boolean listed =
                    Vocabulary.VALUE_OR_LIST.contains(property)
                            && (value.isBlank() || value.equals(RDF.Nodes.nil));
            ParameterKind kind = Vocabulary.KINDS.get(property);
            if (kind != null && !listed && !kind.accepts(value)) {
                add(
                        ShapeProblem.WRONG_VALUE,
                        triple,
                        property,
                        ShapesLinter.show(value),
                        kind.expected().ko(),
                        kind.expected().en());
            }
            if (listed || Vocabulary.LISTS.contains(property)) {
                list(triple, property);
            }
            if (Vocabulary.PATHS.contains(property)) {
                otherPath(triple, property);
            }
            if (Vocabulary.SINGLE.contains(property) && seen.add(property)) {
                List<Node> all = Sh.objects(shapes, shape, triple.getPredicate());
                if (all.size() > 1) {
                    add(
                            ShapeProblem.MORE_THAN_ONE,
                            triple,
                            property,
                            String.join(
                                    ", ", all.stream().map(ShapesLinter::show).sorted().toList()));
                }
            }
            switch (property) {
                case "pattern" -> Patterns.check(shapes, triple, places.apply(triple), problems);
                case "severity" -> severity(triple);
                case "datatype" -> {
                    List<Node> all = listed ? Sh.members(shapes, value) : List.of(value);
                    all.forEach(one -> datatype(triple, one));
                }
                default -> {
                    // no more to say about it than its kind
                }
            }
        }
    }

    private void severity(Triple triple) {
        Node value = triple.getObject();
        if (!value.isURI()) {
            return;
        }
        if (!value.getURI().startsWith(Sh.NS)) {
            add(ShapeProblem.OWN_SEVERITY, triple, ShapesLinter.show(value));
        } else if (!Set.of("Info", "Warning", "Violation").contains(ShapesLinter.local(value))) {
            add(
                    ShapeProblem.WRONG_VALUE,
                    triple,
                    "severity",
                    ShapesLinter.show(value),
                    "sh:Info, sh:Warning, sh:Violation 가운데 하나",
                    "sh:Info, sh:Warning or sh:Violation");
        }
    }

    /// The other path of a pair: a property, or any path.
    private void otherPath(Triple triple, String property) {
        Node value = triple.getObject();
        PathLinter.wrong(shapes, value)
                .ifPresent(
                        wrong ->
                                add(
                                        ShapeProblem.WRONG_VALUE,
                                        triple,
                                        property,
                                        ShapesLinter.show(value),
                                        "IRI나 경로" + (value.isBlank() ? "(" + wrong.ko() + ")" : ""),
                                        "an IRI or a path"
                                                + (value.isBlank()
                                                        ? " (" + wrong.en() + ")"
                                                        : "")));
    }

    private void datatype(Triple triple, Node value) {
        String xsd = "http://www.w3.org/2001/XMLSchema#";
        if (!value.isURI() || !value.getURI().startsWith(xsd)) {
            return;
        }
        String name = value.getURI().substring(xsd.length());
        if (Vocabulary.XSD.contains(name)) {
            return;
        }
        Optional<String> nearest = Nearest.to(name, Vocabulary.XSD);
        add(
                ShapeProblem.UNKNOWN_DATATYPE,
                triple,
                name,
                nearest.map(known -> "xsd:" + known + "을(를) 뜻한 것인지 본다").orElse("XML 스키마의 자료형을 쓴다"),
                nearest.map(known -> "Did you mean xsd:" + known + "?")
                        .orElse("Use a datatype of XML Schema"));
    }

    private void list(Triple triple, String property) {
        Node list = triple.getObject();
        Set<Node> seen = new HashSet<>();
        Node rest = list;
        while (!rest.equals(RDF.Nodes.nil)) {
            List<Node> first = Sh.objects(shapes, rest, RDF.Nodes.first);
            List<Node> next = Sh.objects(shapes, rest, RDF.Nodes.rest);
            if (rest.isLiteral() || (first.isEmpty() && next.isEmpty())) {
                add(
                        ShapeProblem.BAD_LIST,
                        triple,
                        property,
                        "목록이 아니다: " + ShapesLinter.show(rest),
                        "not a list: " + ShapesLinter.show(rest));
                return;
            }
            if (first.size() != 1 || next.size() != 1) {
                add(
                        ShapeProblem.BAD_LIST,
                        triple,
                        property,
                        "rdf:first와 rdf:rest가 하나씩이 아니다",
                        "rdf:first and rdf:rest must be one each");
                return;
            }
            if (!seen.add(rest)) {
                add(ShapeProblem.BAD_LIST, triple, property, "저를 다시 가리킨다", "it runs into itself");
                return;
            }
            ParameterKind kind = Vocabulary.MEMBER_KINDS.get(property);
            if (kind != null && !kind.accepts(first.getFirst())) {
                add(
                        ShapeProblem.WRONG_VALUE,
                        triple,
                        property,
                        ShapesLinter.show(first.getFirst()),
                        kind.expected().ko(),
                        kind.expected().en());
            }
            rest = next.getFirst();
        }
        if (seen.isEmpty() && !property.equals("ignoredProperties")) {
            add(ShapeProblem.EMPTY_LIST, triple, property);
        }
    }

    private void add(ShapeProblem kind, Triple triple, Object... arguments) {
        problems.add(kind.at(places.apply(triple), arguments));
    }
}
