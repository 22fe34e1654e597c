package dosi.loader;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The columns of one file, and where each reference of the mapping finds its value in a record.
///
/// References are resolved once for each file, so that reading a cell is an array access.
final class CsvColumns {

    /// Where a reference finds its value.
    sealed interface Cell {
        /// A column of the file; a blank or missing cell gives the standard value, where there is one.
        record Column(int index, @Nullable String standard, Map<String, String> missing)
                implements Cell {}

        /// The same in every row of the file.
        record Constant(@Nullable String value) implements Cell {}

        record RowNumber() implements Cell {}

        record Key() implements Cell {}

        /// Name of the column that an unpivot turned into this row.
        record PartName() implements Cell {}

        /// Cell of that column.
        record PartValue() implements Cell {}

        /// What a named group of the unpivot's pattern says about the name of that column.
        record PartGroup(String name) implements Cell {}

        /// Why a cell is missing, where the description tells.
        record Reason(int index, Map<String, String> missing) implements Cell {}
    }

    /// A column that an unpivot turns into a row.
    record Part(int index, String name, Map<String, String> groups) {}

    /// A rule that leaves rows out.
    record Skip(int index, SourceDescription.SkipRule rule) {}

    final String file;
    final List<String> header;
    final SourceDescription source;
    final List<Cell> cells;
    final List<Part> parts;
    final List<Skip> skips;
    final List<Cell> key;
    final List<Cell> collisionKey;

    private final Map<String, Integer> indexes;
    private final Map<String, String> fileGroups;

    /// @throws ProblemException naming every column that is needed and not there
    CsvColumns(
            String file,
            List<List<String>> headerLines,
            SourceDescription source,
            List<String> references) {
        this.file = file;
        this.source = source;
        this.header = header(headerLines);
        this.indexes = CsvReader.indexes(header);
        this.fileGroups = source.fileNameGroups(file);
        Set<String> needed = new LinkedHashSet<>(references);
        source.columns()
                .forEach(
                        (name, column) -> {
                            if (column.required()) {
                                needed.add(name);
                            }
                        });
        needed.addAll(source.key());
        needed.addAll(source.collisionKey());
        source.skipRules().forEach(rule -> needed.add(rule.column()));
        refuseMissing(needed);
        this.cells = references.stream().map(this::cell).toList();
        this.key = source.key().stream().map(this::cell).toList();
        this.collisionKey = source.collisionKey().stream().map(this::cell).toList();
        this.skips =
                source.skipRules().stream()
                        .filter(rule -> indexes.containsKey(rule.column()))
                        .map(rule -> new Skip(index(rule.column()), rule))
                        .toList();
        this.parts = parts();
    }

    private static List<String> header(List<List<String>> lines) {
        int width = lines.stream().mapToInt(List::size).max().orElse(0);
        List<String> header = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            List<String> names = new ArrayList<>();
            for (List<String> line : lines) {
                String name = column < line.size() ? line.get(column).strip() : "";
                if (!name.isEmpty() && (names.isEmpty() || !names.getLast().equals(name))) {
                    names.add(name);
                }
            }
            header.add(String.join(" / ", names));
        }
        return header;
    }

    private void refuseMissing(Set<String> needed) {
        List<String> missing =
                needed.stream().filter(name -> !name.startsWith("#") && !isKnown(name)).toList();
        if (missing.isEmpty()) {
            return;
        }
        if (needed.stream().filter(name -> !name.startsWith("#")).noneMatch(indexes::containsKey)) {
            throw new ProblemException(
                    SourceProblem.OTHER_DATASET.at(
                            Place.of(file, 1),
                            String.join(", ", missing.stream().limit(8).toList())));
        }
        throw new ProblemException(missing.stream().map(this::missingColumn).toList());
    }

    private boolean isKnown(String name) {
        SourceDescription.Column declared = source.columns().get(name);
        return indexes.containsKey(name)
                || (declared != null && (declared.optional() || declared.standard() != null));
    }

    private Problem missingColumn(String name) {
        Optional<String> nearest = Nearest.to(name, indexes.keySet());
        return SourceProblem.MISSING_COLUMN.at(
                Place.of(file, source.skipRows() + 1L),
                name,
                String.join(", ", header),
                nearest.map(known -> "'" + known + "' 열을 뜻한 것인지 확인하십시오")
                        .orElse("열 이름을 고치거나 파일을 다시 받으십시오"),
                nearest.map(known -> "Did you mean the column '" + known + "'?")
                        .orElse("Correct the column's name, or fetch the file again"));
    }

    private Cell cell(String reference) {
        if (!reference.startsWith("#")) {
            return column(reference);
        }
        return switch (reference) {
            case "#row" -> new Cell.RowNumber();
            case "#file" -> new Cell.Constant(file);
            case "#key" -> new Cell.Key();
            case "#column" ->
                    source.unpivot().isPresent() ? new Cell.PartName() : new Cell.Constant(null);
            case "#value" -> new Cell.PartValue();
            default -> virtual(reference.substring(1));
        };
    }

    private Cell virtual(String name) {
        if (name.startsWith("reason:")) {
            String column = name.substring("reason:".length());
            Integer index = indexes.get(column);
            return index == null
                    ? new Cell.Constant(null)
                    : new Cell.Reason(index, missing(column));
        }
        if (source.unpivot().isPresent()
                && source.unpivot().get().namedGroups().containsKey(name)) {
            return new Cell.PartGroup(name);
        }
        return new Cell.Constant(fileGroups.get(name));
    }

    private Cell column(String name) {
        SourceDescription.Column declared = source.columns().get(name);
        String standard = declared == null ? null : declared.standard();
        Integer index = indexes.get(name);
        return index == null
                ? new Cell.Constant(standard)
                : new Cell.Column(index, standard, missing(name));
    }

    private int index(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalStateException("column was not checked: " + name);
        }
        return index;
    }

    private Map<String, String> missing(String column) {
        SourceDescription.Column declared = source.columns().get(column);
        if (declared == null || declared.missing().isEmpty()) {
            return source.missing();
        }
        if (source.missing().isEmpty()) {
            return declared.missing();
        }
        Map<String, String> both = new java.util.HashMap<>(source.missing());
        both.putAll(declared.missing());
        return both;
    }

    private List<Part> parts() {
        if (source.unpivot().isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < header.size(); index++) {
            Matcher matcher = source.unpivot().get().matcher(header.get(index));
            if (matcher.matches()) {
                Map<String, String> groups = new java.util.HashMap<>();
                for (String group : matcher.namedGroups().keySet()) {
                    String value = matcher.group(group);
                    if (value != null) {
                        groups.put(group, value);
                    }
                }
                parts.add(new Part(index, header.get(index), groups));
            }
        }
        return parts;
    }
}
