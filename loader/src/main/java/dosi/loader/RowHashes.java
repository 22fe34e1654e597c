package dosi.loader;

/// A set of 128-bit hashes of texts, each with one number: which row had it first.
///
/// Open addressing with linear probing over primitive arrays: 24 bytes for each entry at half load. Two
/// different rows share a hash with a probability below 1e-20 for a hundred million rows.
final class RowHashes {

    private static final int CAPACITY_AT_START = 1 << 10;

    private long[] high = new long[CAPACITY_AT_START];
    private long[] low = new long[CAPACITY_AT_START];
    private long[] numbers = new long[CAPACITY_AT_START];
    private int size;

    /// A hash that is built up text by text (two multiply-and-mix lanes, after MurmurHash3's finaliser).
    static final class Hash {
        private long high;
        private long low;

        Hash reset() {
            high = 0x9E3779B97F4A7C15L;
            low = 0xC2B2AE3D27D4EB4FL;
            return this;
        }

        Hash add(CharSequence text) {
            for (int i = 0; i < text.length(); i++) {
                add(text.charAt(i));
            }
            return end();
        }

        Hash add(char[] chars, int from, int to) {
            for (int i = from; i < to; i++) {
                add(chars[i]);
            }
            return end();
        }

        /// The end of a text, so that ("a", "bc") differs from ("ab", "c").
        Hash end() {
            add(0xFFFF);
            high = mix(high);
            low = mix(low + high);
            return this;
        }

        private void add(int c) {
            high = (high ^ c) * 0x87C37B91114253D5L;
            low = (low + c) * 0x4CF5AD432745937FL;
            low ^= low >>> 29;
        }

        long high() {
            return high == 0 && low == 0 ? 1 : high;
        }

        long low() {
            return low;
        }

        private static long mix(long value) {
            long k = value;
            k ^= k >>> 33;
            k *= 0xFF51AFD7ED558CCDL;
            k ^= k >>> 33;
            k *= 0xC4CEB9FE1A85EC53L;
            return k ^ (k >>> 33);
        }
    }

    /// Keeps the number for the hash if it is the first, else gives the number kept before; -1 if it was new.
    long putIfAbsent(Hash hash, long number) {
        int slot = slotOf(hash.high(), hash.low());
        if (high[slot] != 0 || low[slot] != 0) {
            return numbers[slot];
        }
        high[slot] = hash.high();
        low[slot] = hash.low();
        numbers[slot] = number;
        size++;
        if (size * 2 > high.length) {
            grow();
        }
        return -1;
    }

    /// The number kept for the hash, or -1.
    long get(Hash hash) {
        int slot = slotOf(hash.high(), hash.low());
        return high[slot] != 0 || low[slot] != 0 ? numbers[slot] : -1;
    }

    /// Replaces the number of a hash that is kept.
    void replace(Hash hash, long number) {
        numbers[slotOf(hash.high(), hash.low())] = number;
    }

    private int slotOf(long h, long l) {
        int mask = high.length - 1;
        int slot = (int) (h ^ (h >>> 32)) & mask;
        while ((high[slot] != 0 || low[slot] != 0) && (high[slot] != h || low[slot] != l)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldNumbers = numbers;
        int capacity = oldHigh.length * 2;
        high = new long[capacity];
        low = new long[capacity];
        numbers = new long[capacity];
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldHigh[i] != 0 || oldLow[i] != 0) {
                int slot = slotOf(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
