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

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lang", "en", "--kb", path("kb"), "--cities", path("cities")));
        return CommandRun.of(all);
    }
}
