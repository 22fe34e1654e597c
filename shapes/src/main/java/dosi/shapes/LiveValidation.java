package dosi.shapes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// The findings about data that changes: after a change only the focus nodes that it can reach are validated
/// again, and the findings are those of a full run.
///
/// ```java
/// var live = LiveValidation.of(validator, data, background);   // one full run
/// data.add(triple);
/// LiveValidation.Change change = live.update(List.of(triple)); // only what the triple reaches
/// ```
///
/// What a change can reach is read from the shapes ([Footprint]); each node that is reached is validated with the
/// triples around it ([Neighbourhood]) by the same engine as in a full run. All focus nodes of a shape are
/// validated again where its queries mention a changed property or look at any, where it refers to itself, and
/// where a subclass changed and a class matters.
///
/// Memory: the findings, by shape and focus node. Not safe for several threads.
public final class LiveValidation {

    private final ShapesValidator validator;
    private final Graph data;
    private final Graph all;
    private final boolean withBackground;
    private final List<Root> roots = new ArrayList<>();

    /// A shape with a target, what it looks at, and what it has found, by focus node.
    private static final class Root {
        private final Plan plan;
        private final Plan.CompiledShape shape;
        private final Footprint footprint;
        private Map<Node, List<Finding>> findings = new LinkedHashMap<>();

        Root(Plan whole, int index) {
            plan = PlanPart.of(whole, index);
            shape = plan.shapes().getFirst();
            footprint = Footprint.of(plan, shape);
        }

        /// Whether a target leads to the node; a query as target is not asked.
        private boolean mayHaveFocus(Node node, Graph graph) {
            for (Plan.Target target : shape.targets()) {
                boolean leads =
                        switch (target) {
                            case Plan.Target.OfNode(Node only) -> only.equals(node);
                            case Plan.Target.OfClass(Node type) -> isInstance(node, type, graph);
                            case Plan.Target.SubjectsOf(Node property) ->
                                    !node.isLiteral() && graph.contains(node, property, Node.ANY);
                            case Plan.Target.ObjectsOf(Node property) ->
                                    graph.contains(Node.ANY, property, node);
                            case Plan.Target.OfQuery _ -> true;
                        };
                if (leads) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isInstance(Node node, Node type, Graph graph) {
            if (node.isLiteral()) {
                return false;
            }
            Set<Node> classes =
                    graph.find(node, RDF.Nodes.type, Node.ANY).mapWith(Triple::getObject).toSet();
            List<Node> open = new ArrayList<>(classes);
            for (int i = 0; i < open.size() && !classes.contains(type); i++) {
                graph.find(open.get(i), RDFS.Nodes.subClassOf, Node.ANY)
                        .mapWith(Triple::getObject)
                        .filterKeep(classes::add)
                        .forEachRemaining(open::add);
            }
            return classes.contains(type);
        }
    }

    /// What an update did.
    ///
    /// @param appeared findings that are new
    /// @param mended findings that are gone
    /// @param focusNodes how many focus nodes were validated again one by one
    /// @param inFull shapes of which all focus nodes were validated again
    public record Change(
            List<Finding> appeared, List<Finding> mended, int focusNodes, List<Node> inFull) {
        public Change {
            appeared = List.copyOf(appeared);
            mended = List.copyOf(mended);
            inFull = List.copyOf(inFull);
        }
    }

    private LiveValidation(ShapesValidator validator, Graph data, Graph background) {
        this.validator = validator;
        this.data = data;
        this.withBackground = !background.isEmpty();
        this.all = withBackground ? new Union(data, background) : data;
        for (int root : validator.plan().roots()) {
            roots.add(new Root(validator.plan(), root));
        }
    }

    /// Validates everything once.
    ///
    /// @param data what is checked; without background any term may be a focus node, with it only the subjects of
    ///     the data
    /// @param background what else is known while checking; may be empty
    public static LiveValidation of(ShapesValidator validator, Graph data, Graph background) {
        LiveValidation live = new LiveValidation(validator, data, background);
        Snapshot snapshot = live.snapshot(background);
        for (Root root : live.roots) {
            root.findings = live.inFull(root, snapshot);
        }
        return live;
    }

    /// All findings, in the order of shapes.
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Root root : roots) {
            root.findings.values().forEach(findings::addAll);
        }
        return findings;
    }

