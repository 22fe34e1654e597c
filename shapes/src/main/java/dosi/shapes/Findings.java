package dosi.shapes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.jspecify.annotations.Nullable;

/// Makes findings of rows: words, and why nested shapes failed.
final class Findings {

    /// How deep details of details go, and how many one finding has.
    private static final int DEPTH_MAX = 3;

    private static final int DETAILS_MAX = 20;

    private final Plan plan;
    private final BoundPlan bound;
    private final Snapshot snapshot;
    private final Graph data;
    private final Words words;

    Findings(Plan plan, BoundPlan bound, Graph data, Words words) {
        this.plan = plan;
        this.bound = bound;
        this.snapshot = bound.snapshot;
        this.data = data;
        this.words = words;
    }

    List<Finding> of(List<Rows> results) {
        List<Finding> findings = new ArrayList<>();
        for (Rows rows : results) {
            for (int row = 0; row < rows.size(); row++) {
                findings.add(finding(rows, row, 0));
            }
        }
        return findings;
    }

    private Finding finding(Rows rows, int row, int depth) {
        Plan.Constraint constraint = plan.constraints().get(rows.constraint(row));
        ShapeConstraint source = constraint.source();
        Node focus = snapshot.node(rows.focus(row));
        Node value = rows.value(row) == Rows.NONE ? null : snapshot.node(rows.value(row));
        Path path =
                rows.path(row) == Rows.NONE
                        ? source.path()
                        : PathFactory.pathLink(snapshot.node(rows.path(row)));
        Words.Said said =
                words.say(
                        new Words.Result(
                                source,
                                parameter(constraint.check()),
                                focus,
                                value,
                                bindings(constraint, rows.solution(row)),
                                data));
        return new Finding(
                source,
                focus,
                path,
                value,
                said.message(),
                said.fix(),
                said.messages(),
                depth < DEPTH_MAX ? details(constraint.check(), rows, row, depth) : List.of());
    }

    private static Map<String, Node> bindings(
            Plan.Constraint constraint, @Nullable Binding solution) {
        if (solution == null && constraint.values().isEmpty()) {
            return Map.of();
        }
        Map<String, Node> bindings = new HashMap<>();
        constraint.values().forEach(parameter -> bindings.put(parameter.name(), parameter.value()));
        if (solution != null) {
            solution.forEach((var, node) -> bindings.put(var.getName(), node));
        }
        return bindings;
    }

    private @Nullable Node parameter(Check check) {
        return switch (check) {
            case Check.ClassOf(var classes) when classes.size() == 1 -> classes.getFirst();
            case Check.Datatype(var datatypes) when datatypes.size() == 1 -> datatypes.getFirst();
            case Check.HasValue(var value) -> value;
            case Check.Equals(var property) -> property;
            case Check.Disjoint(var property) -> property;
            case Check.LessThan(var property, _) -> property;
            case Check.Range(var limit, _, _) -> limit;
            case Check.NodeConforms(var shape) -> plan.shapes().get(shape).node();
            case Check.Not(var shape) -> plan.shapes().get(shape).node();
            case Check.MemberShape(var shape) -> plan.shapes().get(shape).node();
            case Check.Qualified qualified -> plan.shapes().get(qualified.shape()).node();
            default -> null;
        };
    }

    /// What the nested shapes find about the value. There is nothing to tell where too many of them hold.
    private List<Finding> details(Check check, Rows rows, int row, int depth) {
        List<Integer> shapes =
                switch (check) {
                    case Check.NodeConforms(var shape) -> List.of(shape);
                    case Check.MemberShape(var shape) -> List.of(shape);
                    case Check.And(var all) -> all;
                    case Check.Or(var any) -> any;
                    case Check.Xone(var one) -> one;
                    case Check.Qualified qualified when qualified.lower() ->
                            List.of(qualified.shape());
                    default -> List.of();
                };
        List<Finding> details = new ArrayList<>();
        if (shapes.isEmpty()) {
            return details;
        }
        int[] nodes =
                rows.value(row) == Rows.NONE ? values(rows, row) : new int[] {rows.value(row)};
        for (int node : nodes) {
            for (int shape : shapes) {
                Run run = new Run(plan.shapes().size());
                run.level = 1;
                bound.validate(run, bound.shape(shape), node);
                for (int i = 0; i < run.rows.size() && details.size() < DETAILS_MAX; i++) {
                    details.add(finding(run.rows, i, depth + 1));
                }
            }
        }
        return details;
    }

    private int[] values(Rows rows, int row) {
        Path path = plan.constraints().get(rows.constraint(row)).source().path();
        IntSet values = new IntSet();
        if (path != null) {
            Walk.of(path, snapshot).values(new Run(0), rows.focus(row), values);
        }
        return java.util.Arrays.copyOf(values.ids, Math.min(values.size, DETAILS_MAX));
    }
}
