package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.Test;

class ReportGraphTest {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix : <http://example.org/> .
            """;

    @Test
    void aReportIsWrittenAsTheRecommendationPrescribesIt() {
        assertReport(
                ":S a sh:NodeShape ; sh:targetNode :a ; sh:property :P . :P sh:path :p ; sh:maxCount 1 ;"
                        + " sh:severity :Grave ; sh:message 'too many'@en .",
                ":a :p 1 , 2 .",
                """
                [] a sh:ValidationReport ; sh:conforms false ; sh:result [
                    a sh:ValidationResult ; sh:focusNode :a ; sh:resultPath :p ; sh:resultSeverity :Grave ;
                    sh:sourceShape :P ; sh:sourceConstraintComponent sh:MaxCountConstraintComponent ;
                    sh:resultMessage "too many"@en ] .
                """);
    }

    @Test
    void aSequenceOfThreeStepsIsOneListWithNodesOfItsOwn() {
        assertReport(
                ":S a sh:NodeShape ; sh:targetNode :a ; sh:property :P ."
                        + " :P sh:path ( :p [ sh:inversePath :q ] [ sh:alternativePath ( :r :s :t ) ] ) ;"
                        + " sh:minCount 1 ; sh:message 'none'@ko .",
                ":a :p 1 .",
                """
                [] a sh:ValidationReport ; sh:conforms false ; sh:result [
                    a sh:ValidationResult ; sh:focusNode :a ; sh:resultSeverity sh:Violation ;
                    sh:resultPath ( :p [ sh:inversePath :q ] [ sh:alternativePath ( :r :s :t ) ] ) ;
                    sh:sourceShape :P ; sh:sourceConstraintComponent sh:MinCountConstraintComponent ;
                    sh:resultMessage "none"@ko ] .
                """);
    }

    @Test
    void nothingFoundConforms() {
        assertReport(
                ":S a sh:NodeShape ; sh:targetNode :a ; sh:nodeKind sh:IRI .",
                ":a :p 1 .",
                "[] a sh:ValidationReport ; sh:conforms true .");
    }

    private static void assertReport(String shapes, String data, String expected) {
        Graph report =
                ReportGraph.of(
                        ShapesValidator.of(turtle(shapes), "shapes")
                                .validate(turtle(data), Graph.emptyGraph));
        assertTrue(
                IsoMatcher.isomorphic(turtle(expected), report),
                () -> RDFWriter.source(report).lang(Lang.TURTLE).asString());
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + text, Lang.TURTLE).parse(graph);
        return graph;
    }
}
