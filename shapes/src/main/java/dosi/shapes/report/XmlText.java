package dosi.shapes.report;

/// Text for XML and HTML: everything that could be taken for markup is escaped.
final class XmlText {

    private XmlText() {}

    /// The text as content or quoted attribute, of XML 1.0 and of HTML alike.
    static String escape(String text) {
        int first = firstSpecial(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int index = first; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(allowed(text, index) ? c : '\uFFFD');
            }
        }
        return escaped.toString();
    }

    /// The text without the characters that XML 1.0 forbids; U+FFFD stands in for them.
    static String clean(String text) {
        StringBuilder clean = null;
        for (int index = 0; index < text.length(); index++) {
            if (!allowed(text, index)) {
                if (clean == null) {
                    clean = new StringBuilder(text);
                }
                clean.setCharAt(index, '\uFFFD');
            }
        }
        return clean == null ? text : clean.toString();
    }

    private static int firstSpecial(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '&'
                    || c == '<'
                    || c == '>'
                    || c == '"'
                    || c == '\''
                    || !allowed(text, index)) {
                return index;
            }
        }
        return text.length();
    }

    private static boolean allowed(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
    }
}
