package dosi.loader;

import dosi.diagnostics.Place;
import java.util.List;
import java.util.Optional;

/// Cells of one row as they were published.
///
/// @param place file and row
/// @param cells in the order of the ways that were asked for; each column once
public record PublishedRow(Place place, List<Cell> cells) {
    public PublishedRow {
        cells = List.copyOf(cells);
    }

    /// One cell, before anything was trimmed, taken for missing or put in.
    ///
    /// @param column the header of the column; of a source without columns the reference of the mapping
    /// @param number the column, counted from 1; 0 where the source has none or this file lacks it
    /// @param text what stands in it, empty where nothing does, at most [#TEXT_MAX] characters; absent where the file
    ///     has no such cell
    public record Cell(String column, long number, Optional<String> text) {

        /// A longer text is cut, and ends in an ellipsis.
        public static final int TEXT_MAX = 1_000;
    }
}
