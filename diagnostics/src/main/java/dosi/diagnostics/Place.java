package dosi.diagnostics;

/// Where something stands: a file and, where known, a line and a column.
///
/// For tables the line is the row as a spreadsheet shows it (the first header line is row 1); for lists of
/// records (JSON, XML, GeoJSON, shapefile) it is the number of the record. Lines and columns count from 1;
/// 0 means that the place is the whole file, or the whole line.
///
/// @param file name of the file as its user knows it, without machine folders
/// @param line line or row, 0 for the whole file
/// @param column column, 0 for the whole line
public record Place(String file, long line, long column) {
    public Place {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException(
                    "lines and columns count from 1: " + line + ":" + column);
        }
    }

    /// A whole file.
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /// A whole line or row.
    public static Place of(String file, long line) {
        return new Place(file, line, 0);
    }

    /// `file`, `file:line` or `file:line:column`.
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
