package dosi.shapes.report;

import dosi.diagnostics.Text;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The findings as comma-separated values (RFC 4180), as spreadsheets open them.
///
/// The byte order mark makes Excel read Korean. A cell that a spreadsheet would take for a formula gets an
/// apostrophe in front of it, numbers excepted: what a city publishes must not run on the steward's machine.
final class CsvReport {

    static final List<Text> HEADER =
            List.of(
                    new Text("자료", "dataset"),
                    new Text("심각도", "severity"),
                    new Text("상태", "status"),
                    new Text("규칙", "rule"),
                    new Text("종류", "kind"),
                    new Text("파일", "file"),
                    new Text("행", "row"),
                    new Text("열", "column"),
                    new Text("원본 값", "published value"),
                    new Text("메시지", "message"),
                    new Text("고칠 방법", "fix"),
                    new Text("메시지(영어)", "message (ko)"),
                    new Text("고칠 방법(영어)", "fix (ko)"),
                    new Text("대상", "focus node"),
                    new Text("속성", "property"),
                    new Text("판", "edition"),
                    new Text("허용", "waived"),
                    new Text("식별자", "id"));

    private CsvReport() {}

    static void write(FindingsReport report, Locale locale, OutputStream out) throws IOException {
        Writer text =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        text.write('\uFEFF');
        line(text, HEADER.stream().map(name -> name.in(locale)).toList());
        ReportRow.each(report, row -> line(text, cells(row, locale)));
        text.flush();
    }

    /// The cells of a row in the order of [#HEADER].
    static List<String> cells(ReportRow row, Locale locale) {
        Locale other = locale.getLanguage().equals("ko") ? Locale.ENGLISH : Locale.KOREAN;
        return List.of(
                row.dataset().name(),
                row.severity().label().in(locale),
                row.status().map(status -> status.label().in(locale)).orElse(""),
                row.rule(),
                row.kind(),
                row.file(),
                row.line() == 0 ? "" : Long.toString(row.line()),
                row.column(),
                row.published(),
                row.message().in(locale),
                row.fix().map(fix -> fix.in(locale)).orElse(""),
                row.message().in(other),
                row.fix().map(fix -> fix.in(other)).orElse(""),
                row.focus(),
                row.property(),
                row.dataset().edition().orElse(""),
                row.waiver()
                        .map(waiver -> waiver.reason() + " (" + waiver.author() + ")")
                        .orElse(""),
                row.id());
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        for (int index = 0; index < cells.size(); index++) {
            if (index > 0) {
                out.write(',');
            }
            cell(out, cells.get(index));
        }
        out.write("\r\n");
    }

    private static void cell(Writer out, String text) throws IOException {
        String safe = harmless(text);
        boolean quoted = false;
        for (int index = 0; index < safe.length() && !quoted; index++) {
            char c = safe.charAt(index);
            quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        if (quoted) {
            out.write('"');
            out.write(safe.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(safe);
        }
    }

    /// The text, with an apostrophe where a spreadsheet would calculate it.
    static String harmless(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '=', '@', '\t', '\r', '\n' -> "'" + text;
            case '+', '-' -> isNumber(text) || text.equals("-") ? text : "'" + text;
            default -> text;
        };
    }

    private static boolean isNumber(String text) {
        boolean digit = false;
        boolean point = false;
        for (int index = 1; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return false;
            }
        }
        return digit;
    }
}
