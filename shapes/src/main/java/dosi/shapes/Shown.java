package dosi.shapes;

/// Text of the data as a sentence shows it: on one line, of bounded length, with what is invisible made visible.
final class Shown {

    /// How many characters of a value are shown.
    static final int VALUE_MAX = 80;

    /// How many characters of a name, of a pattern or of the value in a shape's own message are shown.
    static final int TEXT_MAX = 200;

    private Shown() {}

    /// A value between quotation marks.
    static String quoted(String text) {
        return "\"" + bounded(text, VALUE_MAX) + "\"";
    }

    /// A text of at most so many characters. A longer one loses its middle: a number, a name or a geometry is known by
    /// its two ends. Characters that cannot be seen count as one and are written as `\n`, `\r`, `\t` or `⟨U+200B⟩`.
    static String bounded(String text, int max) {
        int length = text.codePointCount(0, text.length());
        if (length <= max) {
            return visible(text);
        }
        int front = (max - 1) * 2 / 3;
        int back = max - 1 - front;
        return visible(text.substring(0, text.offsetByCodePoints(0, front)))
                + "…"
                + visible(text.substring(text.offsetByCodePoints(text.length(), -back)));
    }

    private static String visible(String text) {
        if (text.codePoints().allMatch(Shown::isSeen)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\n' -> visible.append("\\n");
                                case '\r' -> visible.append("\\r");
                                case '\t' -> visible.append("\\t");
                                default -> {
                                    if (isSeen(c)) {
                                        visible.appendCodePoint(c);
                                    } else {
                                        visible.append("⟨U+%04X⟩".formatted(c));
                                    }
                                }
                            }
                        });
        return visible.toString();
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
