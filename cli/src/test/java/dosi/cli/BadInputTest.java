package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a steward sees who hands in a bad file: every message has the one grammar, in both languages, and the
/// knowledge base stays as it was.
class BadInputTest {

    private static final String HEADER = "번호,이름,면수,종류\n";
    private static final Charset CP949 = Charset.forName("x-windows-949");

    @TempDir private Path folder = Path.of("target");
    private Path cities = Path.of("target");

    @BeforeEach
    void describeADataset() throws IOException {
        cities = folder.resolve("cities");
        Path dataset = Files.createDirectories(cities.resolve("town/lots"));
        Files.writeString(
                cities.resolve("town/city.ttl"),
                """
                @prefix dosi: <https://w3id.org/dosi/ns/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                <https://w3id.org/dosi/id/city/town> a dosi:City ; rdfs:label "마을"@ko , "Town"@en .
                """);
        Files.writeString(
                dataset.resolve("dataset.ttl"),
                """
                @prefix dosi: <https://w3id.org/dosi/ns/> .
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                @prefix csvw: <http://www.w3.org/ns/csvw#> .
                @base <https://w3id.org/dosi/dataset/> .
                <town/lots> a dcat:Dataset ;
                    dct:identifier "town/lots" ;
                    dct:title "마을 주차장"@ko , "Lots of the town"@en ;
                    dosi:city <https://w3id.org/dosi/id/city/town> ;
                    dosi:sensitivity <https://w3id.org/dosi/code/sensitivity/public> ;
                    dosi:source [ a dosi:CsvSource ; dosi:filePattern "lots-.*\\\\.csv" ;
                        dosi:column [ csvw:name "번호" ; csvw:required true ] ] .
                """);
        writeMapping("$(면수)");
    }

