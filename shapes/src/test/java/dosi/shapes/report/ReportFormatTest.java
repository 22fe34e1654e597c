package dosi.shapes.report;

import static dosi.shapes.report.SampleReport.HOSTILE;
import static dosi.shapes.report.SampleReport.bytes;
import static dosi.shapes.report.SampleReport.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dosi.diagnostics.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Each format of a small report, read back by another program than the one that wrote it.
class ReportFormatTest {

    private static final FindingsReport SMALL = SampleReport.small();

    @Test
    void waivedAndMendedFindingsAreNotCounted() {
        // two open errors of three, and one problem of reading
        assertEquals(3, SMALL.count(Severity.ERROR));
        assertEquals(2, SMALL.count(Severity.WARNING));
        assertEquals(1, SMALL.datasets().getFirst().waived());
        assertTrue(SMALL.has(Severity.INFO));
    }

    @Test
    void findingsThatWereCountedAndNotKeptAreInTheTotals() {
        FindingsReport large = SampleReport.large(1_000, 4);
        DatasetFindings all = large.datasets().getFirst();
        DatasetFindings capped =
                new DatasetFindings(
                        all.name(),
                        all.title(),
                        all.files(),
                        all.edition(),
                        all.rows(),
                        all.triples(),
                        all.shapes(),
                        all.findings().subList(0, 8),
                        all.counts(),
                        all.execution(),
                        all.problems());
        assertEquals(1_000, capped.count(Severity.ERROR) + capped.count(Severity.WARNING));
        assertEquals(1_000, capped.byShape().stream().mapToLong(ShapeFindings::total).sum());
    }

    @Test
    void theHeadlineIsWhatTheMessagesHaveInCommon() {
        ShapeFindings heaviest = SMALL.datasets().getFirst().byShape().getFirst();
        assertEquals("SpacesShape", heaviest.name());
        assertEquals("값이 틀렸다: …", heaviest.constraints().getFirst().headline().ko());
        assertEquals("the value is wrong: …", heaviest.constraints().getFirst().headline().en());
    }

    @Test
    void theTableTellsTheHeavierFirstWithRowColumnAndValue() throws IOException {
        String korean = text(SMALL, ReportFormat.TABLE, Locale.KOREAN);
        assertTrue(korean.contains("오류 SpacesShape × 3  값이 틀렸다: …"), korean);
        assertTrue(korean.contains("주차장 1.csv:118 주차구획수"), korean);
        assertTrue(korean.contains("\"-9999\""), korean);
        assertTrue(korean.contains("→ 셀을 고친다"), korean);
        assertTrue(korean.indexOf("SpacesShape") < korean.indexOf("NameShape"), korean);
        assertTrue(korean.contains("제약 3개 가운데 1개 통과"), korean);
        String english = text(SMALL, ReportFormat.TABLE, Locale.ENGLISH);
        assertTrue(english.contains("error SpacesShape × 3  the value is wrong: …"), english);
    }

    @Test
    void hangulTakesTwoPlaces() {
        assertEquals(8, DisplayWidth.of("주차장ab"));
        assertEquals("주차장  |", DisplayWidth.pad("주차장", 8) + "|");
        assertEquals("주차…", DisplayWidth.cut("주차장입니다", 6));
    }

