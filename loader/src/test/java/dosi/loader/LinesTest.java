package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables become lines of N-Triples.
class LinesTest {

    @TempDir private Path folder = Path.of("");

    private final List<QuarantinedRow> quarantined = new ArrayList<>();

    @Test
    void linesStandInTheOrderOfTheRowsWhateverTheThreads() throws IOException {
        StringBuilder csv = new StringBuilder("id,name\n");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            csv.append(i).append(",\"n\"\"").append(i).append("\"\n");
            expected.append("<http://c/%d> <http://c/name> \"n\\\"%d\" .\n".formatted(i, i));
        }
        assertEquals(
                expected.toString(),
                lines(csv.toString(), "http://c/$(id)", "[http://c/name, $(name)]"));
    }

    @Test
    void aTemplateThatIsAbsoluteInSomeRowsOnlyIsReadRowByRow() throws IOException {
        assertEquals(
                """
                <xa:1> <http://c/name> "n" .
                <https://w3id.org/dosi/id/xb%20b:1> <http://c/name> "n" .
                """,
                lines("id,name\na,n\nb b,n\n", "x$(id):1", "[http://c/name, $(name)]"));
    }

    @Test
    void triplesOfConstantsAreToldOnce() throws IOException {
        assertEquals(
                """
                <http://c/all> <http://c/name> "n" .
                """,
                lines("id,name\na,n\nb,m\n", "http://c/all", "[http://c/name, n]"));
    }

    @Test
    void aRowWithoutKeyIsSetAsideBetweenItsNeighbours() throws IOException {
        assertEquals(
                """
                <http://c/a> <http://c/name> "n" .
                <http://c/c> <http://c/name> "o" .
                """,
                lines("id,name\na,n\n,m\nc,o\n", "http://c/$(id)", "[http://c/name, $(name)]"));
        assertEquals(List.of("", "m"), quarantined.getFirst().cells());
        assertEquals("LOAD-203", quarantined.getFirst().reason().code());
    }

    @Test
    void anOutputThatFailsIsToldAsSuch() {
        IOException failure =
                assertThrows(
                        IOException.class,
                        () ->
                                write(
                                        "id,name\na,n\n",
                                        "http://c/$(id)",
                                        "[http://c/name, $(name)]",
                                        new OutputStream() {
                                            @Override
                                            public void write(int b) throws IOException {
                                                throw new IOException("disk full");
                                            }
                                        }));
        assertEquals("disk full", failure.getMessage());
    }

    private String lines(String csv, String subject, String pair) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(csv, subject, pair, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(String csv, String subject, String pair, OutputStream out)
            throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        Path mapping =
                Files.writeString(
                        folder.resolve("mapping.yml"),
                        """
                        sources:
                          rows: { access: "*", referenceFormulation: csv }
                        mappings:
                          one:
                            sources: rows
                            s: %s
                            po: [%s]
                        """
                                .formatted(subject, pair));
        new Loader(Lookups.NONE)
                .write(
                        new LoadRequest(
                                "test",
                                List.of(file),
                                SourceDescription.ofKind("CsvSource"),
                                Loader.readMapping(mapping)),
                        new LineOutput(out, false, 2, quarantined::add),
                        64);
    }
}
