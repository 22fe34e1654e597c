package dosi.reasoner;

import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Matches the bodies of clauses with the facts, by nested loops over look-ups.
final class Join {
    private static final int UNBOUND = -1;

    private final Facts facts;
    private final Conclusion conclusion;

    /// The values of the variables of the clause at work.
    private int[] bindings = new int[8];

    private boolean stopped;

    /// What is done with a match.
    interface Conclusion {
        /// Takes the match whose values the join has at present.
        ///
        /// @return whether to go on
        boolean draw(Clause clause, Join values);

        /// Whether nothing can come of a match that concludes this fact, so that the rest of it is spared.
        default boolean spares(Facts facts, int subject, int predicate, int object) {
            return facts.graph.contains(subject, predicate, object);
        }
    }

    Join(Facts facts, Conclusion conclusion) {
        this.facts = facts;
        this.conclusion = conclusion;
    }

    /// Orders the patterns: the given one first, then always the one with most values known.
    ///
    /// @param seminaive whether the patterns before the first one in the body see only rows of earlier rounds
    Plan plan(Clause clause, int first, boolean seminaive) {
        List<Atom> body = clause.body();
        Set<Integer> left = new LinkedHashSet<>();
        for (int i = 0; i < body.size(); i++) {
            left.add(i);
        }
        BitSet bound = new BitSet();
        List<Plan.Step> steps = new ArrayList<>();
        Atom head = clause.head();
        int headBound = Integer.MAX_VALUE;
        for (int next = first; ; next = mostBound(body, left, bound)) {
            steps.add(step(body.get(next), seminaive && next < first));
            left.remove(next);
            bind(bound, body.get(next));
            if (head != null
                    && headBound == Integer.MAX_VALUE
                    && isBound(head.s(), bound)
                    && isBound(head.o(), bound)) {
                headBound = steps.size();
            }
            if (left.isEmpty()) {
                return new Plan(clause, steps, headBound);
            }
        }
    }

    /// Orders the patterns for [#concludes], where the head is known.
    Plan planBackwards(Clause clause, Atom head) {
        Set<Integer> left = new LinkedHashSet<>();
        for (int i = 0; i < clause.body().size(); i++) {
            left.add(i);
        }
        BitSet bound = new BitSet();
        bind(bound, head);
        List<Plan.Step> steps = new ArrayList<>();
        while (!left.isEmpty()) {
            int next = mostBound(clause.body(), left, bound);
            steps.add(step(clause.body().get(next), false));
            left.remove(next);
            bind(bound, clause.body().get(next));
        }
        return new Plan(clause, steps, Integer.MAX_VALUE);
    }

    /// Whether a clause gives a fact.
    ///
    /// @param plan made by [#planBackwards]; the conclusion of this join must stop at the first match
    boolean concludes(Plan plan, Atom head, int subject, int object) {
        reserve(plan.clause().variables());
        Arrays.fill(bindings, UNBOUND);
        stopped = false;
        if (unify(head.s(), subject) && unify(head.o(), object)) {
            match(plan, 0);
        }
        return stopped;
    }

    /// Matches one row with the first pattern of a plan, and all rows with the others.
    void joinRow(Plan plan, int subject, int object) {
        Atom atom = plan.steps().getFirst().atom();
        reserve(plan.clause().variables());
        Arrays.fill(bindings, UNBOUND);
        if (unify(atom.s(), subject) && unify(atom.o(), object)) {
            match(plan, 1);
        }
    }

    private Plan.Step step(Atom atom, boolean joinedOnly) {
        if (atom.predicate() != facts.is.type) {
            return new Plan.Step.Rows(atom, facts.table(atom.predicate()), joinedOnly);
        }
        return atom.o() < 0
                ? new Plan.Step.Elements(atom, facts.extent(~atom.o()))
                : new Plan.Step.Types(atom);
    }

