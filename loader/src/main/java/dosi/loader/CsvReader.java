package dosi.loader;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.Set;

/// Reads tables: RFC 4180 in any dialect of a [SourceDescription].
///
/// Rows are counted as a spreadsheet shows them: a cell with line breaks is one row, the first header line
/// is row 1. Only the cells that the mapping asks for become strings; the others stay in one array of
/// characters for the case that the row goes to the quarantine.
final class CsvReader implements RowReader {

    /// The most characters that one cell may have; more means a quote that nobody closes.
    private static final int CELL_SIZE_MAX = 1 << 24;

    private final List<Path> files;
    private final SourceDescription source;
    private final List<String> references;

    CsvReader(List<Path> files, SourceDescription source, List<String> references) {
        this.files = List.copyOf(files);
        this.source = source;
        this.references = List.copyOf(references);
    }

    @Override
    public void read(RowVisitor visitor) throws IOException {
        for (Path file : files) {
            new OneFile(file, visitor).read();
        }
    }

    /// What comes before the records of a file.
    ///
    /// @param row the row of the last header line
    record Head(Header header, long row) {}

    /// Reads the head of a file and tells the visitor of it.
    ///
    /// @throws ProblemException when the file has none, or lacks a column
    Head head(Path file, TextFile.Encoding encoding, RowVisitor visitor) throws IOException {
        try (Table table = new Table(file, String.valueOf(file.getFileName()), encoding)) {
            Header header = table.header();
            tellHeader(header, visitor);
            return new Head(header, table.row);
        }
    }

    private void tellHeader(Header header, RowVisitor visitor) {
        header.check(source, RowReferences.columnsOf(source, references), visitor);
        visitor.header(header.names());
    }

    /// A record that has more or less cells than the header.
    static QuarantinedRow wrongFieldCount(Place place, Header header, List<String> cells) {
        return new QuarantinedRow(
                place,
                header.names(),
                cells,
                SourceProblem.WRONG_FIELD_COUNT.at(place, cells.size(), header.names().size()));
    }

    /// The walk over one file.
    private final class OneFile {
        private final Path file;
        private final String name;
        private final RowVisitor visitor;
        private final RowHashes.Hash hash = new RowHashes.Hash();

        OneFile(Path file, RowVisitor visitor) {
            this.file = file;
            this.name = String.valueOf(file.getFileName());
            this.visitor = visitor;
        }

        void read() throws IOException {
            TextFile.Encoding encoding = TextFile.encodingOf(file, source.encoding());
            RowRules rules = null;
            do {
                try (Table table = new Table(file, name, encoding)) {
                    Header header = table.header();
                    if (rules == null) {
                        tellHeader(header, visitor);
                        rules = new RowRules(source, references, name, header.names(), visitor);
                    }
                    walk(table, header, rules);
                }
            } while (rules.again());
        }

        private void walk(Table table, Header header, RowRules rules) throws IOException {
            List<String> inputs = rules.inputs();
            int[] columns = inputs.stream().mapToInt(header::indexOf).toArray();
            boolean hashes = rules.hashesRows();
            int width = header.names().size();
            QuarantinedRow shortRow = null;
            long record = 0;
            while (table.next()) {
                Cells cells = table.cells;
                if (shortRow != null) {
                    rules.quarantine(shortRow);
                    shortRow = null;
                }
                record++;
                if (cells.count != width) {
                    shortRow = wrongFieldCount(Place.of(name, table.row), header, cells.copy());
                    continue;
                }
                List<List<String>> values = new ArrayList<>(columns.length);
                for (int column : columns) {
                    values.add(column < 0 ? List.of() : cells.value(column, source.trim()));
                }
                if (hashes) {
                    cells.hash(hash.reset());
                }
                rules.record(
                        table.row,
                        record,
                        values,
                        List.of(),
                        new TableRow(header, cells.copy()),
                        hash);
            }
            if (shortRow != null) {
                if (shortRow.cells().size() < width && !endsWithLineBreak()) {
                    throw new ProblemException(
                            SourceProblem.TRUNCATED.at(
                                    shortRow.place(),
                                    "마지막 행에 %d칸 가운데 %d칸만 있고 줄 끝이 없다"
                                            .formatted(width, shortRow.cells().size()),
                                    "the last row has %d of %d cells and no line end"
                                            .formatted(shortRow.cells().size(), width)));
                }
                rules.quarantine(shortRow);
            }
            rules.end(record);
        }

        private boolean endsWithLineBreak() throws IOException {
            try (FileChannel channel = FileChannel.open(file)) {
                ByteBuffer last = ByteBuffer.allocate(1);
                channel.read(last, channel.size() - 1);
                return last.get(0) == '\n' || last.get(0) == '\r';
            }
        }
    }

    /// The rows of a table, one after the other.
    private final class Table implements AutoCloseable {
        private final String name;
        private final Cells cells = new Cells();
        private final de.siegmar.fastcsv.reader.CsvReader<Cells> csv;
        private final CloseableIterator<Cells> rows;
        private long row;

