package dosi.shapes.report;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The findings as JUnit XML, which every build server shows: a suite for each shape of a dataset, a test for
/// each constraint, passed ones too. Problems of reading are a suite of their own, a test for each code.
final class JunitReport {

    /// How many findings of a constraint are told; the message of the failure tells how many there are.
    static final int EXAMPLES_MAX = 100;

    private final Locale locale;
    private final Optional<Severity> failFrom;
    private final Writer out;

    private JunitReport(Locale locale, Optional<Severity> failFrom, Writer out) {
        this.locale = locale;
        this.failFrom = failFrom;
        this.out = out;
    }

    /// A test: its name, what kind it is, and what it found.
    private record Case(
            String name,
            String type,
            Severity severity,
            long total,
            String message,
            String examples) {}

    static void write(
            FindingsReport report, Locale locale, Optional<Severity> failFrom, OutputStream out)
            throws IOException {
        Writer text =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        new JunitReport(locale, failFrom, text).write(report);
        text.flush();
    }

    private void write(FindingsReport report) throws IOException {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        for (DatasetFindings dataset : report.datasets()) {
            Map<String, List<Problem>> problems = new LinkedHashMap<>();
            for (Problem problem : dataset.problems().list()) {
                problems.computeIfAbsent(problem.code(), _ -> new ArrayList<>()).add(problem);
            }
            if (!problems.isEmpty()) {
                suites.put(
                        dataset.name() + " reading",
                        problems.values().stream().map(this::reading).toList());
            }
            for (ShapeFindings shape : dataset.byShape()) {
                suites.merge(
                        dataset.name() + " " + shape.name(),
                        shape.constraints().stream().map(this::constraint).toList(),
                        (one, other) -> {
                            List<Case> both = new ArrayList<>(one);
                            both.addAll(other);
                            return both;
                        });
            }
        }
        List<Case> all = suites.values().stream().flatMap(List::stream).toList();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dosi validate\"");
        totals(all);
        out.write(">\n");
        String timestamp = report.checked().toString().substring(0, 19);
        for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
            out.write("  <testsuite name=\"" + XmlText.escape(suite.getKey()) + "\"");
            totals(suite.getValue());
            out.write(" hostname=\"localhost\" timestamp=\"" + timestamp + "\">\n");
            for (Case test : suite.getValue()) {
                test(suite.getKey(), test);
            }
            out.write("  </testsuite>\n");
        }
        out.write("</testsuites>\n");
    }

    private void totals(List<Case> tests) throws IOException {
        long failed = tests.stream().filter(this::fails).count();
        out.write(
                " tests=\""
                        + tests.size()
                        + "\" failures=\""
                        + failed
                        + "\" errors=\"0\" skipped=\"0\" time=\"0\"");
    }

    private boolean fails(Case test) {
        return test.total > 0
                && failFrom.filter(least -> test.severity.compareTo(least) >= 0).isPresent();
    }

    private void test(String suite, Case test) throws IOException {
        out.write("    <testcase name=\"" + XmlText.escape(test.name) + "\" classname=\"");
        out.write(XmlText.escape(suite.replace(' ', '.')) + "\" time=\"0\"");
        if (test.total == 0) {
            out.write("/>\n");
            return;
        }
        out.write(">");
        if (fails(test)) {
            out.write("<failure message=\"" + XmlText.escape(test.message) + "\" type=\"");
            out.write(XmlText.escape(test.type) + "\">" + XmlText.escape(test.examples));
            out.write("</failure>");
        } else {
            out.write("<system-out>" + XmlText.escape(test.message + "\n" + test.examples));
            out.write("</system-out>");
        }
        out.write("</testcase>\n");
    }

    private Case reading(List<Problem> problems) {
        Problem first = problems.getFirst();
        StringBuilder examples = new StringBuilder();
        problems.stream()
                .limit(EXAMPLES_MAX)
                .forEach(problem -> examples.append(problem.message(locale)).append('\n'));
        return new Case(
                first.code(),
                first.code(),
                first.severity(),
                problems.size(),
                "× " + problems.size() + ": " + first.what().in(locale),
                examples.toString());
    }

    private Case constraint(ConstraintFindings constraint) {
        String path = Labels.path(constraint.source().path());
        StringBuilder examples = new StringBuilder();
        constraint.findings().stream()
                .filter(ReportedFinding::open)
                .limit(EXAMPLES_MAX)
                .forEach(found -> examples.append(example(found)).append('\n'));
        long total =
                constraint.total()
                        - constraint.findings().stream()
                                .filter(found -> found.present() && !found.open())
                                .mapToLong(found -> found.located().count())
                                .sum();
        return new Case(
                constraint.source().componentName() + (path.isEmpty() ? "" : " " + path),
                constraint.source().component().toString(),
                constraint.severity(),
                Math.max(0, total),
                "× " + total + ": " + constraint.headline().in(locale),
                examples.toString());
    }

    private String example(ReportedFinding found) {
        String where =
                found.located().rows().isEmpty()
                        ? Labels.node(found.finding().focus())
                        : found.located().rows().getFirst().toString();
        return where
                + ": "
                + found.finding().message().in(locale)
                + found.finding().fix().map(fix -> ". " + fix.in(locale)).orElse("");
    }
}
