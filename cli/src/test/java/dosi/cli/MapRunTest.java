package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dosi map run`: what is written, and what is refused.
class MapRunTest {

    private static final String MAPPING =
            """
            sources:
              rows: { access: "*", referenceFormulation: csv }
            mappings:
              lot:
                sources: rows
                s: did:lot/$(id)
                po:
                  - [rdfs:label, $(name), ko~lang]
                  - [dosi:count, $(count), xsd:integer]
            """;

    @TempDir private Path folder = Path.of("target");
    private Path csv = Path.of("");
    private Path mapping = Path.of("");

    @BeforeEach
    void makeATable() throws IOException {
        Files.createDirectories(folder.resolve("cities"));
        csv = Files.writeString(folder.resolve("lots.csv"), "id,name,count\n1,가람,12\n2,나래,4\n");
        mapping = Files.writeString(folder.resolve("lots.yml"), MAPPING);
    }

    @Test
    void rowsBecomeLinesAndTheChecksumIsThatOfTheFile()
            throws IOException, NoSuchAlgorithmException {
        Path out = folder.resolve("lots.nt");
        CommandRun run = run(out);
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                """
                <https://w3id.org/dosi/id/lot/1> <http://www.w3.org/2000/01/rdf-schema#label> "가람"@ko .
                <https://w3id.org/dosi/id/lot/1> <https://w3id.org/dosi/ns/count> "12"^^<http://www.w3.org/2001/XMLSchema#integer> .
                <https://w3id.org/dosi/id/lot/2> <http://www.w3.org/2000/01/rdf-schema#label> "나래"@ko .
                <https://w3id.org/dosi/id/lot/2> <https://w3id.org/dosi/ns/count> "4"^^<http://www.w3.org/2001/XMLSchema#integer> .
                """,
                Files.readString(out));
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(out));
        assertTrue(run.out().contains("SHA-256 " + HexFormat.of().formatHex(sum)), run.out());
        assertTrue(run.out().startsWith("lots  2 rows, 2 mapped, 0 quarantined"), run.out());
    }

    @Test
    void theSameRowsGiveTheSameBytesWhateverTheThreads() throws IOException {
        StringBuilder many = new StringBuilder("id,name,count\n");
        for (int i = 0; i < 20_000; i++) {
            many.append(i).append(",이름 ").append(i % 7).append(',').append(i).append('\n');
        }
        Files.writeString(csv, many);
        Path one = folder.resolve("one.nq.gz");
        Path three = folder.resolve("three.nq.gz");
        assertEquals(0, run(one, "--threads", "1").exit());
        assertEquals(0, run(three, "--threads", "3").exit());
        byte[] packed = Files.readAllBytes(one);
        assertArrayEquals(packed, Files.readAllBytes(three));
        String lines =
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                        StandardCharsets.UTF_8);
        assertEquals(40_000, lines.lines().count());
    }

    @Test
    void aDatasetMeansItsSample() {
        Path out = folder.resolve("parking.nq");
        CommandRun run =
                CommandRun.of(
                        List.of(
                                "map",
                                "run",
                                "busan/parking",
                                "--out",
                                out.toString(),
                                "--kb",
                                folder.resolve("kb").toString(),
                                "--lang",
                                "en"));
        assertTrue(run.exit() <= 1, run.err());
        assertTrue(RDFDataMgr.loadDataset(out.toString()).getDefaultModel().size() > 100);
    }

    @Test
    void aWrongCellIsToldAndTheOthersAreWritten() throws IOException {
        Files.writeString(csv, "id,name,count\n1,가람,12O\n2,나래,4\n");
        Path out = folder.resolve("lots.nt");
        CommandRun run = run(out);
        assertEquals(1, run.exit(), run.err());
        run.tells("lots.csv:2:3: 'count' is not a valid xsd:integer: \"12O\"", "LOAD-201");
        assertEquals(3, Files.readAllLines(out).size());
    }

    @Test
    void aFileThatCannotBeReadLeavesNothingBehind() throws IOException {
        Path out = Files.writeString(folder.resolve("lots.nt"), "before");
        Files.writeString(csv, "id,name,count\n1,\"가람,12\n");
        CommandRun run = run(out);
        assertEquals(3, run.exit(), run.err());
        assertEquals("before", Files.readString(out));
        assertFalse(Files.exists(folder.resolve("lots.nt.part")));
    }

    @Test
    void whatCannotBeWrittenIsRefused() throws IOException {
        CommandRun ending = run(folder.resolve("lots.ttl"));
        assertEquals(2, ending.exit());
        ending.tells("tells neither N-Triples nor N-Quads", "CLI-114");
        CommandRun threads = run(folder.resolve("lots.nt"), "--threads", "0");
        assertEquals(2, threads.exit());
        threads.tells("there is no work without threads: 0", "CLI-116");
        CommandRun where = run(folder.resolve("no/lots.nt"));
        assertEquals(4, where.exit());
        where.tells("the lines cannot be written: NoSuchFileException", "CLI-204");
        Files.writeString(mapping, MAPPING.replace("    po:", "    graphs: did:g/1\n    po:"));
        CommandRun graphs = run(folder.resolve("lots.nt"));
        assertEquals(2, graphs.exit());
        graphs.tells("the mapping of lots names graphs", "CLI-115");
        assertEquals(0, run(folder.resolve("lots.nq")).exit());
        assertTrue(
                Files.readString(folder.resolve("lots.nq"))
                        .contains("\"12\"^^<http://www.w3.org/2001/XMLSchema#integer> <"));
    }

    private CommandRun run(Path out, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(
                        List.of(
                                "map",
                                "run",
                                csv.toString(),
                                "--mapping",
                                mapping.toString(),
                                "--out",
                                out.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.in(folder, arguments.toArray(String[]::new));
    }
}
