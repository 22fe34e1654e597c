package dosi.shapes.report;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.ConstraintCount;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The findings as one page that needs nothing else: no network, no other file.
///
/// Everything is in the page in both languages; a switch shows one. Without scripts the page still reads,
/// only the switch and the filters are missing. Its content security policy allows exactly the one script and
/// the one style sheet by their hashes, so nothing that stands in the data can run. However many findings
/// there are, the page stays below 2 MB: each constraint shows its first rows and says how many there are.
final class HtmlReport {

    /// How many rows of one constraint are shown at most.
    static final int ROWS_MAX = 200;

    /// How many bytes all rows together may take.
    static final int ROWS_BYTES = 1_100_000;

    /// How many constraints with findings are shown, and how many that passed.
    static final int BLOCKS_MAX = 400;

    private static final int TEXT_MAX = 400;
    private static final int OPEN_BLOCKS = 4;
    private static final int BARS_MAX = 10;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final FindingsReport report;
    private final Locale locale;
    private final Writer out;
    private final int bytesPerBlock;
    private final boolean anyStatus;

    private HtmlReport(FindingsReport report, Locale locale, Writer out) {
        this.report = report;
        this.locale = locale;
        this.out = out;
        long blocks =
                report.datasets().stream()
                        .mapToLong(dataset -> Math.min(BLOCKS_MAX, blocksOf(dataset).size()))
                        .sum();
        this.bytesPerBlock = (int) (ROWS_BYTES / Math.max(1, blocks));
        this.anyStatus =
                report.datasets().stream()
                        .flatMap(dataset -> dataset.findings().stream())
                        .anyMatch(found -> found.status().isPresent());
    }

    static void write(FindingsReport report, Locale locale, OutputStream out) throws IOException {
        Writer text =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        new HtmlReport(report, locale, text).page();
        text.flush();
    }

    /// A group of rows of one rule: a constraint that found something, or a code of problems.
    private record Block(
            String rule,
            String kind,
            Severity severity,
            Text headline,
            Optional<Text> fix,
            boolean sameMessage,
            long total,
            List<ReportedFinding> findings,
            List<Problem> problems) {}

    private static List<Block> blocksOf(DatasetFindings dataset) {
        List<Block> blocks = new ArrayList<>();
        for (ShapeFindings shape : dataset.byShape()) {
            for (ConstraintFindings constraint : shape.constraints()) {
                if (constraint.total() > 0 || !constraint.findings().isEmpty()) {
                    blocks.add(
                            new Block(
                                    Labels.rule(constraint.source()),
                                    constraint.source().componentName(),
                                    constraint.severity(),
                                    constraint.headline(),
                                    constraint.commonFix(),
                                    constraint.sameMessage(),
                                    constraint.total(),
                                    constraint.findings(),
                                    List.of()));
                }
            }
        }
        Map<String, List<Problem>> byCode = new LinkedHashMap<>();
        dataset.problems()
                .list()
                .forEach(
                        one -> byCode.computeIfAbsent(one.code(), _ -> new ArrayList<>()).add(one));
        byCode.forEach((code, problems) -> blocks.add(reading(code, problems)));
        blocks.sort(
                Comparator.comparing(Block::severity).thenComparingLong(Block::total).reversed());
        return blocks;
    }

    private static Block reading(String code, List<Problem> problems) {
        Problem first = problems.getFirst();
        boolean sameAdvice = problems.stream().allMatch(one -> one.advice().equals(first.advice()));
        boolean sameWhat = problems.stream().allMatch(one -> one.what().equals(first.what()));
        return new Block(
                code,
                "",
                first.severity(),
                sameWhat ? first.what() : new Text("읽을 때 드러난 문제", "problems of reading"),
                sameAdvice ? Optional.of(first.advice()) : Optional.empty(),
                sameWhat,
                problems.size(),
                List.of(),
                problems);
    }

