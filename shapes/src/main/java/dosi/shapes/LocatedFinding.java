package dosi.shapes;

import java.util.List;

/// A finding with the rows of the source that speak about its focus node.
///
/// @param finding what the shape found
/// @param rows one for each record that speaks about the focus node; empty where none is known
public record LocatedFinding(Finding finding, List<SourceRow> rows) {
    public LocatedFinding {
        rows = List.copyOf(rows);
    }

    /// How often it counts: once for each row, and once where no row is known.
    public long count() {
        return Math.max(1, rows.size());
    }
}
