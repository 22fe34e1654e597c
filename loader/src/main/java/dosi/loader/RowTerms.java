package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import org.jspecify.annotations.Nullable;

/// The current row for those terms and conditions of a text plan that need more than bytes: functions, joins, IRIs
/// and datatypes that have to be checked. They are made by the slots that the plain way uses, too.
final class RowTerms implements RowVisitor {

    final Slots slots = new Slots();
    final RowContext context;
    private final SourceDescription source;
    private final String file;
    private final Header header;
    private boolean asked;
    private boolean troubled;
    private @Nullable Row row;
    private @Nullable RecordCells records;

    RowTerms(
            String dataset, Lookups lookups, SourceDescription source, String file, Header header) {
        this.source = source;
        this.file = file;
        this.header = header;
        this.context = new RowContext(dataset, lookups, -1, _ -> troubled = true);
        // rules that skip rows look at texts
        this.asked = !source.skipRules().isEmpty();
    }

    /// The plan needs the row.
    void ask() {
        asked = true;
    }

    /// Moves to the record; false where it is no row to be mapped.
    boolean read(CsvCells cells) {
        troubled = false;
        if (!asked) {
            return true;
        }
        RecordCells known = records;
        if (known == null) {
            known =
                    new RecordCells(
                            new RowRules(source, slots.references(), file, header.names(), this),
                            header,
                            source);
            records = known;
        }
        row = null;
        known.tell(cells);
        Row found = row;
        if (found == null) {
            return false;
        }
        context.moveTo(found);
        return true;
    }

    /// Whether something was wrong with the row.
    boolean isTroubled() {
        return troubled;
    }

    @Override
    public void row(Row found) {
        row = found;
    }

    @Override
    public void skipped(Place place, Text rule) {}

    @Override
    public void quarantined(QuarantinedRow quarantinedRow) {}

    @Override
    public void problem(Problem problem) {}
}