        Table(Path file, String name, TextFile.Encoding encoding) throws IOException {
            this.name = name;
            this.csv =
                    de.siegmar.fastcsv.reader.CsvReader.builder()
                            .fieldSeparator(source.delimiter())
                            .quoteCharacter(source.quote())
                            .skipEmptyLines(false)
                            .allowUnclosedQuote(false)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .maxBufferSize(CELL_SIZE_MAX)
                            .build(cells, new StrictText(file, encoding));
            try {
                csv.skipLines(source.skipRows());
            } catch (CsvParseException tooFewLines) {
                throw new ProblemException(SourceProblem.EMPTY_FILE.at(Place.of(name)));
            }
            row = source.skipRows();
            rows = csv.iterator();
        }

        /// Moves to the next row that is not an empty line; false at the end.
        boolean next() throws IOException {
            try {
                do {
                    row++;
                    if (!rows.hasNext()) {
                        return false;
                    }
                    rows.next();
                } while (cells.emptyLine);
                return true;
            } catch (CsvParseException broken) {
                switch (broken.getCause()) {
                    case IOException unreadable -> throw unreadable;
                    case ProblemException refused -> throw refused;
                    case null, default -> {}
                }
                throw new ProblemException(
                        SourceProblem.BROKEN_QUOTE.at(
                                new Place(name, row, cells.count + 1L),
                                cells.line(),
                                cells.count + 1));
            } catch (NoSuchElementException end) {
                return false;
            }
        }

        Header header() throws IOException {
            List<Set<String>> parts = new ArrayList<>();
            Place place = Place.of(name, row + 1);
            for (int i = 0; i < source.headerRows(); i++) {
                if (!next()) {
                    throw new ProblemException(SourceProblem.EMPTY_FILE.at(Place.of(name)));
                }
                for (int column = 0; column < cells.count; column++) {
                    if (column == parts.size()) {
                        parts.add(new LinkedHashSet<>());
                    }
                    String part = cells.text(column).strip();
                    if (!part.isEmpty()) {
                        parts.get(column).add(part);
                    }
                }
            }
            return new Header(
                    place, parts.stream().map(names -> String.join(" / ", names)).toList());
        }

        @Override
        public void close() throws IOException {
            rows.close();
            csv.close();
        }
    }

    /// The cells of the current row: their characters behind one another, and where each of them ends.
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {
        private char[] chars = new char[1 << 10];
        private int[] ends = new int[64];
        private int count;
        private boolean emptyLine;

        @Override
        protected void handleBegin(long line) {
            count = 0;
            emptyLine = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int from, int size, boolean quoted) {
            int start = start(count);
            if (start + size > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(chars.length * 2, start + size));
            }
            System.arraycopy(buffer, from, chars, start, size);
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
            }
            ends[count++] = start + size;
        }

        @Override
        protected void handleEmpty() {
            emptyLine = true;
        }

        @Override
        protected Cells buildRecord() {
            return this;
        }

        long line() {
            return getStartingLineNumber();
        }

        private int start(int column) {
            return column == 0 ? 0 : ends[column - 1];
        }

        String text(int column) {
            int start = start(column);
            return new String(chars, start, ends[column] - start);
        }

        /// The cell as a list of one; an empty list if it is blank.
        List<String> value(int column, boolean trim) {
            int from = start(column);
            int to = ends[column];
            int first = from;
            while (first < to && Blanks.isBlank(chars[first])) {
                first++;
            }
            if (first == to) {
                return List.of();
            }
            if (!trim) {
                return List.of(new String(chars, from, to - from));
            }
            int end = to;
            while (Blanks.isBlank(chars[end - 1])) {
                end--;
            }
            return List.of(new String(chars, first, end - first));
        }

        void hash(RowHashes.Hash hash) {
            for (int i = 0; i < count; i++) {
                hash.add(chars, start(i), ends[i]);
            }
        }

        List<String> copy() {
            return new LazyTexts(
                    Arrays.copyOf(chars, count == 0 ? 0 : ends[count - 1]),
                    Arrays.copyOf(ends, count));
        }
    }

    /// The cells of a row and the names of their columns.
    private record TableRow(Header header, List<String> cells) implements Published {

        @Override
        public List<String> at(String reference) {
            int column = header.indexOf(reference);
            return column < 0 || column >= cells.size() ? List.of() : List.of(cells.get(column));
        }
    }

    /// The cells of a row as published; they become strings only when somebody looks at them.
    private static final class LazyTexts extends AbstractList<String> implements RandomAccess {
        private final char[] chars;
        private final int[] ends;

        LazyTexts(char[] chars, int[] ends) {
            this.chars = chars;
            this.ends = ends;
        }

        @Override
        public String get(int index) {
            int start = index == 0 ? 0 : ends[index - 1];
            return new String(chars, start, ends[index] - start);
        }

        @Override
        public int size() {
            return ends.length;
        }
    }
}
