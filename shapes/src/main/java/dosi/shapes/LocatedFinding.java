package dosi.shapes;

import java.util.List;

/// A finding with the cells of the source that speak about its focus node.
///
/// @param finding what the shape found
/// @param cells one for each record that speaks about the focus node; empty where none is known
public record LocatedFinding(Finding finding, List<SourceCell> cells) {
    public LocatedFinding {
        cells = List.copyOf(cells);
    }

    /// How often it counts: once for each row, and once where no row is known.
    public long count() {
        return Math.max(1, cells.size());
    }
}
