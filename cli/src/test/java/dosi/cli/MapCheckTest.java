package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dosi map check` and `dosi map coverage`: what an author of a mapping is told.
class MapCheckTest {

    @TempDir private Path folder = Path.of("target");
    private Path csv = Path.of("");
    private Path mapping = Path.of("");

    @BeforeEach
    void makeATable() throws IOException {
        Files.createDirectories(folder.resolve("cities"));
        csv = Files.writeString(folder.resolve("lots.csv"), "id,이름,면수,비고\n1,가람,12,\n2,나래,4,\n");
        map("면수", "dosi:ParkingLot", "비고");
    }

    private void map(String count, String type, String note) throws IOException {
        mapping =
                Files.writeString(
                        folder.resolve("lots.yml"),
                        """
                        sources:
                          rows: { access: "*", referenceFormulation: csv }
                        mappings:
                          lot:
                            sources: rows
                            s: did:lot/$(id)
                            po:
                              - [a, %s]
                              - [rdfs:label, $(이름), ko~lang]
                              - [rdfs:comment, $(%s)]
                              - [rdfs:comment, $(%s)]
                        """
                                .formatted(type, count, note));
    }

    @Test
    void anUnknownColumnIsToldWithItsPlaceAndTheNearestOne() throws IOException {
        map("면적수", "dosi:ParkingLot", "비고");
        CommandRun run = run("check");
        assertEquals(1, run.exit(), run.err());
        assertTrue(
                run.out()
                        .contains(
                                "lots.yml:10:24: the files have no column '면적수'. Did you mean '면수'? [MAP-201]"),
                run.out());
    }

    @Test
    void aTermThatTheOntologyLacksIsToldWithItsPlaceAndTheNearestOne() throws IOException {
        map("면수", "dosi:ParkingLott", "비고");
        CommandRun run = run("check");
        assertEquals(1, run.exit(), run.err());
        assertTrue(
                run.out()
                        .contains(
                                "lots.yml:8:13: the ontology has no term <https://w3id.org/dosi/ns/ParkingLott>. Did you mean ParkingLot? [MAP-204]"),
                run.out());
    }

    @Test
    void columnsThatNobodyReadsOrFillsAreToldAndFailOnlyWhereAsked() throws IOException {
        CommandRun never = run("check");
        assertEquals(0, never.exit(), never.err());
        assertTrue(
                never.out().contains("lots.yml:11:24: '비고' has no value in any of 2 records."),
                never.out());
        assertEquals(1, run("check", "--fail-on", "warning").exit());
        map("면수", "dosi:ParkingLot", "이름");
        CommandRun unread = run("check");
        assertEquals(0, unread.exit());
        assertTrue(
                unread.out()
                        .contains("lots.csv: the mapping does not read the column '비고' (0 values)"),
                unread.out());
        assertFalse(unread.out().contains("MAP-202"), unread.out());
    }

    @Test
    void coverageTellsHowFarEachColumnIsFilledAndRead() throws IOException {
        map("면수", "dosi:ParkingLot", "이름");
        CommandRun run = run("coverage");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                """
                lots  3 of 4 columns are read
                  read  2/2  id
                  read  2/2  이름
                  read  2/2  면수
                  unread  0/2  비고
                """,
                run.out());
    }

    @Test
    void ourOwnMappingsHaveNoErrors() {
        List<String> arguments = new ArrayList<>(List.of("map", "check"));
        arguments.addAll(
                List.of("national", "busan", "sejong", "siheung", "daegu", "--lang", "en"));
        arguments.addAll(List.of("--kb", folder.resolve("kb").toString()));
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.exit(), run.out() + run.err());
        assertTrue(run.out().contains("busan/parking  errors 0"), run.out());
    }

    private CommandRun run(String command, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("map", command, csv.toString(), "--mapping", mapping.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.in(folder, arguments.toArray(String[]::new));
    }
}
