package dosi.loader;

import dosi.diagnostics.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The simplest reader of tables there can be, so that the engine's tests do not depend on the real ones:
/// commas, no quotes, blank cells are missing, a file of a `.csv` table only.
final class TestRows {

    private TestRows() {}

    static RowReader open(
            String referenceFormulation,
            String iterator,
            List<Path> files,
            SourceDescription source,
            List<String> references) {
        return visitor -> {
            for (Path file : files) {
                read(file, references, visitor);
            }
        };
    }

    private static void read(Path file, List<String> references, RowVisitor visitor)
            throws java.io.IOException {
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
}
