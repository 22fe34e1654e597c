package dosi.shapes.report;

import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The findings as a workbook of Excel: summary, findings, constraints.
///
/// Texts are written as texts, never as formulas; rows are flushed as they come. A sheet holds
/// [#ROWS_MAX] findings; the summary says so where there are more.
final class XlsxReport {

    /// Excel's own limit is 1,048,576 rows to a sheet.
    static final int ROWS_MAX = 1_000_000;

    /// Excel's own limit for the text of one cell.
    private static final int CELL_MAX = 32_767;

    private static final int FLUSH_EVERY = 5_000;
    private static final String HEAD_COLOUR = "E8EDF3";

    private final Workbook book;
    private final Locale locale;

    private XlsxReport(Workbook book, Locale locale) {
        this.book = book;
        this.locale = locale;
    }

    static void write(FindingsReport report, Locale locale, OutputStream out) throws IOException {
        Workbook book = new Workbook(new Unclosed(out), "Dosi", "1.0");
        XlsxReport xlsx = new XlsxReport(book, locale);
        xlsx.summary(report);
        xlsx.findings(report);
        xlsx.constraints(report);
        book.finish();
    }

    /// Finishing a workbook closes its stream; the stream of the caller stays open.
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    private String say(String ko, String en) {
        return new Text(ko, en).in(locale);
    }

    private void summary(FindingsReport report) throws IOException {
        Worksheet sheet = book.newWorksheet(say("요약", "Summary"));
        sheet.value(0, 0, say("검증 보고서", "Validation report"));
        sheet.style(0, 0).bold().fontSize(16).set();
        sheet.value(1, 0, say("검증한 때", "checked"));
        text(sheet, 1, 1, report.checked().toString());
        header(
                sheet,
                3,
                List.of(
                        new Text("자료", "dataset"),
                        new Text("이름", "title"),
                        new Text("파일", "files"),
                        new Text("행", "rows"),
                        new Text("트리플", "triples"),
                        new Text("오류", "errors"),
                        new Text("경고", "warnings"),
                        new Text("알림", "info"),
                        new Text("허용", "waived"),
                        new Text("검사", "checks"),
                        new Text("모양 묶음", "shapes"),
                        new Text("판", "edition")));
        int row = 4;
        for (DatasetFindings dataset : report.datasets()) {
            text(sheet, row, 0, dataset.name());
            text(sheet, row, 1, dataset.title().in(locale));
            text(sheet, row, 2, String.join(", ", dataset.files()));
            if (dataset.rows().isPresent()) {
                sheet.value(row, 3, dataset.rows().getAsLong());
            }
            sheet.value(row, 4, dataset.triples());
            sheet.value(row, 5, dataset.count(Severity.ERROR));
            sheet.value(row, 6, dataset.count(Severity.WARNING));
            sheet.value(row, 7, dataset.count(Severity.INFO));
            sheet.value(row, 8, dataset.waived());
            sheet.value(row, 9, dataset.checks());
            text(sheet, row, 10, String.join(", ", dataset.shapes()));
            text(sheet, row, 11, dataset.edition().orElse(""));
            row++;
        }
        long told = report.datasets().stream().mapToLong(XlsxReport::rowsOf).sum();
        if (told > ROWS_MAX) {
            text(
                    sheet,
                    row + 1,
                    0,
                    say(
                            "발견 %,d건 가운데 %,d건만 적었다".formatted(told, ROWS_MAX),
                            "%,d of %,d findings are listed".formatted(ROWS_MAX, told)));
        }
        widths(sheet, 28, 32, 40, 10, 10, 10, 10, 10, 10, 10, 30, 60);
        sheet.finish();
    }

    private static long rowsOf(DatasetFindings dataset) {
        return dataset.problems().list().size()
                + dataset.findings().stream().mapToLong(found -> found.located().count()).sum();
    }

