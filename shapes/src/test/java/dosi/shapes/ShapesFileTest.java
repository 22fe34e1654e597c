package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shapes files alone and together: whose line a problem has, and what is counted.
class ShapesFileTest {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix : <http://example.org/> .
            """;
    private static final String LOT =
            ":Lot a sh:NodeShape ; sh:targetClass :ParkingLot ; sh:property :Spaces .\n";
    private static final String SPACES = ":Spaces sh:path :spaces ; sh:datatype xsd:integer .\n";

    @TempDir private Path folder = Path.of("target");

    @Test
    void aShapeOfAnotherFileIsMissingAloneAndThereTogether() {
        assertEquals(List.of("SHAPE-206"), codes(file(LOT, "lot.ttl")));
        ShapesFile together =
                ShapesFile.together(List.of(file(LOT, "lot.ttl"), file(SPACES, "spaces.ttl")));
        assertEquals(List.of(), together.problems());
        assertEquals("lot.ttl, spaces.ttl", together.name());
        together.validator();
    }

    @Test
    void aProblemOfSeveralFilesIsToldInTheFileWhereItStands() {
        ShapesFile together =
                ShapesFile.together(
                        List.of(
                                file(SPACES.replace("xsd:integer", "xsd:integr"), "spaces.ttl"),
                                file(LOT + "\n:Other a sh:NodeShape .\n", "lot.ttl")));
        assertEquals(
                List.of("spaces.ttl:4", "lot.ttl:6", "lot.ttl:6"),
                together.problems().stream()
                        .map(problem -> problem.place().file() + ":" + problem.place().line())
                        .toList());
        assertThrows(ProblemException.class, together::validator);
    }

    @Test
    void aModuleTellsResourceAndLine() {
        ShapesFile module = ShapesFile.module("broken-module");
        assertEquals(
                "dosi/shapes/broken-module.ttl:6:60: sh:minCoutn is not a SHACL term."
                        + " Did you mean sh:minCount? [SHAPE-101]",
                module.problems().getFirst().toString());
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> ShapesValidator.ofModules(List.of("broken-module")));
        assertEquals(module.problems(), refused.problems());
    }

    @Test
    void aPackedFileIsRead() throws IOException {
        Path packed = folder.resolve("lot.ttl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((PREFIXES + LOT + SPACES).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        ShapesFile file = ShapesFile.read(packed);
        assertEquals(List.of(), file.problems());
        assertEquals(2, file.summary().orElseThrow().shapes());
    }

    @Test
    void shapesConstraintsAndTargetsAreCounted() {
        ShapesSummary summary =
                file(
                                LOT
                                        + SPACES
                                        + """
                                        :Lot sh:targetSubjectsOf :spaces ; sh:sparql :Some , :None ; sh:closed true .
                                        :Some sh:select "SELECT $this { $this <http://example.org/spaces> ?n FILTER (?n < 0) }" .
                                        :None sh:select "SELECT $this { $this <http://example.org/spaces> ?n } LIMIT 1" .
                                        :Off a sh:NodeShape ; sh:deactivated true ; sh:targetNode :x ; sh:nodeKind sh:IRI .
                                        """,
                                "lot.ttl")
                        .summary()
                        .orElseThrow();
        assertEquals(2, summary.nodeShapes());
        assertEquals(1, summary.propertyShapes());
        assertEquals(1, summary.deactivated());
        assertEquals(
                Map.of("Closed", 1, "Datatype", 1, "NodeKind", 1, "SPARQL", 2),
                summary.constraints());
        assertEquals(
                Map.of("targetClass", 1, "targetNode", 1, "targetSubjectsOf", 1),
                summary.targets());
        assertEquals(1, summary.setWise());
        assertEquals(1, summary.perNode());
        assertEquals(5, summary.constraintCount());
        assertEquals(3, summary.targetCount());
    }

    @Test
    void aFileWithAnErrorHoldsNothingThatCounts() {
        assertTrue(file(LOT, "lot.ttl").summary().isEmpty());
    }

    private static List<String> codes(ShapesFile file) {
        return file.problems().stream().map(Problem::code).toList();
    }

    private static ShapesFile file(String text, String name) {
        return ShapesFile.of(PREFIXES + text, name);
    }
}
