package dosi.shapes.report;

/// How wide a text is on a terminal, counted in places of the grid.
final class DisplayWidth {

    private DisplayWidth() {}

    /// Two for each character that East Asian fonts draw wide (Unicode Standard Annex 11), none for marks that
    /// stand on the character before, one for every other.
    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                between(codePoint, 0x1100, 0x115F)
                        || between(codePoint, 0x2E80, 0x303E)
                        || between(codePoint, 0x3041, 0xA4CF)
                        || between(codePoint, 0xA960, 0xA97C)
                        || between(codePoint, 0xAC00, 0xD7A3)
                        || between(codePoint, 0xF900, 0xFAFF)
                        || between(codePoint, 0xFE30, 0xFE6F)
                        || between(codePoint, 0xFF00, 0xFF60)
                        || between(codePoint, 0xFFE0, 0xFFE6)
                        || between(codePoint, 0x1F300, 0x1FAFF)
                        || between(codePoint, 0x20000, 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean between(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }

    /// The text with blanks behind it up to a width; longer texts stay as they are.
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /// The text, or its beginning and `…` where it is wider.
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int codePoint : text.codePoints().toArray()) {
            used += of(codePoint);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.append('…').toString();
    }
}
