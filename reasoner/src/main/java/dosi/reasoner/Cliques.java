package dosi.reasoner;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which things are the same: sets of ids.
final class Cliques {
    private static final int[] NO_NAMES = {};

    /// By each member of a clique of two or more.
    private final Map<Integer, int[]> cliqueOf = new HashMap<>();

    boolean isEmpty() {
        return cliqueOf.isEmpty();
    }

    /// All names of a thing, itself among them; none if it has only one.
    int[] namesOf(int thing) {
        return cliqueOf.getOrDefault(thing, NO_NAMES);
    }

    /// All names of a thing, itself among them.
    int[] clique(int thing) {
        int[] clique = cliqueOf.get(thing);
        return clique == null ? new int[] {thing} : clique;
    }

    boolean areSame(int one, int other) {
        return representative(one) == representative(other);
    }

    /// One name that stands for all.
    int representative(int thing) {
        return clique(thing)[0];
    }

    void merge(int[] ones, int[] others) {
        int[] merged = Arrays.copyOf(ones, ones.length + others.length);
        System.arraycopy(others, 0, merged, ones.length, others.length);
        for (int thing : merged) {
            cliqueOf.put(thing, merged);
        }
    }

    void split(int[] clique) {
        for (int thing : clique) {
            cliqueOf.remove(thing);
        }
    }

    void clear() {
        cliqueOf.clear();
    }
}
