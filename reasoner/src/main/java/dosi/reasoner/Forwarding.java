package dosi.reasoner;

import dosi.graph.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Clauses with one pattern, closed ahead of time.
///
/// For each relation and class we know everything that follows from one of its rows by any number of such clauses, and
/// write it in one go: subclasses, sub-properties, inverses, symmetry, domains and ranges, which are most of an ontology, take no
/// rounds at all.
final class Forwarding {
    private final Facts facts;

    Forwarding(Facts facts) {
        this.facts = facts;
    }

    /// Whether a clause takes each row of one relation or class to another one as it stands.
    boolean takes(Clause clause, Atom head) {
        if (clause.body().size() != 1) {
            return false;
        }
        Atom body = clause.body().getFirst();
        boolean fromType = body.predicate() == facts.is.type;
        boolean toType = head.predicate() == facts.is.type;
        boolean wholeBody = body.s() >= 0 && (fromType ? body.o() < 0 : body.o() >= 0);
        boolean wholeHead = head.s() >= 0 && (toType ? head.o() < 0 : head.o() >= 0);
        return wholeBody
                && wholeHead
                && body.s() != body.o()
                && head.s() != head.o()
                && (!fromType || toType);
    }

    /// Works out, for every relation and class, where its rows go over any number of clauses.
    ///
    /// @param lost gets the targets that are no more
    void install(List<Clause> clauses, Lost lost) {
        Map<Integer, List<Clause>> byProperty = new HashMap<>();
        Map<Integer, List<Clause>> byClass = new HashMap<>();
        for (Clause clause : clauses) {
            Atom body = clause.body().getFirst();
            if (body.predicate() == facts.is.type) {
                byClass.computeIfAbsent(~body.o(), _ -> new ArrayList<>()).add(clause);
                facts.extent(~body.o());
            } else {
                byProperty.computeIfAbsent(body.predicate(), _ -> new ArrayList<>()).add(clause);
                facts.table(body.predicate());
            }
        }
        for (Extent extent : List.copyOf(facts.extents)) {
            Extent.Target[] targets = classesAbove(extent, byClass);
            if (targets.length > 0 || extent.targets.length > 0) {
                Set<Extent> before = new HashSet<>();
                Arrays.stream(extent.targets).forEach(target -> before.add(target.extent()));
                for (Extent.Target target : targets) {
                    if (!before.remove(target.extent())) {
                        extent.forwarded = 0;
                    }
                }
                before.forEach(target -> lost.ofClass(extent, target));
                extent.targets = targets;
            }
        }
        for (Table table : List.copyOf(facts.tables)) {
            Table.Target[] targets = targetsOf(table, byProperty);
            if (targets.length > 0 || table.targets.length > 0) {
                Set<Table.Target> before = new HashSet<>();
                Arrays.stream(table.targets).forEach(target -> before.add(target.place()));
                for (Table.Target target : targets) {
                    if (!before.remove(target.place())) {
                        table.forwarded = 0;
                    }
                }
                before.forEach(target -> lost.ofTable(table, target));
                table.targets = targets;
            }
        }
    }

    /// Takes the targets that are no more when the clauses change.
    interface Lost {
        void ofClass(Extent from, Extent target);

        void ofTable(Table from, Table.Target target);
    }

    private Extent.Target[] classesAbove(Extent start, Map<Integer, List<Clause>> byClass) {
        Map<Extent, OwlRule> above = new LinkedHashMap<>();
        Deque<Extent> open = new ArrayDeque<>();
        open.add(start);
        for (Extent at = open.poll(); at != null; at = open.poll()) {
            for (Clause clause : byClass.getOrDefault(at.members.type(), List.of())) {
                Extent next = facts.extent(~head(clause).o());
                if (next != start && above.putIfAbsent(next, clause.rule()) == null) {
                    open.add(next);
                }
            }
        }
        return above.entrySet().stream()
                .map(entry -> new Extent.Target(entry.getKey(), entry.getValue()))
                .toArray(Extent.Target[]::new);
    }

