package dosi.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.jena.sparql.path.P_Link;
import org.jspecify.annotations.Nullable;

/// A plan bound to a snapshot: paths, constants and classes are numbers, and a node can be validated.
///
/// All property shapes of a node that have a single predicate as their path are served by one merge of the
/// node's row with their predicates. Safe for several threads, each with its own [Run].
final class BoundPlan {

    /// A shape with everything that its evaluation reads.
    static final class BoundShape {
        final Plan.CompiledShape shape;
        final int index;
        private final @Nullable Walk path;

        /// The predicate, where the path is a single one; else [Terms#ABSENT].
        private final int link;

        private Checker[] checkers = {};
        private int[] constraints = {};
        private BoundShape[] properties = {};

        /// The different predicates of the property shapes, ascending, and the place of each shape's own.
        private int[] predicates = {};

        private int[] places = {};

        /// Verdicts on nodes: made when first needed, of a byte a term.
        private byte @Nullable [] verdicts;

        BoundShape(Plan.CompiledShape shape, Snapshot snapshot) {
            this.shape = shape;
            this.index = shape.index();
            this.path = shape.path() == null ? null : Walk.of(shape.path(), snapshot);
            this.link =
                    shape.path() instanceof P_Link single
                            ? snapshot.terms().add(single.getNode())
                            : Terms.ABSENT;
        }
    }

    private static final byte CONFORMS = 1;
    private static final byte FAILS = 2;

    final Plan plan;
    final Snapshot snapshot;
    private final int[] objects;
    private final int[] predicates;
    private final BoundShape[] shapes;
    private final int terms;

    BoundPlan(Plan plan, Snapshot snapshot, SparqlRunner sparql) {
        this.plan = plan;
        this.snapshot = snapshot;
        this.objects = snapshot.objects();
        this.predicates = snapshot.predicates();
        this.shapes = new BoundShape[plan.shapes().size()];
        for (Plan.CompiledShape shape : plan.shapes()) {
            shapes[shape.index()] = new BoundShape(shape, snapshot);
        }
        Checkers checkers = new Checkers(this, sparql);
        for (BoundShape bound : shapes) {
            bind(bound, checkers);
        }
        this.terms = snapshot.terms().size();
    }

    /// Streams are left out here: a single focus node is validated in less time than they would take.
    private void bind(BoundShape bound, Checkers checkers) {
        List<Plan.Constraint> constraints = bound.shape.constraints();
        bound.checkers = new Checker[constraints.size()];
        bound.constraints = new int[constraints.size()];
        for (int i = 0; i < bound.checkers.length; i++) {
            bound.checkers[i] = checkers.of(bound.shape, constraints.get(i));
            bound.constraints[i] = constraints.get(i).index();
        }
        List<BoundShape> properties = new ArrayList<>();
        for (int property : bound.shape.properties()) {
            if (!shapes[property].shape.deactivated()) {
                properties.add(shapes[property]);
            }
        }
        bound.properties = properties.toArray(BoundShape[]::new);
        bound.predicates = new int[bound.properties.length];
        int count = 0;
        for (BoundShape property : bound.properties) {
            if (property.link != Terms.ABSENT
                    && !IntSet.contains(bound.predicates, 0, count, property.link)) {
                bound.predicates[count++] = property.link;
            }
        }
        bound.predicates = Arrays.copyOf(bound.predicates, count);
        Arrays.sort(bound.predicates);
        bound.places = new int[bound.properties.length];
        for (int i = 0; i < bound.places.length; i++) {
            bound.places[i] = Arrays.binarySearch(bound.predicates, bound.properties[i].link);
        }
    }

    BoundShape shape(int index) {
        return shapes[index];
    }

    /// The focus nodes of a shape's targets, ascending.
    int[] focusNodes(Plan.CompiledShape shape, SparqlRunner sparql) {
        BitSet nodes = new BitSet();
        for (Plan.Target target : shape.targets()) {
            nodes.or(focusNodes(target, sparql));
        }
        return nodes.stream().toArray();
    }

    /// The focus nodes of one target; not to be changed.
    BitSet focusNodes(Plan.Target target, SparqlRunner sparql) {
        BitSet nodes =
                switch (target) {
                    case Plan.Target.OfNode(var node) -> {
                        BitSet one = new BitSet();
                        one.set(snapshot.terms().add(node));
                        yield one;
                    }
                    case Plan.Target.OfClass(var type) ->
                            snapshot.instances(snapshot.terms().add(type));
                    case Plan.Target.SubjectsOf(var property) ->
                            snapshot.subjectsOf(snapshot.terms().add(property));
                    case Plan.Target.ObjectsOf(var property) ->
                            snapshot.objectsOf(snapshot.terms().add(property));
                    case Plan.Target.OfQuery(var query, _) -> sparql.target(query);
                };
        if (snapshot.focusable() == null) {
            return nodes;
        }
        BitSet checked = (BitSet) nodes.clone();
        checked.and(snapshot.focusable());
        return checked;
    }

