package dosi.shapes;

import java.util.Optional;

/// A cell of a row as it was published: before blanks, missing values and functions were dealt with.
///
/// @param column the header of the column; the path or name of the value where the source has no columns
/// @param number the column, counted from 1; 0 where the source has no columns or the number is not known
/// @param published the text in the file, empty for a blank cell; absent where it is not known
public record SourceCell(String column, long number, Optional<String> published) {

    private static final int LETTERS = 26;

    /// The letters by which spreadsheets name the column: `A`, `Z`, `AA`; empty where its number is not known.
    public String letters() {
        StringBuilder letters = new StringBuilder();
        for (long left = number; left > 0; left = (left - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
        }
        return letters.toString();
    }
}
