package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dosi validate` on RDF files and graphs: what it finds, where, in which format, and with which exit code.
class ValidateTest {

    @TempDir private Path folder = Path.of("target");

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("cities"));
        write(
                "lots.ttl",
                """
                @prefix : <http://example.org/> .
                :a a :Lot ; :spaces 5 .

                :b a :Lot ;
                   :spaces "열둘" .
                """);
        write(
                "shapes.ttl",
                """
                @prefix : <http://example.org/> .
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                :LotShape a sh:NodeShape ; sh:targetClass :Lot ; sh:property :SpacesShape .
                :SpacesShape sh:path :spaces ; sh:datatype xsd:integer ; sh:severity sh:Warning ;
                    sh:message "정수여야 한다"@ko , "must be an integer"@en .
                """);
    }

    @Test
    void aFindingInAnRdfFileIsToldWithItsLine() {
        CommandRun run = validate("lots.ttl", "--shapes", path("shapes.ttl"));
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("warning SpacesShape × 1  must be an integer"), run.out());
        assertTrue(run.out().contains("lots.ttl:4  \"열둘\""), run.out());
    }

    @Test
    void thePolicyDecidesTheExitCode() {
        assertEquals(
                1,
                validate("lots.ttl", "--shapes", path("shapes.ttl"), "--fail-on", "warning")
                        .exit());
        assertEquals(
                1,
                validate("lots.ttl", "--shapes", path("shapes.ttl"), "--fail-on", "info").exit());
        assertEquals(
                0,
                validate("lots.ttl", "--shapes", path("shapes.ttl"), "--fail-on", "none").exit());
    }

    @Test
    void aPackedFileIsReadToo() throws IOException {
        try (OutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("packed.ttl.gz")))) {
            packed.write(Files.readAllBytes(folder.resolve("lots.ttl")));
        }
        CommandRun run = validate("packed.ttl.gz", "--shapes", path("shapes.ttl"));
        assertTrue(run.out().contains("packed.ttl.gz:4"), run.out());
    }

    @Test
    void severalReportsAreWrittenAtOnce() throws IOException {
        CommandRun run =
                validate(
                        "lots.ttl",
                        "--shapes",
                        path("shapes.ttl"),
                        "--format",
                        "html=" + path("report.html"),
                        "--format",
                        "sarif=" + path("report.sarif"),
                        "--output",
                        path("report.csv"));
        assertEquals(0, run.exit(), run.err());
        assertTrue(Files.readString(folder.resolve("report.html")).contains("열둘"));
        assertTrue(Files.readString(folder.resolve("report.sarif")).contains("\"2.1.0\""));
        assertTrue(Files.readString(folder.resolve("report.csv")).contains("lots.ttl,4,"));
        assertTrue(run.out().contains("report: "), run.out());
    }

    @Test
    void aFormatWithoutAFileHasStandardOutputForItself() {
        CommandRun run = validate("lots.ttl", "--shapes", path("shapes.ttl"), "--format", "junit");
        assertTrue(run.out().startsWith("<?xml"), run.out());
        assertTrue(run.out().strip().endsWith("</testsuites>"), run.out());
    }

    @Test
    void aSyntaxErrorIsToldWithLineAndColumn() throws IOException {
        write("bad.ttl", "@prefix : <http://example.org/> .\n:a :b .\n");
        CommandRun run = validate("bad.ttl", "--shapes", path("shapes.ttl"));
        assertEquals(3, run.exit(), run.err());
        assertTrue(
                run.err()
                        .matches("(?s)bad\\.ttl:2:\\d+: not readable as Turtle: .*\\[CLI-104]\\n"));
    }

    @Test
    void aShapeThatIsNotUnderstoodIsToldWithItsLineAndNothingIsChecked() throws IOException {
        write(
                "typo.ttl",
                """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                @prefix : <http://example.org/> .
                :S a sh:NodeShape ; sh:targetClass :Lot ; sh:property :P .
                :P sh:path :p ; sh:minCoutn 1 .
                """);
        CommandRun run = validate("lots.ttl", "--shapes", path("typo.ttl"));
        assertEquals(3, run.exit(), run.err());
        assertTrue(
                run.err()
                        .startsWith(
                                "typo.ttl:4:29: sh:minCoutn is not a SHACL term. Did you mean sh:minCount?"
                                        + " [SHAPE-101]"),
                run.err());
    }

    @Test
    void whatCannotBeCheckedIsTold() throws IOException {
        write("notes.doc", "no data");
        tells(2, "CLI-105", "notes.doc");
        tells(3, "SHAPE-108", "lots.ttl", "--shapes", path("lots.ttl"));
        write(
                "aimless.ttl",
                """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                <http://example.org/S> a sh:NodeShape ; sh:nodeKind sh:IRI .
                """);
        tells(3, "CLI-106", "lots.ttl", "--shapes", path("aimless.ttl"));
        tells(3, "CLI-103", "lots.ttl", "--shapes", path("absent.ttl"));
        tells(3, "SHAPE-102", "lots.ttl", "--shapes", "parkin");
        tells(2, "CLI-107", "lots.ttl", "--format", "htlm");
        tells(2, "CLI-107", "lots.ttl", "--format", "csv", "--format", "json");
        CommandRun graph = run("--graph", "https://w3id.org/dosi/graph/ontologi");
        assertEquals(2, graph.exit(), graph.err());
        assertTrue(graph.err().contains("Did you mean https://w3id.org/dosi/graph/ontology?"));
        assertEquals(2, run().exit());
    }

    @Test
    void aGraphOfTheKnowledgeBaseIsCheckedWhereItIs() {
        CommandRun run =
                run("--graph", "https://w3id.org/dosi/graph/ontology", "--shapes", "common");
        assertFalse(run.out().isBlank(), run.err());
        assertTrue(
                run.out().startsWith("https://w3id.org/dosi/graph/ontology  triples "), run.out());
    }

    private void tells(int exit, String code, String... arguments) {
        CommandRun run =
                validate(
                        arguments[0],
                        List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        assertEquals(exit, run.exit(), run.err());
        assertTrue(run.err().contains("[" + code + "]"), run.err());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private CommandRun validate(String file, String... arguments) {
        List<String> all = new ArrayList<>(List.of(path(file)));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("validate"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--lang", "en", "--kb", path("kb"), "--cities", path("cities")));
        return CommandRun.of(all);
    }
}
