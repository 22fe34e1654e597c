package dosi.hub;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.ontology.Prefixes;
import dosi.shapes.ShapeConstraint;
import dosi.shapes.report.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/// Makes waivers, takes them back, and lists them. Each is one change, and nothing of it is ever deleted.
record WaiverRegister(Hub hub) {

    private static final int DIGITS_MIN = 6;
    private static final int LISTED_MAX = 5;

    /// What a waiver is for, found in the knowledge base.
    private record Found(String dataset, Node target, boolean ofShape) {}

    FindingWaiver add(WaiverTarget target, Waiver waiver) {
        Instant now = hub.now();
        check(waiver, Waivers.day(now));
        Found found =
                switch (target) {
                    case WaiverTarget.OfFinding(String name) -> finding(name);
                    case WaiverTarget.OfShape(String shape, String dataset) ->
                            shape(shape, hub.catalogue().dataset(dataset));
                };
        try (Change change = hub.begin("waive " + found.target.getURI())) {
            Node activity = Terms.change(change.sequence());
            StoredWaiver made =
                    new StoredWaiver(
                            Terms.iri("waiver/" + found.dataset + "/" + change.sequence()),
                            found.target,
                            found.ofShape,
                            waiver,
                            now,
                            false);
            write(change, found.dataset, made.triples(found.dataset, activity));
            CatalogueWriter.writeActivity(change, "발견 허용", "Waiver of findings", now, hub.now());
            change.commit();
            return told(found.dataset, made);
        }
    }

    private static void check(Waiver waiver, LocalDate today) {
        Place place = Place.of("waive");
        String missing =
                waiver.reason().isBlank()
                        ? "--reason"
                        : waiver.author().isBlank()
                                ? "--author"
                                : waiver.until().isEmpty() ? "--until" : "";
        if (!missing.isEmpty()) {
            throw new ProblemException(HubProblem.WAIVER_INCOMPLETE.at(place, missing));
        }
        LocalDate until = waiver.until().orElseThrow();
        if (until.isBefore(today)) {
            throw new ProblemException(HubProblem.WAIVER_IN_THE_PAST.at(place, until, today));
        }
    }

