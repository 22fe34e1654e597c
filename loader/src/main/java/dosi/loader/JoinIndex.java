package dosi.loader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/// The subjects of a parent triples map by the values of the join conditions: the build side of a hash
/// join. It holds one entry for each different key and subject of the parent's source, and nothing else of
/// its rows.
final class JoinIndex {

    private static final char SEPARATOR = '\u001F';

    private final Map<String, List<Node>> subjects = new HashMap<>();
    private final Set<Entry> seen = new HashSet<>();

    private record Entry(String key, Node subject) {}

    void add(String key, Node subject) {
        if (!seen.add(new Entry(key, subject))) {
            return;
        }
        List<Node> known = subjects.get(key);
        if (known == null) {
            subjects.put(key, List.of(subject));
        } else {
            List<Node> longer = known.size() == 1 ? new ArrayList<>(known) : known;
            longer.add(subject);
            subjects.put(key, longer);
        }
    }

    /// Nothing more will be added.
    void complete() {
        seen.clear();
    }

    List<Node> subjects(String key) {
        return subjects.getOrDefault(key, List.of());
    }

    /// The keys of a row: every combination of the values of the conditions, none where one has no value.
    static List<String> keys(ValueSlot[] slots, RowContext context) {
        List<String> keys = slots[0].in(context);
        for (int i = 1; i < slots.length; i++) {
            List<String> longer = new ArrayList<>();
            for (String begun : keys) {
                for (String value : slots[i].in(context)) {
                    longer.add(begun + SEPARATOR + value);
                }
            }
            keys = longer;
        }
        return keys;
    }
}
