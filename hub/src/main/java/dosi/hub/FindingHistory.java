package dosi.hub;

import dosi.diagnostics.Problem;
import dosi.shapes.LocatedFinding;
import dosi.shapes.ShapeConstraint;
import dosi.shapes.report.FindingStatus;
import dosi.shapes.report.ReportedFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// The findings of one dataset over its editions, in its graph of findings.
///
/// A finding has one node as long as it is found ([dosi.shapes.Finding#identity]). The node carries every edition in
/// which it was found (`dosi:edition`), the first of them (`dosi:firstSeen`), and its status: what became of it
/// since the edition before. One that is gone stays, mended (`dosi:mendedIn`), while an edition in which it was found is
/// among the last [#EDITIONS_MAX]; editions before those are forgotten, the first one excepted. A finding whose
/// constraint is not checked any more is not mended: it waits with the status not checked until it is checked again.
final class FindingHistory {

    /// For how many editions findings are told apart by edition, and mended ones are kept.
    static final int EDITIONS_MAX = 12;

    private static final Node STATUS = Terms.dosi("findingStatus");
    private static final Node FIRST_SEEN = Terms.dosi("firstSeen");
    private static final Node MENDED_IN = Terms.dosi("mendedIn");
    private static final Node NOT_CHECKED = Terms.iri("code/finding-status/not-checked");
    private static final Set<Node> OF_HISTORY =
            Set.of(FindingsWriter.EDITION, STATUS, FIRST_SEEN, MENDED_IN);

    private final Change change;
    private final String dataset;
    private final Node edition;
    private final int findingsMax;
    private final Graph stored;
    private final List<Node> window;
    private final Optional<Node> before;
    private final Set<Node> open = new LinkedHashSet<>();
    private final boolean cut;

    /// @param edition the edition that is being looked at
    /// @param accepting whether it is about to be accepted: then it is compared with the edition before it, else with
    ///     the current one
    /// @param findingsMax how many findings of an edition are kept, and how many mended ones
    FindingHistory(
            Change change, String dataset, Node edition, boolean accepting, int findingsMax) {
        this.change = change;
        this.dataset = dataset;
        this.edition = edition;
        this.findingsMax = findingsMax;
        this.stored = change.graph(Terms.findingsGraph(dataset));
        Editions editions =
                Editions.of(change.graph(Terms.CATALOGUE_GRAPH), Terms.dataset(dataset));
        this.window = editions.latest(edition, EDITIONS_MAX);
        this.before = accepting ? editions.before(edition) : editions.current();
        before.ifPresent(earlier -> addFindings(FindingsWriter.EDITION, earlier));
        this.cut = open.size() >= findingsMax;
        addFindings(STATUS, NOT_CHECKED);
    }

    private void addFindings(Node property, Node value) {
        stored.find(Node.ANY, property, value)
                .mapWith(Triple::getSubject)
                .filterKeep(node -> !held(node))
                .filterKeep(node -> stored.contains(node, Terms.TYPE, FindingsWriter.FINDING))
                .forEachRemaining(open::add);
    }

    private boolean held(Node node) {
        return node.getURI().startsWith(Terms.iri("finding/" + dataset + "/held/").getURI());
    }

    /// Whether a stored finding was not met in the last edition any more: it is mended, or not checked.
    static boolean gone(Graph findings, Node node) {
        return findings.contains(node, STATUS, status(FindingStatus.MENDED))
                || findings.contains(node, STATUS, NOT_CHECKED);
    }

    /// The edition that findings are compared with; empty where there is none.
    Optional<Node> before() {
        return before;
    }

    /// The findings, each with its status; then those that are mended.
    ///
    /// The status is empty where there is nothing to compare with. That is so too where more findings of the edition
    /// before were found than kept and this one is not among the kept.
    ///
    /// @param checked the constraints that were checked; empty where the edition was not validated
    List<ReportedFinding> compare(List<LocatedFinding> findings, List<ShapeConstraint> checked) {
        List<ReportedFinding> compared = new ArrayList<>(findings.size());
        Set<Node> found = new HashSet<>();
        for (LocatedFinding located : findings) {
            Node node = FindingsWriter.node(dataset, located.finding());
            found.add(node);
            compared.add(new ReportedFinding(located, status(node), Optional.empty()));
        }
        FindingsReader reader = new FindingsReader(stored, checked);
        open.stream()
                .filter(node -> !found.contains(node))
                .sorted(Comparator.comparing(Node::getURI))
                .flatMap(node -> reader.read(node).stream())
                .map(
                        located ->
                                new ReportedFinding(
                                        located,
                                        Optional.of(FindingStatus.MENDED),
                                        Optional.empty()))
                .forEach(compared::add);
        return compared;
    }

