package dosi.loader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The simplest reader of tables there can be, so that the engine's tests do not depend on the real ones:
/// tables
/// with commas and no quotes, blank cells missing; JSON in memory.
final class TestRows {

    private TestRows() {}

    /// A description for loads that the reader of this class serves; it reads nothing of it.
    static SourceDescription description() {
        return SourceDescription.ofKind("csv");
    }

    static RowReader open(
            String referenceFormulation,
            String iterator,
            List<Path> files,
            SourceDescription source,
            List<String> references) {
        return visitor -> {
            for (Path file : files) {
                if (referenceFormulation.equals("jsonpath")) {
                    readJson(file, iterator, references, visitor);
                } else {
                    read(file, references, visitor);
                }
            }
        };
    }

    private static void read(Path file, List<String> references, RowVisitor visitor)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        try (var lines = Files.newBufferedReader(file)) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            visitor.header(header);
            int[] columns = references.stream().mapToInt(header::indexOf).toArray();
            long record = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                record++;
                List<String> cells = Arrays.asList(line.split(",", -1));
                List<List<String>> values = new ArrayList<>(columns.length);
                for (int i = 0; i < columns.length; i++) {
                    String value =
                            references.get(i).equals("#row")
                                    ? Long.toString(record + 1)
                                    : columns[i] < 0 ? "" : cells.get(columns[i]);
                    values.add(value.isBlank() ? List.of() : List.of(value));
                }
                visitor.row(new Row(Place.of(name, record + 1), record, values, cells));
            }
        }
    }

    private static void readJson(
            Path file, String iterator, List<String> references, RowVisitor visitor)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        JsonNode document = new ObjectMapper().readTree(Files.readString(file));
        long record = 0;
        for (JsonNode item : find(document, iterator)) {
            record++;
            List<List<String>> values = new ArrayList<>();
            List<List<Row.Type>> types = new ArrayList<>();
            for (String reference : references) {
                List<String> texts = new ArrayList<>();
                List<Row.Type> kinds = new ArrayList<>();
                for (JsonNode found : find(item, reference)) {
                    if (found.isContainerNode()) {
                        throw new ProblemException(
                                RowProblem.FILE_NOT_READABLE.at(
                                        Place.of(name, record), reference + " is no value"));
                    }
                    if (!found.isNull()) {
                        texts.add(found.asText());
                        kinds.add(typeOf(found));
                    }
                }
                values.add(texts);
                types.add(kinds);
            }
            visitor.row(
                    new Row(
                            Place.of(name, record),
                            record,
                            values,
                            types,
                            Published.of(List.of(item + ""))));
        }
    }

    private static Row.Type typeOf(JsonNode node) {
        if (node.isBoolean()) {
            return Row.Type.BOOLEAN;
        }
        return node.isNumber()
                ? node.isIntegralNumber() ? Row.Type.INTEGER : Row.Type.DOUBLE
                : Row.Type.TEXT;
    }

    /// The few steps of JSONPath that the tests need: `$`, `.name`, `['name']`, `[*]`.
    private static List<JsonNode> find(JsonNode start, String path) {
        List<JsonNode> nodes = List.of(start);
        Matcher step =
                Pattern.compile("\\$|\\.?([\\w가-힣 ]+)|\\['([^']*)'\\]|(\\[\\*\\])").matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new ProblemException(
                        RowProblem.FILE_NOT_READABLE.at(Place.of("test"), "no JSONPath: " + path));
            }
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : nodes) {
                if (step.group(3) != null) {
                    node.forEach(next::add);
                } else if (step.group(1) == null && step.group(2) == null) {
                    next.add(node);
                } else {
                    JsonNode child =
                            node.get(step.group(1) == null ? step.group(2) : step.group(1));
                    if (child != null) {
                        next.add(child);
                    }
                }
            }
            nodes = next;
            at = step.end();
        }
        return nodes;
    }
}
