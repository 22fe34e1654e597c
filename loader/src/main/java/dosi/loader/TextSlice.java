package dosi.loader;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value of the current row as a slice of bytes in UTF-8, filled in anew for each row.
abstract sealed class TextSlice {

    private static final byte[] NOTHING = {};

    byte[] in = NOTHING;
    int from;
    int to;

    /// Whether the row has a value here.
    boolean isPresent;

    /// Looks at the row; slices that others are made of come first.
    abstract void read(CsvCells cells);

    final void set(byte[] bytes, int begin, int end) {
        in = bytes;
        from = begin;
        to = end;
        isPresent = true;
    }

    /// The cell of a column, without what means "no value" there.
    static final class Cell extends TextSlice {
        private final int column;
        private final boolean trim;
        private final byte[][] missing;
        private final byte @Nullable [] fallback;

        /// @param column index of the column, or -1 where the file lacks it
        /// @param missing the texts that mean "missing"
        /// @param fallback the value of a blank cell
        Cell(int column, boolean trim, List<String> missing, @Nullable String fallback) {
            this.column = column;
            this.trim = trim;
            this.missing = missing.stream().map(NTriples::utf8).toArray(byte[][]::new);
            this.fallback = fallback == null ? null : NTriples.utf8(fallback);
        }

        @Override
        void read(CsvCells cells) {
            if (column < 0 || !cells.value(column, trim)) {
                byte[] standard = fallback;
                isPresent = false;
                if (standard != null) {
                    set(standard, 0, standard.length);
                }
                return;
            }
            set(cells.bytes, cells.valueFrom, cells.valueTo);
            for (byte[] text : missing) {
                if (Arrays.equals(in, from, to, text, 0, text.length)) {
                    isPresent = false;
                }
            }
        }
    }

    /// The same text for every row of the file, or nothing.
    static final class Fixed extends TextSlice {
        Fixed(@Nullable String text) {
            if (text != null) {
                byte[] bytes = NTriples.utf8(text);
                set(bytes, 0, bytes.length);
            }
        }

        @Override
        void read(CsvCells cells) {}
    }

    /// The number of the row.
    static final class RowNumber extends TextSlice {
        @Override
        void read(CsvCells cells) {
            byte[] digits = NTriples.utf8(Long.toString(cells.row()));
            set(digits, 0, digits.length);
        }
    }

    /// The key: all of its cells, joined by `_`.
    static final class Key extends TextSlice {
        private final List<TextSlice> cells;
        private final Bytes joined = new Bytes(64);

        Key(List<TextSlice> cells) {
            this.cells = List.copyOf(cells);
        }

        @Override
        void read(CsvCells record) {
            joined.clear();
            for (TextSlice cell : cells) {
                if (joined.size > 0) {
                    joined.add('_');
                }
                joined.add(cell.in, cell.from, cell.to);
            }
            set(joined.array, 0, joined.size);
        }
    }

    /// How a value is spelt where it stands.
    enum Spelling {
        /// Between the quotes of a literal.
        LITERAL,
        /// Safe inside an IRI, with letters of every script.
        IRI,
        /// Safe inside a URI, ASCII only.
        URI
    }

    /// Another slice in a spelling; the same bytes where that changes nothing.
    static final class Spelt extends TextSlice {
        private final TextSlice raw;
        private final Spelling spelling;
        private final Bytes made = new Bytes(64);

        Spelt(TextSlice raw, Spelling spelling) {
            this.raw = raw;
            this.spelling = spelling;
        }

        @Override
        void read(CsvCells cells) {
            isPresent = raw.isPresent;
            if (!isPresent) {
                return;
            }
            boolean same =
                    switch (spelling) {
                        case LITERAL -> NTriples.isPlain(raw.in, raw.from, raw.to);
                        case IRI -> IriSafe.isSafe(raw.in, raw.from, raw.to, true);
                        case URI -> IriSafe.isSafe(raw.in, raw.from, raw.to, false);
                    };
            if (same) {
                set(raw.in, raw.from, raw.to);
                return;
            }
            made.clear();
            switch (spelling) {
                case LITERAL -> NTriples.escaped(raw.in, raw.from, raw.to, made);
                case IRI -> IriSafe.encode(raw.in, raw.from, raw.to, true, made);
                case URI -> IriSafe.encode(raw.in, raw.from, raw.to, false, made);
            }
            set(made.array, 0, made.size);
        }
    }
}
