package dosi.shapes.report;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.Finding;
import dosi.shapes.SourceCell;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One line of a report: one finding at one cell, or one problem of reading. What tables are made of.
///
/// @param rule the name of the constraint, or the code of the problem
/// @param kind what kind of constraint it is; empty for problems
/// @param id the same for the same finding in every run; empty for problems
/// @param value the value that is wrong, as in the graph
record ReportRow(
        DatasetFindings dataset,
        Severity severity,
        Optional<FindingStatus> status,
        String rule,
        String kind,
        String id,
        Optional<SourceCell> cell,
        String focus,
        String property,
        String value,
        Text message,
        Optional<Text> fix,
        Optional<Waiver> waiver) {

    /// Takes rows one by one.
    interface Sink {
        void row(ReportRow row) throws IOException;
    }

    /// Every row of a report, the problems of reading of each dataset first.
    static void each(FindingsReport report, Sink sink) throws IOException {
        for (DatasetFindings dataset : report.datasets()) {
            for (Problem problem : dataset.problems().list()) {
                sink.row(of(dataset, problem));
            }
            for (ReportedFinding reported : dataset.findings()) {
                List<SourceCell> cells = reported.located().cells();
                if (cells.isEmpty()) {
                    sink.row(of(dataset, reported, Optional.empty()));
                }
                for (SourceCell cell : cells) {
                    sink.row(of(dataset, reported, Optional.of(cell)));
                }
            }
        }
    }

    static ReportRow of(
            DatasetFindings dataset, ReportedFinding reported, Optional<SourceCell> cell) {
        Finding finding = reported.finding();
        return new ReportRow(
                dataset,
                reported.severity(),
                reported.status(),
                Labels.rule(finding.source()),
                finding.source().componentName(),
                reported.identity(),
                cell,
                Labels.node(finding.focus()),
                Labels.path(finding.path()),
                Labels.node(finding.value()),
                finding.message(),
                finding.fix(),
                reported.waiver());
    }

    static ReportRow of(DatasetFindings dataset, Problem problem) {
        return new ReportRow(
                dataset,
                problem.severity(),
                Optional.empty(),
                problem.code(),
                "",
                "",
                Optional.of(SourceCell.of(problem.place())),
                "",
                "",
                "",
                problem.what(),
                Optional.of(problem.advice()),
                Optional.empty());
    }

    String file() {
        return cell.map(SourceCell::place).map(Place::file).orElse("");
    }

    long line() {
        return cell.map(SourceCell::place).map(Place::line).orElse(0L);
    }

    long columnNumber() {
        return cell.map(SourceCell::place).map(Place::column).orElse(0L);
    }

    /// The header of the column, or its number, or nothing.
    String column() {
        return cell.flatMap(SourceCell::column)
                .orElseGet(() -> columnNumber() == 0 ? "" : Long.toString(columnNumber()));
    }

    /// The text of the cell as published, else the value as it stands in the graph.
    String published() {
        return cell.flatMap(SourceCell::published).orElse(value);
    }
}
