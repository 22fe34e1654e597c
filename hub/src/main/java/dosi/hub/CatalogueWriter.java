package dosi.hub;

import dosi.diagnostics.Severity;
import dosi.loader.LoadReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Writes what happened into the catalogue graph: DCAT 3 for dataset and files, PROV-O for who made which
/// edition when and from what, our own terms for the counts.
final class CatalogueWriter {

    static final Node CURRENT_EDITION = Terms.dosi("currentEdition");
    static final Node HELD_EDITION = Terms.dosi("heldEdition");
    static final Node LOAD_ID = Terms.dosi("loadId");
    static final Node SHA256 = Terms.dosi("sha256");
    static final Node REFERENCE_DATE = Terms.dosi("referenceDate");
    static final Node ROWS_READ = Terms.dosi("rowsRead");
    static final Node ROWS_MAPPED = Terms.dosi("rowsMapped");
    static final Node ROWS_QUARANTINED = Terms.dosi("rowsQuarantined");
    static final Node ROWS_SKIPPED = Terms.dosi("rowsSkipped");
    static final Node SUBJECTS = Terms.dosi("subjectCount");
    static final Node PROBLEMS = Terms.dosi("problemCount");
    static final Node DECISION = Terms.dosi("gateDecision");
    static final Node QUARANTINE_FILE = Terms.dosi("quarantineFile");
    static final Node ENDED = Terms.prov("endedAtTime");
    static final Node GENERATED_BY = Terms.prov("wasGeneratedBy");
    static final Node TRIPLES = Terms.dosi("tripleCount");
    private static final Node SOFTWARE = Terms.iri("id/software/dosi");

    private CatalogueWriter() {}

    static Node findingCount(Severity severity) {
        return switch (severity) {
            case INFO -> Terms.dosi("infoCount");
            case WARNING -> Terms.dosi("warningCount");
            case ERROR -> Terms.dosi("violationCount");
        };
    }

    /// All that is known of an edition when its load ends.
    record EditionFacts(
            EditionFiles files,
            String loadId,
            Decision decision,
            LoadReport report,
            Map<Severity, Long> findings,
            long subjects,
            long triples,
            Optional<String> referenceDate,
            Optional<String> quarantineFile,
            Instant started,
            Instant ended) {}

    /// Describes an accepted edition as the dataset's current one.
    static void writeAccepted(
            Change change, DatasetDescription dataset, List<Triple> city, EditionFacts facts) {
        Node edition = facts.files.edition(dataset.identifier());
        Graph catalogue = change.graph(Terms.CATALOGUE_GRAPH);
        Editions editions = Editions.of(catalogue, dataset.iri());
        Map<Node, List<Triple>> described = statementsOf(dataset, city);
        add(described, dataset.iri(), CURRENT_EDITION, edition);
        List<Node> distributions = writeFiles(described, dataset, facts.files);
        distributions.forEach(
                file -> add(described, dataset.iri(), Terms.dcat("distribution"), file));
        describeEdition(described, change, dataset, facts, distributions);
        add(described, edition, Editions.NUMBER, Terms.integer(editions.numberOf(edition)));
        editions.before(edition)
                .ifPresent(
                        earlier -> add(described, edition, Terms.prov("wasRevisionOf"), earlier));
        facts.referenceDate.ifPresent(
                date ->
                        add(
                                described,
                                dataset.iri(),
                                Terms.dct("modified"),
                                Terms.typed(date, XSDDatatype.XSDdate)));
        described.forEach(
                (subject, triples) -> change.describe(Terms.CATALOGUE_GRAPH, subject, triples));
    }

    /// Describes an edition that the gate did not let in; the current one stays the current one.
    static void writeHeld(
            Change change, DatasetDescription dataset, List<Triple> city, EditionFacts facts) {
        Node edition = facts.files.edition(dataset.identifier());
        Graph catalogue = change.graph(Terms.CATALOGUE_GRAPH);
        Map<Node, List<Triple>> described = statementsOf(dataset, city);
        for (Node kept :
                List.of(CURRENT_EDITION, Terms.dcat("distribution"), Terms.dct("modified"))) {
            StoredState.values(catalogue, dataset.iri(), kept)
                    .forEach(value -> add(described, dataset.iri(), kept, value));
        }
        add(described, dataset.iri(), HELD_EDITION, edition);
        describeEdition(described, change, dataset, facts, List.of());
        described.forEach(
                (subject, triples) -> change.describe(Terms.CATALOGUE_GRAPH, subject, triples));
    }

    /// Describes a change that is not a load, such as a run of the reasoner.
    static void writeActivity(Change change, String ko, String en, Instant started, Instant ended) {
        Map<Node, List<Triple>> described = new LinkedHashMap<>();
        activity(described, change, ko, en, started, ended);
        described.forEach(
                (subject, triples) -> change.describe(Terms.CATALOGUE_GRAPH, subject, triples));
    }

