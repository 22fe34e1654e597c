package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One walk through the records of a file: checks each, and gives its rows to the visitor.
final class CsvPass {

    private static final Text NO_PART = new Text("모든 열이 빈 행", "row without a value in any column");

    private final CsvColumns columns;
    private final Keys keys;
    private final @Nullable RowVisitor visitor;
    private final DuplicateRows duplicates;
    private final boolean wantsKey;
    private long records;

    CsvPass(CsvColumns columns, Keys keys, @Nullable RowVisitor visitor) {
        this.columns = columns;
        this.keys = keys;
        this.visitor = visitor;
        this.duplicates = new DuplicateRows(columns.source.skipDuplicateRows());
        this.wantsKey = !columns.key.isEmpty();
    }

    void begin() {
        if (visitor != null) {
            visitor.header(columns.header);
        }
    }

    void end() {
        if (visitor != null && records == 0) {
            visitor.problem(SourceProblem.NO_ROWS.at(Place.of(columns.file)));
        }
    }

    /// Takes the record with this number, as a spreadsheet shows it.
    void record(long number, List<String> fields) {
        records++;
        Place place = Place.of(columns.file, number);
        if (fields.size() != columns.header.size()) {
            quarantine(
                    place,
                    fields,
                    SourceProblem.WRONG_FIELD_COUNT.at(
                            place, fields.size(), columns.header.size()));
            return;
        }
        for (CsvColumns.Skip skip : columns.skips) {
            if (skip.rule().pattern().matcher(fields.get(skip.index()).strip()).matches()) {
                if (visitor != null) {
                    visitor.skipped(place, skip.rule().reason());
                }
                return;
            }
        }
        long earlier = duplicates.earlierRow(fields, number);
        if (earlier > 0) {
            if (visitor != null) {
                visitor.skipped(place, DuplicateRows.RULE);
                visitor.problem(SourceProblem.DUPLICATE_ROW.at(place, earlier));
            }
            return;
        }
        String key = "";
        if (wantsKey) {
            String missing = missingKey(fields);
            if (missing != null) {
                quarantine(place, fields, SourceProblem.MISSING_KEY.at(place, missing));
                return;
            }
            key = keys.keyOf(join(columns.key, fields), join(columns.collisionKey, fields));
        }
        if (visitor == null) {
            return;
        }
        if (columns.source.unpivot().isEmpty()) {
            visitor.row(row(place, number, fields, key, null));
        } else {
            unpivot(visitor, place, number, fields, key);
        }
    }

    private void unpivot(RowVisitor to, Place place, long number, List<String> fields, String key) {
        boolean any = false;
        for (CsvColumns.Part part : columns.parts) {
            if (value(fields, part.index(), null, columns.source.missing()) != null) {
                any = true;
                to.row(row(place, number, fields, key, part));
            }
        }
        if (!any) {
            to.skipped(place, NO_PART);
        }
    }

    private void quarantine(Place place, List<String> fields, dosi.diagnostics.Problem reason) {
        if (visitor != null) {
            visitor.quarantined(new QuarantinedRow(place, columns.header, fields, reason));
        }
    }

    private Row row(
            Place place,
            long number,
            List<String> fields,
            String key,
            CsvColumns.@Nullable Part part) {
        List<List<String>> values = new ArrayList<>(columns.cells.size());
        for (CsvColumns.Cell cell : columns.cells) {
            String value = value(cell, fields, number, key, part);
            values.add(value == null ? List.of() : List.of(value));
        }
        return new Row(place, number, values, fields);
    }

    private @Nullable String value(
            CsvColumns.Cell cell,
            List<String> fields,
            long number,
            String key,
            CsvColumns.@Nullable Part part) {
        return switch (cell) {
            case CsvColumns.Cell.Column(int index, String standard, var missing) ->
                    value(fields, index, standard, missing);
            case CsvColumns.Cell.Constant(String value) -> value;
            case CsvColumns.Cell.RowNumber() -> Long.toString(number);
            case CsvColumns.Cell.Key() -> key.isEmpty() ? null : key;
            case CsvColumns.Cell.PartName() -> part == null ? null : part.name();
            case CsvColumns.Cell.PartValue() ->
                    part == null
                            ? null
                            : value(fields, part.index(), null, columns.source.missing());
            case CsvColumns.Cell.PartGroup(String name) ->
                    part == null ? null : part.groups().get(name);
            case CsvColumns.Cell.Reason(int index, var missing) ->
                    missing.get(fields.get(index).strip());
        };
    }

    private @Nullable String value(
            List<String> fields,
            int index,
            @Nullable String standard,
            Map<String, String> missing) {
        String raw = fields.get(index);
        String stripped = raw.strip();
        if (stripped.isEmpty() || (!missing.isEmpty() && missing.containsKey(stripped))) {
            return standard;
        }
        return columns.source.trim() ? stripped : raw;
    }

    private @Nullable String missingKey(List<String> fields) {
        for (int index = 0; index < columns.key.size(); index++) {
            if (value(columns.key.get(index), fields, 0, "", null) == null) {
                return columns.source.key().get(index);
            }
        }
        return null;
    }

    private String join(List<CsvColumns.Cell> cells, List<String> fields) {
        StringBuilder joined = new StringBuilder();
        for (CsvColumns.Cell cell : cells) {
            String value = value(cell, fields, 0, "", null);
            joined.append(joined.isEmpty() ? "" : "_").append(value == null ? "" : value);
        }
        return joined.toString();
    }
}
