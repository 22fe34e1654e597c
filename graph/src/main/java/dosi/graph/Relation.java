package dosi.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The pairs (subject, object) of one property, as ids, without duplicates, in the order of arrival.
///
/// Rows are only ever appended, so a row number remembered earlier separates what was there then from what
/// came later: this is what semi-naive evaluation builds on. The chains of rows with one subject or one
/// object are built at the first look-up and kept up to date from then on.
///
/// Any number of readers may share a relation as long as nobody adds. Adding while walking a chain is allowed in
/// one thread: the walk does not see the new rows.
///
/// Cost: 8 bytes a row and 7-14 for the set; a chain 4 bytes a row and up to 14 for each different key.
public final class Relation {

    /// The end of a chain.
    public static final int NONE = -1;

    private final int property;
    private long[] rows = new long[8];

    /// Row + 1 in each slot, 0 where free. At most 60 % full.
    private int[] slots = new int[16];

    private int size;
    private volatile @Nullable Chains bySubject;
    private volatile @Nullable Chains byObject;

    Relation(int property) {
        this.property = property;
    }

    Relation copy() {
        Relation copy = new Relation(property);
        copy.rows = rows.clone();
        copy.slots = slots.clone();
        copy.size = size;
        return copy;
    }

    /// The id of the property.
    public int property() {
        return property;
    }

    /// How many rows there are; row numbers are below it.
    public int size() {
        return size;
    }

    /// The subject of a row.
    public int subject(int row) {
        return (int) (rows[row] >>> 32);
    }

    /// The object of a row.
    public int object(int row) {
        return (int) rows[row];
    }

    /// Adds a pair.
    ///
    /// @return whether it is new
    public boolean add(int subject, int object) {
        long pair = pair(subject, object);
        int mask = slots.length - 1;
        int slot = hash(pair) & mask;
        while (slots[slot] != 0) {
            if (rows[slots[slot] - 1] == pair) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size] = pair;
        slots[slot] = size + 1;
        size++;
        Chains subjects = bySubject;
        if (subjects != null) {
            subjects.add(size - 1, rows);
        }
        Chains objects = byObject;
        if (objects != null) {
            objects.add(size - 1, rows);
        }
        if (size * 5L > slots.length * 3L) {
            grow();
        }
        return true;
    }

    /// Whether a pair is here.
    public boolean contains(int subject, int object) {
        long pair = pair(subject, object);
        int mask = slots.length - 1;
        for (int slot = hash(pair) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            if (rows[slots[slot] - 1] == pair) {
                return true;
            }
        }
        return false;
    }

    /// The row of a pair, or [#NONE].
    public int row(int subject, int object) {
        long pair = pair(subject, object);
        int mask = slots.length - 1;
        for (int slot = hash(pair) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            if (rows[slots[slot] - 1] == pair) {
                return slots[slot] - 1;
            }
        }
        return NONE;
    }

    /// The newest row with a subject, or [#NONE]. Go on with [#nextWithSubject].
    public int firstWithSubject(int subject) {
        return subjects().first(subject, rows);
    }

    /// The next older row with the same subject, or [#NONE].
    public int nextWithSubject(int row) {
        return subjects().next(row);
    }

    /// The newest row with an object, or [#NONE]. Go on with [#nextWithObject].
    public int firstWithObject(int object) {
        return objects().first(object, rows);
    }

    /// The next older row with the same object, or [#NONE].
    public int nextWithObject(int row) {
        return objects().next(row);
    }

    private Chains subjects() {
        Chains built = bySubject;
        return built != null ? built : build(true);
    }

    private Chains objects() {
        Chains built = byObject;
        return built != null ? built : build(false);
    }

    private synchronized Chains build(boolean subjects) {
        Chains built = subjects ? bySubject : byObject;
        if (built == null) {
            built = new Chains(subjects);
            for (int row = 0; row < size; row++) {
                built.add(row, rows);
            }
            if (subjects) {
                bySubject = built;
            } else {
                byObject = built;
            }
        }
        return built;
    }

    private void grow() {
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int row = 0; row < size; row++) {
            int slot = hash(rows[row]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = row + 1;
        }
        slots = wider;
    }

    private static long pair(int subject, int object) {
        return ((long) subject << 32) | object;
    }

    private static int hash(long pair) {
        long mixed = pair * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 17);
    }

    /// Rows with one key linked from the newest to the oldest; the heads in an open-addressing table.
    ///
    /// A head needs no key of its own: its row has it. So a property used once costs a few bytes, whatever
    /// the number of terms.
    private static final class Chains {
        private final int shift;

        /// Newest row of a key + 1, 0 where free. At most 60 % full.
        private int[] heads = new int[16];

        private int[] next = new int[8];
        private int keys;

        Chains(boolean subjects) {
            shift = subjects ? 32 : 0;
        }

        int first(int key, long[] rows) {
            int mask = heads.length - 1;
            for (int slot = hash(key) & mask; heads[slot] != 0; slot = (slot + 1) & mask) {
                if ((int) (rows[heads[slot] - 1] >>> shift) == key) {
                    return heads[slot] - 1;
                }
            }
            return NONE;
        }

        int next(int row) {
            return next[row];
        }

        void add(int row, long[] rows) {
            if (row >= next.length) {
                next = Arrays.copyOf(next, Math.max(row + 1, next.length * 2));
            }
            int key = (int) (rows[row] >>> shift);
            int mask = heads.length - 1;
            int slot = hash(key) & mask;
            while (heads[slot] != 0 && (int) (rows[heads[slot] - 1] >>> shift) != key) {
                slot = (slot + 1) & mask;
            }
            next[row] = heads[slot] - 1;
            if (heads[slot] == 0) {
                keys++;
            }
            heads[slot] = row + 1;
            if (keys * 5L > heads.length * 3L) {
                grow(rows);
            }
        }

        private void grow(long[] rows) {
            int[] wider = new int[heads.length * 2];
            int mask = wider.length - 1;
            for (int head : heads) {
                if (head != 0) {
                    int slot = hash((int) (rows[head - 1] >>> shift)) & mask;
                    while (wider[slot] != 0) {
                        slot = (slot + 1) & mask;
                    }
                    wider[slot] = head;
                }
            }
            heads = wider;
        }

        private static int hash(int key) {
            int mixed = key * 0x9E3779B9;
            return mixed ^ (mixed >>> 15);
        }
    }
}