    private static Map<Node, List<Triple>> statementsOf(
            DatasetDescription dataset, List<Triple> city) {
        Map<Node, List<Triple>> described = new LinkedHashMap<>();
        for (List<Triple> statements : List.of(city, dataset.statements())) {
            for (Triple triple : statements) {
                described.computeIfAbsent(triple.getSubject(), _ -> new ArrayList<>()).add(triple);
            }
        }
        add(described, dataset.iri(), Terms.dosi("graph"), dataset.graph());
        return described;
    }

    private static List<Node> writeFiles(
            Map<Node, List<Triple>> described, DatasetDescription dataset, EditionFiles files) {
        Node edition = files.edition(dataset.identifier());
        List<Node> nodes = new ArrayList<>();
        for (EditionFiles.File file : files.files()) {
            Node node =
                    Terms.iri(Terms.localName(edition, "") + "/" + file.sha256().substring(0, 12));
            nodes.add(node);
            add(described, node, Terms.TYPE, Terms.dcat("Distribution"));
            add(described, node, Terms.dct("title"), Terms.text(file.name()));
            add(
                    described,
                    node,
                    Terms.dcat("byteSize"),
                    Terms.typed(
                            Long.toString(file.sizeBytes()), XSDDatatype.XSDnonNegativeInteger));
            add(described, node, SHA256, Terms.text(file.sha256()));
        }
        return nodes;
    }

    private static void describeEdition(
            Map<Node, List<Triple>> described,
            Change change,
            DatasetDescription dataset,
            EditionFacts facts,
            List<Node> distributions) {
        Node edition = facts.files.edition(dataset.identifier());
        LoadReport report = facts.report;
        add(described, edition, Terms.TYPE, Terms.dosi("Edition"));
        add(described, edition, Terms.TYPE, Terms.prov("Entity"));
        add(described, edition, Terms.dcat("isVersionOf"), dataset.iri());
        distributions.forEach(file -> add(described, edition, Terms.dcat("distribution"), file));
        facts.referenceDate.ifPresent(
                date ->
                        add(
                                described,
                                edition,
                                REFERENCE_DATE,
                                Terms.typed(date, XSDDatatype.XSDdate)));
        add(
                described,
                edition,
                Terms.dcat("version"),
                Terms.text(facts.referenceDate.orElse(facts.files.sha256().substring(0, 12))));
        add(described, edition, SHA256, Terms.text(facts.files.sha256()));
        add(described, edition, LOAD_ID, Terms.text(facts.loadId));
        add(described, edition, ROWS_READ, Terms.integer(report.rows()));
        add(described, edition, ROWS_MAPPED, Terms.integer(report.mapped()));
        add(described, edition, ROWS_QUARANTINED, Terms.integer(report.quarantined()));
        add(described, edition, ROWS_SKIPPED, Terms.integer(report.skippedRows()));
        add(described, edition, PROBLEMS, Terms.integer(report.problems().count()));
        add(described, edition, SUBJECTS, Terms.integer(facts.subjects));
        add(described, edition, TRIPLES, Terms.integer(facts.triples));
        facts.findings.forEach(
                (severity, count) ->
                        add(described, edition, findingCount(severity), Terms.integer(count)));
        add(
                described,
                edition,
                DECISION,
                Terms.text(facts.decision.name().toLowerCase(java.util.Locale.ROOT)));
        facts.quarantineFile.ifPresent(
                file -> add(described, edition, QUARANTINE_FILE, Terms.text(file)));
        add(described, edition, GENERATED_BY, Terms.change(change.sequence()));
        activity(
                described,
                change,
                dataset.title().ko() + " 적재",
                "Load of " + dataset.title().en(),
                facts.started,
                facts.ended);
    }

    private static void activity(
            Map<Node, List<Triple>> described,
            Change change,
            String ko,
            String en,
            Instant started,
            Instant ended) {
        Node node = Terms.change(change.sequence());
        add(described, node, Terms.TYPE, Terms.prov("Activity"));
        add(described, node, Terms.LABEL, Terms.text(ko, "ko"));
        add(described, node, Terms.LABEL, Terms.text(en, "en"));
        add(described, node, Terms.prov("startedAtTime"), time(started));
        add(described, node, ENDED, time(ended));
        add(described, node, Terms.prov("wasAssociatedWith"), SOFTWARE);
        add(described, SOFTWARE, Terms.TYPE, Terms.prov("SoftwareAgent"));
        add(described, SOFTWARE, Terms.LABEL, Terms.text("Dosi", "en"));
        add(described, SOFTWARE, Terms.LABEL, Terms.text("도시", "ko"));
    }

    private static Node time(Instant instant) {
        return Terms.typed(
                instant.truncatedTo(ChronoUnit.MILLIS).toString(), XSDDatatype.XSDdateTime);
    }

    private static void add(
            Map<Node, List<Triple>> described, Node subject, Node predicate, Node object) {
        described
                .computeIfAbsent(subject, _ -> new ArrayList<>())
                .add(Triple.create(subject, predicate, object));
    }
}
