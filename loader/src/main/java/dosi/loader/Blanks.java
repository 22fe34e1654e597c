package dosi.loader;

/// White space of Unicode, the no-break space, the ideographic space and the byte order mark among it.
final class Blanks {

    private Blanks() {}

    static boolean isBlank(char c) {
        return c <= ' ' || (c >= 0x80 && (Character.isWhitespace(c) || c == 0xA0 || c == 0xFEFF));
    }

    /// How many bytes the blank has that begins here in UTF-8; 0 where none does.
    static int at(byte[] text, int at) {
        byte b = text[at];
        if (b >= 0) {
            return b <= ' ' ? 1 : 0;
        }
        int size = sizeOf(b);
        return size > 0 && isBlank(character(text, at, size)) ? size : 0;
    }

    /// How many bytes the blank has that ends here in UTF-8; 0 where none does.
    static int before(byte[] text, int end) {
        byte b = text[end - 1];
        if (b >= 0) {
            return b <= ' ' ? 1 : 0;
        }
        for (int size = 2; size <= 3 && end - size >= 0; size++) {
            if (sizeOf(text[end - size]) == size) {
                return isBlank(character(text, end - size, size)) ? size : 0;
            }
        }
        return 0;
    }

    /// The size of a character whose first byte is one with which blanks begin, else 0.
    private static int sizeOf(byte first) {
        return switch (first & 0xFF) {
            case 0xC2 -> 2;
            case 0xE1, 0xE2, 0xE3, 0xEF -> 3;
            default -> 0;
        };
    }

    private static char character(byte[] text, int at, int size) {
        int last = text[at + size - 1] & 63;
        return size == 2
                ? (char) ((text[at] & 31) << 6 | last)
                : (char) ((text[at] & 15) << 12 | (text[at + 1] & 63) << 6 | last);
    }
}
