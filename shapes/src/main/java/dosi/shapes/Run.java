package dosi.shapes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one thread keeps while it validates: where results go, whether it only probes, and room to work in.
final class Run {

    Rows rows = new Rows();

    /// True while only the verdict matters: the first failure ends the work.
    boolean probing;

    boolean failed;

    /// The focus node of the target shape that is being validated.
    int root = Rows.NONE;

    /// 0 at the focus nodes of a target and the property shapes directly under it; deeper inside, above 0.
    int level;

    final long[] focusNodes;
    final long[] values;
    private final List<IntSet> pool = new ArrayList<>();
    private final Set<Long> open = new HashSet<>();
    int[] ranges = new int[256];
    int rangesTop;

    Run(int shapes) {
        focusNodes = new long[shapes];
        values = new long[shapes];
    }

    void report(int constraint, int focus, int value) {
        failed = true;
        if (!probing) {
            rows.add(constraint, focus, value, Rows.NONE, root);
        }
    }

    void report(int constraint, int focus, int value, int path) {
        failed = true;
        if (!probing) {
            rows.add(constraint, focus, value, path, root);
        }
    }

    boolean decided() {
        return probing && failed;
    }

    IntSet take() {
        return pool.isEmpty() ? new IntSet() : pool.removeLast();
    }

    void give(IntSet set) {
        set.clear();
        pool.add(set);
    }

    /// Whether a recursive shape is not being validated for the node already.
    boolean enter(int shape, int node) {
        return open.add((long) shape << 32 | node);
    }

    void leave(int shape, int node) {
        open.remove((long) shape << 32 | node);
    }
}