    private void page() throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        String language = locale.getLanguage().equals("ko") ? "ko" : "en";
        out.write("<!doctype html>\n<html lang=\"" + language + "\" data-language=\"" + language);
        out.write("\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.write(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'sha256-"
                        + sha256(style)
                        + "'; script-src 'sha256-"
                        + sha256(script)
                        + "'; base-uri 'none'; form-action 'none'\">\n");
        out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.write("<title>" + escaped(new Text("검증 보고서", "Validation report").in(locale)));
        out.write(
                " · "
                        + escaped(names())
                        + "</title>\n<style>"
                        + style
                        + "</style>\n</head>\n<body>\n");
        head();
        filters();
        out.write("<main>\n");
        int number = 0;
        for (DatasetFindings dataset : report.datasets()) {
            dataset(dataset, ++number);
        }
        out.write("</main>\n<footer><p>");
        out.write(
                both(
                        new Text(
                                "Dosi가 만든 보고서이다. 이 파일 하나로 읽을 수 있고, 어디에도 접속하지 않는다.",
                                "Made by Dosi. This one file is all there is; it connects to nothing.")));
        out.write("</p></footer>\n<script>" + script + "</script>\n</body>\n</html>\n");
    }

    private String names() {
        return String.join(
                ", ", report.datasets().stream().limit(3).map(DatasetFindings::name).toList());
    }

    private void head() throws IOException {
        out.write(
                "<header>\n<div class=\"top\"><h1>"
                        + both("검증 보고서", "Validation report")
                        + "</h1>");
        out.write(
                "<div class=\"language\" role=\"group\" aria-label=\"언어 language\">"
                        + "<button type=\"button\" data-to=\"ko\">한국어</button>"
                        + "<button type=\"button\" data-to=\"en\">English</button></div></div>\n");
        out.write("<p class=\"when\">" + escaped(names()));
        if (report.datasets().size() > 3) {
            out.write(" +" + (report.datasets().size() - 3));
        }
        out.write(" · " + MINUTE.format(report.checked()) + "</p>\n<dl class=\"totals\">\n");
        for (Severity severity : heaviestFirst()) {
            total(severity.label(), report.count(severity), css(severity));
        }
        long counted = 0;
        long passed = 0;
        for (DatasetFindings dataset : report.datasets()) {
            if (!dataset.counts().isEmpty()) {
                for (ShapeFindings shape : dataset.byShape()) {
                    counted += shape.constraints().size();
                    passed +=
                            shape.constraints().stream().filter(ConstraintFindings::passed).count();
                }
            }
        }
        if (counted > 0) {
            out.write("<div class=\"pass\"><dt>" + both("통과한 제약", "constraints passed"));
            out.write("</dt><dd>%,d<small> / %,d</small></dd></div>\n".formatted(passed, counted));
        }
        out.write("</dl>\n");
        severityBar();
        out.write("</header>\n");
    }

    private void total(Text name, long count, String css) throws IOException {
        out.write("<div class=\"" + (count == 0 ? "none" : css) + "\"><dt>" + both(name));
        out.write("</dt><dd>%,d</dd></div>\n".formatted(count));
    }

    private void severityBar() throws IOException {
        long all = 0;
        for (Severity severity : Severity.values()) {
            all += report.count(severity);
        }
        if (all == 0) {
            out.write("<p class=\"verdict\">" + both("흠이 하나도 없다.", "Nothing is wrong.") + "</p>\n");
            return;
        }
        out.write("<svg class=\"severities\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\"");
        out.write(" aria-hidden=\"true\">");
        double from = 0;
        for (Severity severity : heaviestFirst()) {
            double width = 1000.0 * report.count(severity) / all;
            out.write(
                    "<rect class=\"%s\" x=\"%s\" width=\"%s\" height=\"8\"/>"
                            .formatted(css(severity), number(from), number(width)));
            from += width;
        }
        out.write("</svg>\n");
    }

    private void filters() throws IOException {
        out.write(
                "<form class=\"filters\" id=\"filters\" hidden>\n<fieldset><legend class=\"unseen\">");
        out.write(both("심각도", "severity") + "</legend>");
        for (Severity severity : heaviestFirst()) {
            out.write(
                    "<label class=\"chip %s\"><input type=\"checkbox\" name=\"severity\" value=\"%s\" checked>%s</label>"
                            .formatted(css(severity), css(severity), both(severity.label())));
        }
        out.write("</fieldset>\n<select id=\"rule\" data-label-ko=\"규칙\" data-label-en=\"rule\">");
        out.write("<option value=\"\" data-ko=\"모든 규칙\" data-en=\"all rules\"></option>");
        List<String> rules =
                report.datasets().stream()
                        .flatMap(dataset -> blocksOf(dataset).stream().limit(BLOCKS_MAX))
                        .map(Block::rule)
                        .distinct()
                        .sorted()
                        .toList();
        for (String rule : rules) {
            out.write("<option>" + escaped(rule) + "</option>");
        }
        out.write("</select>\n");
        if (anyStatus) {
            out.write("<select id=\"status\" data-label-ko=\"상태\" data-label-en=\"status\">");
            out.write("<option value=\"\" data-ko=\"모든 상태\" data-en=\"any status\"></option>");
            for (FindingStatus status : FindingStatus.values()) {
                out.write(
                        "<option value=\"%s\" data-ko=\"%s\" data-en=\"%s\"></option>"
                                .formatted(css(status), status.label().ko(), status.label().en()));
            }
            out.write("</select>\n");
        }
        out.write(
                "<input type=\"search\" id=\"text\" data-ko=\"행, 열, 값에서 찾기\" data-en=\"find in rows, columns,"
                        + " values\">\n<output id=\"shown\" aria-live=\"polite\"></output>\n</form>\n");
    }

    private void dataset(DatasetFindings dataset, int number) throws IOException {
        out.write("<section class=\"dataset\" id=\"d" + number + "\">\n<h2>");
        out.write(both(dataset.title()) + "</h2>\n<p class=\"facts\">");
        List<String> facts = new ArrayList<>();
        if (!dataset.title().ko().equals(dataset.name())) {
            facts.add("<code>" + escaped(dataset.name()) + "</code>");
        }
        if (!dataset.files().isEmpty() && !dataset.files().equals(List.of(dataset.name()))) {
            facts.add(escaped(cut(String.join(", ", dataset.files()))));
        }
        if (dataset.rows().isPresent()) {
            long rows = dataset.rows().getAsLong();
            facts.add(both("%,d행".formatted(rows), "%,d rows".formatted(rows)));
        }
        facts.add(
                both(
                        "트리플 %,d개".formatted(dataset.triples()),
                        "%,d triples".formatted(dataset.triples())));
        if (!dataset.shapes().isEmpty()) {
            String shapes = escaped(cut(String.join(", ", dataset.shapes())));
            facts.add(both("모양 ", "shapes ") + shapes);
        }
        if (dataset.waived() > 0) {
            facts.add(
                    both(
                            "허용된 발견 %,d건".formatted(dataset.waived()),
                            "%,d waived".formatted(dataset.waived())));
        }
        out.write(String.join(" · ", facts) + "</p>\n");
        List<Block> blocks = blocksOf(dataset);
        charts(dataset, blocks, number);
        int position = 0;
        for (Block block : blocks.subList(0, Math.min(BLOCKS_MAX, blocks.size()))) {
            position++;
            block(block, "d" + number + "-" + position, position <= OPEN_BLOCKS);
        }
        if (blocks.size() > BLOCKS_MAX) {
            List<Block> rest = blocks.subList(BLOCKS_MAX, blocks.size());
            long findings = rest.stream().mapToLong(Block::total).sum();
            out.write(
                    "<p class=\"more\">"
                            + both(
                                    "규칙 %,d개의 발견 %,d건은 이 쪽에 싣지 않았다. CSV나 XLSX에는 모두 있다."
                                            .formatted(rest.size(), findings),
                                    "%,d rules with %,d findings are not on this page; CSV and XLSX have them all."
                                            .formatted(rest.size(), findings))
                            + "</p>\n");
        }
        constraints(dataset);
        execution(dataset);
        out.write("</section>\n");
    }

    private void charts(DatasetFindings dataset, List<Block> blocks, int number)
            throws IOException {
        if (blocks.size() < 2) {
            return;
        }
        out.write("<div class=\"charts\">\n<figure><figcaption>");
        out.write(
                both("규칙마다 발견한 수", "Findings of each rule") + "</figcaption>\n<ol class=\"bars\">");
        long most = blocks.stream().mapToLong(Block::total).max().orElse(1);
        record Place(Block block, String anchor) {}
        List<Place> places = new ArrayList<>();
        for (int index = 0; index < Math.min(BLOCKS_MAX, blocks.size()); index++) {
            places.add(new Place(blocks.get(index), "d" + number + "-" + (index + 1)));
        }
        places.sort(Comparator.comparingLong((Place place) -> place.block().total()).reversed());
        for (Place place : places.subList(0, Math.min(BARS_MAX, places.size()))) {
            Block block = place.block();
            bar(
                    "<a href=\"#" + place.anchor() + "\">" + both(cut(block.headline())) + "</a>",
                    100.0 * block.total() / most,
                    css(block.severity()),
                    "%,d".formatted(block.total()));
        }
        out.write("</ol></figure>\n");
        List<ConstraintFindings> rated =
                dataset.byShape().stream()
                        .flatMap(shape -> shape.constraints().stream())
                        .filter(one -> one.passRate().isPresent() && !one.passed())
                        .sorted(
                                Comparator.comparingDouble(
                                        (ConstraintFindings one) -> one.passRate().getAsDouble()))
                        .limit(BARS_MAX)
                        .toList();
        if (!rated.isEmpty()) {
            out.write("<figure><figcaption>" + both("통과율이 낮은 규칙", "Lowest pass rates"));
            out.write("</figcaption>\n<ol class=\"bars\">");
            for (ConstraintFindings one : rated) {
                double rate = one.passRate().getAsDouble();
                bar(both(cut(one.headline())), 100 * rate, "pass", percent(rate));
            }
            out.write("</ol></figure>\n");
        }
        out.write("</div>\n");
    }

    private void bar(String label, double width, String css, String value) throws IOException {
        out.write("<li><span class=\"name\">" + label + "</span>" + svg(width, css));
        out.write("<span class=\"value\">" + value + "</span></li>\n");
    }

    private static String svg(double width, String css) {
        return "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"track\""
                + " width=\"100\" height=\"8\"/><rect class=\""
                + css
                + "\" width=\""
                + number(Math.max(width, width > 0 ? 0.6 : 0))
                + "\" height=\"8\"/></svg>";
    }

    private void block(Block block, String id, boolean open) throws IOException {
        out.write(
                "<details class=\"rule %s\" id=\"%s\" data-severity=\"%s\" data-rule=\"%s\"%s>\n<summary>"
                        .formatted(
                                css(block.severity()),
                                id,
                                css(block.severity()),
                                escaped(block.rule()),
                                open ? " open" : ""));
        out.write(
                "<span class=\"tag\">"
                        + both(block.severity().label())
                        + "</span><span class=\"headline\">");
        out.write(both(cut(block.headline())) + "</span>");
        out.write("<span class=\"count\">%,d</span></summary>\n".formatted(block.total()));
        out.write("<div class=\"about\">");
        if (block.fix().isPresent()) {
            out.write("<p class=\"fix\">" + both(cut(block.fix().get())) + "</p>");
        }
        out.write("<p class=\"source\"><a href=\"#" + id + "\"><code>" + escaped(block.rule()));
        out.write("</code></a>" + (block.kind().isEmpty() ? "" : " " + escaped(block.kind())));
        out.write("</p></div>\n");
        long shown = rows(block);
        if (shown < block.total()) {
            out.write(
                    "<p class=\"more\">"
                            + both(
                                    "%,d건 가운데 %,d건을 보인다.".formatted(block.total(), shown),
                                    "%,d of %,d shown.".formatted(shown, block.total()))
                            + "</p>\n");
        }
        out.write("</details>\n");
    }

    /// One line of the table of a block.
    private record Line(
            String id,
            String where,
            String columnHtml,
            String valueHtml,
            String focus,
            @Nullable Text message,
            Optional<Text> fix,
            Optional<FindingStatus> status,
            Optional<Waiver> waiver,
            boolean present) {}

    private long rows(Block block) throws IOException {
        List<Line> lines =
                Stream.concat(
                                block.findings().stream()
                                        .limit(ROWS_MAX)
                                        .flatMap(f -> lines(f, block)),
                                block.problems().stream().limit(ROWS_MAX).map(p -> line(p, block)))
                        .limit(ROWS_MAX)
                        .toList();
        if (lines.isEmpty()) {
            return 0;
        }
        boolean columns = lines.stream().anyMatch(line -> !line.columnHtml().isEmpty());
        boolean values = lines.stream().anyMatch(line -> !line.valueHtml().isEmpty());
        boolean messages = lines.stream().anyMatch(line -> line.message() != null);
        boolean focuses = lines.stream().anyMatch(line -> !line.focus().isEmpty());
        boolean marks =
                lines.stream().anyMatch(l -> l.status().isPresent() || l.waiver().isPresent());
        StringBuilder table =
                new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        heading(table, "곳", "where");
        if (columns) {
            heading(table, "열", "column");
        }
        if (values) {
            heading(table, "값", "value");
        }
        if (messages) {
            heading(table, "내용", "what is wrong");
        }
        if (marks) {
            heading(table, "상태", "status");
        }
        if (focuses) {
            heading(table, "대상", "node");
        }
        table.append("</tr></thead>\n<tbody>\n");
        int bytes = 0;
        long present = 0;
        for (Line line : lines) {
            String row = row(line, columns, values, messages, marks, focuses);
            bytes += row.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > bytesPerBlock && present > 0) {
                break;
            }
            table.append(row);
            present += line.present() ? 1 : 0;
        }
        out.write(table.append("</tbody></table></div>\n").toString());
        return present;
    }

    private static void heading(StringBuilder table, String ko, String en) {
        table.append("<th scope=\"col\">").append(both(ko, en)).append("</th>");
    }

    private Stream<Line> lines(ReportedFinding found, Block block) {
        List<SourceRow> rows = found.located().rows();
        if (rows.isEmpty()) {
            return Stream.of(line(found, block, null, 0));
        }
        return Stream.iterate(0, index -> index < rows.size(), index -> index + 1)
                .map(index -> line(found, block, rows.get(index), index));
    }

    private Line line(ReportedFinding found, Block block, @Nullable SourceRow row, int index) {
        String focus = Labels.node(found.finding().focus());
        List<SourceCell> cells = row == null ? List.of() : row.cells();
        return new Line(
                "f-" + found.identity() + (index == 0 ? "" : "-" + index),
                row == null ? focus : Labels.row(row.place()),
                each(cells, HtmlReport::header),
                cells.isEmpty()
                        ? code(Labels.node(found.finding().value()))
                        : each(cells, HtmlReport::text),
                row == null ? "" : focus,
                block.sameMessage() ? null : found.finding().message(),
                block.fix().isPresent() ? Optional.empty() : found.finding().fix(),
                found.status(),
                found.waiver(),
                found.present());
    }

    private static String each(List<SourceCell> cells, Function<SourceCell, String> html) {
        return cells.stream().map(html).collect(Collectors.joining("<br/>"));
    }

    /// The header of a column, with the letters by which a spreadsheet names it.
    private static String header(SourceCell cell) {
        String letters = cell.letters();
        return escaped(cut(cell.column()))
                + (letters.isEmpty() ? "" : " <small>" + letters + "</small>");
    }

    private static String text(SourceCell cell) {
        String text = cell.published().orElse("");
        if (text.isBlank()) {
            return cell.published().isEmpty() ? "" : "<em>" + both("빈칸", "blank") + "</em>";
        }
        return code(text);
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "<code>" + escaped(cut(text)) + "</code>";
    }

    private Line line(Problem problem, Block block) {
        String column =
                problem.place().column() == 0 ? "" : Long.toString(problem.place().column());
        return new Line(
                "",
                Labels.row(problem.place()),
                column,
                "",
                "",
                block.sameMessage() ? null : problem.what(),
                block.fix().isPresent() ? Optional.empty() : Optional.of(problem.advice()),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private String row(
            Line line,
            boolean columns,
            boolean values,
            boolean messages,
            boolean marks,
            boolean focuses) {
        StringBuilder row = new StringBuilder("<tr");
        if (!line.id().isEmpty()) {
            row.append(" id=\"").append(line.id()).append('"');
        }
        line.status().ifPresent(s -> row.append(" data-status=\"").append(css(s)).append('"'));
        row.append("><td>");
        String where = escaped(cut(line.where()));
        if (line.id().isEmpty()) {
            row.append(where);
        } else {
            row.append("<a href=\"#").append(line.id()).append("\">").append(where).append("</a>");
        }
        row.append("</td>");
        if (columns) {
            row.append("<td>").append(line.columnHtml()).append("</td>");
        }
        if (values) {
            row.append("<td>").append(line.valueHtml()).append("</td>");
        }
        if (messages) {
            row.append("<td>");
            if (line.message() != null) {
                row.append(both(cut(line.message())));
            }
            line.fix()
                    .ifPresent(
                            fix ->
                                    row.append("<p class=\"fix\">")
                                            .append(both(cut(fix)))
                                            .append("</p>"));
            row.append("</td>");
        }
        if (marks) {
            row.append("<td>");
            line.status().ifPresent(status -> row.append(both(status.label())));
            line.waiver()
                    .ifPresent(
                            waiver ->
                                    row.append(" ")
                                            .append(both("허용: ", "waived: "))
                                            .append(escaped(cut(waiver.reason()))));
            row.append("</td>");
        }
        if (focuses) {
            row.append("<td class=\"node\">").append(escaped(cut(line.focus()))).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    /// Every constraint that was checked, with its pass rate: what was looked at, not only what was found.
    private void constraints(DatasetFindings dataset) throws IOException {
        if (dataset.counts().isEmpty()) {
            return;
        }
        List<ConstraintFindings> all =
                dataset.byShape().stream().flatMap(shape -> shape.constraints().stream()).toList();
        long passed = all.stream().filter(ConstraintFindings::passed).count();
        out.write("<details class=\"constraints\"><summary>");
        out.write(
                both(
                        "제약 %,d개 가운데 %,d개 통과".formatted(all.size(), passed),
                        "%,d of %,d constraints passed".formatted(passed, all.size())));
        out.write("</summary>\n<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        StringBuilder table = new StringBuilder();
        heading(table, "규칙", "rule");
        heading(table, "종류", "kind");
        heading(table, "속성", "property");
        heading(table, "대상", "checked");
        heading(table, "발견", "found");
        heading(table, "통과율", "pass rate");
        table.append("</tr></thead>\n<tbody>\n");
        for (ConstraintFindings one : all.subList(0, Math.min(BLOCKS_MAX, all.size()))) {
            long checked = one.count().map(ConstraintCount::focusNodes).orElse(0L);
            table.append("<tr><td>").append(escaped(Labels.rule(one.source()))).append("</td><td>");
            table.append(both(Labels.component(one.source()))).append("</td><td>");
            table.append(escaped(cut(Labels.path(one.source().path())))).append("</td>");
            table.append(
                    "<td class=\"n\">%,d</td><td class=\"n\">%,d</td>"
                            .formatted(checked, one.total()));
            table.append("<td class=\"rate\">");
            one.passRate()
                    .ifPresent(rate -> table.append(svg(100 * rate, "pass")).append(percent(rate)));
            table.append("</td></tr>\n");
        }
        out.write(table.append("</tbody></table></div>\n").toString());
        if (all.size() > BLOCKS_MAX) {
            out.write(
                    "<p class=\"more\">"
                            + both(
                                    "%,d개 가운데 %,d개를 보인다.".formatted(all.size(), BLOCKS_MAX),
                                    "%,d of %,d shown.".formatted(BLOCKS_MAX, all.size()))
                            + "</p>\n");
        }
        out.write("</details>\n");
    }

    private void execution(DatasetFindings dataset) throws IOException {
        var run = dataset.execution();
        if (run.compiled() + run.setWise() + run.perNode() + run.fallback() == 0) {
            return;
        }
        out.write(
                "<p class=\"engine\">"
                        + both(
                                "제약의 실행: 자체 엔진 %,d, 질의 한 번 %,d, 대상마다 질의 %,d, Jena %,d"
                                        .formatted(
                                                run.compiled(),
                                                run.setWise(),
                                                run.perNode(),
                                                run.fallback()),
                                "constraints executed: %,d by our engine, %,d as one query, %,d as a query for each node, %,d by Jena"
                                        .formatted(
                                                run.compiled(),
                                                run.setWise(),
                                                run.perNode(),
                                                run.fallback()))
                        + "</p>\n");
    }

    private static List<Severity> heaviestFirst() {
        return List.of(Severity.ERROR, Severity.WARNING, Severity.INFO);
    }

    private static String css(Severity severity) {
        return severity.label().en();
    }

    private static String css(FindingStatus status) {
        return switch (status) {
            case NEW -> "new";
            case STILL_THERE -> "still";
            case MENDED -> "mended";
        };
    }

    private static String percent(double rate) {
        // 99.96 % must not read as 100 %
        double shown = rate < 1 ? Math.min(rate, 0.999) : rate;
        return String.format(Locale.ROOT, "%.1f %%", 100 * shown);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static Text cut(Text text) {
        return new Text(cut(text.ko()), cut(text.en()));
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
    }

    private static String both(Text text) {
        return text.ko().equals(text.en())
                ? XmlText.escape(text.ko())
                : both(XmlText.escape(text.ko()), XmlText.escape(text.en()));
    }

    /// Two texts that are markup already, of which one is shown.
    private static String both(String ko, String en) {
        return "<span lang=\"ko\">" + ko + "</span><span lang=\"en\">" + en + "</span>";
    }

    private static String escaped(String text) {
        return XmlText.escape(text);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/dosi/shapes/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
