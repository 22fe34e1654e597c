package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/// What targets select: as a validation does, with what they miss.
class TargetSelectionTest {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix : <http://example.org/> .
            """;
    private static final String DATA =
            """
            :a a :Lot ; :near :b , :elsewhere .
            :b a :Garage ; :spaces 4 .
            :c a :Kiosk , :Shop .
            :d :spaces 5 .
            """;

    @Test
    void everyKindOfTargetSelectsItsNodes() {
        assertEquals(Set.of("a"), selected("sh:targetClass :Lot"));
        assertEquals(Set.of("b", "d"), selected("sh:targetSubjectsOf :spaces"));
        assertEquals(Set.of("b"), selected("sh:targetObjectsOf :near"));
        assertEquals(Set.of("a", "c"), selected("sh:targetNode :a , :c"));
        assertEquals(
                Set.of("d"),
                selected(
                        "sh:target [ sh:select \"SELECT ?this { ?this ?p ?o FILTER (isNumeric(?o) && ?o > 4) }\" ]"));
        assertEquals(Set.of("a"), only(select(":Lot a rdfs:Class , sh:NodeShape .", "")));
    }

    @Test
    void theBackgroundKnowsSubclassesAndIsNotSelected() {
        TargetSelection selection =
                select(
                        ":S a sh:NodeShape ; sh:targetClass :Lot ; sh:nodeKind sh:IRI .",
                        ":Garage rdfs:subClassOf :Lot . :elsewhere a :Lot .");
        assertEquals(Set.of("a", "b"), only(selection));
        assertEquals(4, selection.nodes());
    }

    @Test
    void overlappingTargetsAreCountedEachAndTogetherOnce() {
        TargetSelection.OfShape shape =
                select(
                                ":S a sh:NodeShape ; sh:targetClass :Garage ; sh:targetSubjectsOf :spaces .",
                                "")
                        .shapes()
                        .getFirst();
        assertEquals(
                Map.of("targetClass", 1, "targetSubjectsOf", 2),
                shape.targets().stream()
                        .collect(
                                Collectors.toMap(
                                        TargetSelection.OfTarget::term,
                                        TargetSelection.OfTarget::count)));
        assertEquals(2, shape.nodes().size());
    }

    @Test
    void whatNoActiveShapeSelectsIsCountedByClass() {
        TargetSelection selection =
                select(
                        """
                        :S a sh:NodeShape ; sh:targetClass :Lot .
                        :Off a sh:NodeShape ; sh:targetClass :Garage ; sh:deactivated true .
                        """,
                        "");
        assertEquals(3, selection.unselected());
        Map<String, Integer> byClass = new TreeMap<>();
        selection
                .unselectedByClass()
                .forEach(
                        one ->
                                byClass.put(
                                        one.type().map(Node::getLocalName).orElse("none"),
                                        one.count()));
        assertEquals(Map.of("Garage", 1, "Kiosk", 1, "Shop", 1, "none", 1), byClass);
        assertEquals(
                List.of(false, true),
                selection.shapes().stream()
                        .sorted((a, b) -> Boolean.compare(a.deactivated(), b.deactivated()))
                        .map(TargetSelection.OfShape::deactivated)
                        .toList());
        assertEquals(List.of(), selection.problems());
    }

    @Test
    void aTargetThatSelectsNothingIsToldAtItsLineWithTheNearestName() {
        List<String> told =
                select(
                                """
                                :S a sh:NodeShape ;
                                    sh:targetClass :Lott , <http://example.com/Kiosk> ;
                                    sh:targetSubjectsOf :space ;
                                    sh:targetNode :z .
                                """,
                                "")
                        .problems()
                        .stream()
                        .map(Problem::toString)
                        .sorted()
                        .toList();
        assertEquals(
                List.of(
                        "lots.ttl:5:20: the target sh:targetClass <http://example.org/Lott> of S selects"
                                + " nothing in the data. Did you mean <http://example.org/Lot>? [SHAPE-313]",
                        "lots.ttl:5:28: the target sh:targetClass <http://example.com/Kiosk> of S selects"
                                + " nothing in the data. Did you mean <http://example.org/Kiosk>? [SHAPE-313]",
                        "lots.ttl:6:25: the target sh:targetSubjectsOf <http://example.org/space> of S selects"
                                + " nothing in the data. Did you mean <http://example.org/spaces>? [SHAPE-313]",
                        "lots.ttl:7:19: the target sh:targetNode <http://example.org/z> of S selects nothing"
                                + " in the data. Compare the IRI with the data; only subjects of the data are"
                                + " selected. [SHAPE-313]"),
                told);
    }

    @Test
    void aClassThatIsAShapeIsToldWhereThatIsSaid() {
        Problem told = select(":Bus a rdfs:Class , sh:NodeShape .", "").problems().getFirst();
        assertEquals("lots.ttl:4:8", told.place().toString());
        assertTrue(told.what().ko().contains("sh:targetClass <http://example.org/Bus>"));
    }

    @Test
    void theSameNodesAreValidated() {
        String shapes =
                """
                :S a sh:NodeShape ; sh:nodeKind sh:Literal ; sh:targetClass :Lot ; sh:targetSubjectsOf :spaces .
                """;
        ShapesFile file = ShapesFile.of(PREFIXES + shapes, "lots.ttl");
        Set<Node> focus =
                file.validator().validate(graph(DATA), graph("")).findings().stream()
                        .map(Finding::focus)
                        .collect(Collectors.toSet());
        assertEquals(focus, Set.copyOf(select(shapes, "").shapes().getFirst().nodes()));
    }

    @Test
    void shapesWithAnErrorSelectNothing() {
        ShapesFile file = ShapesFile.of(PREFIXES + ":S sh:targetClas :Lot .", "lots.ttl");
        assertThrows(ProblemException.class, () -> file.select(graph(DATA), graph("")));
    }

    private static Set<String> selected(String target) {
        return only(select(":S a sh:NodeShape ; " + target + " .", ""));
    }

    private static Set<String> only(TargetSelection selection) {
        assertEquals(1, selection.shapes().size());
        return selection.shapes().getFirst().nodes().stream()
                .map(Node::getLocalName)
                .collect(Collectors.toSet());
    }

    private static TargetSelection select(String shapes, String background) {
        return ShapesFile.of(PREFIXES + shapes, "lots.ttl").select(graph(DATA), graph(background));
    }

    private static Graph graph(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).parse(graph);
        return graph;
    }
}
