package dosi.loader;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// The records of a piece of a table and the cells of each, as slices of its bytes.
///
/// Quotes are taken off in place, so that a piece can be walked through once only. The piece comes from
/// [CsvChunks], which has seen that its quotes are in order.
final class CsvCells {

    private final byte delimiter;
    private final byte quote;
    byte[] bytes = new byte[0];
    int[] from = new int[64];
    int[] to = new int[64];

    /// Where the value stands that [#value] found last.
    int valueFrom;

    int valueTo;
    private int count;
    private int at;
    private int end;
    private long row;

    CsvCells(SourceDescription source) {
        this.delimiter = (byte) source.delimiter();
        this.quote = (byte) source.quote();
    }

    void open(Chunk chunk) {
        bytes = chunk.bytes;
        at = chunk.from;
        end = chunk.to;
        row = chunk.firstRow - 1;
        count = 0;
    }

    /// Moves to the next record that is not an empty line; false at the end.
    boolean next() {
        while (at < end) {
            row++;
            byte b = bytes[at];
            if (b != '\n' && b != '\r') {
                record();
                return true;
            }
            lineEnd();
        }
        return false;
    }

    private void record() {
        count = 0;
        while (true) {
            if (count == from.length) {
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
            }
            if (at < end && bytes[at] == quote) {
                quotedCell();
            } else {
                cell();
            }
            count++;
            if (at == end) {
                return;
            }
            if (bytes[at] != delimiter) {
                lineEnd();
                return;
            }
            at++;
        }
    }

    private void cell() {
        byte[] all = bytes;
        int i = at;
        from[count] = i;
        while (i < end) {
            byte b = all[i];
            if (b == delimiter || b == '\n' || b == '\r') {
                break;
            }
            i++;
        }
        to[count] = i;
        at = i;
    }

    private void quotedCell() {
        int i = at + 1;
        int written = i;
        from[count] = i;
        while (true) {
            byte b = bytes[i++];
            if (b == quote) {
                if (i == end || bytes[i] != quote) {
                    break;
                }
                i++;
            }
            bytes[written++] = b;
        }
        to[count] = written;
        at = i;
    }

    private void lineEnd() {
        boolean two = bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n';
        at += two ? 2 : 1;
    }

    /// How many cells the record has.
    int count() {
        return count;
    }

    /// How a spreadsheet counts the record.
    long row() {
        return row;
    }

    /// Whether nothing follows the record, not even a line end that was read over.
    boolean isLast() {
        return at == end;
    }

    /// Finds the value of a cell: the cell, without blanks around it if it is to be trimmed. False for a blank cell.
    boolean value(int column, boolean trim) {
        int begin = from[column];
        int stop = to[column];
        while (begin < stop) {
            int blank = Blanks.at(bytes, begin);
            if (blank == 0) {
                break;
            }
            begin += blank;
        }
        if (begin == stop) {
            return false;
        }
        valueFrom = trim ? begin : from[column];
        if (trim) {
            for (int blank = Blanks.before(bytes, stop);
                    blank > 0;
                    blank = Blanks.before(bytes, stop)) {
                stop -= blank;
            }
        }
        valueTo = stop;
        return true;
    }

    String text(int start, int stop) {
        return new String(bytes, start, stop - start, StandardCharsets.UTF_8);
    }

    /// The cells of the record as published: a live view.
    List<String> published() {
        return new Published();
    }

    private final class Published extends AbstractList<String> implements RandomAccess {
        @Override
        public String get(int index) {
            return text(from[index], to[index]);
        }

        @Override
        public int size() {
            return count;
        }
    }
}
