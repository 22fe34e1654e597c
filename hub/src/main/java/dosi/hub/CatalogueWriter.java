package dosi.hub;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
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
    private static final Node EDITION = Terms.dosi("Edition");
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
    ///
    /// @param verdict of the person who let it in, where the gate had held it
    static void writeAccepted(
            Change change,
            DatasetDescription dataset,
            List<Triple> city,
            EditionFacts facts,
            Optional<Verdict> verdict) {
        Node edition = facts.files.edition(dataset.identifier());
        Graph catalogue = change.graph(Terms.CATALOGUE_GRAPH);
        Editions editions = Editions.of(catalogue, dataset.iri());
        Map<Node, List<Triple>> described = statementsOf(dataset, city);
        add(described, dataset.iri(), CURRENT_EDITION, edition);
        List<Node> distributions = writeFiles(described, dataset, facts.files);
        distributions.forEach(
                file -> add(described, dataset.iri(), Terms.dcat("distribution"), file));
        Node load = Terms.change(change.sequence());
        identify(described, dataset, facts, distributions);
        count(described, edition, facts);
        facts.quarantineFile.ifPresent(
                file -> add(described, edition, QUARANTINE_FILE, Terms.text(file)));
        add(described, edition, GENERATED_BY, load);
        activity(described, change, loadOf(dataset), facts.started, facts.ended);
        Optional<OpenHold> hold = OpenHold.of(catalogue, dataset.iri());
        verdict.ifPresentOrElse(
                said -> DecisionWriter.release(described, load, edition, hold, said),
                () -> DecisionWriter.accept(described, load, edition));
        hold.ifPresent(held -> supersede(described, change, dataset, held, edition));
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
        describe(change, described);
    }

    /// Another edition that waits for a decision goes on waiting, but is marked as superseded.
    private static void supersede(
            Map<Node, List<Triple>> described,
            Change change,
            DatasetDescription dataset,
            OpenHold held,
            Node by) {
        if (!held.edition().equals(by)) {
            add(described, dataset.iri(), HELD_EDITION, held.edition());
            add(described, dataset.iri(), DecisionWriter.HOLD, held.activity());
            change.add(
                    Terms.CATALOGUE_GRAPH,
                    Triple.create(held.activity(), DecisionWriter.SUPERSEDED_BY, by));
        }
    }

    /// Describes an edition that the gate did not let in; the current one stays the current one. What is
    /// counted stands at the activity that held it, because the same files may make the current edition.
    static void writeHeld(
            Change change,
            DatasetDescription dataset,
            List<Triple> city,
            EditionFacts facts,
            List<Problem> reasons) {
        Node edition = facts.files.edition(dataset.identifier());
        Node hold = Terms.change(change.sequence());
        Graph catalogue = change.graph(Terms.CATALOGUE_GRAPH);
        Map<Node, List<Triple>> described = statementsOf(dataset, city);
        for (Node kept :
                List.of(CURRENT_EDITION, Terms.dcat("distribution"), Terms.dct("modified"))) {
            StoredState.values(catalogue, dataset.iri(), kept)
                    .forEach(value -> add(described, dataset.iri(), kept, value));
        }
        add(described, dataset.iri(), HELD_EDITION, edition);
        add(described, dataset.iri(), DecisionWriter.HOLD, hold);
        if (!catalogue.contains(edition, Terms.TYPE, EDITION)) {
            identify(described, dataset, facts, writeFiles(described, dataset, facts.files));
        }
        Text label = new Text(dataset.title().ko() + " 보류", "Hold of " + dataset.title().en());
        activity(described, change, label, facts.started, facts.ended);
        count(described, hold, facts);
        DecisionWriter.hold(described, hold, edition, reasons);
        OpenHold.of(catalogue, dataset.iri())
                .ifPresent(
                        earlier ->
                                change.add(
                                        Terms.CATALOGUE_GRAPH,
                                        Triple.create(
                                                earlier.activity(),
                                                DecisionWriter.SUPERSEDED_BY,
                                                edition)));
        describe(change, described);
    }

    /// Ends the waiting of a held edition that a person turned away; what is told of it stays.
    static void writeRejected(
            Change change,
            String dataset,
            OpenHold hold,
            Verdict verdict,
            Instant started,
            Instant ended) {
        Map<Node, List<Triple>> described = new LinkedHashMap<>();
        Text label = new Text(dataset + " 보류된 판 거절", "Rejection of a held edition of " + dataset);
        activity(described, change, label, started, ended);
        DecisionWriter.reject(described, Terms.change(change.sequence()), hold, verdict);
        describe(change, described);
        Node node = Terms.dataset(dataset);
        change.set(Terms.CATALOGUE_GRAPH, node, HELD_EDITION, Optional.empty());
        change.set(Terms.CATALOGUE_GRAPH, node, DecisionWriter.HOLD, Optional.empty());
    }

    /// Describes a change that is not a load, such as a run of the reasoner.
    static void writeActivity(Change change, String ko, String en, Instant started, Instant ended) {
        Map<Node, List<Triple>> described = new LinkedHashMap<>();
        activity(described, change, new Text(ko, en), started, ended);
        describe(change, described);
    }

    private static void describe(Change change, Map<Node, List<Triple>> described) {
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

    /// What makes the edition this one: its files, its version, the day for which it speaks.
    private static void identify(
            Map<Node, List<Triple>> described,
            DatasetDescription dataset,
            EditionFacts facts,
            List<Node> distributions) {
        Node edition = facts.files.edition(dataset.identifier());
        add(described, edition, Terms.TYPE, EDITION);
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
    }

    /// What the gate saw and decided, told of the edition or of the activity that held it.
    private static void count(Map<Node, List<Triple>> described, Node node, EditionFacts facts) {
        LoadReport report = facts.report;
        add(described, node, LOAD_ID, Terms.text(facts.loadId));
        add(described, node, ROWS_READ, Terms.integer(report.rows()));
        add(described, node, ROWS_MAPPED, Terms.integer(report.mapped()));
        add(described, node, ROWS_QUARANTINED, Terms.integer(report.quarantined()));
        add(described, node, ROWS_SKIPPED, Terms.integer(report.skippedRows()));
        add(described, node, PROBLEMS, Terms.integer(report.problems().count()));
        add(described, node, SUBJECTS, Terms.integer(facts.subjects));
        add(described, node, TRIPLES, Terms.integer(facts.triples));
        facts.findings.forEach(
                (severity, count) ->
                        add(described, node, findingCount(severity), Terms.integer(count)));
        add(
                described,
                node,
                DECISION,
                Terms.text(facts.decision.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private static Text loadOf(DatasetDescription dataset) {
        return new Text(dataset.title().ko() + " 적재", "Load of " + dataset.title().en());
    }

    private static void activity(
            Map<Node, List<Triple>> described,
            Change change,
            Text label,
            Instant started,
            Instant ended) {
        Node node = Terms.change(change.sequence());
        add(described, node, Terms.TYPE, Terms.prov("Activity"));
        add(described, node, Terms.LABEL, Terms.text(label.ko(), "ko"));
        add(described, node, Terms.LABEL, Terms.text(label.en(), "en"));
        add(described, node, Terms.prov("startedAtTime"), time(started));
        add(described, node, ENDED, time(ended));
        add(described, node, Terms.prov("wasAssociatedWith"), SOFTWARE);
        add(described, SOFTWARE, Terms.TYPE, Terms.prov("SoftwareAgent"));
        add(described, SOFTWARE, Terms.LABEL, Terms.text("Dosi", "en"));
        add(described, SOFTWARE, Terms.LABEL, Terms.text("도시", "ko"));
    }

    static Node time(Instant instant) {
        return Terms.typed(
                instant.truncatedTo(ChronoUnit.MILLIS).toString(), XSDDatatype.XSDdateTime);
    }

    static void add(Map<Node, List<Triple>> described, Node subject, Node predicate, Node object) {
        described
                .computeIfAbsent(subject, _ -> new ArrayList<>())
                .add(Triple.create(subject, predicate, object));
    }
}
