package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import java.util.List;

/// A row that could not become triples at all, kept so that it can be corrected and loaded again.
///
/// @param place file and row
/// @param header the column names of the file; empty for sources without columns
/// @param cells the cells as published, or the text of the record as the only cell
/// @param reason why the row was set aside
public record QuarantinedRow(Place place, List<String> header, List<String> cells, Problem reason) {
    public QuarantinedRow {
        header = List.copyOf(header);
        cells = List.copyOf(cells);
    }
}
