package dosi.reasoner;

import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// `prp-key` for one axiom: which member was seen first with which values of the key.
final class KeyIndex {
    private final Facts facts;
    private final Clause clause;
    private final @Nullable Extent type;
    private final List<Table> properties = new ArrayList<>();
    private final int[] seen;
    private int membersSeen;
    private final Map<List<Integer>, Integer> firstWith = new HashMap<>();

    /// Further literals with the same values, as long as only literals have them.
    private final Map<List<Integer>, List<Integer>> literals = new HashMap<>();

    private final BitSet touched = new BitSet();

    KeyIndex(Facts facts, Clause clause) {
        this.facts = facts;
        this.clause = clause;
        Extent found = null;
        for (Atom atom : clause.body()) {
            if (atom.predicate() == facts.is.type && atom.o() < 0) {
                found = facts.extent(~atom.o());
            } else if (atom.predicate() != facts.is.type && atom.s() == 0) {
                properties.add(facts.table(atom.predicate()));
            }
        }
        type = found;
        seen = new int[properties.size()];
    }

    /// Looks at every thing that has become a member or has got a value of the key.
    void compare() {
        if (properties.isEmpty()) {
            return;
        }
        if (type != null) {
            for (; membersSeen < type.members.end(); membersSeen++) {
                if (type.members.isLive(membersSeen)) {
                    touched.set(type.members.member(membersSeen));
                }
            }
        }
        for (int i = 0; i < seen.length; i++) {
            Relation relation = properties.get(i).relation;
            for (; seen[i] < relation.end(); seen[i]++) {
                if (relation.isLive(seen[i])) {
                    touched.set(relation.subject(seen[i]));
                }
            }
        }
        for (int next = touched.nextSetBit(0); next >= 0; next = touched.nextSetBit(next + 1)) {
            int thing = next;
            if (type == null || type.members.contains(thing)) {
                valuesOf(thing, new ArrayList<>(), values -> compare(thing, values));
            }
        }
        touched.clear();
    }

    private void compare(int thing, List<Integer> values) {
        Integer first = firstWith.putIfAbsent(values, thing);
        if (first == null || first == thing) {
            return;
        }
        facts.put(facts.sameAs, first, thing, OwlRule.PRP_KEY);
        if (facts.isLiteral(first)) { // it stands for nobody: literals are not made the same
            if (facts.isLiteral(thing)) {
                literals.computeIfAbsent(values, _ -> new ArrayList<>()).add(thing);
            } else {
                firstWith.put(values, thing);
                for (int literal : literals.getOrDefault(values, List.of())) {
                    facts.put(facts.sameAs, literal, thing, OwlRule.PRP_KEY);
                }
                literals.remove(values);
            }
        }
    }

    /// Visits each combination of values of the key that a thing has.
    private void valuesOf(int thing, List<Integer> values, Consumer<List<Integer>> visitor) {
        if (values.size() == properties.size()) {
            visitor.accept(List.copyOf(values));
            return;
        }
        Relation relation = properties.get(values.size()).relation;
        for (int row = relation.firstWithSubject(thing);
                row != Relation.NONE;
                row = relation.nextWithSubject(row)) {
            values.add(relation.object(row));
            valuesOf(thing, values, visitor);
            values.removeLast();
        }
    }

    // ---- deletion

    Clause clause() {
        return clause;
    }

    /// To be called while what is about to be deleted of a thing is still there: forgets it, and looks at it again the next time.
    void forget(int thing) {
        touched.set(thing);
        valuesOf(
                thing,
                new ArrayList<>(),
                values -> {
                    firstWith.remove(values, thing);
                    List<Integer> others = literals.remove(values);
                    if (others != null) {
                        others.forEach(touched::set);
                    }
                });
    }

    /// Looks at a thing again the next time.
    void touch(int thing) {
        touched.set(thing);
    }

    /// The things that have values for the whole key.
    void eachThing(IntConsumer visitor) {
        if (type != null) {
            for (int at = 0; at < type.members.end(); at++) {
                if (type.members.isLive(at)) {
                    visitor.accept(type.members.member(at));
                }
            }
        } else {
            Relation relation = properties.getFirst().relation;
            for (int row = 0; row < relation.end(); row++) {
                if (relation.isLive(row)) {
                    visitor.accept(relation.subject(row));
                }
            }
        }
    }

    /// To be called when a table or class has lost its dead rows, after everything has been seen.
    void rewind() {
        if (type != null) {
            membersSeen = type.members.end();
        }
        for (int i = 0; i < seen.length; i++) {
            seen[i] = properties.get(i).relation.end();
        }
    }

    /// Forgets everything.
    void startOver() {
        firstWith.clear();
        literals.clear();
        touched.clear();
        membersSeen = 0;
        Arrays.fill(seen, 0);
    }

    /// Has the table of each property, and the class, tell of what is deleted.
    void watch() {
        if (type != null) {
            type.keys.add(this);
        }
        properties.stream().distinct().forEach(table -> table.keys.add(this));
    }
}
