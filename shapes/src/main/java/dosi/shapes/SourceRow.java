package dosi.shapes;

import dosi.diagnostics.Place;
import java.util.List;

/// Where a finding stands in what was published: one row, and the cells of it that the finding is about.
///
/// @param place file and row; a column too, where there is no more to tell of the cell
/// @param cells the cells that feed what the constraint looked at; empty where they are not known
public record SourceRow(Place place, List<SourceCell> cells) {
    public SourceRow {
        cells = List.copyOf(cells);
    }

    /// A row of which the cells are not known.
    public static SourceRow of(Place row) {
        return new SourceRow(row, List.of());
    }

    /// File, row and, where it is a single one, the column.
    public Place exactPlace() {
        return cells.size() == 1
                ? new Place(place.file(), place.line(), cells.getFirst().number())
                : place;
    }

    @Override
    public String toString() {
        return exactPlace().toString();
    }
}
