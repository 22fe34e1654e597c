package dosi.shapes;

import java.util.Locale;
import java.util.Set;

/// Our own check of `geo:wktLiteral` (GeoSPARQL 1.1, section 8.5): an optional IRI of the coordinate reference
/// system, then one geometry with balanced brackets and numbers. What the geometry means is not looked at.
final class Wkt {

    private static final Set<String> KINDS =
            Set.of(
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION",
                    "POLYHEDRALSURFACE",
                    "TIN",
                    "TRIANGLE",
                    "CIRCULARSTRING",
                    "COMPOUNDCURVE",
                    "CURVEPOLYGON",
                    "MULTICURVE",
                    "MULTISURFACE");
    private static final int DEPTH_MAX = 50;

    private final String text;
    private int at;

    private Wkt(String text, int at) {
        this.text = text;
        this.at = at;
    }

    static boolean wellFormed(String literal) {
        String text = literal.strip();
        if (text.isEmpty()) {
            return true;
        }
        int at = 0;
        if (text.charAt(0) == '<') {
            at = text.indexOf('>') + 1;
            if (at == 0) {
                return false;
            }
        }
        Wkt wkt = new Wkt(text, at);
        return wkt.geometry(0) && wkt.skip() == text.length();
    }

    private int skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean geometry(int depth) {
        String kind = word();
        if (!KINDS.contains(kind)) {
            return false;
        }
        int mark = skip();
        String dimension = word();
        if (!Set.of("Z", "M", "ZM").contains(dimension)) {
            at = mark;
        }
        mark = skip();
        if (word().equals("EMPTY")) {
            return true;
        }
        at = mark;
        return group(depth);
    }

    private String word() {
        skip();
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toUpperCase(Locale.ROOT);
    }

    private boolean taken(char wanted) {
        if (skip() < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /// A bracket with coordinates, brackets or geometries, separated by commas.
    private boolean group(int depth) {
        if (depth > DEPTH_MAX || !taken('(')) {
            return false;
        }
        do {
            skip();
            char next = at < text.length() ? text.charAt(at) : ')';
            boolean fits =
                    next == '('
                            ? group(depth + 1)
                            : Character.isLetter(next) ? geometry(depth + 1) : coordinates();
            if (!fits) {
                return false;
            }
        } while (taken(','));
        return taken(')');
    }

    private boolean coordinates() {
        int count = 0;
        while (number()) {
            count++;
        }
        return count >= 2 && count <= 4;
    }

    private boolean number() {
        int from = skip();
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (from == at) {
            return false;
        }
        try {
            return Double.isFinite(Double.parseDouble(text.substring(from, at)));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
