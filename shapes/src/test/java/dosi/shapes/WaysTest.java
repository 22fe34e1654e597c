package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/// What a finding says that it looked at.
class WaysTest {

    private static final String PREFIXES =
            """
            @prefix : <http://example.org/> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            """;

    private static final String DATA =
            """
            :lot a :Lot ; :lat 35 ; :fee 7 ; :free 9 ; :hours :h ; :opens 9 ; :kind :paid .
            :h :opens 8 ; :day :weekday .
            """;

    @Test
    void aPathIsAWayAndASequenceOneOfSeveralProperties() {
        assertEquals("lat", looksAt("sh:property [ sh:path :lat ; sh:maxInclusive 1 ]"));
        assertEquals(
                "hours/opens",
                looksAt("sh:property [ sh:path ( :hours :opens ) ; sh:maxInclusive 1 ]"));
        assertEquals(
                "fee, free",
                looksAt(
                        "sh:property [ sh:path [ sh:alternativePath ( :fee :free ) ] ; sh:maxCount 1 ]"));
    }

    @Test
    void aWayEndsBeforeAStepBackwards() {
        assertEquals(
                "hours",
                looksAt(
                        "sh:property [ sh:path ( :hours [ sh:inversePath :hours ] :lat ) ; sh:maxInclusive 1 ]"));
        assertEquals(
                "", looksAt("sh:property [ sh:path [ sh:inversePath :hours ] ; sh:minCount 1 ]"));
    }

    @Test
    void twoPropertiesThatAreComparedAreBothLookedAt() {
        assertEquals("free, fee", looksAt("sh:property [ sh:path :free ; sh:lessThan :fee ]"));
    }

    @Test
    void aQueryLooksAtThePropertiesOfThisTheValueFirst() {
        assertEquals(
                "fee, kind",
                query("$this :kind :paid ; :fee ?value FILTER NOT EXISTS { ?other :twin $this }"));
        assertEquals(
                "lat, lon", query("$this :lat ?value FILTER NOT EXISTS { $this :lon ?other }"));
        assertEquals("hours/opens", query("$this :hours ?h . ?h :opens ?value"));
        assertEquals("hours", query("$this :hours ?h . ?h :opens ?value ; :day :weekday"));
    }

    @Test
    void aQueryOverAllPropertiesLooksAtNoneInParticular() {
        assertEquals("", query("$this :lat ?lat ; ?p ?value FILTER(?p = :fee)"));
    }

    @Test
    void aPathThatTheQueryBindsIsTheWay() {
        assertEquals("fee", query("$this :lat ?lat ; :fee ?value BIND(:fee AS ?path)"));
    }

    @Test
    void alternativesLookAtWhatEachOfThemMisses() {
        assertEquals(
                "lon, road",
                looksAt(
                        """
                        sh:or ( [ sh:property [ sh:path :lon ; sh:minCount 1 ] ]
                                [ sh:property [ sh:path :road ; sh:minCount 1 ] ] )"""));
    }

    private static String query(String pattern) {
        return looksAt(
                "sh:sparql [ sh:select \"\"\"PREFIX : <http://example.org/> SELECT $this ?value ?path"
                        + " WHERE { "
                        + pattern
                        + " }\"\"\" ]");
    }

    /// The ways of the only finding of a shape.
    private static String looksAt(String shape) {
        Graph shapes = graph(":S a sh:NodeShape ; sh:targetNode :lot ; " + shape + " .");
        List<Finding> findings =
                ShapesValidator.of(shapes, "ways.ttl")
                        .validate(graph(DATA), GraphFactory.createDefaultGraph())
                        .findings();
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst().looksAt().stream()
                .map(way -> way.stream().map(Node::getLocalName).collect(Collectors.joining("/")))
                .collect(Collectors.joining(", "));
    }

    private static Graph graph(String turtle) {
        return RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph();
    }
}