    private int mostBound(List<Atom> body, Set<Integer> left, BitSet bound) {
        int best = -1;
        int bestScore = Integer.MIN_VALUE;
        for (int index : left) {
            Atom atom = body.get(index);
            int score = (isBound(atom.s(), bound) ? 2 : 0) + (isBound(atom.o(), bound) ? 2 : 0);
            if (atom.predicate() == facts.is.type && score < 4) {
                score--; // a class is rarely the best place to look
            }
            if (score > bestScore) {
                best = index;
                bestScore = score;
            }
        }
        return best;
    }

    private static boolean isBound(int term, BitSet bound) {
        return term < 0 || bound.get(term);
    }

    private static void bind(BitSet bound, Atom atom) {
        if (atom.s() >= 0) {
            bound.set(atom.s());
        }
        if (atom.o() >= 0) {
            bound.set(atom.o());
        }
    }

    /// Applies a clause to all rows.
    void joinAll(Plan plan) {
        switch (plan.steps().getFirst()) {
            case Plan.Step.Rows rows -> join(plan, rows, 0, rows.table().relation.end());
            case Plan.Step.Elements elements ->
                    join(
                            plan,
                            elements.atom(),
                            elements.extent(),
                            0,
                            elements.extent().members.end());
            case Plan.Step.Types types -> {
                for (int i = 0; i < facts.extents.size(); i++) {
                    Extent extent = facts.extents.get(i);
                    join(plan, types.atom(), extent, 0, extent.members.end());
                }
            }
        }
    }

    /// Applies clauses to the rows that no round has joined yet, and counts them as joined.
    void joinNewRows(List<Plan> plans) {
        facts.tables.forEach(table -> table.roundEnd = table.relation.end());
        facts.extents.forEach(extent -> extent.roundEnd = extent.members.end());
        for (Plan plan : plans) {
            switch (plan.steps().getFirst()) {
                case Plan.Step.Rows rows ->
                        join(plan, rows, rows.table().joined, rows.table().roundEnd);
                case Plan.Step.Elements elements -> {
                    Extent extent = elements.extent();
                    join(plan, elements.atom(), extent, extent.joined, extent.roundEnd);
                }
                case Plan.Step.Types types -> {
                    for (int i = 0; i < facts.extents.size(); i++) {
                        Extent extent = facts.extents.get(i);
                        join(plan, types.atom(), extent, extent.joined, extent.roundEnd);
                    }
                }
            }
        }
        facts.tables.forEach(table -> table.joined = table.roundEnd);
        facts.extents.forEach(extent -> extent.joined = extent.roundEnd);
    }

    private void join(Plan plan, Plan.Step.Rows rows, int start, int end) {
        if (start == end || isHopeless(plan)) {
            return;
        }
        reserve(plan.clause().variables());
        Relation relation = rows.table().relation;
        for (int row = start; row < end; row++) {
            if (!relation.isLive(row)) {
                continue;
            }
            Arrays.fill(bindings, UNBOUND);
            if (unify(rows.atom().s(), relation.subject(row))
                    && unify(rows.atom().o(), relation.object(row))) {
                match(plan, 1);
            }
        }
    }

    private void join(Plan plan, Atom atom, Extent extent, int start, int end) {
        if (start == end || isHopeless(plan)) {
            return;
        }
        reserve(plan.clause().variables());
        for (int at = start; at < end; at++) {
            if (!extent.members.isLive(at)) {
                continue;
            }
            Arrays.fill(bindings, UNBOUND);
            if (unify(atom.s(), extent.members.member(at))
                    && unify(atom.o(), extent.members.type())) {
                match(plan, 1);
            }
        }
    }

    private void reserve(int variables) {
        if (bindings.length < variables) {
            bindings = new int[variables];
        }
    }

    private static boolean isHopeless(Plan plan) {
        for (Plan.Step step : plan.steps()) {
            boolean empty =
                    switch (step) {
                        case Plan.Step.Rows rows ->
                                (rows.joinedOnly()
                                                ? rows.table().joined
                                                : rows.table().relation.size())
                                        == 0;
                        case Plan.Step.Elements elements -> elements.extent().members.size() == 0;
                        case Plan.Step.Types _ -> false;
                    };
            if (empty) {
                return true;
            }
        }
        return false;
    }

