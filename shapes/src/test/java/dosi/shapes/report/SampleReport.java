package dosi.shapes.report;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.ConstraintCount;
import dosi.shapes.Execution;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import dosi.shapes.ShapeConstraint;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

/// Reports made by hand for the tests of the formats.
final class SampleReport {

    static final String HOSTILE = "=HYPERLINK(\"x\")<script>alert('\"&')</script>";
    private static final String SH = "http://www.w3.org/ns/shacl#";

    private SampleReport() {}

    static Node iri(String name) {
        return NodeFactory.createURI("https://w3id.org/dosi/" + name);
    }

    static ShapeConstraint constraint(String shape, String component, String severity) {
        Path path = PathFactory.pathLink(iri("ns/" + component));
        return new ShapeConstraint(
                iri("shapes/" + shape),
                path,
                NodeFactory.createURI(SH + component + "ConstraintComponent"),
                null,
                iri("shapes/" + shape).getURI(),
                NodeFactory.createURI(SH + severity),
                List.of());
    }

    static ReportedFinding finding(
            ShapeConstraint source, int number, String value, SourceRow... rows) {
        Text message = new Text("값이 틀렸다: " + value, "the value is wrong: " + value);
        Finding finding =
                new Finding(
                        source,
                        iri("id/lot/" + number),
                        source.path(),
                        NodeFactory.createLiteralString(value),
                        message,
                        Optional.of(new Text("셀을 고친다", "Correct the cell")),
                        List.of(
                                NodeFactory.createLiteralLang(message.ko(), "ko"),
                                NodeFactory.createLiteralLang(message.en(), "en")),
                        List.of());
        return ReportedFinding.of(new LocatedFinding(finding, List.of(rows)));
    }

    static SourceRow cell(long row, String column, String published) {
        return new SourceRow(
                Place.of("주차장 1.csv", row),
                List.of(new SourceCell(column, 3, Optional.of(published))));
    }

    /// Three errors (one hostile, one waived), one warning on two rows, one mended, one passed constraint, one
    /// problem of reading.
    static FindingsReport small() {
        ShapeConstraint max = constraint("SpacesShape", "MaxInclusive", "Violation");
        ShapeConstraint name = constraint("NameShape", "MinLength", "Warning");
        ShapeConstraint passed = constraint("KindShape", "In", "Violation");
        List<ReportedFinding> findings = new ArrayList<>();
        findings.add(finding(max, 1, "9999", cell(118, "주차구획수", "-9999")));
        findings.add(finding(max, 2, HOSTILE, cell(12, "주차구획수", HOSTILE)));
        ReportedFinding waived = finding(max, 3, "77", cell(13, "주차구획수", "77"));
        findings.add(
                new ReportedFinding(
                        waived.located(),
                        Optional.of(FindingStatus.STILL_THERE),
                        Optional.of(
                                new Waiver(
                                        "현장에서 확인함",
                                        "steward",
                                        Optional.of(LocalDate.of(2027, 1, 1))))));
        findings.add(finding(name, 4, "가", cell(20, "이름", "가"), cell(21, "이름", "가")));
        ReportedFinding mended = finding(name, 5, "나", cell(30, "이름", "나"));
        findings.add(
                new ReportedFinding(
                        mended.located(), Optional.of(FindingStatus.MENDED), Optional.empty()));
        Problems problems = new Problems();
        problems.add(
                new Problem(
                        "LOAD-201",
                        Severity.ERROR,
                        new Place("주차장 1.csv", 7, 2),
                        new Text("정수가 아니다: \"12O\"", "not an integer: \"12O\""),
                        new Text("셀을 고친다", "Correct the cell")));
        return new FindingsReport(
                Instant.parse("2026-11-24T06:00:00Z"),
                List.of(
                        new DatasetFindings(
                                "town/lots",
                                new Text("마을 주차장", "Lots of the town"),
                                List.of("주차장 1.csv"),
                                Optional.of("https://w3id.org/dosi/edition/town/lots/1"),
                                OptionalLong.of(200),
                                2_000,
                                List.of("common", "parking"),
                                findings,
                                List.of(
                                        new ConstraintCount(max, 200, 200, 3),
                                        new ConstraintCount(name, 200, 190, 1),
                                        new ConstraintCount(passed, 200, 200, 0)),
                                new Execution(3, 1, 0, 0),
                                problems)));
    }

    /// A report of many findings over some constraints, with true totals in the counts.
    static FindingsReport large(int findings, int constraints) {
        List<ShapeConstraint> sources = new ArrayList<>();
        for (int index = 0; index < constraints; index++) {
            sources.add(
                    constraint(
                            "Shape" + index, "Pattern", index % 3 == 0 ? "Violation" : "Warning"));
        }
        List<ReportedFinding> all = new ArrayList<>();
        for (int index = 0; index < findings; index++) {
            all.add(
                    finding(
                            sources.get(index % constraints),
                            index,
                            "값 " + index,
                            cell(index + 2, "주차구획수", "원본 " + index)));
        }
        return new FindingsReport(
                Instant.parse("2026-11-24T06:00:00Z"),
                List.of(
                        new DatasetFindings(
                                "town/lots",
                                new Text("마을 주차장", "Lots of the town"),
                                List.of("주차장 1.csv"),
                                Optional.empty(),
                                OptionalLong.of(findings),
                                10L * findings,
                                List.of("parking"),
                                all,
                                sources.stream()
                                        .map(
                                                one ->
                                                        new ConstraintCount(
                                                                one,
                                                                findings,
                                                                findings,
                                                                findings / constraints))
                                        .toList(),
                                new Execution(constraints, 0, 0, 0),
                                new Problems())));
    }

    static String text(FindingsReport report, ReportFormat format, Locale locale)
            throws IOException {
        return new String(bytes(report, format, locale), StandardCharsets.UTF_8);
    }

    static byte[] bytes(FindingsReport report, ReportFormat format, Locale locale)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(report, locale, Optional.of(Severity.ERROR), out);
        return out.toByteArray();
    }
}
