package dosi.shapes;

import java.util.Arrays;

/// A set of ids that keeps the order in which they came; for the values of a path.
///
/// Small sets are searched one by one, larger ones by an open-addressing table.
final class IntSet {

    private static final int SMALL = 16;

    int[] ids = new int[SMALL];
    int size;

    /// Index + 1 in each slot; only used beyond [#SMALL] ids.
    private int[] slots = new int[0];

    void clear() {
        if (size > SMALL) {
            Arrays.fill(slots, 0);
        }
        size = 0;
    }

    boolean contains(int id) {
        if (size <= SMALL) {
            return contains(ids, 0, size, id);
        }
        return slots[slotOf(id)] != 0;
    }

    /// Whether the id was not there before.
    boolean add(int id) {
        if (size < SMALL) {
            if (contains(ids, 0, size, id)) {
                return false;
            }
            ids[size++] = id;
            return true;
        }
        if (size == SMALL) {
            if (contains(ids, 0, size, id)) {
                return false;
            }
            index(Math.max(slots.length, SMALL * 8));
        } else if (size * 2 >= slots.length) {
            index(slots.length * 2);
        }
        int slot = slotOf(id);
        if (slots[slot] != 0) {
            return false;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
        slots[slot] = size;
        return true;
    }

    private void index(int width) {
        if (slots.length == width) {
            Arrays.fill(slots, 0);
        } else {
            slots = new int[width];
        }
        for (int i = 0; i < size; i++) {
            slots[slotOf(ids[i])] = i + 1;
        }
    }

    private int slotOf(int id) {
        int mask = slots.length - 1;
        int slot = ((id * 0x9E3779B9) >>> 7) & mask;
        while (slots[slot] != 0 && ids[slots[slot] - 1] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    static boolean contains(int[] ids, int from, int to, int id) {
        for (int i = from; i < to; i++) {
            if (ids[i] == id) {
                return true;
            }
        }
        return false;
    }
}
