package dosi.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/// One validation of one snapshot: cuts the focus nodes of each target shape into pieces, which threads take one
/// after the other, and puts the results together in the order of shapes and focus nodes, whoever found them.
final class Validation {

    /// Room for shapes that refer to themselves along a chain of nodes; only touched as far as needed.
    private static final long STACK_BYTES = 1L << 29;

    private static final int PIECE_MAX = 4096;

    /// A part of the work: some focus nodes of a target shape, or one query for all of them.
    private static final class Task {
        private final BoundPlan.BoundShape shape;
        private final int[] focusNodes;
        private final int from;
        private final int to;
        private final Plan.@Nullable Constraint query;

        Task(
                BoundPlan.BoundShape shape,
                int[] focusNodes,
                int from,
                int to,
                Plan.@Nullable Constraint query) {
            this.shape = shape;
            this.focusNodes = focusNodes;
            this.from = from;
            this.to = to;
            this.query = query;
        }
    }

    private final Plan plan;
    private final SparqlRunner sparql;
    final BoundPlan bound;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final long[] queriedFocusNodes;
    private int setWise;
    private int perNode;
    private int compiled;

    /// @param data what queries see: the snapshot as a graph, or the graph of which it is a part
    Validation(Plan plan, Snapshot snapshot, Graph data, Graph shapesGraph) {
        this.plan = plan;
        this.sparql = new SparqlRunner(snapshot, data, shapesGraph);
        this.bound = new BoundPlan(plan, snapshot, sparql);
        this.queriedFocusNodes = new long[plan.constraints().size()];
    }

    /// Everything that the targets of the plan lead to, in order.
    List<Rows> run(int threads) {
        List<int[]> focusNodes = new ArrayList<>();
        int total = 0;
        for (int root : plan.roots()) {
            Plan.CompiledShape shape = plan.shapes().get(root);
            int[] nodes = shape.deactivated() ? new int[0] : bound.focusNodes(shape, sparql);
            focusNodes.add(nodes);
            total += nodes.length;
        }
        int piece = Math.clamp(total / (threads * 16L), 64, PIECE_MAX);
        for (int i = 0; i < focusNodes.size(); i++) {
            plan(plan.shapes().get(plan.roots().get(i)), focusNodes.get(i), piece);
        }
        List<Rows> results = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            results.add(new Rows());
        }
        execute(results, threads);
        return results;
    }

    /// Adds the work for one target shape.
    private void plan(Plan.CompiledShape root, int[] focusNodes, int piece) {
        if (focusNodes.length == 0) {
            return;
        }
        BoundPlan.BoundShape shape = bound.shape(root.index());
        for (int from = 0; from < focusNodes.length; from += piece) {
            int to = Math.min(from + piece, focusNodes.length);
            tasks.add(new Task(shape, focusNodes, from, to, null));
        }
        queries(shape, root, focusNodes);
        if (root.path() == null) {
            for (int property : root.properties()) {
                Plan.CompiledShape nested = plan.shapes().get(property);
                if (!nested.deactivated()) {
                    queries(shape, nested, focusNodes);
                }
            }
        }
    }

    private void queries(BoundPlan.BoundShape root, Plan.CompiledShape shape, int[] focusNodes) {
        for (Plan.Constraint constraint : shape.constraints()) {
            if (constraint.check() instanceof Check.Select select) {
                tasks.add(new Task(root, focusNodes, 0, focusNodes.length, constraint));
                queriedFocusNodes[constraint.index()] += focusNodes.length;
                if (select.setWise() == Check.SetWise.NO) {
                    perNode++;
                } else {
                    setWise++;
                }
            } else {
                compiled++;
            }
        }
    }

    private void execute(List<Rows> results, int threads) {
        // Queries take longest for their number, so they begin first; results keep their places.
        Integer[] order = new Integer[tasks.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> Boolean.compare(tasks.get(a).query == null, tasks.get(b).query == null));
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure =
                new AtomicReference<@Nullable Throwable>(null);
        int workers = Math.min(threads, tasks.size());
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Run run = new Run(plan.shapes().size());
            runs.add(run);
            Runnable work =
                    () -> {
                        for (int taken;
                                failure.get() == null
                                        && (taken = next.getAndIncrement()) < order.length; ) {
                            run.rows = results.get(order[taken]);
                            perform(run, tasks.get(order[taken]), failure);
                        }
                    };
            if (i == workers - 1
                    && plan.shapes().stream().noneMatch(Plan.CompiledShape::recursive)) {
                work.run();
            } else {
                Thread thread = new Thread(null, work, "shapes-" + i, STACK_BYTES);
                thread.start();
                started.add(thread);
            }
        }
        boolean interrupted = false;
        for (Thread thread : started) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException stop) {
                    interrupted = true;
                    failure.compareAndSet(
                            null, new IllegalStateException("the validation was interrupted"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure.get()) {
            case RuntimeException wrong -> throw wrong;
            case Error broken -> throw broken;
            case null, default -> {}
        }
    }

    private void perform(Run run, Task task, AtomicReference<@Nullable Throwable> failure) {
        try {
            Plan.Constraint query = task.query;
            if (query != null && query.check() instanceof Check.Select select) {
                sparql.selectAll(run, query, select, task.focusNodes);
                return;
            }
            for (int i = task.from; i < task.to; i++) {
                run.root = task.focusNodes[i];
                bound.validate(run, task.shape, task.focusNodes[i]);
            }
        } catch (RuntimeException wrong) {
            failure.compareAndSet(null, wrong);
        } catch (StackOverflowError tooDeep) {
            failure.compareAndSet(
                    null,
                    new IllegalStateException(
                            "the data is nested too deeply for the recursive shape "
                                    + task.shape.shape.node(),
                            tooDeep));
        } catch (Error broken) {
            // Out of memory, for one: without the results of this thread nothing must be told.
            failure.compareAndSet(null, broken);
        }
    }

    /// The counts of each constraint that had a focus node.
    List<ConstraintCount> counts(List<Rows> results) {
        long[] findings = new long[plan.constraints().size()];
        for (Rows rows : results) {
            for (int row = 0; row < rows.size(); row++) {
                findings[rows.constraint(row)]++;
            }
        }
        List<ConstraintCount> counts = new ArrayList<>();
        for (Plan.CompiledShape shape : plan.shapes()) {
            long focusNodes = 0;
            long values = 0;
            for (Run run : runs) {
                focusNodes += run.focusNodes[shape.index()];
                values += run.values[shape.index()];
            }
            for (Plan.Constraint constraint : shape.constraints()) {
                long seen = Math.max(focusNodes, queriedFocusNodes[constraint.index()]);
                if (seen > 0) {
                    counts.add(
                            new ConstraintCount(
                                    constraint.source(),
                                    seen,
                                    values,
                                    findings[constraint.index()]));
                }
            }
        }
        return counts;
    }

    Execution execution() {
        return new Execution(compiled, setWise, perNode, 0);
    }
}
