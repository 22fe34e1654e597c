package dosi.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The pairs (subject, object) of one property, as ids, without duplicates, in the order of arrival.
///
/// Rows are only ever appended, so a row number remembered earlier separates what was there then from what
/// came later: this is what semi-naive evaluation builds on. A pair that is removed leaves a dead row behind, until
/// [#compact] is called; a pair added again gets a new row. The chains of rows with one subject or one
/// object are built at the first look-up and kept up to date from then on.
///
/// A row may carry a mark, which means what its user wants; the reasoner marks what was asserted.
///
/// Any number of readers may share a relation as long as nobody writes. Adding while walking a chain is allowed in
/// one thread: the walk does not see the new rows.
///
/// Cost: 8 bytes a row and 7-14 for the set; a chain 4 bytes a row and up to 14 for each different key. Adding and
/// removing take constant time.
public final class Relation {

    /// The end of a chain.
    public static final int NONE = -1;

    private final int property;

    /// `~pair` in a dead row.
    private long[] rows = new long[8];

    /// Row + 1 in each slot, 0 where free. At most 60 % full.
    private int[] slots = new int[16];

    private int end;
    private int size;
    private BitSet marks = new BitSet(0);
    private volatile @Nullable Chains bySubject;
    private volatile @Nullable Chains byObject;

    /// An empty relation that belongs to no graph.
    public Relation(int property) {
        this.property = property;
    }

    /// The same pairs, without marks and dead rows.
    Relation copy() {
        Relation copy = new Relation(property);
        copy.rows = rows.clone();
        copy.slots = slots.clone();
        copy.end = end;
        copy.size = size;
        copy.compact();
        return copy;
    }

    /// The id of the property.
    public int property() {
        return property;
    }

    /// How many pairs there are.
    public int size() {
        return size;
    }

    /// The end of the row numbers, those of dead rows included; equal to [#size] as long as nothing is removed.
    public int end() {
        return end;
    }

    /// Whether the pair of a row has not been removed. Only then has the row a subject and an object.
    public boolean isLive(int row) {
        return rows[row] >= 0;
    }

    /// The subject of a live row.
    public int subject(int row) {
        return (int) (rows[row] >>> 32);
    }