    private Optional<FindingStatus> status(Node node) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        if (open.contains(node)) {
            return Optional.of(FindingStatus.STILL_THERE);
        }
        return cut ? Optional.empty() : Optional.of(FindingStatus.NEW);
    }

    /// Makes the graph of findings hold what was [#compare]d, and what is kept of earlier editions.
    ///
    /// @return how many findings and problems are kept, those of earlier editions not counted
    int write(List<ReportedFinding> compared, Collection<Problem> problems) {
        GraphReplacement graph = new GraphReplacement(change, Terms.findingsGraph(dataset));
        FindingsWriter writer = new FindingsWriter(dataset, edition, graph::put);
        Set<Node> found = new HashSet<>();
        Set<Node> mended = new HashSet<>();
        int written = 0;
        for (ReportedFinding reported : compared) {
            Node node = FindingsWriter.node(dataset, reported.finding());
            if (!reported.present()) {
                mended.add(node);
            } else if (found.contains(node) || found.size() < findingsMax) {
                writer.write(reported.located());
                written++;
                if (found.add(node)) {
                    history(graph, node, reported.status());
                }
            }
        }
        for (Problem problem : problems) {
            if (written < findingsMax) {
                writer.write(problem);
                written++;
            }
        }
        keepEarlier(graph, found, mended);
        graph.finish();
        return written;
    }

    private void history(GraphReplacement graph, Node node, Optional<FindingStatus> status) {
        Node firstSeen =
                StoredState.value(stored, node, FIRST_SEEN)
                        .filter(first -> !earlierEditions(node).isEmpty())
                        .orElse(edition);
        graph.put(Triple.create(node, FIRST_SEEN, firstSeen));
        earlierEditions(node)
                .forEach(one -> graph.put(Triple.create(node, FindingsWriter.EDITION, one)));
        (before.isEmpty() ? Optional.of(FindingStatus.NEW) : status)
                .ifPresent(one -> graph.put(Triple.create(node, STATUS, status(one))));
    }

    /// The editions of a stored finding as far as they are kept, without the one that is being written.
    private List<Node> earlierEditions(Node node) {
        return StoredState.values(stored, node, FindingsWriter.EDITION).stream()
                .filter(one -> window.contains(one) && !one.equals(edition))
                .toList();
    }

    private record Kept(Node node, Node status, Optional<Node> mendedIn) {}

    private void keepEarlier(GraphReplacement graph, Set<Node> found, Set<Node> mended) {
        List<Kept> kept = new ArrayList<>();
        for (Node node :
                stored.find(Node.ANY, Terms.TYPE, FindingsWriter.FINDING)
                        .mapWith(Triple::getSubject)
                        .toList()) {
            if (held(node) || found.contains(node) || earlierEditions(node).isEmpty()) {
                continue;
            }
            Optional<Node> mendedIn = StoredState.value(stored, node, MENDED_IN);
            if (mended.contains(node)) {
                kept.add(new Kept(node, status(FindingStatus.MENDED), Optional.of(edition)));
            } else if (open.contains(node)) {
                kept.add(new Kept(node, NOT_CHECKED, Optional.empty()));
            } else if (mendedIn.isPresent()) {
                kept.add(new Kept(node, status(FindingStatus.MENDED), mendedIn));
            }
        }
        kept.sort(
                Comparator.comparingInt((Kept one) -> one.mendedIn.map(window::indexOf).orElse(0))
                        .thenComparing(one -> one.node.getURI()));
        for (Kept one : kept.subList(0, Math.min(kept.size(), findingsMax))) {
            for (Triple triple : stored.find(one.node, Node.ANY, Node.ANY).toList()) {
                if (!OF_HISTORY.contains(triple.getPredicate())) {
                    graph.put(triple);
                }
                if (triple.getPredicate().equals(FindingsWriter.SOURCE_CELL)) {
                    stored.find(triple.getObject(), Node.ANY, Node.ANY)
                            .toList()
                            .forEach(graph::put);
                }
            }
            StoredState.value(stored, one.node, FIRST_SEEN)
                    .ifPresent(first -> graph.put(Triple.create(one.node, FIRST_SEEN, first)));
            earlierEditions(one.node)
                    .forEach(
                            earlier ->
                                    graph.put(
                                            Triple.create(
                                                    one.node, FindingsWriter.EDITION, earlier)));
            graph.put(Triple.create(one.node, STATUS, one.status));
            one.mendedIn.ifPresent(in -> graph.put(Triple.create(one.node, MENDED_IN, in)));
        }
    }

    private static Node status(FindingStatus status) {
        return Terms.iri(
                "code/finding-status/"
                        + switch (status) {
                            case NEW -> "new";
                            case STILL_THERE -> "still-there";
                            case MENDED -> "mended";
                        });
    }
}