    @Test
    void thePageShowsBothLanguagesAndEscapesWhatIsHostile() throws IOException {
        String page = text(SMALL, ReportFormat.HTML, Locale.KOREAN);
        assertTrue(page.startsWith("<!doctype html>"), page.substring(0, 50));
        assertEquals(1, count(page, "<script>"), "only the script of the page itself");
        assertTrue(page.contains("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;"));
        assertTrue(page.contains("<span lang=\"ko\">오류</span><span lang=\"en\">error</span>"));
        assertTrue(page.contains("<html lang=\"ko\""));
        assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find(), "links outside");
        assertFalse(page.contains("style=\""), "the content security policy forbids it");
        assertTrue(page.contains("script-src 'sha256-"));
        assertTrue(page.contains("현장에서 확인함"));
    }

    @Test
    void everyLinkOfThePageLeadsToSomething() throws IOException {
        String page = text(SMALL, ReportFormat.HTML, Locale.ENGLISH);
        List<String> ids = new ArrayList<>();
        Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
        while (id.find()) {
            ids.add(id.group(1));
        }
        assertEquals(new HashSet<>(ids).size(), ids.size(), "ids are unique");
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
        int links = 0;
        while (link.find()) {
            links++;
            assertTrue(ids.contains(link.group(1)), link.group());
        }
        assertTrue(links >= 6, "a link for each row: " + links);
    }

    @Test
    void theElementsOfThePageAreClosed() throws IOException {
        String page = text(SMALL, ReportFormat.HTML, Locale.ENGLISH);
        String body =
                page.substring(page.indexOf("<header"), page.indexOf("</footer>")) + "</footer>";
        List<String> open = new ArrayList<>();
        Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)([^>]*?)(/?)>").matcher(body);
        while (tag.find()) {
            String name = tag.group(2);
            if (name.equals("input") || tag.group(4).equals("/")) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.add(name);
            } else {
                assertEquals(name, open.removeLast(), tag.group() + " at " + tag.start());
            }
        }
        assertEquals(List.of(), open);
    }

    @Test
    void aHundredThousandFindingsMakeAPageBelowTwoMegabytesWithTrueTotals() throws IOException {
        byte[] page = bytes(SampleReport.large(100_000, 65), ReportFormat.HTML, Locale.KOREAN);
        String text = new String(page, StandardCharsets.UTF_8);
        assertTrue(page.length <= 2_000_000, page.length + " bytes");
        // 22 of the 65 constraints are errors: 1,538 findings each, 1,539 for the first 30
        assertTrue(text.contains("<dd>33,8"), "the total of errors");
        assertTrue(text.contains("1,539건 가운데"), "said how many of how many are shown");
    }

    @Test
    void manyConstraintsDoNotMakeThePageLarge() throws IOException {
        byte[] page = bytes(SampleReport.large(20_000, 5_000), ReportFormat.HTML, Locale.KOREAN);
        assertTrue(page.length <= 2_000_000, page.length + " bytes");
        String text = new String(page, StandardCharsets.UTF_8);
        assertTrue(text.contains("규칙 4,600개의 발견"), "what is left out is said");
    }

    @Test
    void theCsvOpensInExcelAndRunsNothing() throws IOException {
        String csv = text(SMALL, ReportFormat.CSV, Locale.KOREAN);
        assertEquals('\uFEFF', csv.charAt(0));
        String[] lines = csv.substring(1).split("\r\n", -1);
        assertTrue(lines[0].startsWith("자료,심각도,상태,규칙"), lines[0]);
        // header, one problem, three errors, two rows of the warning, one mended, the end
        assertEquals(9, lines.length);
        assertTrue(
                csv.contains("town/lots,오류,,SpacesShape,MaxInclusive,주차장 1.csv,118,주차구획수,-9999,"));
        assertTrue(csv.contains(",\"'=HYPERLINK(\"\"x\"\")<script>"), csv);
        assertFalse(Pattern.compile("(^|,)\"?=", Pattern.MULTILINE).matcher(csv).find(), csv);
    }

    @Test
    void onlyWhatASpreadsheetWouldCalculateGetsAnApostrophe() {
        assertEquals("'=1+1", CsvReport.harmless("=1+1"));
        assertEquals("'@SUM(A1)", CsvReport.harmless("@SUM(A1)"));
        assertEquals("'+82-53-1", CsvReport.harmless("+82-53-1"));
        assertEquals("'-2+3", CsvReport.harmless("-2+3"));
        assertEquals("-12.5", CsvReport.harmless("-12.5"));
        assertEquals("-", CsvReport.harmless("-"));
        assertEquals("주차장", CsvReport.harmless("주차장"));
    }

    @Test
    void theWorkbookKeepsKoreanAndNumbers() throws IOException {
        byte[] book = bytes(SMALL, ReportFormat.XLSX, Locale.KOREAN);
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            List<String> names = read.getSheets().map(Sheet::getName).toList();
            assertEquals(List.of("요약", "발견", "제약"), names);
            List<Row> summary = read.getSheet(0).orElseThrow().read();
            assertEquals("검증 보고서", summary.getFirst().getCellText(0));
            Row totals = summary.getLast();
            assertEquals("마을 주차장", totals.getCellText(1));
            assertEquals(CellType.NUMBER, totals.getCell(5).getType());
            assertEquals("3", totals.getCellText(5));
            List<Row> findings = read.getSheet(1).orElseThrow().read();
            assertEquals(8, findings.size());
            Row hostile =
                    findings.stream()
                            .filter(row -> row.getCellText(8).contains("script"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(CellType.STRING, hostile.getCell(8).getType());
            assertEquals(CellType.NUMBER, hostile.getCell(6).getType());
            assertEquals("12", hostile.getCellText(6));
            assertEquals(4, read.getSheet(2).orElseThrow().read().size());
        }
    }

    @Test
    void jenaReadsTheReportOfEverySyntax() throws IOException {
        Graph expected = ShaclReport.graph(findings());
        for (ReportFormat format :
                List.of(
                        ReportFormat.TURTLE,
                        ReportFormat.JSONLD,
                        ReportFormat.RDFXML,
                        ReportFormat.NTRIPLES)) {
            Lang lang =
                    switch (format) {
                        case TURTLE -> Lang.TURTLE;
                        case JSONLD -> Lang.JSONLD;
                        case RDFXML -> Lang.RDFXML;
                        default -> Lang.NTRIPLES;
                    };
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.source(new ByteArrayInputStream(bytes(SMALL, format, Locale.KOREAN)))
                    .lang(lang)
                    .parse(graph);
            assertTrue(expected.isIsomorphicWith(graph), format + " differs");
            ValidationReport report = ValidationReport.fromGraph(graph);
            assertFalse(report.conforms());
            assertEquals(4, report.getEntries().size());
        }
    }

    private static List<dosi.shapes.Finding> findings() {
        return SMALL.datasets().getFirst().findings().stream()
                .filter(ReportedFinding::present)
                .map(ReportedFinding::finding)
                .toList();
    }

    @Test
    void aSequencePathIsOneFlatList() {
        Path path =
                PathFactory.pathSeq(
                        PathFactory.pathSeq(link("a"), link("b")),
                        PathFactory.pathInverse(link("c")));
        dosi.shapes.Finding one = findings().getFirst();
        Graph graph =
                ShaclReport.graph(
                        List.of(
                                new dosi.shapes.Finding(
                                        one.source(),
                                        one.focus(),
                                        path,
                                        null,
                                        one.message(),
                                        one.fix(),
                                        one.messages(),
                                        List.of())));
        Graph expected = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        """
                        @prefix d: <https://w3id.org/dosi/ns/> .
                        @prefix sh: <http://www.w3.org/ns/shacl#> .
                        [] a sh:ValidationReport ; sh:conforms false ; sh:result [ a sh:ValidationResult ;
                            sh:focusNode <https://w3id.org/dosi/id/lot/1> ; sh:resultSeverity sh:Violation ;
                            sh:sourceShape <https://w3id.org/dosi/shapes/SpacesShape> ;
                            sh:sourceConstraintComponent sh:MaxInclusiveConstraintComponent ;
                            sh:resultPath ( d:a d:b [ sh:inversePath d:c ] ) ;
                            sh:resultMessage "값이 틀렸다: 9999"@ko , "the value is wrong: 9999"@en ] .
                        """,
                        Lang.TURTLE)
                .parse(expected);
        assertTrue(expected.isIsomorphicWith(graph), graph.toString());
    }

    private static Path link(String name) {
        return PathFactory.pathLink(NodeFactory.createURI("https://w3id.org/dosi/ns/" + name));
    }

    @Test
    void junitHasASuiteForEachShapeAndATestForEachConstraint() throws Exception {
        byte[] xml = bytes(SMALL, ReportFormat.JUNIT, Locale.ENGLISH);
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml));
        assertEquals("testsuites", document.getDocumentElement().getTagName());
        NodeList suites = document.getElementsByTagName("testsuite");
        Set<String> names = new HashSet<>();
        for (int index = 0; index < suites.getLength(); index++) {
            Element suite = (Element) suites.item(index);
            names.add(suite.getAttribute("name"));
            for (String required :
                    List.of(
                            "name",
                            "tests",
                            "failures",
                            "errors",
                            "time",
                            "timestamp",
                            "hostname")) {
                assertTrue(suite.hasAttribute(required), required);
            }
            NodeList tests = suite.getElementsByTagName("testcase");
            assertEquals(suite.getAttribute("tests"), Integer.toString(tests.getLength()));
            assertEquals(
                    suite.getAttribute("failures"),
                    Integer.toString(suite.getElementsByTagName("failure").getLength()));
            for (int test = 0; test < tests.getLength(); test++) {
                for (String required : List.of("name", "classname", "time")) {
                    assertTrue(((Element) tests.item(test)).hasAttribute(required), required);
                }
            }
        }
        assertEquals(
                Set.of(
                        "town/lots reading",
                        "town/lots SpacesShape",
                        "town/lots NameShape",
                        "town/lots KindShape"),
                names);
        // the error and the problem fail; the warning does not; what is waived is not counted
        assertEquals("2", document.getDocumentElement().getAttribute("failures"));
        Element failure = (Element) document.getElementsByTagName("failure").item(1);
        assertTrue(
                failure.getAttribute("message").startsWith("× 2:"),
                failure.getAttribute("message"));
        assertTrue(failure.getTextContent().contains("주차장 1.csv:118:3"));
    }

    @Test
    void sarifHasWhatItsSchemaRequires() throws IOException {
        JsonNode log = new ObjectMapper().readTree(bytes(SMALL, ReportFormat.SARIF, Locale.KOREAN));
        assertEquals("2.1.0", log.path("version").asText());
        JsonNode run = log.path("runs").path(0);
        JsonNode rules = run.path("tool").path("driver").path("rules");
        assertEquals("Dosi", run.path("tool").path("driver").path("name").asText());
        assertEquals(4, rules.size());
        assertEquals(7, run.path("results").size());
        for (JsonNode rule : rules) {
            assertFalse(rule.path("id").asText().isEmpty());
            assertFalse(rule.path("shortDescription").path("text").asText().isEmpty());
            assertFalse(rule.path("properties").path("ko").asText().isEmpty());
            assertFalse(rule.path("properties").path("en").asText().isEmpty());
        }
        for (JsonNode result : run.path("results")) {
            assertFalse(result.path("message").path("text").asText().isEmpty());
            assertTrue(
                    List.of("none", "note", "warning", "error")
                            .contains(result.path("level").asText()));
            JsonNode rule = rules.path(result.path("ruleIndex").asInt(-1));
            assertEquals(rule.path("id").asText(), result.path("ruleId").asText());
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertEquals(
                    "%EC%A3%BC%EC%B0%A8%EC%9E%A5%201.csv",
                    place.path("artifactLocation").path("uri").asText());
            assertTrue(place.path("region").path("startLine").asInt() > 0);
        }
        assertEquals("셀을 고친다", rules.path(0).path("help").path("text").asText());
    }

    @Test
    void jsonKnowsEverything() throws IOException {
        JsonNode json = new ObjectMapper().readTree(bytes(SMALL, ReportFormat.JSON, Locale.KOREAN));
        JsonNode dataset = json.path("datasets").path(0);
        assertEquals(3, json.path("totals").path("violation").asInt());
        assertEquals(3, dataset.path("constraints").size());
        assertEquals(7, dataset.path("findings").size());
        assertEquals(600, dataset.path("checks").asInt());
        assertEquals(HOSTILE, dataset.path("findings").path(2).path("published").asText());
        assertEquals(1.0, dataset.path("constraints").path(2).path("passRate").asDouble());
    }

    @Test
    void theEndOfAFileNameTellsTheFormat() {
        assertEquals(ReportFormat.XLSX, ReportFormat.ofFileName("보고서.XLSX").orElseThrow());
        assertEquals(ReportFormat.JUNIT, ReportFormat.ofFileName("a/b.xml").orElseThrow());
        assertTrue(ReportFormat.ofFileName("report.doc").isEmpty());
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
