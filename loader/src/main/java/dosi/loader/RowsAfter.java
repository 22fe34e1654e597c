package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import java.util.List;

/// Hands on what a reader tells of the rows behind a row; what comes before was told already.
final class RowsAfter implements RowVisitor {

    private final RowVisitor visitor;
    private final long row;

    RowsAfter(RowVisitor visitor, long row) {
        this.visitor = visitor;
        this.row = row;
    }

    private boolean isNew(Place place) {
        return place.line() == 0 || place.line() > row;
    }

    @Override
    public void header(List<String> header) {
        visitor.header(header);
    }

    @Override
    public void row(Row next) {
        if (isNew(next.place())) {
            visitor.row(next);
        }
    }

    @Override
    public void skipped(Place place, Text rule) {
        if (isNew(place)) {
            visitor.skipped(place, rule);
        }
    }

    @Override
    public void quarantined(QuarantinedRow next) {
        if (isNew(next.place())) {
            visitor.quarantined(next);
        }
    }

    @Override
    public void problem(Problem problem) {
        if (isNew(problem.place())) {
            visitor.problem(problem);
        }
    }
}
