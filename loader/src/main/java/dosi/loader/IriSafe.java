package dosi.loader;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// Values inside IRIs: the IRI-safe version of RML-Core, and a check of whole IRIs (RFC 3987).
///
/// Unreserved characters and letters of every script (`ucschar`) stay as they are, in Unicode normal form C,
/// so that Hangul stays readable and two spellings of one name give one IRI; all else is percent-encoded.
final class IriSafe {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private IriSafe() {}

    /// The IRI-safe version of a value.
    static String encode(String value) {
        if (isPlain(value)) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length() + 16);
        encode(Normalizer.normalize(value, Normalizer.Form.NFC), true, out);
        return out.toString();
    }

    /// The URI-safe version of a value: ASCII only.
    static String encodeAscii(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        encode(Normalizer.normalize(value, Normalizer.Form.NFC), false, out);
        return out.toString();
    }

    /// Whether nothing would change: unreserved ASCII and composed Hangul syllables only.
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isUnreserved(c) && !(c >= '\uAC00' && c <= '\uD7A3')) {
                return false;
            }
        }
        return true;
    }

    private static void encode(String value, boolean keepUcschar, StringBuilder out) {
        int i = 0;
        while (i < value.length()) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            if (isUnreserved(c) || (keepUcschar && isUcschar(c))) {
                out.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
                }
            }
        }
    }

    /// The safe version of a text in UTF-8, of letters of every script or of ASCII only.
    static void encode(byte[] text, int from, int to, boolean keepUcschar, Bytes out) {
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b < 0) {
                if (!isHangul(text, i, to)) {
                    String value = new String(text, from, to - from, StandardCharsets.UTF_8);
                    out.add(keepUcschar ? encode(value) : encodeAscii(value));
                    return;
                }
                i += 2;
            }
        }
        out.room(3 * (to - from));
        byte[] array = out.array;
        int size = out.size;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b < 0 ? keepUcschar : isUnreserved(b)) {
                array[size++] = b;
            } else {
                array[size++] = '%';
                array[size++] = (byte) HEX[(b >> 4) & 15];
                array[size++] = (byte) HEX[b & 15];
            }
        }
        out.size = size;
    }

    /// Whether a text in UTF-8 is its own safe version: unreserved ASCII and, if kept, Hangul syllables only.
    static boolean isSafe(byte[] text, int from, int to, boolean keepUcschar) {
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b < 0) {
                if (!keepUcschar || !isHangul(text, i, to)) {
                    return false;
                }
                i += 2;
            } else if (!isUnreserved(b)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the character that begins here is a composed Hangul syllable, U+AC00 to U+D7A3; those are the
    /// same in every normal form C.
    private static boolean isHangul(byte[] text, int at, int to) {
        if (at + 2 >= to || (text[at] & 0xF0) != 0xE0) {
            return false;
        }
        int c = (text[at] & 15) << 12 | (text[at + 1] & 63) << 6 | (text[at + 2] & 63);
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static boolean isUcschar(int c) {
        if (c < 0x10000) {
            return (c >= 0xA0 && c <= 0xD7FF)
                    || (c >= 0xF900 && c <= 0xFDCF)
                    || (c >= 0xFDF0 && c <= 0xFFEF);
        }
        return c <= 0xEFFFD && (c & 0xFFFF) <= 0xFFFD && !(c >= 0xE0000 && c < 0xE1000);
    }

    /// Whether the text begins with a scheme: whether it is absolute rather than relative.
    static boolean hasScheme(String iri) {
        for (int i = 0; i < iri.length(); i++) {
            char c = iri.charAt(i);
            if (c == ':') {
                return i > 0;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && !(i > 0 && later)) {
                return false;
            }
        }
        return false;
    }

    /// Whether the text may stand as an absolute IRI: scheme, characters, percent signs, host.
    ///
    /// Looser than RFC 3987 in one point: brackets may stand in the host part without being checked.
    static boolean isValid(String iri) {
        if (!hasScheme(iri)) {
            return false;
        }
        int colon = iri.indexOf(':');
        int path = colon + 1;
        if (iri.startsWith("//", colon + 1)) {
            path = colon + 3;
            while (path < iri.length() && "/?#".indexOf(iri.charAt(path)) < 0) {
                path++;
            }
            if (path == colon + 3 && (iri.startsWith("http:") || iri.startsWith("https:"))) {
                return false;
            }
        } else if (iri.startsWith("http:") || iri.startsWith("https:")) {
            return false;
        }
        for (int i = colon + 1; i < iri.length(); i++) {
            char c = iri.charAt(i);
            if (c <= ' ' || (c >= 0x7F && c < 0xA0) || "<>\"{}|\\^`".indexOf(c) >= 0) {
                return false;
            }
            if ((c == '[' || c == ']') && i >= path) {
                return false;
            }
            if (c == '%' && !(isHex(iri, i + 1) && isHex(iri, i + 2))) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == iri.length()
                        || !Character.isLowSurrogate(iri.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (c == '\uFFFD' || c >= 0xFFF0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int index) {
        return index < text.length()
                && text.charAt(index) < 0x80
                && Character.digit(text.charAt(index), 16) >= 0;
    }

    /// Whether the text is a well-formed language tag (BCP 47): a language of two to eight letters, or `x`
    /// or `i`, then subtags of one to eight letters or digits.
    static boolean isLanguageTag(String tag) {
        int start = 0;
        for (int i = 0; i <= tag.length(); i++) {
            char c = i < tag.length() ? tag.charAt(i) : '-';
            if (c == '-') {
                int length = i - start;
                if (length < 1 || length > 8) {
                    return false;
                }
                boolean first = start == 0;
                if (first && length == 1 && "xXiI".indexOf(tag.charAt(0)) < 0) {
                    return false;
                }
                start = i + 1;
            } else {
                boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                boolean digit = c >= '0' && c <= '9';
                if (!letter && !(digit && start > 0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
