package dosi.loader;

import java.util.ArrayList;
import java.util.List;

/// Gives the records of a piece of a table to the rules of rows, as the plain reader does with a whole table.
final class RecordCells {

    private final RowRules rules;
    private final int[] columns;
    private final boolean trim;
    private final RowHashes.Hash unused = new RowHashes.Hash();

    RecordCells(RowRules rules, Header header, SourceDescription source) {
        this.rules = rules;
        this.columns = rules.inputs().stream().mapToInt(header::indexOf).toArray();
        this.trim = source.trim();
    }

    /// Tells the visitor of the rules what becomes of the record.
    void tell(CsvCells cells) {
        List<List<String>> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            boolean present = column >= 0 && cells.value(column, trim);
            values.add(present ? List.of(cells.text(cells.valueFrom, cells.valueTo)) : List.of());
        }
        rules.record(
                cells.row(),
                cells.row(),
                values,
                List.of(),
                Published.of(cells.published()),
                unused);
    }
}
