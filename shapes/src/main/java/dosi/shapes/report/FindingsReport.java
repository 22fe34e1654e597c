package dosi.shapes.report;

import dosi.diagnostics.Severity;
import java.time.Instant;
import java.util.List;

/// What a validation found, ready to be told: to a steward as a page or a table, to a spreadsheet, to a
/// pipeline. Written by [ReportFormat#write].
///
/// @param checked when
/// @param datasets one for each dataset, file or graph that was checked
public record FindingsReport(Instant checked, List<DatasetFindings> datasets) {
    public FindingsReport {
        datasets = List.copyOf(datasets);
    }

    /// How many rows have a finding of a severity or a problem of reading; tolerated and mended ones are not
    /// counted.
    public long count(Severity severity) {
        return datasets.stream().mapToLong(dataset -> dataset.count(severity)).sum();
    }

    /// Whether something of this severity or a heavier one is wrong.
    public boolean has(Severity least) {
        for (Severity severity : Severity.values()) {
            if (severity.compareTo(least) >= 0 && count(severity) > 0) {
                return true;
            }
        }
        return false;
    }
}