    /// Validates one focus node against a shape.
    void validate(Run run, BoundShape shape, int focus) {
        if (shape.shape.deactivated()) {
            return;
        }
        if (!shape.shape.recursive()) {
            evaluate(run, shape, focus);
        } else if (run.enter(shape.index, focus)) {
            evaluate(run, shape, focus);
            run.leave(shape.index, focus);
        }
    }

    private void evaluate(Run run, BoundShape shape, int focus) {
        IntSet values = run.take();
        if (shape.path == null) {
            values.add(focus);
            checks(run, shape, focus, values.ids, 0, 1);
            if (!run.decided()) {
                properties(run, shape, focus);
            }
        } else {
            shape.path.values(run, focus, values);
            checks(run, shape, focus, values.ids, 0, values.size);
            nested(run, shape, values.ids, 0, values.size);
        }
        run.give(values);
    }

    private static void checks(
            Run run, BoundShape shape, int focus, int[] values, int from, int to) {
        if (!run.probing) {
            run.focusNodes[shape.index]++;
            run.values[shape.index] += to - from;
        }
        Checker[] checkers = shape.checkers;
        for (int i = 0; i < checkers.length; i++) {
            checkers[i].check(run, shape.constraints[i], focus, values, from, to);
            if (run.decided()) {
                return;
            }
        }
    }

    /// The property shapes of a property shape, which look at its value nodes.
    private void nested(Run run, BoundShape shape, int[] values, int from, int to) {
        if (shape.properties.length == 0) {
            return;
        }
        run.level++;
        for (int i = from; i < to && !run.decided(); i++) {
            properties(run, shape, values[i]);
        }
        run.level--;
    }

    private void properties(Run run, BoundShape shape, int node) {
        BoundShape[] properties = shape.properties;
        if (properties.length == 0) {
            return;
        }
        int base = run.rangesTop;
        merge(run, shape.predicates, node, base);
        for (int i = 0; i < properties.length && !run.decided(); i++) {
            BoundShape property = properties[i];
            if (property.link == Terms.ABSENT || property.shape.recursive()) {
                validate(run, property, node);
            } else {
                int from = run.ranges[base + 2 * shape.places[i]];
                int to = run.ranges[base + 2 * shape.places[i] + 1];
                checks(run, property, node, objects, from, to);
                if (!run.decided()) {
                    nested(run, property, objects, from, to);
                }
            }
        }
        run.rangesTop = base;
    }

    /// Finds where the values of each wanted predicate stand in the row of a node.
    private void merge(Run run, int[] wanted, int node, int base) {
        int needed = base + 2 * wanted.length;
        if (needed > run.ranges.length) {
            run.ranges = Arrays.copyOf(run.ranges, needed * 2);
        }
        run.rangesTop = needed;
        int[] ranges = run.ranges;
        int at = snapshot.start(node);
        int end = snapshot.end(node);
        boolean longRow = end - at > 64 * wanted.length;
        for (int k = 0; k < wanted.length; k++) {
            int predicate = wanted[k];
            if (longRow) {
                at = snapshot.first(node, predicate);
            } else {
                while (at < end && predicates[at] < predicate) {
                    at++;
                }
            }
            ranges[base + 2 * k] = at;
            while (at < end && predicates[at] == predicate) {
                at++;
            }
            ranges[base + 2 * k + 1] = at;
        }
    }

    /// Whether a node conforms to a shape: the first failure decides. A recursive shape that is being
    /// evaluated for the node already counts as fulfilled, so that recursion ends.
    boolean conforms(Run run, int shape, int node) {
        BoundShape bound = shapes[shape];
        boolean remember = !bound.shape.recursive() && bound.properties.length > 0 && node < terms;
        if (!remember) {
            return probe(run, bound, node);
        }
        byte[] verdicts = bound.verdicts;
        if (verdicts == null) {
            verdicts = new byte[terms];
            bound.verdicts = verdicts;
        }
        byte verdict = verdicts[node];
        if (verdict == 0) {
            verdict = probe(run, bound, node) ? CONFORMS : FAILS;
            verdicts[node] = verdict;
        }
        return verdict == CONFORMS;
    }

    private boolean probe(Run run, BoundShape shape, int node) {
        boolean probing = run.probing;
        boolean failed = run.failed;
        run.probing = true;
        run.failed = false;
        validate(run, shape, node);
        boolean conforms = !run.failed;
        run.probing = probing;
        run.failed = failed;
        return conforms;
    }
}
