package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.ontology.CityOntology;
import dosi.ontology.Prefixes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/// Finds terms of the city's namespace that the city ontology does not have: a target class with a slip of the pen
/// selects nothing.
record CityTerms(Graph shapes, Function<Triple, Place> places, Problems problems) {

    static final String NS = Prefixes.BASE + "ns/";
    private static final List<String> NAMING =
            List.of(
                    "targetClass",
                    "targetSubjectsOf",
                    "targetObjectsOf",
                    "class",
                    "path",
                    "inversePath",
                    "zeroOrMorePath",
                    "oneOrMorePath",
                    "zeroOrOnePath",
                    "equals",
                    "disjoint",
                    "lessThan",
                    "lessThanOrEquals",
                    "subsetOf",
                    "rootClass",
                    "uniqueValuesFor");

    /// The ontology, read when the first file needs it and never changed.
    private static final class Known {
        private static final Graph ONTOLOGY = CityOntology.load().graph();
    }

    void check() {
        Set<Node> used = new HashSet<>();
        for (String property : NAMING) {
            shapes.find(Node.ANY, Sh.term(property), Node.ANY)
                    .forEachRemaining(triple -> used.add(triple.getObject()));
        }
        used.removeIf(node -> !node.isURI() || !node.getURI().startsWith(NS));
        if (used.isEmpty()) {
            return;
        }
        Graph ontology = Known.ONTOLOGY;
        used.removeIf(
                node ->
                        ontology.contains(node, RDF.Nodes.type, Node.ANY)
                                || shapes.contains(node, RDF.Nodes.type, Node.ANY));
        if (used.isEmpty()) {
            return;
        }
        Set<String> known =
                ontology
                        .find(Node.ANY, RDF.Nodes.type, Node.ANY)
                        .mapWith(Triple::getSubject)
                        .filterKeep(node -> node.isURI() && node.getURI().startsWith(NS))
                        .mapWith(node -> node.getURI().substring(NS.length()))
                        .toList()
                        .stream()
                        .collect(Collectors.toSet());
        for (String property : NAMING) {
            shapes.find(Node.ANY, Sh.term(property), Node.ANY)
                    .filterKeep(triple -> used.contains(triple.getObject()))
                    .forEachRemaining(triple -> tell(triple, known));
        }
    }

    private void tell(Triple triple, Set<String> known) {
        String name = triple.getObject().getURI().substring(NS.length());
        Optional<String> nearest = Nearest.to(name, known);
        problems.add(
                ShapeProblem.UNKNOWN_CITY_TERM.at(
                        places.apply(triple),
                        "dosi:" + name,
                        nearest.map(term -> "dosi:" + term + "을(를) 뜻한 것인지 본다")
                                .orElse("온톨로지에 있는 이름을 쓴다"),
                        nearest.map(term -> "Did you mean dosi:" + term + "?")
                                .orElse("Use a name of the ontology")));
    }
}
