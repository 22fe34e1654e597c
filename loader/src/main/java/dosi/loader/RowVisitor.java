package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import java.util.List;

/// What a reader meets on its way through a file. Every record of the file is told exactly once: as one or
/// more rows (an unpivot makes several), as skipped, or as quarantined.
interface RowVisitor {

    /// The column names of the file whose rows follow, as published. Not called for sources without
    /// columns.
    default void header(List<String> header) {}

    void row(Row row);

    /// A record left out by a declared rule.
    void skipped(Place place, Text rule);

    /// A record that cannot be read as a row.
    void quarantined(QuarantinedRow row);

    /// Something worth telling that does not take the record away, such as a repeated row.
    void problem(Problem problem);
}
