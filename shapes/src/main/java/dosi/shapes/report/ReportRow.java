package dosi.shapes.report;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.Finding;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of a report: one finding at one row, or one problem of reading. What tables are made of.
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
        Optional<SourceRow> row,
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
                List<SourceRow> rows = reported.located().rows();
                if (rows.isEmpty()) {
                    sink.row(of(dataset, reported, Optional.empty()));
                }
                for (SourceRow row : rows) {
                    sink.row(of(dataset, reported, Optional.of(row)));
                }
            }
        }
    }

    static ReportRow of(
            DatasetFindings dataset, ReportedFinding reported, Optional<SourceRow> row) {
        Finding finding = reported.finding();
        return new ReportRow(
                dataset,
                reported.severity(),
                reported.status(),
                Labels.rule(finding.source()),
                finding.source().componentName(),
                reported.identity(),
                row,
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
                Optional.of(SourceRow.of(problem.place())),
                "",
                "",
                "",
                problem.what(),
                Optional.of(problem.advice()),
                Optional.empty());
    }

    String file() {
        return row.map(SourceRow::place).map(Place::file).orElse("");
    }

    long line() {
        return row.map(SourceRow::place).map(Place::line).orElse(0L);
    }

    /// The number of the column, where it is a single one.
    long columnNumber() {
        return row.map(SourceRow::exactPlace).map(Place::column).orElse(0L);
    }

    List<SourceCell> cells() {
        return row.map(SourceRow::cells).orElse(List.of());
    }

    /// The headers of the columns, or the number of one, or nothing.
    String column() {
        return cells().isEmpty()
                ? columnNumber() == 0 ? "" : Long.toString(columnNumber())
                : columns(cells());
    }

    /// The text of the cell as published, of several each with its header, else the value as it stands in the graph.
    String published() {
        return published(cells()).orElse(value);
    }

    static String columns(List<SourceCell> cells) {
        return cells.stream().map(SourceCell::column).collect(Collectors.joining(", "));
    }

    /// What the cells hold; absent where nobody knows.
    static Optional<String> published(List<SourceCell> cells) {
        if (cells.size() == 1) {
            return cells.getFirst().published();
        }
        List<String> texts =
                cells.stream()
                        .filter(cell -> cell.published().isPresent())
                        .map(cell -> cell.column() + " \"" + cell.published().orElse("") + "\"")
                        .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", texts));
    }
}