    private void findings(FindingsReport report) throws IOException {
        Worksheet sheet = book.newWorksheet(say("발견", "Findings"));
        header(sheet, 0, CsvReport.HEADER);
        widths(sheet, 24, 9, 10, 30, 14, 32, 8, 18, 20, 50, 50, 40, 40, 30, 24, 24, 20, 14);
        int[] next = {1};
        ReportRow.each(
                report,
                row -> {
                    if (next[0] <= ROWS_MAX) {
                        finding(sheet, next[0], row);
                        next[0]++;
                        if (next[0] % FLUSH_EVERY == 0) {
                            sheet.flush();
                        }
                    }
                });
        sheet.setAutoFilter(0, 0, Math.max(1, next[0] - 1), CsvReport.HEADER.size() - 1);
        sheet.freezePane(0, 1);
        sheet.finish();
    }

    private void finding(Worksheet sheet, int row, ReportRow told) {
        List<String> cells = CsvReport.cells(told, locale);
        for (int column = 0; column < cells.size(); column++) {
            boolean isRow = CsvReport.HEADER.get(column).en().equals("row");
            if (isRow && told.line() > 0) {
                sheet.value(row, column, told.line());
            } else {
                text(sheet, row, column, cells.get(column));
            }
        }
    }

    private void constraints(FindingsReport report) throws IOException {
        Worksheet sheet = book.newWorksheet(say("제약", "Constraints"));
        header(
                sheet,
                0,
                List.of(
                        new Text("자료", "dataset"),
                        new Text("규칙", "rule"),
                        new Text("종류", "kind"),
                        new Text("속성", "property"),
                        new Text("심각도", "severity"),
                        new Text("내용", "text"),
                        new Text("검사한 대상", "focus nodes"),
                        new Text("검사한 값", "values"),
                        new Text("발견", "findings"),
                        new Text("통과율", "pass rate")));
        widths(sheet, 24, 34, 18, 24, 10, 60, 14, 14, 10, 10);
        int row = 1;
        for (DatasetFindings dataset : report.datasets()) {
            for (ShapeFindings shape : dataset.byShape()) {
                for (ConstraintFindings constraint : shape.constraints()) {
                    text(sheet, row, 0, dataset.name());
                    text(sheet, row, 1, Labels.rule(constraint.source()));
                    text(sheet, row, 2, constraint.source().componentName());
                    text(sheet, row, 3, Labels.path(constraint.source().path()));
                    text(sheet, row, 4, constraint.severity().label().in(locale));
                    text(sheet, row, 5, constraint.headline().in(locale));
                    if (constraint.count().isPresent()) {
                        sheet.value(row, 6, constraint.count().get().focusNodes());
                        sheet.value(row, 7, constraint.count().get().values());
                    }
                    sheet.value(row, 8, constraint.total());
                    OptionalDouble rate = constraint.passRate();
                    if (rate.isPresent()) {
                        sheet.value(row, 9, rate.getAsDouble());
                        sheet.style(row, 9).format("0.0%").set();
                    }
                    row++;
                }
            }
        }
        sheet.setAutoFilter(0, 0, Math.max(1, row - 1), 9);
        sheet.freezePane(0, 1);
        sheet.finish();
    }

    private void header(Worksheet sheet, int row, List<Text> names) {
        for (int column = 0; column < names.size(); column++) {
            sheet.value(row, column, names.get(column).in(locale));
            sheet.style(row, column).bold().fillColor(HEAD_COLOUR).set();
        }
    }

    private static void widths(Worksheet sheet, int... widths) {
        for (int column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
        }
    }

    /// A text; what XML cannot hold becomes U+FFFD, what Excel cannot hold is cut.
    private static void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            String clean = XmlText.clean(text);
            sheet.inlineString(
                    row,
                    column,
                    clean.length() <= CELL_MAX ? clean : clean.substring(0, CELL_MAX - 1) + "…");
        }
    }
}
