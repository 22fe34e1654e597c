package dosi.shapes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// How often each combination of values occurs among the target nodes of a shape (`sh:uniqueValuesFor` of SHACL 1.2).
///
/// The target nodes are looked through once, when the first value node is asked about. Memory: about 100 bytes for each
/// combination. Safe for several threads.
final class UniqueKeys {

    private final BoundPlan plan;
    private final Plan.CompiledShape shape;
    private final SparqlRunner sparql;
    private final int[] properties;
    private @Nullable Counted counted;

    /// The values of each property, their number before them.
    private static final class Key {
        private final int[] ids;

        Key(int[] ids) {
            this.ids = ids;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(ids, key.ids);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ids);
        }
    }

    private record Counted(BitSet targets, Map<Key, Integer> counts) {}

    UniqueKeys(
            BoundPlan plan, Plan.CompiledShape shape, SparqlRunner sparql, List<Node> properties) {
        this.plan = plan;
        this.shape = shape;
        this.sparql = sparql;
        this.properties = properties.stream().mapToInt(plan.snapshot.terms()::add).toArray();
    }

    /// Whether another target node has exactly the same values; never where the node has none at all.
    boolean isTaken(int node) {
        Key key = key(node);
        if (key == null) {
            return false;
        }
        Counted all = counted();
        int count = all.counts.getOrDefault(key, 0);
        return all.targets.get(node) ? count > 1 : count > 0;
    }

    private synchronized Counted counted() {
        Counted known = counted;
        if (known == null) {
            known = count();
            counted = known;
        }
        return known;
    }

    private Counted count() {
        BitSet targets = new BitSet();
        Map<Key, Integer> counts = new HashMap<>();
        for (int node : plan.focusNodes(shape, sparql)) {
            targets.set(node);
            Key key = key(node);
            if (key != null) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        return new Counted(targets, counts);
    }

    private @Nullable Key key(int node) {
        Snapshot snapshot = plan.snapshot;
        int[] ids = new int[properties.length * 2];
        int size = 0;
        boolean any = false;
        for (int property : properties) {
            int at = snapshot.first(node, property);
            int end = snapshot.end(node);
            int length = size++;
            for (; at < end && snapshot.predicates()[at] == property; at++) {
                if (size + properties.length >= ids.length) {
                    ids = Arrays.copyOf(ids, ids.length * 2 + properties.length);
                }
                ids[size++] = snapshot.objects()[at];
            }
            ids[length] = size - length - 1;
            any |= ids[length] > 0;
        }
        return any ? new Key(Arrays.copyOf(ids, size)) : null;
    }
}
