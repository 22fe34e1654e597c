package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dosi shapes`: what an author of shapes is told, in which form and with which exit code.
class ShapesCommandTest {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix : <http://example.org/> .
            """;

    @TempDir private Path folder = Path.of("target");

    @Test
    void aGoodFileIsCounted() throws IOException {
        CommandRun run =
                check(
                        write(
                                "lot.ttl",
                                ":Lot a sh:NodeShape ; sh:targetClass :ParkingLot ; sh:nodeKind sh:IRI .\n"));
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                """
                lot.ttl  shapes 1 · constraints 1 · targets 1 · errors 0 · warnings 0 · info 0
                  constraints: NodeKind 1
                  targets: targetClass 1
                """,
                run.out());
    }

    @Test
    void everyProblemIsToldWithSeverityLineColumnAndAdvice() throws IOException {
        String file =
                write(
                        "lot.ttl",
                        """
                        :Lot a sh:NodeShape ; sh:targetClass :ParkingLot ; sh:property :Spaces .
                        :Spaces sh:path :spaces ; sh:minCount "one" ; sh:flags "i" .
                        """);
        CommandRun run = check(file);
        assertEquals(1, run.exit(), run.err());
        assertEquals(
                """
                lot.ttl  cannot be used · errors 1 · warnings 1 · info 0
                  error  lot.ttl:4:39: sh:minCount needs an integer of 0 or more, found "one". Correct the value. [SHAPE-201]
                  warning  lot.ttl:4:56: sh:flags means nothing without sh:pattern. Add sh:pattern or remove sh:flags. [SHAPE-303]
                """,
                run.out());
        assertTrue(check(file, "--lang", "ko").out().contains("  오류  lot.ttl:4:39: sh:minCount에는"));
    }

    @Test
    void thePolicyDecidesTheExitCode() throws IOException {
        String file = write("idle.ttl", ":Lot a sh:NodeShape ; sh:nodeKind sh:IRI .\n");
        assertEquals(0, check(file).exit());
        assertEquals(1, check(file, "--fail-on", "warning").exit());
        assertEquals(1, check(file, "--fail-on", "info").exit());
        assertEquals(0, check(file, "--fail-on", "none").exit());
    }

    @Test
    void filesThatBelongTogetherAreCheckedTogether() throws IOException {
        String lot =
                write(
                        "lot.ttl",
                        ":Lot a sh:NodeShape ; sh:targetClass :ParkingLot ; sh:node :Named .\n");
        String named = write("named.ttl", ":Named a sh:NodeShape ; sh:nodeKind sh:IRI .\n");
        assertEquals(1, check(lot, named).exit());
        CommandRun run = check("--together", lot, named);
        assertEquals(0, run.exit(), run.out());
        assertTrue(run.out().startsWith("lot.ttl, named.ttl  shapes 2 "), run.out());
    }

    @Test
    void jsonHasEveryProblemAndCount() throws IOException {
        String good =
                write(
                        "good.ttl",
                        ":Lot a sh:NodeShape ; sh:targetClass :ParkingLot ; sh:nodeKind sh:IRI .\n");
        String bad = write("bad.ttl", ":Lot a sh:NodeShape ; sh:targetClas :ParkingLot .\n");
        JsonNode files =
                new ObjectMapper()
                        .readTree(check("--format", "json", good, bad).out())
                        .get("files");
        assertEquals(1, files.at("/0/constraints/NodeKind").asInt());
        assertTrue(files.at("/0/usable").asBoolean());
        JsonNode problem = files.at("/1/problems/0");
        assertEquals("SHAPE-101", problem.get("code").asText());
        assertEquals("error", problem.get("severity").asText());
        assertEquals("bad.ttl", problem.get("file").asText());
        assertEquals(3, problem.get("line").asInt());
        assertEquals(37, problem.get("column").asInt());
        assertEquals("sh:targetClas is not a SHACL term", problem.at("/what/en").asText());
        assertEquals("sh:targetClass을(를) 뜻한 것인지 본다", problem.at("/advice/ko").asText());
    }

    @Test
    void withoutArgumentsAllModulesAreCheckedAndClean() {
        CommandRun run = check("--fail-on", "info");
        assertEquals(0, run.exit(), run.out());
        assertTrue(
                run.out()
                        .contains("dosi/shapes/parking.ttl  shapes 9 · constraints 24 · targets 1"),
                run.out());
        assertTrue(run.out().matches("(?s).*\\n\\d+ files  shapes \\d+ · .*"), run.out());
    }

    @Test
    void whatIsNotThereIsTold() {
        CommandRun module = check("parkin");
        assertEquals(3, module.exit());
        module.tells("there is no shapes module \"parkin\"", "SHAPE-102");
        CommandRun file = check(folder.resolve("none.ttl").toString());
        assertEquals(3, file.exit());
        file.tells("the file cannot be read", "CLI-103");
    }

    @Test
    void targetsTellWhatTheySelectAndWhatNobodySelects() throws IOException {
        String shapes =
                write(
                        "lot.ttl",
                        """
                        :LotShape a sh:NodeShape ; sh:targetClass :Lot ; sh:nodeKind sh:IRI .
                        :KioskShape a sh:NodeShape ; sh:targetClass :Kiosc ; sh:nodeKind sh:IRI .
                        """);
        String data = write("data.ttl", ":a a :Lot . :b a :Lot . :c a :Kiosk .\n");
        CommandRun run = targets(shapes, "--data", data, "--first", "1");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                """
                data.ttl  triples 3 · nodes 3
                <http://example.org/KioskShape>  nodes 0
                  sh:targetClass <http://example.org/Kiosc>  0
                <http://example.org/LotShape>  nodes 2
                  sh:targetClass <http://example.org/Lot>  2
                    <http://example.org/a>
                    … 1 more
                warning  lot.ttl:4:45: the target sh:targetClass <http://example.org/Kiosc> of KioskShape selects nothing in the data. Did you mean <http://example.org/Kiosk>? [SHAPE-313]
                nodes that no shape selects: 1 of 3
                  <http://example.org/Kiosk>  1
                """,
                run.out());
        assertEquals(1, targets(shapes, "--data", data, "--fail-on", "warning").exit());
        assertTrue(
                targets(shapes, "--data", data, "--all")
                        .out()
                        .contains("    <http://example.org/b>\n"));
    }

    @Test
    void targetsAreToldAsJson() throws IOException {
        String shapes =
                write(
                        "lot.ttl",
                        ":LotShape a sh:NodeShape ; sh:targetClass :Lot ; sh:nodeKind sh:IRI .\n");
        String data = write("data.ttl", ":a a :Lot . :c a :Kiosk . :d :near :a .\n");
        JsonNode told =
                new ObjectMapper()
                        .readTree(targets(shapes, "--data", data, "--format", "json").out());
        assertEquals(3, told.get("nodes").asInt());
        assertEquals("http://example.org/a", told.at("/shapes/0/nodes/0").asText());
        assertEquals("targetClass", told.at("/shapes/0/targets/0/term").asText());
        assertEquals(1, told.at("/shapes/0/targets/0/count").asInt());
        assertEquals(2, told.at("/unselected/count").asInt());
        assertEquals("http://example.org/Kiosk", told.at("/unselected/byClass/1/class").asText());
        assertTrue(told.at("/unselected/byClass/0/class").isMissingNode());
        assertEquals(0, told.get("problems").size());
    }

    @Test
    void targetsOfAModuleAreTriedOnASampleAndOnAGraph() {
        String kb = folder.resolve("kb").toString();
        CommandRun run = targets("parking", "--data", "national/parking", "--kb", kb);
        assertEquals(0, run.exit(), run.err());
        assertTrue(
                run.out().startsWith("national/parking  triples 3,618 · nodes 410\n"), run.out());
        assertTrue(run.out().contains("  sh:targetClass dosi:ParkingLot  80\n"), run.out());
        assertTrue(run.out().contains("  dosi:OpeningHours  240\n"), run.out());
        CommandRun graph =
                targets("common", "--graph", "https://w3id.org/dosi/graph/ontology", "--kb", kb);
        assertTrue(graph.out().startsWith("https://w3id.org/dosi/graph/ontology  triples "));
    }

    @Test
    void targetsNeedData() {
        CommandRun none = targets("parking");
        assertEquals(2, none.exit(), none.err());
        none.tells("there is no data to select from", "CLI-111");
        CommandRun unknown =
                targets("parking", "--graph", "urn:x", "--kb", folder.resolve("kb").toString());
        assertEquals(2, unknown.exit(), unknown.err());
        unknown.tells("the knowledge base has no graph urn:x", "CLI-108");
    }

    private static CommandRun targets(String... arguments) {
        return run("targets", arguments);
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, PREFIXES + text);
        return file.toString();
    }

    private static CommandRun check(String... arguments) {
        return run("check", arguments);
    }

    private static CommandRun run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("shapes", command));
        all.addAll(List.of(arguments));
        if (!all.contains("--lang")) {
            all.addAll(List.of("--lang", "en"));
        }
        return CommandRun.of(all);
    }
}
