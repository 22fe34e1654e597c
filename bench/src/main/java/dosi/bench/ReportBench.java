package dosi.bench;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.ontology.Prefixes;
import dosi.shapes.ConstraintCount;
import dosi.shapes.Execution;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import dosi.shapes.ShapeConstraint;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import dosi.shapes.report.DatasetFindings;
import dosi.shapes.report.FindingsReport;
import dosi.shapes.report.ReportFormat;
import dosi.shapes.report.ReportedFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.sys.JenaSystem;

/// Writes a report of many findings in every format. The first time pays for loading the classes.
///
/// Argument: how many findings (default 100,000); they belong to 65 constraints.
final class ReportBench {

    private static final int CONSTRAINTS = 65;
    private static final int RUNS = 3;
    private static final String SH = "http://www.w3.org/ns/shacl#";

    private ReportBench() {}

    static String run(Path root, List<String> arguments) throws IOException {
        JenaSystem.init();
        int findings = arguments.isEmpty() ? 100_000 : Integer.parseInt(arguments.getFirst());
        FindingsReport report = report(findings);
        StringBuilder section =
                new StringBuilder(
                        """
                        A report of %,d findings of %d constraints, written to a stream that only counts. *First* is the first time in the
                        JVM, *then* the best of the next %d. The page shows the first rows of each constraint and the true totals; the
                        other formats tell every finding.

                        Made on %s with `./dosi bench reports`, Java %s, %d processors.

                        | format | first s | then s | MB |
                        | --- | ---: | ---: | ---: |
                        """
                                .formatted(
                                        findings,
                                        CONSTRAINTS,
                                        RUNS,
                                        LocalDate.now(ZoneId.systemDefault()),
                                        Runtime.version(),
                                        Runtime.getRuntime().availableProcessors()));
        for (ReportFormat format : ReportFormat.values()) {
            Counted first = write(report, format);
            double best = Double.MAX_VALUE;
            for (int run = 0; run < RUNS; run++) {
                best = Math.min(best, write(report, format).seconds());
            }
            section.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f | %.1f |%n",
                            format.name().toLowerCase(Locale.ROOT),
                            first.seconds(),
                            best,
                            first.bytes() / 1e6));
        }
        return section.toString();
    }

    private record Counted(double seconds, long bytes) {}

    private static Counted write(FindingsReport report, ReportFormat format) throws IOException {
        long[] bytes = new long[1];
        OutputStream counting =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        bytes[0]++;
                    }

                    @Override
                    public void write(byte[] some, int from, int length) {
                        bytes[0] += length;
                    }
                };
        long startNanos = System.nanoTime();
        format.write(report, Locale.KOREAN, Optional.of(Severity.ERROR), counting);
        return new Counted((System.nanoTime() - startNanos) / 1e9, bytes[0]);
    }

    private static FindingsReport report(int count) {
        List<ShapeConstraint> sources = new ArrayList<>();
        List<ConstraintCount> counts = new ArrayList<>();
        for (int index = 0; index < CONSTRAINTS; index++) {
            ShapeConstraint source =
                    new ShapeConstraint(
                            NodeFactory.createURI(Prefixes.BASE + "shapes/Lot" + index + "Shape"),
                            PathFactory.pathLink(
                                    NodeFactory.createURI(Prefixes.BASE + "ns/value" + index)),
                            NodeFactory.createURI(SH + "MaxInclusiveConstraintComponent"),
                            null,
                            Prefixes.BASE + "shapes/Lot" + index + "Shape",
                            NodeFactory.createURI(SH + (index % 3 == 0 ? "Violation" : "Warning")),
                            List.of());
            sources.add(source);
            counts.add(
                    new ConstraintCount(
                            source,
                            count,
                            count,
                            count / CONSTRAINTS + (index < count % CONSTRAINTS ? 1 : 0)));
        }
        List<ReportedFinding> findings = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            findings.add(finding(sources.get(index % CONSTRAINTS), index));
        }
        return new FindingsReport(
                Instant.now(),
                List.of(
                        new DatasetFindings(
                                "bench/lots",
                                new Text("주차장", "Car parks"),
                                List.of("주차장.csv"),
                                Optional.empty(),
                                OptionalLong.of(count),
                                10L * count,
                                List.of("common", "parking"),
                                findings,
                                counts,
                                new Execution(CONSTRAINTS, 0, 0, 0),
                                new Problems())));
    }

    private static ReportedFinding finding(ShapeConstraint source, int index) {
        String value = Integer.toString(100_000 + index);
        Text message =
                new Text(
                        "주차구획수 값이 상한보다 크다: " + value,
                        "the number of spaces is above the upper bound: " + value);
        return ReportedFinding.of(
                new LocatedFinding(
                        new Finding(
                                source,
                                NodeFactory.createURI(Prefixes.BASE + "id/parking/lot-" + index),
                                source.path(),
                                NodeFactory.createLiteralString(value),
                                message,
                                Optional.of(
                                        new Text(
                                                "원본의 구획 수를 다시 세어 적는다",
                                                "Count the spaces again and correct the cell")),
                                List.of(
                                        NodeFactory.createLiteralLang(message.ko(), "ko"),
                                        NodeFactory.createLiteralLang(message.en(), "en")),
                                List.of()),
                        List.of(
                                new SourceRow(
                                        Place.of("주차장.csv", index + 2L),
                                        List.of(new SourceCell("주차구획수", 7, Optional.of(value)))))));
    }
}
