package dosi.reasoner;

import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `prp-key` for one axiom: which member was seen first with which values of the key.
final class KeyIndex {
    private final Facts facts;
    private final @Nullable Extent type;
    private final List<Table> properties = new ArrayList<>();
    private final int[] seen;
    private int membersSeen;
    private final Map<List<Integer>, Integer> firstWith = new HashMap<>();

    KeyIndex(Facts facts, Clause clause) {
        this.facts = facts;
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
        BitSet touched = new BitSet();
        if (type != null) {
            for (; membersSeen < type.members.size(); membersSeen++) {
                touched.set(type.members.member(membersSeen));
            }
        }
        for (int i = 0; i < seen.length; i++) {
            Relation relation = properties.get(i).relation;
            for (; seen[i] < relation.size(); seen[i]++) {
                touched.set(relation.subject(seen[i]));
            }
        }
        for (int thing = touched.nextSetBit(0); thing >= 0; thing = touched.nextSetBit(thing + 1)) {
            if (type == null || type.members.contains(thing)) {
                compare(thing, new ArrayList<>());
            }
        }
    }

    private void compare(int thing, List<Integer> values) {
        if (values.size() == properties.size()) {
            Integer first = firstWith.putIfAbsent(List.copyOf(values), thing);
            if (first != null) {
                facts.put(facts.sameAs, first, thing, OwlRule.PRP_KEY);
            }
            return;
        }
        Relation relation = properties.get(values.size()).relation;
        for (int row = relation.firstWithSubject(thing);
                row != Relation.NONE;
                row = relation.nextWithSubject(row)) {
            values.add(relation.object(row));
            compare(thing, values);
            values.removeLast();
        }
    }
}