    private void writeMapping(String spaces) throws IOException {
        Files.writeString(
                cities.resolve("town/lots/mapping.yml"),
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
                      - [dosi:count, %s, xsd:integer]
                      - { p: dosi:category, o: { function: "fn:map($(종류), '공영=public;민영=private')", type: literal } }
                """
                        .formatted(spaces));
    }

    @Test
    void aGoodFileHasNothingToTell() throws IOException {
        CommandRun run = validate(HEADER + "1,가람,12,공영\n");
        assertEquals(0, run.exit(), run.err());
    }

    @Test
    void bytesThatAreNoCharacterAreToldWithTheirOffset() throws IOException {
        Path file = folder.resolve("lots-1.csv");
        byte[] good = (HEADER + "1,가람,12,공영\n2,").getBytes(CP949);
        byte[] bad = java.util.Arrays.copyOf(good, good.length + 2);
        bad[good.length] = (byte) 0xFF;
        bad[good.length + 1] = (byte) 0xFF;
        Files.write(file, bad);
        CommandRun run = run("validate", file.toString());
        assertEquals(3, run.exit(), run.err());
        run.tells("not CP949 at offset " + good.length + " (line 3: 0xFF)", "LOAD-117");
    }

    @Test
    void cp949IsReadWithoutBeingDeclared() throws IOException {
        Path file = folder.resolve("lots-1.csv");
        Files.write(file, (HEADER + "1,샾상가,12,공영\n").getBytes(CP949));
        assertEquals(0, run("validate", file.toString()).exit());
    }

    @Test
    void aMissingColumnIsToldWithTheNearestOneAndTheMappingsLine() throws IOException {
        CommandRun run = validate("번호,이름,면적수,종류\n1,가람,12,공영\n");
        assertEquals(3, run.exit(), run.err());
        run.tells("there is no column '면수'", "LOAD-104");
        assertTrue(run.err().contains("mapping.yml:10"), run.err());
    }

    @Test
    void aBrokenQuoteIsToldWithItsRow() throws IOException {
        CommandRun run = validate(HEADER + "1,가람,12,공영\n2,\"나래,3,공영\n3,다솜,4,민영\n");
        assertEquals(3, run.exit(), run.err());
        run.tells("lots-1.csv:3:2: a quote opened in cell 2 of this row", "LOAD-106");
    }

    @Test
    void anUnknownCodeIsToldWithRowColumnAndValue() throws IOException {
        CommandRun run = validate(HEADER + "1,가람,12,시영\n");
        assertEquals(1, run.exit(), run.err());
        run.tells("lots-1.csv:2:4: '종류' cannot be understood: \"시영\"", "LOAD-205");
    }

    @Test
    void aValueOfTheWrongDatatypeIsToldAndTheRowGoesOn() throws IOException {
        CommandRun run = validate(HEADER + "1,가람,12O,공영\n2,나래,3,공영\n");
        assertEquals(1, run.exit(), run.err());
        run.tells("lots-1.csv:2:3: '면수' is not a valid xsd:integer: \"12O\"", "LOAD-201");
        assertTrue(run.out().contains("town/lots"), run.out());
    }

    @Test
    void aRowWithTooFewCellsIsQuarantinedAndTheOthersGoOn() throws IOException {
        CommandRun run = validate(HEADER + "1,가람,12,공영\n2,나래\n3,다솜,4,민영\n");
        assertEquals(1, run.exit(), run.err());
        run.tells("lots-1.csv:3: the row has 2 fields, the header has 4", "LOAD-105");
    }

    @Test
    void aFileThatWasCutIsRefused() throws IOException {
        CommandRun run = validate(HEADER + "1,가람,12,공영\n2,나래");
        assertEquals(3, run.exit(), run.err());
        run.tells("lots-1.csv:3: the file ends too early", "LOAD-110");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        CommandRun run = validate("");
        assertEquals(3, run.exit(), run.err());
        run.tells("lots-1.csv: the file is empty", "LOAD-103");
    }

    @Test
    void aFileOfAnotherDatasetIsRefused() throws IOException {
        CommandRun run = validate("시도,계,산사태\n서울,3,3\n");
        assertEquals(3, run.exit(), run.err());
        run.tells("this looks like a file of another dataset", "LOAD-109");
    }

    @Test
    void aMappingWithAnUnknownFunctionIsToldWithLineAndColumn() throws IOException {
        writeMapping("{ function: \"fn:integr(value = $(면수))\", datatype: xsd:integer }");
        CommandRun run = validate(HEADER + "1,가람,12,공영\n");
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains("lots/mapping.yml:10:"), run.err());
        assertTrue(run.err().contains("Did you mean 'integer'?"), run.err());
    }

    @Test
    void aMappingWithAnUnknownColumnIsToldWithItsLine() throws IOException {
        writeMapping("$(면수들)");
        CommandRun run = validate(HEADER + "1,가람,12,공영\n");
        assertEquals(3, run.exit(), run.err());
        run.tells("there is no column '면수들'", "LOAD-104");
        assertTrue(run.err().contains("Did you mean the column '면수'?"), run.err());
        assertTrue(run.err().contains("mapping.yml:10"), run.err());
    }

    @Test
    void aBrokenShapesModuleIsToldWithItsLineAndNothingIsLoaded() throws IOException {
        Path description = cities.resolve("town/lots/dataset.ttl");
        Files.writeString(
                description,
                Files.readString(description)
                        .replace(
                                "dct:identifier",
                                "dosi:shapes \"broken-module\" ;\n    dct:identifier"));
        Path file = folder.resolve("lots-1.csv");
        Files.writeString(file, HEADER + "1,가람,12,공영\n");
        CommandRun run = run("load", file.toString());
        assertEquals(3, run.exit(), run.err());
        run.tells("dosi/shapes/broken-module.ttl:6:60: sh:minCoutn is not a", "SHAPE-101");
        assertTrue(
                run(
                                "query",
                                "SELECT * { GRAPH <https://w3id.org/dosi/graph/town/lots> { ?s ?p ?o } }")
                        .out()
                        .lines()
                        .noneMatch(line -> line.contains("/id/lot/1")));
    }

    @Test
    void anUnknownDatasetNameIsToldWithTheNearestOne() {
        CommandRun run = run("load", "town/lotz");
        assertEquals(2, run.exit(), run.err());
        run.tells("\"town/lotz\" is no city, no dataset and no file", "CLI-101");
        assertTrue(run.err().contains("Did you mean \"town/lots\"?"), run.err());
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        CommandRun run = run("load", folder.resolve("lots-9.csv").toString());
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("[CLI-101]"), run.err());
    }

    @Test
    void everyMessageIsToldInKoreanToo() throws IOException {
        Path file = folder.resolve("lots-1.csv");
        Files.writeString(file, HEADER + "1,가람,12O,공영\n");
        CommandRun run = run("validate", "--lang", "ko", file.toString());
        assertTrue(
                run.err().contains("lots-1.csv:2:3: '면수' 값이 xsd:integer 형식이 아니다: \"12O\""),
                run.err());
        assertTrue(CommandRun.GRAMMAR.matcher(run.err()).matches(), run.err());
    }

    @Test
    void aLoadThatIsRefusedLeavesNothingBehind() throws IOException {
        Path good = folder.resolve("lots-1.csv");
        Files.writeString(good, HEADER + "1,가람,12,공영\n");
        assertEquals(0, run("load", "--no-reason", good.toString()).exit());
        String before =
                run(
                                "query",
                                "SELECT * { GRAPH <https://w3id.org/dosi/graph/town/lots> { ?s ?p ?o } } ORDER BY ?p",
                                "--format",
                                "csv")
                        .out();
        Path bad = folder.resolve("lots-2.csv");
        Files.writeString(bad, HEADER + "2,나래,13,공영\n3,\"열린 따옴표,1,공영\n");
        assertEquals(3, run("load", "--no-reason", bad.toString()).exit());
        String after =
                run(
                                "query",
                                "SELECT * { GRAPH <https://w3id.org/dosi/graph/town/lots> { ?s ?p ?o } } ORDER BY ?p",
                                "--format",
                                "csv")
                        .out();
        assertEquals(before, after);
        assertTrue(before.contains("did") || before.contains("/id/lot/1"), before);
    }

    private CommandRun validate(String content) throws IOException {
        Path file = folder.resolve("lots-1.csv");
        Files.writeString(file, content);
        return run("validate", file.toString());
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }
}
