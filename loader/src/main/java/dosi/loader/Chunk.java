package dosi.loader;

import java.util.ArrayList;
import java.util.List;

/// A piece of a table and, later, what was made of it. Used again for one piece after another, so that its buffers
/// are made once.
final class Chunk {

    /// Whole records in UTF-8, from `from` to `to`.
    byte[] bytes;

    int from;
    int to;

    /// How a spreadsheet counts the first record.
    long firstRow;

    /// Whether the last record is the end of the file and has no line end.
    boolean endsOpen;

    /// The lines that were made, as they are to be written.
    final Bytes lines = new Bytes(1 << 16);

    /// The same compressed; used only where the output is.
    final Bytes packed = new Bytes(1 << 10);

    /// What was counted and found wrong.
    Tally tally = new Tally();

    final List<QuarantinedRow> quarantined = new ArrayList<>();

    /// How many records it has.
    long records;

    /// The last record if it was left out because it has no line end and not all of its cells, else 0.
    long cutRow;

    /// @param capacity bytes of the table that it holds before it grows
    Chunk(int capacity) {
        bytes = new byte[capacity];
    }

    /// Ready for the next piece.
    void reset(Tally fresh) {
        from = 0;
        to = 0;
        endsOpen = false;
        lines.clear();
        packed.clear();
        tally = fresh;
        quarantined.clear();
        records = 0;
        cutRow = 0;
    }
}
