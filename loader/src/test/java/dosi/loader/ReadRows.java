package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/// What a reader told, as lists that a test can compare.
final class ReadRows implements RowVisitor {

    static final Charset WINDOWS_949 = Charset.forName("x-windows-949");

    final List<Row> rows = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<QuarantinedRow> quarantined = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    private List<String> columns = List.of();

    @Override
    public void header(List<String> header) {
        columns = List.copyOf(header);
    }

    List<String> columns() {
        return columns;
    }

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void skipped(Place place, Text rule) {
        skipped.add(place + " " + rule.en());
    }

    @Override
    public void quarantined(QuarantinedRow row) {
        quarantined.add(row);
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem.toString());
    }

    /// Each row as its values joined by `|`; several values in brackets.
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Row row : rows) {
            List<String> values = new ArrayList<>();
            for (List<String> value : row.values()) {
                values.add(
                        value.isEmpty()
                                ? "-"
                                : value.size() == 1 ? value.getFirst() : value.toString());
            }
            texts.add(String.join("|", values));
        }
        return texts;
    }

    static ReadRows csv(Path file, SourceDescription source, String... references)
            throws IOException {
        return read("csv", "", source, List.of(references), file);
    }

    static ReadRows read(
            String formulation,
            String iterator,
            SourceDescription source,
            List<String> references,
            Path... files)
            throws IOException {
        ReadRows found = new ReadRows();
        RowReader.open(formulation, iterator, List.of(files), source, references).read(found);
        return found;
    }

    /// The message with which the file is refused.
    static String refusal(
            String formulation,
            String iterator,
            SourceDescription source,
            List<String> references,
            Path... files)
            throws IOException {
        try {
            read(formulation, iterator, source, references, files);
        } catch (ProblemException refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("not refused");
    }

    static String csvRefusal(Path file, SourceDescription source, String... references)
            throws IOException {
        return refusal("csv", "", source, List.of(references), file);
    }

    /// The description of a source, given as the inside of `dosi:source [ ... ]`.
    static SourceDescription source(String turtle) {
        Graph graph =
                RDFParser.fromString(
                                """
                                PREFIX dosi: <https://w3id.org/dosi/ns/>
                                PREFIX csvw: <http://www.w3.org/ns/csvw#>
                                <https://w3id.org/dosi/dataset/test/a> dosi:source [ %s ] .
                                """
                                        .formatted(turtle),
                                Lang.TURTLE)
                        .toGraph();
        return SourceDescription.read(
                graph,
                NodeFactory.createURI("https://w3id.org/dosi/dataset/test/a"),
                Place.of("test/a/dataset.ttl"));
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return write(folder, name, text, StandardCharsets.UTF_8);
    }

    static Path write(Path folder, String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }
}
