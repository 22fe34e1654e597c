package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dosi held`, `dosi release` and `dosi reject`.
class HeldCommandsTest {

    @TempDir private Path folder = Path.of("target");

    @BeforeEach
    void anEditionIsHeld() throws IOException {
        Path town = folder.resolve("cities/town");
        Files.createDirectories(town.resolve("lots"));
        Files.writeString(
                town.resolve("city.ttl"),
                """
                @prefix dosi: <https://w3id.org/dosi/ns/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                <https://w3id.org/dosi/id/city/town> a dosi:City ; rdfs:label "마을"@ko , "Town"@en .
                """);
        Files.writeString(
                town.resolve("lots/dataset.ttl"),
                """
                @prefix dosi: <https://w3id.org/dosi/ns/> .
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                @base <https://w3id.org/dosi/dataset/> .
                <town/lots> a dcat:Dataset ;
                    dct:identifier "town/lots" ;
                    dct:title "마을 주차장"@ko , "Lots of the town"@en ;
                    dosi:city <https://w3id.org/dosi/id/city/town> ;
                    dosi:sensitivity <https://w3id.org/dosi/code/sensitivity/public> ;
                    dosi:gatePolicy "hold" ;
                    dosi:source [ a dosi:CsvSource ; dosi:filePattern "lots-.*\\\\.csv" ] .
                """);
        Files.writeString(
                town.resolve("lots/mapping.yml"),
                """
                sources:
                  rows: { access: "*", referenceFormulation: csv }
                mappings:
                  lot:
                    sources: rows
                    s: did:lot/$(번호)
                    po:
                      - [a, dosi:Facility]
                      - [rdfs:label, $(이름), ko~lang]
                """);
        Path file = folder.resolve("lots-1.csv");
        Files.writeString(file, "번호,이름\n1,가람\n2,나\uFFFD\n");
        CommandRun load = run("load", "--no-reason", file.toString());
        assertEquals(1, load.exit(), load.err());
        load.tells("1 violation: this edition is held", "HUB-301");
    }

    @Test
    void whatIsHeldIsListedWithItsReason() {
        CommandRun held = run("held");
        assertEquals(0, held.exit(), held.err());
        assertTrue(held.out().contains("town/lots"), held.out());
        assertTrue(
                held.out()
                        .contains(
                                "1 violation: this edition is held, the data stays as it was [HUB-301]"),
                held.out());
        assertTrue(run("held", "--lang", "ko").out().contains("오류 1건"), held.out());
    }

    @Test
    void aReleasedEditionCanBeAskedAbout() {
        CommandRun release =
                run(
                        "release",
                        "town/lots",
                        "--no-reason",
                        "--author",
                        "Data steward",
                        "--reason",
                        "The name is written so");
        assertEquals(0, release.exit(), release.err());
        assertTrue(release.out().contains("released"), release.out());
        assertTrue(run("held").out().contains("No edition is held."));
        assertTrue(
                run(
                                "query",
                                """
                                SELECT ?author ?reason {
                                  ?release a dosi:Release ; dosi:decisionReason ?reason ;
                                    prov:wasAssociatedWith ?agent .
                                  ?agent a prov:Agent ; rdfs:label ?author
                                }
                                """,
                                "--format",
                                "csv")
                        .out()
                        .contains("Data steward,The name is written so"));
        CommandRun again =
                run("release", "town/lots", "--author", "Data steward", "--reason", "again");
        assertEquals(2, again.exit(), again.err());
        again.tells("\"town/lots\" has no edition that is held", "HUB-401");
    }

    @Test
    void aRejectedEditionIsGone() {
        CommandRun reject =
                run("reject", "town/lots", "--author", "Data steward", "--reason", "unreadable");
        assertEquals(0, reject.exit(), reject.err());
        assertTrue(reject.out().contains("of town/lots was turned away."), reject.out());
        assertTrue(run("held").out().contains("No edition is held."));
    }

    @Test
    void aDecisionNeedsAnAuthorAndAReason() {
        assertEquals(2, run("release", "town/lots", "--author", "Data steward").exit());
        CommandRun blank = run("reject", "town/lots", "--author", " ", "--reason", "unreadable");
        assertEquals(2, blank.exit(), blank.err());
        blank.tells("the decision has no --author", "HUB-404");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }
}
