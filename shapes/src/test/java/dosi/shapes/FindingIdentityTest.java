package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class FindingIdentityTest {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix : <http://example.org/> .
            """;

    private static final String UNNAMED =
            """
            :Lot a sh:NodeShape ; sh:targetClass :Lot ;
                sh:property [ sh:path :spaces ; sh:minInclusive 1 ; sh:message "too few" ] ;
                sh:property [ sh:path :name ; sh:minLength 2 ; sh:message "too short" ] ;
                sh:sparql [ sh:message "free" ; sh:select "SELECT $this { $this <http://example.org/fee> 0 }" ] .
            """;

    private static final String DATA = ":a a :Lot ; :spaces 0 ; :name 'x' ; :fee 0 .";

    @Test
    void itIsTheSameInEveryReading() {
        Set<String> first = identities(UNNAMED, DATA);
        assertEquals(3, first.size());
        assertEquals(first, identities(UNNAMED, DATA));
        assertTrue(first.stream().allMatch(one -> one.matches("[0-9a-f]{16}")), first.toString());
    }

    @Test
    void otherWordsOrAnotherSeverityDoNotChangeIt() {
        assertEquals(
                identities(UNNAMED, DATA),
                identities(
                        UNNAMED.replace(
                                "sh:message \"too few\"",
                                "sh:severity sh:Info ; sh:message \"fewer than {$minInclusive}\""),
                        DATA));
    }

    @Test
    void anotherShapeBesideAnUnnamedOneDoesNotChangeIt() {
        String more = UNNAMED + ":Lot sh:property [ sh:path :fee ; sh:maxInclusive 10 ] .";
        assertEquals(identities(UNNAMED, DATA), identities(more, DATA));
    }

    @Test
    void anotherValueFocusNodeOrConstraintChangesIt() {
        Set<String> one = identities(UNNAMED, ":a a :Lot ; :spaces 0 .");
        assertNotEquals(one, identities(UNNAMED, ":a a :Lot ; :spaces -1 ."));
        assertNotEquals(one, identities(UNNAMED, ":b a :Lot ; :spaces 0 ."));
        assertNotEquals(
                one,
                identities(
                        UNNAMED.replace("sh:minInclusive", "sh:minExclusive"),
                        ":a a :Lot ; :spaces 0 ."));
    }

    @Test
    void unnamedShapesWithTheSamePathAreToldApart() {
        String two =
                """
                :Lot a sh:NodeShape ; sh:targetClass :Lot ;
                    sh:property [ sh:path :name ; sh:pattern "^[A-Z]" ] ;
                    sh:property [ sh:path :name ; sh:pattern "[0-9]$" ] .
                """;
        Set<String> both = identities(two, ":a a :Lot ; :name 'x' .");
        assertEquals(2, both.size());
        assertEquals(both, identities(two, ":a a :Lot ; :name 'x' ."));
    }

    @Test
    void valuesOfOneParameterAreToldApart() {
        String two = ":Lot a sh:NodeShape ; sh:targetClass :Lot ; sh:property :Kind .\n";
        assertEquals(
                2,
                identities(two + ":Kind sh:path :kind ; sh:hasValue :x , :y .", ":a a :Lot .")
                        .size());
        assertEquals(
                2,
                identities(
                                two + ":Kind sh:path :kind ; sh:class :X , :Y .",
                                ":a a :Lot ; :kind 1 .")
                        .size());
    }

    @Test
    void aNamedConstraintHasTheNameThatPeopleKnow() {
        String named =
                ":Lot a sh:NodeShape ; sh:targetClass :Lot ; sh:property :P . :P sh:path :p ; sh:minCount 1 .";
        Finding finding = findings(named, ":a a :Lot .").getFirst();
        assertEquals("http://example.org/P", finding.source().id());
    }

    private static Set<String> identities(String shapes, String data) {
        return findings(shapes, data).stream()
                .map(Finding::identity)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Finding> findings(String shapes, String data) {
        return ShapesValidator.of(graph(shapes), "test")
                .validate(graph(data), GraphFactory.createDefaultGraph())
                .findings();
    }

    private static Graph graph(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).parse(graph);
        return graph;
    }
}
