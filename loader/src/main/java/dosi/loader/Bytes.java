package dosi.loader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that are put behind one another. The array is open to those who copy slices of it; it is replaced when it
/// has to grow, and what stood in the old one stays there.
final class Bytes {

    byte[] array;
    int size;

    /// @param capacity how many bytes fit before it grows
    Bytes(int capacity) {
        array = new byte[capacity];
    }

    void clear() {
        size = 0;
    }

    /// Makes sure that so many more bytes fit.
    void room(int more) {
        if (size + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
        }
    }

    void add(int b) {
        room(1);
        array[size++] = (byte) b;
    }

    void add(byte[] all) {
        add(all, 0, all.length);
    }

    void add(byte[] from, int start, int end) {
        int length = end - start;
        room(length);
        System.arraycopy(from, start, array, size, length);
        size += length;
    }

    /// Three pieces behind one another, with one look at the room.
    void add(byte[] from, int start, int end, byte[] middle, byte[] last, int begin, int stop) {
        int first = end - start;
        int third = stop - begin;
        room(first + middle.length + third);
        System.arraycopy(from, start, array, size, first);
        System.arraycopy(middle, 0, array, size + first, middle.length);
        System.arraycopy(last, begin, array, size + first + middle.length, third);
        size += first + middle.length + third;
    }

    /// The text in UTF-8; half a surrogate pair becomes `?`.
    void add(String text) {
        int length = text.length();
        room(length);
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                add(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            array[at++] = (byte) c;
        }
        size = at;
    }

    void add(long number) {
        add(Long.toString(number));
    }

    byte[] copy() {
        return Arrays.copyOf(array, size);
    }

    @Override
    public String toString() {
        return new String(array, 0, size, StandardCharsets.UTF_8);
    }
}
