package dosi.hub;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/// A set of triples that remembers only 128 bits of the SHA-256 of each: enough to tell a triple from every
/// other (a collision among 10^9 triples has a chance of 10^-21), at 16 bytes a slot.
///
/// Open addressing with linear probing; grows at two thirds. The all-zero mark stands for a free slot.
final class MarkSet {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest = Hashes.sha256();
    private long[] slots = new long[2 << 10];
    private long count;
    private long high;
    private long low;

    /// Adds a triple; tells whether it was new.
    boolean add(Triple triple) {
        mark(triple);
        if (3 * count >= slots.length) {
            grow();
        }
        int slot = slotOf(slots, high, low);
        if (slots[slot] == high && slots[slot + 1] == low) {
            return false;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
        count++;
        return true;
    }

    boolean contains(Triple triple) {
        mark(triple);
        int slot = slotOf(slots, high, low);
        return slots[slot] == high && slots[slot + 1] == low;
    }

    private void mark(Triple triple) {
        String text =
                NodeFmtLib.strNT(triple.getSubject())
                        + ' '
                        + NodeFmtLib.strNT(triple.getPredicate())
                        + ' '
                        + NodeFmtLib.strNT(triple.getObject());
        byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        high = (long) LONG.get(hash, 0);
        low = (long) LONG.get(hash, 8) | 1; // never all zero
    }

    /// Where the mark is, or the free slot where it belongs.
    private static int slotOf(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        int slot = (int) (high & mask);
        while ((slots[2 * slot] != high || slots[2 * slot + 1] != low)
                && (slots[2 * slot] | slots[2 * slot + 1]) != 0) {
            slot = (slot + 1) & mask;
        }
        return 2 * slot;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (int i = 0; i < slots.length; i += 2) {
            if ((slots[i] | slots[i + 1]) != 0) {
                int slot = slotOf(larger, slots[i], slots[i + 1]);
                larger[slot] = slots[i];
                larger[slot + 1] = slots[i + 1];
            }
        }
        slots = larger;
    }
}