    private Table.Target[] targetsOf(Table start, Map<Integer, List<Clause>> byProperty) {
        record Step(Table table, boolean inverse) {}
        Map<Step, OwlRule> reached = new LinkedHashMap<>();
        Map<Extent, OwlRule> ofSubject = new LinkedHashMap<>();
        Map<Extent, OwlRule> ofObject = new LinkedHashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        Step origin = new Step(start, false);
        open.add(origin);
        for (Step at = open.poll(); at != null; at = open.poll()) {
            int property = at.table().relation.property();
            for (Clause clause : byProperty.getOrDefault(property, List.of())) {
                Atom body = clause.body().getFirst();
                Atom head = head(clause);
                if (head.predicate() == facts.is.type) {
                    boolean subject = (head.s() == body.s()) != at.inverse();
                    Map<Extent, OwlRule> classes = subject ? ofSubject : ofObject;
                    Extent type = facts.extent(~head.o());
                    if (classes.putIfAbsent(type, clause.rule()) == null) {
                        for (Extent.Target above : type.targets) {
                            classes.putIfAbsent(above.extent(), above.rule());
                        }
                    }
                } else {
                    boolean inverse = (head.s() != body.s()) != at.inverse();
                    Step next = new Step(facts.table(head.predicate()), inverse);
                    if (!next.equals(origin) && reached.putIfAbsent(next, clause.rule()) == null) {
                        open.add(next);
                    }
                }
            }
        }
        List<Table.Target> targets = new ArrayList<>();
        reached.forEach(
                (step, rule) ->
                        targets.add(
                                step.inverse()
                                        ? new Table.Target.Inverse(step.table(), rule)
                                        : new Table.Target.Same(step.table(), rule)));
        ofSubject.forEach((type, rule) -> targets.add(new Table.Target.OfSubject(type, rule)));
        ofObject.forEach((type, rule) -> targets.add(new Table.Target.OfObject(type, rule)));
        return targets.toArray(Table.Target[]::new);
    }

    private static Atom head(Clause clause) {
        Atom head = clause.head();
        if (head == null) {
            throw new IllegalArgumentException("no head: " + clause);
        }
        return head;
    }

    /// Writes what follows from new rows by clauses with one pattern. The targets of a row are complete, so the rows written here
    /// need not be looked at again.
    void run() {
        int[] ends = new int[facts.tables.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = facts.tables.get(i).relation.end();
        }
        int[] extentEnds = new int[facts.extents.size()];
        for (int i = 0; i < extentEnds.length; i++) {
            extentEnds[i] = facts.extents.get(i).members.end();
        }
        for (int i = 0; i < ends.length; i++) {
            Table table = facts.tables.get(i);
            for (Table.Target target : table.targets) {
                forward(table.relation, table.forwarded, ends[i], target);
            }
        }
        for (int i = 0; i < extentEnds.length; i++) {
            Extent extent = facts.extents.get(i);
            for (Extent.Target target : extent.targets) {
                for (int at = extent.forwarded; at < extentEnds[i]; at++) {
                    if (extent.members.isLive(at)) {
                        facts.put(target.extent(), extent.members.member(at), target.rule());
                    }
                }
            }
        }
        for (Table table : facts.tables) {
            table.forwarded = table.relation.end();
        }
        for (Extent extent : facts.extents) {
            extent.forwarded = extent.members.end();
        }
    }

    private void forward(Relation from, int start, int end, Table.Target target) {
        switch (target) {
            case Table.Target.Same(Table table, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    if (from.isLive(row)) {
                        facts.put(table, from.subject(row), from.object(row), rule);
                    }
                }
            }
            case Table.Target.Inverse(Table table, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    if (from.isLive(row)) {
                        facts.put(table, from.object(row), from.subject(row), rule);
                    }
                }
            }
            case Table.Target.OfSubject(Extent extent, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    if (from.isLive(row)) {
                        facts.put(extent, from.subject(row), rule);
                    }
                }
            }
            case Table.Target.OfObject(Extent extent, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    if (from.isLive(row)) {
                        facts.put(extent, from.object(row), rule);
                    }
                }
            }
        }
    }
}