    /// The object of a live row.
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
        if (end == rows.length) {
            rows = Arrays.copyOf(rows, end * 2);
        }
        rows[end] = pair;
        slots[slot] = end + 1;
        end++;
        size++;
        Chains subjects = bySubject;
        if (subjects != null) {
            subjects.add(end - 1, rows);
        }
        Chains objects = byObject;
        if (objects != null) {
            objects.add(end - 1, rows);
        }
        if (size * 5L > slots.length * 3L) {
            fillSlots(slots.length * 2);
        }
        return true;
    }

    /// Removes a pair; its row is dead from now on, and loses its mark.
    ///
    /// @return whether it was here
    public boolean remove(int subject, int object) {
        long pair = pair(subject, object);
        int mask = slots.length - 1;
        int slot = hash(pair) & mask;
        while (slots[slot] != 0 && rows[slots[slot] - 1] != pair) {
            slot = (slot + 1) & mask;
        }
        if (slots[slot] == 0) {
            return false;
        }
        int row = slots[slot] - 1;
        freeSlot(slot, mask);
        rows[row] = ~pair;
        size--;
        marks.clear(row);
        Chains subjects = bySubject;
        if (subjects != null) {
            subjects.remove(row, rows);
        }
        Chains objects = byObject;
        if (objects != null) {
            objects.remove(row, rows);
        }
        return true;
    }

    /// Empties a slot and moves up the slots that were pushed past it (Knuth, *The Art of Computer Programming*,
    /// volume 3, algorithm 6.4R).
    private void freeSlot(int free, int mask) {
        int hole = free;
        for (int slot = (free + 1) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int home = hash(rows[slots[slot] - 1]) & mask;
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = 0;
    }

    /// Drops the dead rows. All row numbers remembered are void; the order of the rows and their marks stay.
    public void compact() {
        if (size == end) {
            return;
        }
        long[] live = new long[Math.max(8, size)];
        BitSet liveMarks = new BitSet(0);
        int count = 0;
        for (int row = 0; row < end; row++) {
            if (isLive(row)) {
                live[count] = rows[row];
                if (marks.get(row)) {
                    liveMarks.set(count);
                }
                count++;
            }
        }
        rows = live;
        marks = liveMarks;
        end = count;
        bySubject = null;
        byObject = null;
        int wide = 16;
        while (size * 5L > wide * 3L) {
            wide *= 2;
        }
        fillSlots(wide);
    }

    /// Whether a pair is here.
    public boolean contains(int subject, int object) {
        return row(subject, object) != NONE;
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

    /// Marks a live row, or takes its mark away.
    public void mark(int row, boolean marked) {
        marks.set(row, marked);
    }

    /// Marks every live row.
    public void markAll() {
        for (int row = 0; row < end; row++) {
            marks.set(row, isLive(row));
        }
    }

    /// Whether a row is live and marked.
    public boolean isMarked(int row) {
        return marks.get(row);
    }

    /// The newest live row with a subject, or [#NONE]. Go on with [#nextWithSubject].
    public int firstWithSubject(int subject) {
        return subjects().first(subject, rows);
    }

    /// The next older live row with the same subject, or [#NONE].
    public int nextWithSubject(int row) {
        return subjects().next(row, rows);
    }

    /// The newest live row with an object, or [#NONE]. Go on with [#nextWithObject].
    public int firstWithObject(int object) {
        return objects().first(object, rows);
    }

    /// The next older live row with the same object, or [#NONE].
    public int nextWithObject(int row) {
        return objects().next(row, rows);
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
            built = new Chains(subjects, rows.length);
            for (int row = 0; row < end; row++) {
                if (isLive(row)) {
                    built.add(row, rows);
                }
            }
            if (subjects) {
                bySubject = built;
            } else {
                byObject = built;
            }
        }
        return built;
    }

    private void fillSlots(int length) {
        int[] filled = new int[length];
        int mask = length - 1;
        for (int row = 0; row < end; row++) {
            if (isLive(row)) {
                int slot = hash(rows[row]) & mask;
                while (filled[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                filled[slot] = row + 1;
            }
        }
        slots = filled;
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
    /// the number of terms. The links go one way, so a removed row is unlinked only if it is found near the head, which is where
    /// rows come and go; others stay as dead links that a walk steps over, until the relation is compacted.
    private static final class Chains {

        /// How far from the head a removed row is looked for.
        private static final int UNLINK_STEPS_MAX = 64;

        private final int shift;

        /// Newest row of a key + 1, 0 where free. At most 60 % full.
        private int[] heads = new int[16];

        private int[] next;
        private int keys;

        Chains(boolean subjects, int rows) {
            shift = subjects ? 32 : 0;
            next = new int[rows];
        }

        int first(int key, long[] rows) {
            int slot = slot(key, rows);
            return skipDead(heads[slot] - 1, rows);
        }

        int next(int row, long[] rows) {
            return skipDead(next[row], rows);
        }

        private int skipDead(int from, long[] rows) {
            int row = from;
            while (row != NONE && rows[row] < 0) {
                row = next[row];
            }
            return row;
        }

        /// The slot of a key, or the free one where it belongs.
        private int slot(int key, long[] rows) {
            int mask = heads.length - 1;
            int slot = hash(key) & mask;
            while (heads[slot] != 0 && key(heads[slot] - 1, rows) != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private int key(int row, long[] rows) {
            long pair = rows[row];
            return (int) ((pair < 0 ? ~pair : pair) >>> shift);
        }

        void add(int row, long[] rows) {
            if (row >= next.length) {
                next = Arrays.copyOf(next, rows.length);
            }
            int slot = slot(key(row, rows), rows);
            next[row] = heads[slot] - 1;
            if (heads[slot] == 0) {
                keys++;
            }
            heads[slot] = row + 1;
            if (keys * 5L > heads.length * 3L) {
                grow(rows);
            }
        }

        void remove(int row, long[] rows) {
            int slot = slot(key(row, rows), rows);
            int before = heads[slot] - 1;
            if (before == row) {
                if (next[row] == NONE) {
                    freeSlot(slot, rows);
                    keys--;
                } else {
                    heads[slot] = next[row] + 1;
                }
                return;
            }
            for (int step = 0; step < UNLINK_STEPS_MAX && before != NONE; step++) {
                if (next[before] == row) {
                    next[before] = next[row];
                    return;
                }
                before = next[before];
            }
        }

        /// As in the set of rows.
        private void freeSlot(int free, long[] rows) {
            int mask = heads.length - 1;
            int hole = free;
            for (int slot = (free + 1) & mask; heads[slot] != 0; slot = (slot + 1) & mask) {
                int home = hash(key(heads[slot] - 1, rows)) & mask;
                if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                    heads[hole] = heads[slot];
                    hole = slot;
                }
            }
            heads[hole] = 0;
        }

        private void grow(long[] rows) {
            int[] wider = new int[heads.length * 2];
            int mask = wider.length - 1;
            for (int head : heads) {
                if (head != 0) {
                    int slot = hash(key(head - 1, rows)) & mask;
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
