package dosi.endpoint;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// `/api/datasets/{city}/{name}/findings`: what shapes and the loader found, with file, row, column and what to do.
///
/// How many findings of an edition are kept is bounded in the knowledge base, so all of a dataset can be looked at
/// for each request.
final class FindingsApi {

    static final String[] SEVERITIES = {"violation", "warning", "info"};
    static final String[] STATUSES = {"new", "still-there", "mended", "not-checked"};

    private static final Node FINDING = Names.dosi("Finding");
    private static final Node PROBLEM = Names.dosi("LoadProblem");
    private static final Node EDITION = Names.dosi("edition");
    private static final Node ROW = Names.dosi("sourceRow");
    private static final Node FILE = Names.dosi("sourceFile");
    private static final int ROWS_MAX = 100;

    /// Days are days in Korea: that is where the authors of waivers read a calendar.
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private final InstantSource clock;

    FindingsApi(InstantSource clock) {
        this.clock = clock;
    }

    /// The day by which waivers end; findings depend on it besides the knowledge base.
    String today() {
        return LocalDate.ofInstant(clock.instant(), ZONE).toString();
    }

    /// A waiver that is in force.
    private record Waived(Node target, Map<String, Object> json) {}

    /// What is needed of a finding to choose and to sort.
    private record Entry(
            Node node, String severity, String status, List<String> editions, String file, long row)
            implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Comparator.comparingInt(
                            (Entry entry) -> List.of(SEVERITIES).indexOf(entry.severity))
                    .thenComparing(Entry::file)
                    .thenComparingLong(Entry::row)
                    .thenComparing(entry -> entry.node.toString())
                    .compare(this, other);
        }

        boolean held() {
            return node.getURI().contains("/held/");
        }
    }

    ApiAnswer list(ApiCall call, KnowledgeReader reader) {
        String identifier = DatasetsApi.identifier(call, reader);
        Graph findings = reader.view().dataset().getGraph(Names.findingsGraph(identifier));
        Optional<String> severity = call.choice("severity");
        Optional<String> status = call.choice("status");
        Optional<String> edition = call.text("edition");
        boolean held = edition.equals(Optional.of("held"));
        List<Entry> ofEdition =
                entries(findings).stream()
                        .filter(entry -> entry.held() == held)
                        .filter(
                                entry ->
                                        held
                                                || edition.isEmpty()
                                                || entry.editions.contains(edition.get()))
                        .sorted()
                        .toList();
        ApiPage<Entry> page =
                call.page(
                        ofEdition.stream()
                                .filter(
                                        e ->
                                                severity.isEmpty()
                                                        || e.severity.equals(severity.get()))
                                .filter(e -> status.isEmpty() || e.status.equals(status.get()))
                                .toList());
        List<Waived> waivers =
                waivers(reader.view().dataset().getGraph(Names.waiversGraph(identifier)));
        return ApiAnswer.of(
                Json.object(
                        "dataset",
                        identifier,
                        "total",
                        page.total(),
                        "counts",
                        Json.object(
                                "severity", count(ofEdition, Entry::severity),
                                "status", count(ofEdition, Entry::status)),
                        "findings",
                        page.entries().stream()
                                .map(entry -> describe(entry, findings, waivers, reader))
                                .toList()),
                page);
    }

    private static Map<String, Long> count(
            List<Entry> entries, java.util.function.Function<Entry, String> by) {
        Map<String, Long> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(by.apply(entry), 1L, Long::sum));
        return counts;
    }

    private static List<Entry> entries(Graph findings) {
        List<Entry> entries = new ArrayList<>();
        for (Node type : List.of(FINDING, PROBLEM)) {
            for (Node node :
                    findings.find(Node.ANY, Names.TYPE, type)
                            .mapWith(Triple::getSubject)
                            .toList()) {
                entries.add(
                        new Entry(
                                node,
                                severity(findings, node),
                                KnowledgeReader.value(findings, node, Names.dosi("findingStatus"))
                                        .map(status -> Names.localName(status.getURI()))
                                        .orElse("new"),
                                KnowledgeReader.values(findings, node, EDITION).stream()
                                        .map(edition -> Names.localName(edition.getURI()))
                                        .sorted()
                                        .toList(),
                                files(findings, node),
                                rows(findings, node).stream().findFirst().orElse(0L)));
            }
        }
        return entries;
    }

    private static String severity(Graph findings, Node node) {
        String severity =
                KnowledgeReader.value(findings, node, Names.sh("resultSeverity"))
                        .map(level -> Names.localName(level.getURI()))
                        .orElse("");
        return switch (severity) {
            case "Violation" -> "violation";
            case "Warning" -> "warning";
            default -> "info";
        };
    }

    private static String files(Graph findings, Node node) {
        return String.join(
                ", ",
                KnowledgeReader.values(findings, node, FILE).stream()
                        .map(Node::getLiteralLexicalForm)
                        .sorted()
                        .toList());
    }

    private static List<Long> rows(Graph findings, Node node) {
        return KnowledgeReader.values(findings, node, ROW).stream()
                .map(row -> Long.parseLong(row.getLiteralLexicalForm()))
                .sorted()
                .toList();
    }

    private static Map<String, Object> describe(
            Entry entry, Graph findings, List<Waived> waivers, KnowledgeReader reader) {
        Node node = entry.node;
        Optional<Node> shape = KnowledgeReader.value(findings, node, Names.sh("sourceShape"));
        boolean present = !entry.status.equals("mended") && !entry.status.equals("not-checked");
        List<Long> rows = rows(findings, node);
        return Json.object(
                "iri",
                node.getURI(),
                "severity",
                entry.severity,
                "status",
                entry.status,
                "message",
                KnowledgeReader.texts(findings, node, Names.sh("resultMessage")),
                "fix",
                KnowledgeReader.texts(findings, node, Names.dosi("fix")),
                "code",
                KnowledgeReader.text(findings, node, Names.dosi("problemCode")),
                "shape",
                shape.map(Node::toString),
                "constraint",
                KnowledgeReader.text(findings, node, Names.sh("sourceConstraintComponent")),
                "focus",
                KnowledgeReader.value(findings, node, Names.sh("focusNode")).map(reader::term),
                "path",
                KnowledgeReader.value(findings, node, Names.sh("resultPath")).map(reader::named),
                "value",
                KnowledgeReader.value(findings, node, Names.sh("value")).map(reader::term),
                "file",
                entry.file.isEmpty() ? Optional.empty() : Optional.of(entry.file),
                "rowCount",
                rows.size(),
                "rows",
                rows.stream().limit(ROWS_MAX).toList(),
                "cells",
                cells(findings, node),
                "editions",
                entry.editions,
                "firstSeen",
                edition(findings, node, "firstSeen"),
                "mendedIn",
                edition(findings, node, "mendedIn"),
                "waiver",
                present ? waiver(node, shape, waivers) : Optional.empty());
    }

    private static Optional<String> edition(Graph findings, Node node, String property) {
        return KnowledgeReader.value(findings, node, Names.dosi(property))
                .map(edition -> Names.localName(edition.getURI()));
    }

    private static List<Map<String, Object>> cells(Graph findings, Node node) {
        return KnowledgeReader.values(findings, node, Names.dosi("sourceCell")).stream()
                .<Map<String, Object>>map(
                        cell ->
                                Json.object(
                                        "file",
                                        KnowledgeReader.text(findings, cell, FILE),
                                        "row",
                                        KnowledgeReader.number(findings, cell, ROW),
                                        "column",
                                        KnowledgeReader.text(
                                                findings, cell, Names.dosi("sourceColumn")),
                                        "columnNumber",
                                        KnowledgeReader.number(
                                                findings, cell, Names.dosi("sourceColumnNumber")),
                                        "published",
                                        KnowledgeReader.text(
                                                findings, cell, Names.dosi("publishedValue"))))
                .sorted(
                        Comparator.comparingLong(
                                        (Map<String, Object> cell) -> (Long) cell.get("row"))
                                .thenComparingLong(cell -> (Long) cell.get("columnNumber")))
                .toList();
    }

    /// The waivers that were not withdrawn and whose last day is not over.
    private List<Waived> waivers(Graph graph) {
        String today = today();
        List<Waived> waivers = new ArrayList<>();
        for (Node node :
                graph.find(Node.ANY, Names.TYPE, Names.dosi("Waiver"))
                        .mapWith(Triple::getSubject)
                        .toList()) {
            Optional<String> until = KnowledgeReader.text(graph, node, Names.dosi("waivedUntil"));
            boolean withdrawn = graph.contains(node, Names.prov("invalidatedAtTime"), Node.ANY);
            if (withdrawn || until.filter(day -> day.compareTo(today) < 0).isPresent()) {
                continue;
            }
            Map<String, Object> json =
                    Json.object(
                            "id",
                            Names.localName(node.getURI()),
                            "reason",
                            KnowledgeReader.text(graph, node, Names.dosi("waiverReason")),
                            "author",
                            KnowledgeReader.value(graph, node, Names.prov("wasAttributedTo"))
                                    .flatMap(who -> KnowledgeReader.text(graph, who, Names.LABEL)),
                            "until",
                            until);
            KnowledgeReader.value(graph, node, Names.dosi("waivedFinding"))
                    .or(() -> KnowledgeReader.value(graph, node, Names.dosi("waivedShape")))
                    .ifPresent(target -> waivers.add(new Waived(target, json)));
        }
        waivers.sort(Comparator.comparing(waiver -> String.valueOf(waiver.json.get("id"))));
        return waivers;
    }

    /// A waiver of the finding itself goes before one of its shape.
    private static Optional<Map<String, Object>> waiver(
            Node finding, Optional<Node> shape, List<Waived> waivers) {
        return waivers.stream()
                .filter(
                        waiver ->
                                waiver.target.equals(finding)
                                        || shape.equals(Optional.of(waiver.target)))
                .min(Comparator.comparing(waiver -> !waiver.target.equals(finding)))
                .map(Waived::json);
    }
}
