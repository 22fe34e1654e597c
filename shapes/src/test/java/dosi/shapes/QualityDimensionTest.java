package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class QualityDimensionTest {

    private static final String SHAPES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix dosi: <https://w3id.org/dosi/ns/> .
            @prefix dim: <https://w3id.org/dosi/code/quality-dimension/> .
            @prefix : <http://example.org/> .
            :Lot a sh:NodeShape ; sh:targetClass :Lot ; sh:property :P , :Q ; sh:sparql :Twice , :Sum .
            :P sh:path :p ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype :d ; sh:uniqueLang true .
            :Q sh:path :q ; sh:maxInclusive 9 ; dosi:qualityDimension dim:timeliness .
            :Twice a sh:SPARQLConstraint ; sh:select "SELECT $this { $this ?p 1 }" ;
                dosi:qualityDimension dim:uniqueness .
            :Sum a sh:SPARQLConstraint ; sh:select "SELECT $this { $this ?p 2 }" .
            """;

    @Test
    void theKindOfConstraintDecidesUnlessTheShapeDoes() {
        ShapesValidator validator = validator(SHAPES);
        Map<String, QualityDimension> dimensions = new TreeMap<>();
        validator
                .constraints()
                .forEach(
                        one ->
                                dimensions.put(
                                        one.name() + " " + one.componentName(),
                                        validator.dimension(one)));
        assertEquals(
                new TreeMap<>(
                        Map.of(
                                "P MinCount", QualityDimension.COMPLETENESS,
                                "P MaxCount", QualityDimension.CONSISTENCY,
                                "P Datatype", QualityDimension.VALIDITY,
                                "P UniqueLang", QualityDimension.UNIQUENESS,
                                "Q MaxInclusive", QualityDimension.TIMELINESS,
                                "Twice SPARQL", QualityDimension.UNIQUENESS,
                                "Sum SPARQL", QualityDimension.CONSISTENCY)),
                dimensions);
    }

    @Test
    void aDimensionThatThereIsNotIsRefused() {
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> validator(SHAPES.replace("dim:uniqueness", "dim:uniquness")));
        assertTrue(refused.getMessage().contains("is no concept of"), refused.getMessage());
    }

    private static ShapesValidator validator(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
        return ShapesValidator.of(graph, "test");
    }
}