    FindingWaiver withdraw(long id) {
        FindingWaiver waiver =
                list().stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                HubProblem.UNKNOWN_WAIVER.at(
                                                        Place.of("waive"), id)));
        if (waiver.state() == WaiverState.WITHDRAWN) {
            return waiver;
        }
        Instant now = hub.now();
        try (Change change = hub.begin("withdraw waiver " + id)) {
            Node node = Terms.iri("waiver/" + waiver.dataset() + "/" + id);
            StoredWaiver stored =
                    StoredWaiver.all(change.graph(Terms.waiversGraph(waiver.dataset()))).stream()
                            .filter(one -> one.node().equals(node))
                            .findFirst()
                            .orElseThrow();
            write(change, waiver.dataset(), stored.ending(now, Terms.change(change.sequence())));
            CatalogueWriter.writeActivity(
                    change, "발견 허용을 거둠", "Withdrawal of a waiver", now, hub.now());
            change.commit();
        }
        return new FindingWaiver(
                id,
                waiver.dataset(),
                waiver.target(),
                waiver.waiver(),
                waiver.since(),
                WaiverState.WITHDRAWN,
                waiver.findings());
    }

    private static void write(Change change, String dataset, List<Triple> triples) {
        Node graph = Terms.waiversGraph(dataset);
        triples.forEach(triple -> change.add(graph, Change.asStored(triple)));
    }

    /// All waivers, by dataset and then in the order in which they were made.
    List<FindingWaiver> list() {
        List<FindingWaiver> all = new ArrayList<>();
        for (String dataset : datasets()) {
            List<StoredWaiver> stored =
                    hub.readGraph(Terms.waiversGraph(dataset), StoredWaiver::all);
            stored.forEach(waiver -> all.add(told(dataset, waiver)));
        }
        return all;
    }

    private FindingWaiver told(String dataset, StoredWaiver waiver) {
        long findings =
                hub.readGraph(
                        Terms.findingsGraph(dataset),
                        graph -> {
                            Set<String> covered = new HashSet<>();
                            Stream<Node> nodes =
                                    waiver.ofShape()
                                            ? graph
                                                    .find(
                                                            Node.ANY,
                                                            Terms.sh("sourceShape"),
                                                            waiver.target())
                                                    .mapWith(Triple::getSubject)
                                                    .toList()
                                                    .stream()
                                            : named(graph, waiver.target());
                            nodes.filter(node -> !FindingHistory.gone(graph, node))
                                    .forEach(node -> covered.add(digits(node)));
                            return (long) covered.size();
                        });
        return new FindingWaiver(
                waiver.id(),
                dataset,
                waiver.target(),
                waiver.waiver(),
                waiver.since(),
                waiver.state(Waivers.day(hub.now())),
                findings);
    }

    private static Stream<Node> named(Graph findings, Node finding) {
        String iri = finding.getURI();
        int cut = iri.lastIndexOf('/');
        Node held = NodeFactory.createURI(iri.substring(0, cut) + "/held" + iri.substring(cut));
        return Stream.of(finding, held)
                .filter(node -> findings.contains(node, Terms.TYPE, FindingsWriter.FINDING));
    }

    /// The identifiers of the datasets of which the knowledge base tells something.
    private Collection<String> datasets() {
        return hub.readGraph(
                Terms.CATALOGUE_GRAPH,
                catalogue ->
                        new TreeSet<>(
                                catalogue
                                        .find(Node.ANY, Terms.TYPE, Terms.dcat("Dataset"))
                                        .mapWith(
                                                triple ->
                                                        Terms.localName(
                                                                triple.getSubject(), "dataset/"))
                                        .toList()));
    }

    private Found finding(String name) {
        String digits = name.substring(name.lastIndexOf('/') + 1).replaceFirst("^f-", "");
        String below = Prefixes.BASE + "finding/";
        TreeMap<String, String> found = new TreeMap<>();
        if (digits.matches("[0-9a-f]{" + DIGITS_MIN + ",16}")) {
            for (String dataset : datasets()) {
                if (!name.startsWith(below) || name.startsWith(below + dataset + "/")) {
                    for (String one : openFindings(dataset)) {
                        if (one.startsWith(digits)) {
                            found.put(
                                    Terms.iri("finding/" + dataset + "/" + one).getURI(), dataset);
                        }
                    }
                }
            }
        }
        Place place = Place.of("waive");
        if (found.isEmpty()) {
            throw new ProblemException(HubProblem.UNKNOWN_FINDING.at(place, name));
        }
        if (found.size() > 1) {
            List<String> some = found.keySet().stream().limit(LISTED_MAX).toList();
            throw new ProblemException(
                    HubProblem.AMBIGUOUS_FINDING.at(
                            place, name, found.size(), String.join(", ", some)));
        }
        return new Found(
                found.firstEntry().getValue(),
                NodeFactory.createURI(found.firstEntry().getKey()),
                false);
    }

    /// The digits of the findings of a dataset that are there now, those of a held edition too.
    private Set<String> openFindings(String dataset) {
        return hub.readGraph(
                Terms.findingsGraph(dataset),
                graph -> {
                    Set<String> open = new HashSet<>();
                    graph.find(Node.ANY, Terms.TYPE, FindingsWriter.FINDING)
                            .mapWith(Triple::getSubject)
                            .filterDrop(node -> FindingHistory.gone(graph, node))
                            .forEachRemaining(node -> open.add(digits(node)));
                    return open;
                });
    }

    private static String digits(Node finding) {
        return finding.getURI().substring(finding.getURI().lastIndexOf('/') + 1);
    }

    private Found shape(String name, DatasetDescription dataset) {
        Set<Node> known = new HashSet<>();
        for (ShapeConstraint one : hub.validator(dataset.shapes()).constraints()) {
            Stream.of(one.named(), one.shape()).filter(Node::isURI).forEach(known::add);
        }
        List<Node> same =
                known.stream()
                        .filter(node -> node.getURI().equals(name) || lastPart(node).equals(name))
                        .toList();
        if (same.size() == 1) {
            return new Found(dataset.identifier(), same.getFirst(), true);
        }
        Optional<String> nearest =
                Nearest.to(name, known.stream().map(WaiverRegister::lastPart).sorted().toList());
        throw new ProblemException(
                HubProblem.UNKNOWN_SHAPE.at(
                        Place.of(dataset.identifier()),
                        name,
                        nearest.map(one -> "\"" + one + "\"을(를) 뜻한 것인지 본다")
                                .orElse("보고서에 나오는 규칙의 이름을 쓴다"),
                        nearest.map(one -> "Did you mean \"" + one + "\"?")
                                .orElse("Use the name of a rule as the reports tell it")));
    }

    private static String lastPart(Node shape) {
        String iri = shape.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }
}
