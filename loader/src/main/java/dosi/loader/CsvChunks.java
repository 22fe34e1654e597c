package dosi.loader;

import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a table in UTF-8 into pieces of whole records, so that several threads can work on them.
///
/// It knows just enough of RFC 4180 for that: quotes at the beginning of a cell, and the three line ends. What it
/// cannot judge for sure (a quote that nobody closes, characters behind a closing quote, bytes that are not UTF-8,
/// a record without end) it does not hand out: it stops before, and the plain reader has to go on from there.
final class CsvChunks {

    /// The largest record; beyond it a quote was probably never closed.
    private static final int RECORD_SIZE_MAX = 1 << 23;

    private enum In {
        LINE,
        BEGIN_OF_CELL,
        CELL,
        QUOTED_CELL,
        END_OF_QUOTED_CELL
    }

    private final InputStream table;
    private final byte delimiter;
    private final byte quote;
    private int linesLeft;
    private int headersLeft;
    private byte[] rest = new byte[0];
    private long row;
    private long handedOut;
    private long headRow;
    private boolean ended;
    private boolean doubtful;

    // the walk through the piece at hand
    private In in;
    private int at;
    private int begin;
    private int start;

    /// @param table the table without byte order mark
    /// @param source says how many lines and header rows come before the first record
    CsvChunks(InputStream table, SourceDescription source) {
        this.table = table;
        this.delimiter = (byte) source.delimiter();
        this.quote = (byte) source.quote();
        this.linesLeft = source.skipRows();
        this.headersLeft = source.headerRows();
        this.in = first();
    }

    /// Fills in the next piece; false at the end, or where only the plain reader can go on.
    boolean next(Chunk chunk) throws IOException {
        if (ended) {
            return false;
        }
        handedOut = row;
        int size = begin(chunk);
        while (begin == start && !ended) {
            if (begin > 0) {
                // lines of the head only: make room
                System.arraycopy(chunk.bytes, begin, chunk.bytes, 0, size - begin);
                size -= begin;
                at -= begin;
                begin = 0;
                start = 0;
            } else if (size == chunk.bytes.length) {
                chunk.bytes = Arrays.copyOf(chunk.bytes, size * 2);
            }
            int read;
            try {
                read = table.readNBytes(chunk.bytes, size, chunk.bytes.length - size);
            } catch (ProblemException undecodable) {
                return doubt();
            }
            boolean atEnd = read < chunk.bytes.length - size;
            size += read;
            scan(chunk.bytes, size, atEnd);
            ended = doubtful || atEnd;
            if (atEnd && !doubtful) {
                endOpen(chunk, size);
            }
            if (begin == start && size >= RECORD_SIZE_MAX) {
                return doubt();
            }
        }
        handedOut = Math.max(handedOut, headRow);
        chunk.from = start;
        chunk.to = begin;
        chunk.firstRow = handedOut + 1;
        if (!isUtf8(chunk)) {
            return doubt();
        }
        handedOut = row;
        rest = ended ? new byte[0] : Arrays.copyOfRange(chunk.bytes, begin, size);
        return begin > start;
    }

    private int begin(Chunk chunk) {
        if (rest.length > chunk.bytes.length) {
            chunk.bytes = new byte[rest.length];
        }
        System.arraycopy(rest, 0, chunk.bytes, 0, rest.length);
        at = 0;
        begin = 0;
        start = 0;
        in = first();
        return rest.length;
    }

    private boolean doubt() {
        doubtful = true;
        ended = true;
        return false;
    }

    private void endOpen(Chunk chunk, int size) {
        if (begin == size) {
            return;
        }
        if (in == In.QUOTED_CELL || headersLeft > 0) {
            doubtful = true;
            return;
        }
        row++;
        begin = size;
        chunk.endsOpen = true;
    }

    private static boolean isUtf8(Chunk chunk) {
        Utf8Check check = new Utf8Check();
        return check.accept(chunk.bytes, chunk.from, chunk.to) && check.end() < 0;
    }

    private In first() {
        return linesLeft > 0 ? In.LINE : In.BEGIN_OF_CELL;
    }

    /// Walks on to the end of what was read; `begin` is then where the record begins that is not complete.
    private void scan(byte[] bytes, int size, boolean atEnd) {
        int i = at;
        while (i < size) {
            byte b = bytes[i];
            switch (in) {
                case BEGIN_OF_CELL -> {
                    if (b == quote) {
                        in = In.QUOTED_CELL;
                        i++;
                        continue;
                    }
                    in = In.CELL;
                }
                case CELL -> {
                    while (b != delimiter && b != '\n' && b != '\r' && ++i < size) {
                        b = bytes[i];
                    }
                }
                case LINE -> {
                    while (b != '\n' && b != '\r' && ++i < size) {
                        b = bytes[i];
                    }
                }
                case QUOTED_CELL -> {
                    while (b != quote && ++i < size) {
                        b = bytes[i];
                    }
                    if (i < size) {
                        in = In.END_OF_QUOTED_CELL;
                        i++;
                    }
                    continue;
                }
                case END_OF_QUOTED_CELL -> {
                    if (b == quote) {
                        in = In.QUOTED_CELL;
                        i++;
                        continue;
                    }
                    if (b != delimiter && b != '\n' && b != '\r') {
                        doubtful = true;
                        return;
                    }
                }
            }
            if (i == size) {
                break;
            }
            if (b == delimiter && in != In.LINE) {
                in = In.BEGIN_OF_CELL;
                i++;
            } else if (b == '\n' || b == '\r') {
                if (b == '\r' && i + 1 == size && !atEnd) {
                    break; // its line feed may still come
                }
                boolean empty = i == begin;
                i += b == '\r' && i + 1 < size && bytes[i + 1] == '\n' ? 2 : 1;
                endRecord(i, empty);
            }
        }
        at = i;
    }

    private void endRecord(int end, boolean empty) {
        row++;
        begin = end;
        if (in == In.LINE || headersLeft > 0) {
            linesLeft -= in == In.LINE ? 1 : 0;
            headersLeft -= in == In.LINE || empty ? 0 : 1;
            start = end;
            headRow = row;
        }
        in = first();
    }

    /// The last row that was handed out; that of the header where none was.
    long row() {
        return handedOut;
    }

    /// The row of the last header line.
    long headRow() {
        return headRow;
    }

    /// Whether there is more that only the plain reader can judge.
    boolean isDoubtful() {
        return doubtful;
    }
}
