package dosi.shapes;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;

/// Binds checks to a snapshot: one small loop for each constraint component of SHACL (section 4).
final class Checkers {

    private final BoundPlan plan;
    private final Snapshot snapshot;
    private final Terms terms;
    private final Literals literals;
    private final DataLists lists;
    private final ValueTests tests;
    private final SparqlRunner sparql;

    Checkers(BoundPlan plan, SparqlRunner sparql) {
        this.plan = plan;
        this.snapshot = plan.snapshot;
        this.terms = snapshot.terms();
        this.literals = new Literals(terms);
        this.lists = new DataLists(snapshot);
        this.tests = new ValueTests(snapshot, literals, lists);
        this.sparql = sparql;
    }

    Checker of(Plan.CompiledShape shape, Plan.Constraint constraint) {
        return switch (constraint.check()) {
            case Check.OfValue check -> each(tests.of(check));
            case Check.MinCount(var min) ->
                    (run, c, focus, values, from, to) -> {
                        if (to - from < min) {
                            run.report(c, focus, Rows.NONE);
                        }
                    };
            case Check.MaxCount(var max) ->
                    (run, c, focus, values, from, to) -> {
                        if (to - from > max) {
                            run.report(c, focus, Rows.NONE);
                        }
                    };
            case Check.HasValue(var node) -> {
                int wanted = terms.add(node);
                yield (run, c, focus, values, from, to) -> {
                    if (!IntSet.contains(values, from, to, wanted)) {
                        run.report(c, focus, Rows.NONE);
                    }
                };
            }
            case Check.UniqueLanguage() -> this::uniqueLanguage;
            case Check.Equals(var path) -> equal(Walk.of(path, snapshot));
            case Check.Disjoint(var path) -> disjoint(Walk.of(path, snapshot));
            case Check.LessThan(var path, var orEqual) ->
                    lessThan(Walk.of(path, snapshot), orEqual);
            case Check.SubsetOf(var path) -> subset(Walk.of(path, snapshot));
            case Check.Not(var not) -> eachNode((run, value) -> !plan.conforms(run, not, value));
            case Check.NodeConforms(var node) ->
                    eachNode((run, value) -> plan.conforms(run, node, value));
            case Check.And(var all) -> {
                int[] members = ints(all);
                yield eachNode((run, value) -> count(run, members, value) == members.length);
            }
            case Check.Or(var any) -> {
                int[] members = ints(any);
                yield eachNode((run, value) -> anyConforms(run, members, value));
            }
            case Check.Xone(var one) -> {
                int[] members = ints(one);
                yield eachNode((run, value) -> count(run, members, value) == 1);
            }
            case Check.Qualified qualified -> qualified(qualified);
            case Check.Closed(var allowed) -> closed(allowed);
            case Check.MemberShape(var member) ->
                    eachNode((run, value) -> membersConform(run, member, value));
            case Check.SomeValue(var some) -> someValue(some);
            case Check.UniqueValuesFor(var properties) ->
                    unique(new UniqueKeys(plan, shape, sparql, properties));
            case Check.Select select ->
                    (run, c, focus, values, from, to) -> {
                        // At the focus nodes of a target the query runs apart, once for all of
                        // them.
                        if (run.probing || run.level > 0) {
                            sparql.select(run, constraint, select, focus);
                        }
                    };
            case Check.Ask ask -> {
                SparqlRunner.Asked asked = sparql.asked(ask);
                yield (run, c, focus, values, from, to) -> {
                    for (int i = from; i < to; i++) {
                        if (!asked.holds(focus, values[i])) {
                            run.report(c, focus, values[i]);
                        }
                    }
                };
            }
        };
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Checker each(ValueTests.Test test) {
        return (run, c, focus, values, from, to) -> {
            for (int i = from; i < to; i++) {
                if (!test.passes(values[i])) {
                    run.report(c, focus, values[i]);
                }
            }
        };
    }

    /// A verdict on one value node that needs other shapes.
    private interface NodeTest {
        boolean passes(Run run, int value);
    }

    private static Checker eachNode(NodeTest test) {
        return (run, c, focus, values, from, to) -> {
            run.level++;
            for (int i = from; i < to; i++) {
                int value = values[i];
                if (!test.passes(run, value)) {
                    run.report(c, focus, value);
                }
            }
            run.level--;
        };
    }

    private int count(Run run, int[] shapes, int node) {
        int count = 0;
        for (int shape : shapes) {
            if (plan.conforms(run, shape, node)) {
                count++;
            }
        }
        return count;
    }

    private boolean anyConforms(Run run, int[] shapes, int node) {
        for (int shape : shapes) {
            if (plan.conforms(run, shape, node)) {
                return true;
            }
        }
        return false;
    }

    private void uniqueLanguage(Run run, int c, int focus, int[] values, int from, int to) {
        if (to - from < 2) {
            return;
        }
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (int i = from; i < to; i++) {
            String tag = terms.language(values[i]).toLowerCase(Locale.ROOT);
            if (!tag.isEmpty() && !seen.add(tag) && told.add(tag)) {
                run.report(c, focus, Rows.NONE);
            }
        }
    }

    private static IntSet others(Run run, Walk path, int focus) {
        IntSet others = run.take();
        path.values(run, focus, others);
        return others;
    }

    private static Checker equal(Walk path) {
        return (run, c, focus, values, from, to) -> {
            IntSet others = others(run, path, focus);
            IntSet mine = run.take();
            for (int i = from; i < to; i++) {
                mine.add(values[i]);
                if (!others.contains(values[i])) {
                    run.report(c, focus, values[i]);
                }
            }
            for (int i = 0; i < others.size; i++) {
                if (!mine.contains(others.ids[i])) {
                    run.report(c, focus, others.ids[i]);
                }
            }
            run.give(mine);
            run.give(others);
        };
    }

    private static Checker disjoint(Walk path) {
        return (run, c, focus, values, from, to) -> {
            IntSet others = others(run, path, focus);
            for (int i = from; others.size > 0 && i < to; i++) {
                if (others.contains(values[i])) {
                    run.report(c, focus, values[i]);
                }
            }
            run.give(others);
        };
    }

    private static Checker subset(Walk path) {
        return (run, c, focus, values, from, to) -> {
            if (from == to) {
                return;
            }
            IntSet others = others(run, path, focus);
            for (int i = from; i < to; i++) {
                if (!others.contains(values[i])) {
                    run.report(c, focus, values[i]);
                }
            }
            run.give(others);
        };
    }

    private Checker lessThan(Walk path, boolean orEqual) {
        return (run, c, focus, values, from, to) -> {
            if (from == to) {
                return;
            }
            IntSet others = others(run, path, focus);
            for (int i = from; i < to; i++) {
                for (int j = 0; j < others.size; j++) {
                    int order = literals.compare(values[i], others.ids[j]);
                    if (order == Literals.NO_ORDER || order > 0 || (order == 0 && !orEqual)) {
                        run.report(c, focus, values[i]);
                    }
                }
            }
            run.give(others);
        };
    }

    private Checker qualified(Check.Qualified qualified) {
        int[] siblings = ints(qualified.siblings());
        return (run, c, focus, values, from, to) -> {
            run.level++;
            long count = 0;
            for (int i = from; i < to; i++) {
                int value = values[i];
                if (plan.conforms(run, qualified.shape(), value)
                        && !anyConforms(run, siblings, value)) {
                    count++;
                }
            }
            run.level--;
            if (qualified.lower() ? count < qualified.count() : count > qualified.count()) {
                run.report(c, focus, Rows.NONE);
            }
        };
    }

    private Checker closed(Set<Node> allowed) {
        int[] known = allowed.stream().mapToInt(terms::add).sorted().toArray();
        int[] predicates = snapshot.predicates();
        int[] objects = snapshot.objects();
        return (run, c, focus, values, from, to) -> {
            for (int i = from; i < to; i++) {
                int end = snapshot.end(values[i]);
                // Both sides are sorted, so one merge serves the row.
                int at = 0;
                for (int k = snapshot.start(values[i]); k < end; k++) {
                    while (at < known.length && known[at] < predicates[k]) {
                        at++;
                    }
                    if (at == known.length || known[at] != predicates[k]) {
                        run.report(c, focus, objects[k], predicates[k]);
                    }
                }
            }
        };
    }

    private boolean membersConform(Run run, int shape, int value) {
        int[] members = lists.members(value);
        if (members == null) {
            return false;
        }
        for (int member : members) {
            if (!plan.conforms(run, shape, member)) {
                return false;
            }
        }
        return true;
    }

    private Checker someValue(int shape) {
        return (run, c, focus, values, from, to) -> {
            run.level++;
            boolean some = false;
            for (int i = from; i < to && !some; i++) {
                some = plan.conforms(run, shape, values[i]);
            }
            run.level--;
            if (!some) {
                run.report(c, focus, Rows.NONE);
            }
        };
    }

    private static Checker unique(UniqueKeys keys) {
        return (run, c, focus, values, from, to) -> {
            for (int i = from; i < to; i++) {
                if (keys.isTaken(values[i])) {
                    run.report(c, focus, Rows.NONE);
                }
            }
        };
    }
}
