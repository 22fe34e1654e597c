package dosi.shapes.report;

import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The findings for a terminal: by shape, the heavier first, each with its first rows and what to do.
///
/// Columns are as wide as they look: a Hangul syllable takes two places.
public final class TableReport {

    /// How many rows of a constraint are shown when nothing else is asked for.
    public static final int EXAMPLES = 5;

    private static final int VALUE_WIDTH_MAX = 32;
    private static final int PLACE_WIDTH_MAX = 56;

    private final Locale locale;
    private final int examples;
    private final Appendable out;

    private TableReport(Locale locale, int examples, Appendable out) {
        this.locale = locale;
        this.examples = examples;
        this.out = out;
    }

    static void write(FindingsReport report, Locale locale, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (DatasetFindings dataset : report.datasets()) {
            text.append(dataset.name()).append('\n');
            write(dataset, locale, EXAMPLES, text);
        }
        text.flush();
    }

    /// The findings of one dataset, without a heading; nothing where there are none.
    ///
    /// @param examples how many rows of each constraint are shown; the rest is counted
    public static void write(DatasetFindings dataset, Locale locale, int examples, Appendable out)
            throws IOException {
        TableReport table = new TableReport(locale, examples, out);
        List<ConstraintFindings> all =
                dataset.byShape().stream().flatMap(shape -> shape.constraints().stream()).toList();
        for (ConstraintFindings constraint : all) {
            if (!constraint.findings().isEmpty() || constraint.total() > 0) {
                table.constraint(constraint);
            }
        }
        if (!dataset.counts().isEmpty()) {
            long passed = all.stream().filter(ConstraintFindings::passed).count();
            table.line(
                    "  "
                            + table.say(
                                    "제약 %,d개 가운데 %,d개 통과 (검사 %,d번)"
                                            .formatted(all.size(), passed, dataset.checks()),
                                    "%,d of %,d constraints passed (%,d checks)"
                                            .formatted(passed, all.size(), dataset.checks())));
        }
        if (dataset.waived() > 0) {
            table.line(
                    "  "
                            + table.say(
                                    "허용된 발견 %,d건".formatted(dataset.waived()),
                                    "%,d findings are waived".formatted(dataset.waived())));
        }
    }

    private void constraint(ConstraintFindings constraint) throws IOException {
        Severity severity = constraint.severity();
        line(
                "  %s %s × %,d  %s"
                        .formatted(
                                severity.label().in(locale),
                                Labels.rule(constraint.source()),
                                constraint.total(),
                                constraint.headline().in(locale)));
        constraint.commonFix().ifPresent(fix -> unchecked(() -> line("    → " + fix.in(locale))));
        boolean sameMessage = constraint.sameMessage();
        boolean sameFix = constraint.commonFix().isPresent();
        List<List<String>> rows = new ArrayList<>();
        long shown = 0;
        for (ReportedFinding found : constraint.findings()) {
            List<SourceRow> places = found.located().rows();
            for (int index = 0; index < Math.max(1, places.size()); index++) {
                if (rows.size() >= examples) {
                    break;
                }
                List<String> row = new ArrayList<>();
                row.add(where(found, places, index));
                row.add(value(found, places, index));
                row.add(sameMessage ? "" : found.finding().message().in(locale));
                row.add(
                        sameFix
                                ? ""
                                : found.finding()
                                        .fix()
                                        .map(fix -> "→ " + fix.in(locale))
                                        .orElse(""));
                row.add(mark(found));
                rows.add(row);
                shown += found.present() ? 1 : 0;
            }
        }
        rows(rows);
        if (constraint.total() > shown) {
            long more = constraint.total() - shown;
            line("    " + say("… %,d건이 더 있다".formatted(more), "… %,d more".formatted(more)));
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.write();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String where(ReportedFinding found, List<SourceRow> rows, int index) {
        if (rows.isEmpty()) {
            return Labels.node(found.finding().focus());
        }
        SourceRow row = rows.get(index);
        return switch (row.cells().size()) {
            case 0 -> row.place().toString();
            case 1 -> Labels.row(row.place()) + " " + row.cells().getFirst().column();
            // the values are told with their columns
            default -> Labels.row(row.place());
        };
    }

    private static String value(ReportedFinding found, List<SourceRow> rows, int index) {
        List<SourceCell> cells = rows.isEmpty() ? List.of() : rows.get(index).cells();
        String value =
                ReportRow.published(cells).orElseGet(() -> Labels.node(found.finding().value()));
        if (cells.size() > 1) {
            return DisplayWidth.cut(value, PLACE_WIDTH_MAX);
        }
        return value.isEmpty() && cells.isEmpty()
                ? ""
                : "\"" + DisplayWidth.cut(value, VALUE_WIDTH_MAX) + "\"";
    }

    private String mark(ReportedFinding found) {
        String status = found.status().map(one -> one.label().in(locale)).orElse("");
        String waived =
                found.waiver().map(waiver -> say("허용: ", "waived: ") + waiver.reason()).orElse("");
        String both = (status + " " + waived).strip();
        return both.isEmpty() ? "" : "[" + both + "]";
    }

    /// Rows with aligned columns; the last filled one of a row may be as long as it is.
    private void rows(List<List<String>> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] =
                        Math.min(
                                PLACE_WIDTH_MAX,
                                Math.max(widths[column], DisplayWidth.of(row.get(column))));
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder("    ");
            for (int column = 0; column < columns; column++) {
                if (widths[column] > 0) {
                    text.append(DisplayWidth.pad(row.get(column), widths[column])).append("  ");
                }
            }
            line(text.toString().stripTrailing());
        }
    }

    private String say(String ko, String en) {
        return new Text(ko, en).in(locale);
    }

    /// A line; what could steer the terminal is shown as `�`.
    private void line(String text) throws IOException {
        StringBuilder safe = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            safe.append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
        out.append(safe).append('\n');
    }
}