    /// Brings the findings up to date. The graphs already hold what they hold after the change.
    ///
    /// @param changed the triples that were added to the data or the background, or deleted from them; others do no harm
    public Change update(Collection<Triple> changed) {
        List<Finding> before = new ArrayList<>();
        List<Finding> after = new ArrayList<>();
        List<Node> full = new ArrayList<>();
        int focusNodes = 0;
        Snapshot snapshot = null;
        for (Root root : roots) {
            if (root.shape.deactivated()) {
                continue;
            }
            if (changed.stream().anyMatch(root.footprint::needsAll)) {
                if (snapshot == null) {
                    snapshot = snapshot(background());
                }
                full.add(root.shape.node());
                root.findings.values().forEach(before::addAll);
                root.findings = inFull(root, snapshot);
                root.findings.values().forEach(after::addAll);
                continue;
            }
            Set<Node> reached = new LinkedHashSet<>();
            for (Triple triple : changed) {
                root.footprint.reach(triple, all, reached);
                if (withBackground) {
                    // The first triple of a subject makes a focus node of it, and the last one gone
                    // ends that.
                    reached.add(triple.getSubject());
                }
            }
            focusNodes += reached.size();
            Map<Node, List<Finding>> again = validate(root, reached);
            for (Node focus : reached) {
                List<Finding> found = again.getOrDefault(focus, List.of());
                List<Finding> known =
                        found.isEmpty()
                                ? root.findings.remove(focus)
                                : root.findings.put(focus, found);
                if (known != null) {
                    before.addAll(known);
                }
                after.addAll(found);
            }
        }
        return change(before, after, focusNodes, full);
    }

    private static Change change(
            List<Finding> before, List<Finding> after, int focusNodes, List<Node> full) {
        Map<Finding, Integer> counts = new HashMap<>();
        before.forEach(finding -> counts.merge(finding, 1, Integer::sum));
        List<Finding> appeared = new ArrayList<>();
        for (Finding finding : after) {
            Integer left = counts.get(finding);
            if (left == null || left == 0) {
                appeared.add(finding);
            } else {
                counts.put(finding, left - 1);
            }
        }
        List<Finding> mended = new ArrayList<>();
        counts.forEach(
                (finding, left) -> mended.addAll(java.util.Collections.nCopies(left, finding)));
        return new Change(appeared, mended, focusNodes, full);
    }

    /// What a shape finds at those of the nodes that are focus nodes of it.
    private Map<Node, List<Finding>> validate(Root root, Set<Node> reached) {
        List<Node> focusNodes = new ArrayList<>();
        for (Node node : reached) {
            boolean outside = withBackground && !data.contains(node, Node.ANY, Node.ANY);
            if (!outside && root.mayHaveFocus(node, all)) {
                focusNodes.add(node);
            }
        }
        if (focusNodes.isEmpty()) {
            return Map.of();
        }
        SnapshotBuilder builder = new SnapshotBuilder();
        builder.onlyFocus(focusNodes);
        Neighbourhood around = new Neighbourhood(root.plan, all, builder);
        for (Node focus : focusNodes) {
            around.add(root.shape, focus);
        }
        return validator.findings(root.plan, builder.build(), all, 1);
    }

    private Map<Node, List<Finding>> inFull(Root root, Snapshot snapshot) {
        return validator.findings(
                root.plan, snapshot, all, Runtime.getRuntime().availableProcessors());
    }

    private Graph background() {
        return all instanceof Union union ? union.getR() : Graph.emptyGraph;
    }

    private Snapshot snapshot(Graph background) {
        return withBackground ? Snapshot.of(data, background) : Snapshot.of(data);
    }
}
