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

/// What `dosi load` and `dosi validate` tell of findings that come, stay and go.
class FindingsOverEditionsTest {

    private static final String GRAPH = "https://w3id.org/dosi/graph/nowhere/permits";

    @TempDir private Path folder = Path.of("target");

    @BeforeEach
    void describeADataset() throws IOException {
        write(
                "cities/nowhere/city.ttl",
                """
                <https://w3id.org/dosi/id/city/nowhere> a <https://w3id.org/dosi/ns/City> ;
                    <http://www.w3.org/2000/01/rdf-schema#label> "없는시"@ko , "Nowhere"@en .
                """);
        write(
                "cities/nowhere/permits/dataset.ttl",
                """
                @prefix dosi: <https://w3id.org/dosi/ns/> .
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                <https://w3id.org/dosi/dataset/nowhere/permits> a dcat:Dataset ;
                    dct:identifier "nowhere/permits" ;
                    dct:title "허가"@ko , "Permits"@en ;
                    dosi:city <https://w3id.org/dosi/id/city/nowhere> ;
                    dosi:sensitivity <https://w3id.org/dosi/code/sensitivity/public> ;
                    dosi:gatePolicy "report" ;
                    dosi:source [ a dosi:CsvSource ; dosi:filePattern "permits.*\\\\.csv" ] .
                """);
        write(
                "cities/nowhere/permits/mapping.yml",
                """
                sources:
                  rows: { access: "*", referenceFormulation: csv }
                mappings:
                  permit:
                    sources: rows
                    s: did:permit/$(id)
                    po:
                      - [rdfs:label, $(name), ko~lang]
                      - [dosi:validFrom, $(from), xsd:date]
                      - [dosi:validUntil, $(until), xsd:date]
                """);
        write(
                "permits-1.csv",
                """
                id,name,from,until
                1,하나,2024-02-01,2024-01-01
                2,둘,2024-02-01,2024-01-01
                """);
        write(
                "permits-2.csv",
                """
                id,name,from,until
                3,셋,2024-02-01,2024-01-01
                1,하나,2024-02-01,2024-01-01
                2,둘,2024-01-01,2024-02-01
                """);
    }

    @Test
    void aLoadTellsWhatBecameOfTheFindingsOfTheEditionBefore() {
        CommandRun first = run("load", "--no-reason", path("permits-1.csv"));
        assertEquals(1, first.exit(), first.err());
        assertFalse(first.out().contains("since edition"), first.out());
        assertFalse(first.out().contains("[new]"), first.out());
        CommandRun second = run("load", "--no-reason", path("permits-2.csv"));
        assertTrue(second.out().contains(": new 1, still there 1, mended 1"), second.out());
        assertTrue(
                second.out().lines().anyMatch(line -> line.matches(".*permits-2.csv:2 .*\\[new]")),
                second.out());
        assertTrue(
                second.out()
                        .lines()
                        .anyMatch(line -> line.matches(".*permits-2.csv:3 .*\\[still there]")),
                second.out());
    }

    @Test
    void aValidationTellsWhatTheFileWouldMend() throws IOException {
        run("load", "--no-reason", path("permits-1.csv"));
        CommandRun checked =
                run("validate", path("permits-2.csv"), "--output", path("findings.csv"));
        assertTrue(checked.out().contains(": new 1, still there 1, mended 1"), checked.out());
        String report = Files.readString(folder.resolve("findings.csv"));
        for (String status : List.of("new", "still there", "mended")) {
            assertEquals(
                    1,
                    report.lines().filter(line -> line.contains("," + status + ",")).count(),
                    report);
        }
        CommandRun again = run("load", "--no-reason", path("permits-1.csv"));
        assertTrue(again.out().contains("nothing changed"), "validating loads nothing");
    }

    @Test
    void aMendedFindingKeepsTheCellsOfItsLastEdition() {
        run("load", "--no-reason", path("permits-1.csv"));
        run("load", "--no-reason", path("permits-2.csv"));
        CommandRun cells =
                run(
                        "query",
                        "--format",
                        "csv",
                        """
                        PREFIX dosi: <https://w3id.org/dosi/ns/>
                        SELECT ?row ?column ?value {
                          ?finding dosi:mendedIn ?edition ; dosi:sourceCell ?cell .
                          ?cell dosi:sourceRow ?row ; dosi:sourceColumn ?column ; dosi:publishedValue ?value
                        } ORDER BY ?column
                        """);
        assertEquals(
                "row,column,value\n3,from,2024-02-01\n3,until,2024-01-01\n",
                cells.out().replace("\r\n", "\n"),
                cells.err());
    }

    @Test
    void aWaivedFindingIsShownAndNotCounted() throws IOException {
        run("load", "--no-reason", path("permits-1.csv"));
        assertEquals(1, run("validate", path("permits-1.csv")).exit());
        CommandRun made =
                run(
                        "waive",
                        "--shape",
                        "ValidityOrderShape",
                        "--dataset",
                        "nowhere/permits",
                        "--reason",
                        "known since spring",
                        "--author",
                        "Permit office",
                        "--until",
                        "2999-12-31");
        assertEquals(0, made.exit(), made.err());
        assertTrue(made.out().contains("findings of nowhere/permits: 2"), made.out());
        String number = made.out().replaceAll("(?s)waiver (\\d+):.*", "$1");
        CommandRun waived =
                run("validate", path("permits-1.csv"), "--output", path("findings.csv"));
        assertEquals(0, waived.exit(), waived.out());
        assertTrue(waived.out().contains("2 findings are waived"), waived.out());
        assertTrue(
                Files.readString(folder.resolve("findings.csv"))
                        .contains("known since spring (Permit office)"));
        assertEquals(0, run("validate", "--graph", GRAPH).exit(), "the dataset's graph too");
        CommandRun listed = run("waivers");
        assertTrue(listed.out().contains("ValidityOrderShape"), listed.out());
        assertTrue(listed.out().contains("known since spring  (by: Permit office)"), listed.out());
        CommandRun withdrawn = run("waive", "--withdraw", number);
        assertEquals(0, withdrawn.exit(), number + withdrawn.err());
        assertEquals(1, run("validate", path("permits-1.csv")).exit());
        assertTrue(run("waivers").out().contains("Nothing is waived."));
        assertTrue(run("waivers", "--all").out().contains("withdrawn"));
    }

    @Test
    void anIncompleteWaiverIsRefused() {
        CommandRun unclear = run("waive", "--shape", "ValidityOrderShape");
        assertEquals(2, unclear.exit());
        unclear.tells("not clear what to waive", "CLI-112");
        String[] shape = {"waive", "--shape", "ValidityOrderShape", "--dataset", "nowhere/permits"};
        CommandRun noReason = run(shape);
        assertEquals(2, noReason.exit());
        noReason.tells("the waiver has no --reason", "HUB-501");
        List<String> dated = new ArrayList<>(List.of(shape));
        dated.addAll(List.of("--reason", "r", "--author", "a", "--until", "31.12.2027"));
        run(dated.toArray(String[]::new)).tells("not a date", "CLI-113");
        dated.set(dated.size() - 1, "2001-01-01");
        run(dated.toArray(String[]::new)).tells("is before today", "HUB-502");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }
}