    /// Gives a variable a value, or compares what is there.
    private boolean unify(int term, int value) {
        if (term < 0) {
            return ~term == value;
        }
        if (bindings[term] == UNBOUND) {
            bindings[term] = value;
            return true;
        }
        return bindings[term] == value;
    }

    /// The id that a term of the clause stands for at present.
    int value(int term) {
        return term < 0 ? ~term : bindings[term];
    }

    private void match(Plan plan, int at) {
        if (stopped) {
            return;
        }
        if (at == plan.steps().size()) {
            stopped = !conclusion.draw(plan.clause(), this);
            return;
        }
        Clause clause = plan.clause();
        Atom head = clause.head();
        if (at == plan.headBound() && head != null && holds(head)) {
            return;
        }
        switch (plan.steps().get(at)) {
            case Plan.Step.Rows rows -> matchRows(plan, at, rows);
            case Plan.Step.Elements elements ->
                    matchMembers(plan, at, elements.atom(), elements.extent());
            case Plan.Step.Types types -> matchTypes(plan, at, types.atom());
        }
    }

    private void matchRows(Plan plan, int at, Plan.Step.Rows step) {
        Relation relation = step.table().relation;
        int end = step.joinedOnly() ? step.table().joined : relation.end();
        int s = step.atom().s();
        int o = step.atom().o();
        int subject = value(s);
        int object = value(o);
        if (subject != UNBOUND && object != UNBOUND) {
            int row = relation.row(subject, object);
            if (row != Relation.NONE && row < end) {
                match(plan, at + 1);
            }
        } else if (subject != UNBOUND) {
            for (int row = relation.firstWithSubject(subject);
                    row != Relation.NONE;
                    row = relation.nextWithSubject(row)) {
                if (row < end) {
                    bindings[o] = relation.object(row);
                    match(plan, at + 1);
                }
            }
            bindings[o] = UNBOUND;
        } else if (object != UNBOUND) {
            for (int row = relation.firstWithObject(object);
                    row != Relation.NONE;
                    row = relation.nextWithObject(row)) {
                if (row < end) {
                    bindings[s] = relation.subject(row);
                    match(plan, at + 1);
                }
            }
            bindings[s] = UNBOUND;
        } else {
            for (int row = 0; row < end; row++) {
                if (!relation.isLive(row)) {
                    continue;
                }
                bindings[s] = relation.subject(row);
                if (unify(o, relation.object(row))) {
                    match(plan, at + 1);
                }
                bindings[o] = UNBOUND;
            }
            bindings[s] = UNBOUND;
        }
    }

    private void matchMembers(Plan plan, int at, Atom atom, Extent extent) {
        int member = value(atom.s());
        if (member != UNBOUND) {
            if (extent.members.contains(member)) {
                match(plan, at + 1);
            }
            return;
        }
        for (int i = 0, end = extent.members.end(); i < end; i++) {
            if (extent.members.isLive(i)) {
                bindings[atom.s()] = extent.members.member(i);
                match(plan, at + 1);
            }
        }
        bindings[atom.s()] = UNBOUND;
    }

    private void matchTypes(Plan plan, int at, Atom atom) {
        int type = value(atom.o());
        if (type != UNBOUND) {
            Extent extent = facts.findExtent(type);
            if (extent != null) {
                matchMembers(plan, at, atom, extent);
            }
            return;
        }
        for (int i = 0; i < facts.extents.size(); i++) {
            Extent extent = facts.extents.get(i);
            bindings[atom.o()] = extent.members.type();
            matchMembers(plan, at, atom, extent);
        }
        bindings[atom.o()] = UNBOUND;
    }

    private boolean holds(Atom head) {
        return conclusion.spares(facts, value(head.s()), head.predicate(), value(head.o()));
    }
}
