package dosi.graph;

import java.util.Arrays;

/// The members of one class, as ids, without duplicates, in the order of arrival.
///
/// Like the rows of a [Relation], positions only grow, so a remembered position separates old from new. The
/// set is a hash table while it is small for the range of its ids, and one bit an id once that is smaller.
///
/// Any number of readers may share it as long as nobody adds.
public final class Members {

    private final int type;
    private int[] members = new int[4];

    /// While `bits` is empty: member + 1 in each slot, 0 where free, at most 60 % full.
    private int[] slots = new int[8];

    private long[] bits = new long[0];
    private int highest;
    private int size;

    Members(int type) {
        this.type = type;
    }

    Members copy() {
        Members copy = new Members(type);
        copy.members = members.clone();
        copy.slots = slots.clone();
        copy.bits = bits.clone();
        copy.highest = highest;
        copy.size = size;
        return copy;
    }

    /// The id of the class.
    public int type() {
        return type;
    }

    /// How many members there are; positions are below it.
    public int size() {
        return size;
    }

    /// The member at a position.
    public int member(int position) {
        return members[position];
    }

    /// Whether a term is a member.
    public boolean contains(int term) {
        if (bits.length > 0) {
            int word = term >>> 6;
            return word < bits.length && (bits[word] >>> term & 1) != 0;
        }
        int mask = slots.length - 1;
        for (int slot = hash(term) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            if (slots[slot] == term + 1) {
                return true;
            }
        }
        return false;
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
            append(term);
            return true;
        }
        int mask = slots.length - 1;
        int slot = hash(term) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == term + 1) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = term + 1;
        append(term);
        if (size * 5L > slots.length * 3L) {
            grow();
        }
        return true;
    }

    private void append(int term) {
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
        }
        members[size] = term;
        size++;
        highest = Math.max(highest, term);
    }

    private void grow() {
        int words = (highest >>> 6) + 1;
        if (words
                <= slots.length) { // 8 bytes a word against 4 a slot, of which there would be twice
            // as many
            slots = new int[0];
            bits = new long[words];
            for (int position = 0; position < size; position++) {
                bits[members[position] >>> 6] |= 1L << members[position];
            }
            return;
        }
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int position = 0; position < size; position++) {
            int slot = hash(members[position]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = members[position] + 1;
        }
        slots = wider;
    }

    private static int hash(int term) {
        int mixed = term * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
