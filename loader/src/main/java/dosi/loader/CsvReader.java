package dosi.loader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Reads delimited text (RFC 4180, with the dialect of the source) record by record.
///
/// A row's number is that of its record in the file, header lines counted, as a spreadsheet shows it. Entirely
/// blank lines are no records. With a collision key, the file is read twice: first only for the keys.
final class CsvReader implements RowReader {

    private final List<Path> files;
    private final SourceDescription source;
    private final List<String> references;

    CsvReader(List<Path> files, SourceDescription source, List<String> references) {
        this.files = files;
        this.source = source;
        this.references = references;
    }

    @Override
    public void read(RowVisitor visitor) throws IOException {
        Keys keys = new Keys(source);
        if (keys.needsFirstPass()) {
            for (Path file : files) {
                walk(file, keys, null);
            }
            keys.endFirstPass();
        }
        for (Path file : files) {
            walk(file, keys, visitor);
        }
    }

    /// Walks through one file; without a visitor only to learn its keys.
    private void walk(Path file, Keys keys, @org.jspecify.annotations.Nullable RowVisitor visitor)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        long number = 0;
        try (BufferedReader text = TextFile.open(file, source.encoding());
                var records = records(text)) {
            Iterator<CsvRecord> iterator = records.iterator();
            List<List<String>> headerLines = new ArrayList<>();
            while (number < source.skipRows() + (long) source.headerRows() && iterator.hasNext()) {
                List<String> line = iterator.next().getFields();
                if (++number > source.skipRows()) {
                    headerLines.add(line);
                }
            }
            if (headerLines.size() < source.headerRows()) {
                throw new ProblemException(
                        SourceProblem.TRUNCATED.at(
                                Place.of(name, number), source.headerRows() + " header lines"));
            }
            CsvColumns columns = new CsvColumns(name, headerLines, source, references);
            CsvPass pass = new CsvPass(columns, keys, visitor);
            pass.begin();
            while (iterator.hasNext()) {
                CsvRecord record = iterator.next();
                number++;
                if (!isBlank(record)) {
                    pass.record(number, record.getFields());
                }
            }
            pass.end();
        } catch (CsvParseException broken) {
            throw new ProblemException(SourceProblem.BROKEN_QUOTE.at(Place.of(name, number + 1)));
        }
    }

    private de.siegmar.fastcsv.reader.CsvReader<CsvRecord> records(BufferedReader text) {
        return de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(source.delimiter())
                .quoteCharacter(source.quote())
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private static boolean isBlank(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).isBlank();
    }

    /// Where each column of a name stands.
    static Map<String, Integer> indexes(List<String> header) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int index = 0; index < header.size(); index++) {
            indexes.putIfAbsent(header.get(index), index);
        }
        return indexes;
    }
}
