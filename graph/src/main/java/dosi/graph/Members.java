package dosi.graph;

import java.util.Arrays;
import java.util.BitSet;

/// The members of one class, as ids, without duplicates, in the order of arrival.
///
/// Like the rows of a [Relation], positions only grow, so a remembered position separates old from new; a member
/// that is removed leaves a dead position behind until [#compact] is called. The set is a hash table while it is small for the
/// range of its ids, and one bit an id once that is smaller; then the first call of [#position] or [#remove] builds the
/// table as well.
///
/// Any number of readers may share it as long as nobody adds, removes or asks for a position.
public final class Members {

    /// No position.
    public static final int NONE = -1;

    private static final int DEAD = -1;

    private final int type;
    private int[] members = new int[4];

    /// Position + 1 in each slot, 0 where free, at most 60 % full. No slots where the bits do without.
    private int[] slots = new int[8];

    private long[] bits = new long[0];
    private int highest;
    private int end;
    private int size;
    private BitSet marks = new BitSet(0);

    /// An empty set that belongs to no graph.
    public Members(int type) {
        this.type = type;
    }

    /// The same members, without marks and dead positions.
    Members copy() {
        Members copy = new Members(type);
        copy.members = members.clone();
        copy.slots = slots.clone();
        copy.bits = bits.clone();
        copy.highest = highest;
        copy.end = end;
        copy.size = size;
        copy.compact();
        return copy;
    }

    /// The id of the class.
    public int type() {
        return type;
    }

    /// How many members there are.
    public int size() {
        return size;
    }

    /// The end of the positions, those of dead ones included; equal to [#size] as long as nothing is removed.
    public int end() {
        return end;
    }

    /// Whether the member at a position has not been removed.
    public boolean isLive(int position) {
        return members[position] != DEAD;
    }

    /// The member at a live position.
    public int member(int position) {
        return members[position];
    }

    /// Whether a term is a member.
    public boolean contains(int term) {
        if (bits.length > 0) {
            int word = term >>> 6;
            return word < bits.length && (bits[word] >>> term & 1) != 0;
        }
        return slots[slot(term)] != 0;
    }

    /// Where a member stands, or [#NONE].
    public int position(int term) {
        if (slots.length == 0) {
            int length = 8;
            while (size * 5L > length * 3L) {
                length *= 2;
            }
            fillSlots(length);
        }
        return slots[slot(term)] - 1;
    }

    /// Adds a member.
    ///
    /// @return whether it is new
    public boolean add(int term) {
        if (bits.length > 0) {
            int word = term >>> 6;
            if (word >= bits.length) {
                bits = Arrays.copyOf(bits, Math.max(word + 1, bits.length + bits.length / 2));
            }
            long bit = 1L << term;
            if ((bits[word] & bit) != 0) {
                return false;
            }
            bits[word] |= bit;
            if (slots.length > 0) {
                slots[slot(term)] = end + 1;
            }
        } else {
            int slot = slot(term);
            if (slots[slot] != 0) {
                return false;
            }
            slots[slot] = end + 1;
        }
        if (end == members.length) {
            members = Arrays.copyOf(members, end * 2);
        }
        members[end] = term;
        end++;
        size++;
        highest = Math.max(highest, term);
        if (slots.length > 0 && size * 5L > slots.length * 3L) {
            grow();
        }
        return true;
    }

    /// Removes a member; its position is dead from now on, and loses its mark.
    ///
    /// @return whether it was here
    public boolean remove(int term) {
        int position = position(term);
        if (position == NONE) {
            return false;
        }
        freeSlot(slot(term));
        if (bits.length > 0) {
            bits[term >>> 6] &= ~(1L << term);
        }
        members[position] = DEAD;
        size--;
        marks.clear(position);
        return true;
    }

    /// Drops the dead positions. All positions remembered are void; the order of the members and their marks stay.
    public void compact() {
        if (size == end) {
            return;
        }
        int[] live = new int[Math.max(4, size)];
        BitSet liveMarks = new BitSet(0);
        int count = 0;
        for (int position = 0; position < end; position++) {
            if (isLive(position)) {
                live[count] = members[position];
                if (marks.get(position)) {
                    liveMarks.set(count);
                }
                count++;
            }
        }
        members = live;
        marks = liveMarks;
        end = count;
        if (slots.length > 0) {
            fillSlots(slots.length);
        }
    }

    /// Marks a live position, or takes its mark away.
    public void mark(int position, boolean marked) {
        marks.set(position, marked);
    }

    /// Marks every live position.
    public void markAll() {
        for (int position = 0; position < end; position++) {
            marks.set(position, isLive(position));
        }
    }

    /// Whether a position is live and marked.
    public boolean isMarked(int position) {
        return marks.get(position);
    }

    /// The slot of a term, or the free one where it belongs.
    private int slot(int term) {
        int mask = slots.length - 1;
        int slot = hash(term) & mask;
        while (slots[slot] != 0 && members[slots[slot] - 1] != term) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// As in [Relation].
    private void freeSlot(int free) {
        int mask = slots.length - 1;
        int hole = free;
        for (int slot = (free + 1) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int home = hash(members[slots[slot] - 1]) & mask;
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = 0;
    }

    private void grow() {
        int words = (highest >>> 6) + 1;
        // 8 bytes a word against 4 a slot, of which there would be twice as many
        if (bits.length == 0 && words <= slots.length) {
            slots = new int[0];
            bits = new long[words];
            for (int position = 0; position < end; position++) {
                if (isLive(position)) {
                    bits[members[position] >>> 6] |= 1L << members[position];
                }
            }
            return;
        }
        fillSlots(slots.length * 2);
    }

    private void fillSlots(int length) {
        slots = new int[length];
        for (int position = 0; position < end; position++) {
            if (isLive(position)) {
                slots[slot(members[position])] = position + 1;
            }
        }
    }

    private static int hash(int term) {
        int mixed = term * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
