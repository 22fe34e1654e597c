package dosi.reasoner;

import java.util.Arrays;
import java.util.BitSet;

/// The rows of a table or the positions of a class that are about to be deleted.
final class Doomed {
    private final BitSet here = new BitSet(0);
    private int[] rows = new int[4];
    private int count;

    /// How many have been followed to what rests on them.
    int followed;

    void add(int row) {
        if (here.get(row)) {
            return;
        }
        here.set(row);
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
        }
        rows[count] = row;
        count++;
    }

    boolean contains(int row) {
        return here.get(row);
    }

    int count() {
        return count;
    }

    int row(int index) {
        return rows[index];
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            here.clear(rows[i]);
        }
        count = 0;
        followed = 0;
        if (rows.length > 1024) {
            rows = new int[4];
        }
    }
}
