package dosi.shapes;

import dosi.diagnostics.Place;
import java.util.Optional;

/// Where a finding stands in what was published.
///
/// @param place file and row; the column too, counted from 1, where it is known
/// @param column the header of the column as published, where it is known
/// @param published the text of the cell as published, where it is known
public record SourceCell(Place place, Optional<String> column, Optional<String> published) {

    /// A row of which the column is not known.
    public static SourceCell of(Place row) {
        return new SourceCell(row, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
