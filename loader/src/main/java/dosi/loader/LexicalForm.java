package dosi.loader;

import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.jspecify.annotations.Nullable;

/// Forms of texts that are in the lexical space of a datatype for sure. A text that has not the form may still be
/// in it: this saves asking for the many, and decides nothing about the few.
enum LexicalForm {
    /// Digits, with or without a sign.
    INTEGER,
    /// Digits without a sign.
    DIGITS,
    /// Digits with a sign and a fraction, if any.
    DECIMAL,
    /// A decimal number with an exponent, if any.
    DOUBLE,
    BOOLEAN,
    /// A year of four digits.
    YEAR,
    DATE,
    /// A date and a time, with a fraction of seconds and a zone, if any.
    DATE_TIME,
    TIME;

    private static final String XSD = XSDDatatype.XSD + '#';

    private static final Map<String, LexicalForm> FORMS =
            Map.ofEntries(
                    Map.entry(XSD + "integer", INTEGER),
                    Map.entry(XSD + "nonNegativeInteger", DIGITS),
                    Map.entry(XSD + "decimal", DECIMAL),
                    Map.entry(XSD + "double", DOUBLE),
                    Map.entry(XSD + "float", DOUBLE),
                    Map.entry(XSD + "boolean", BOOLEAN),
                    Map.entry(XSD + "gYear", YEAR),
                    Map.entry(XSD + "date", DATE),
                    Map.entry(XSD + "dateTime", DATE_TIME),
                    Map.entry(XSD + "time", TIME));

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /// The form for a datatype, or null where there is none.
    static @Nullable LexicalForm of(String datatype) {
        return FORMS.get(datatype);
    }

    /// Whether the text has the form.
    boolean matches(byte[] text, int from, int to) {
        return switch (this) {
            case INTEGER -> isDigits(text, afterSign(text, from, to), to);
            case DIGITS -> isDigits(text, from, to);
            case DECIMAL -> isDecimal(text, from, to);
            case DOUBLE -> isDouble(text, from, to);
            case BOOLEAN -> isBoolean(text, from, to);
            case YEAR -> to - from == 4 && isYear(text, from);
            case DATE -> to - from == 10 && isDate(text, from);
            case DATE_TIME ->
                    to - from >= 19
                            && text[from + 10] == 'T'
                            && isDate(text, from)
                            && isTime(text, from + 11, to);
            case TIME -> isTime(text, from, to);
        };
    }

    private static int afterSign(byte[] text, int from, int to) {
        return from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    }

    private static boolean isDigits(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isDecimal(byte[] text, int from, int to) {
        int begin = afterSign(text, from, to);
        int digits = 0;
        boolean point = false;
        for (int i = begin; i < to; i++) {
            byte b = text[i];
            if (b >= '0' && b <= '9') {
                digits++;
            } else if (b == '.' && !point && digits > 0) {
                point = true;
            } else {
                return false;
            }
        }
        // digits on both sides of the point
        return digits > 0 && text[to - 1] != '.';
    }

    private static boolean isDouble(byte[] text, int from, int to) {
        int e = Math.min(indexOf('e', text, from, to), indexOf('E', text, from, to));
        return isDecimal(text, from, e)
                && (e == to || isDigits(text, afterSign(text, e + 1, to), to));
    }

    private static boolean isBoolean(byte[] text, int from, int to) {
        return switch (to - from) {
            case 1 -> text[from] == '0' || text[from] == '1';
            case 4 -> is("true", text, from);
            case 5 -> is("false", text, from);
            default -> false;
        };
    }

    private static boolean is(String word, byte[] text, int from) {
        for (int i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(char wanted, byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] != wanted) {
            i++;
        }
        return i;
    }

    private static boolean isYear(byte[] text, int from) {
        return isDigits(text, from, from + 4) && number(text, from, 4) > 0;
    }

    private static boolean isDate(byte[] text, int from) {
        if (!isYear(text, from)
                || text[from + 4] != '-'
                || !isDigits(text, from + 5, from + 7)
                || text[from + 7] != '-'
                || !isDigits(text, from + 8, from + 10)) {
            return false;
        }
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        // the last day of February is left to those who know leap years
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
    }

    private static boolean isTime(byte[] text, int from, int to) {
        if (to - from < 8
                || !isTwo(text, from, 23)
                || text[from + 2] != ':'
                || !isTwo(text, from + 3, 59)
                || text[from + 5] != ':'
                || !isTwo(text, from + 6, 59)) {
            return false;
        }
        int i = from + 8;
        if (i < to && text[i] == '.') {
            int begin = ++i;
            while (i < to && text[i] >= '0' && text[i] <= '9') {
                i++;
            }
            if (i == begin) {
                return false;
            }
        }
        return i == to || isZone(text, i, to);
    }

    private static boolean isZone(byte[] text, int from, int to) {
        if (text[from] == 'Z') {
            return to - from == 1;
        }
        return to - from == 6
                && (text[from] == '+' || text[from] == '-')
                && isTwo(text, from + 1, 13)
                && text[from + 3] == ':'
                && isTwo(text, from + 4, 59);
    }

    private static boolean isTwo(byte[] text, int from, int max) {
        return isDigits(text, from, from + 2) && number(text, from, 2) <= max;
    }

    private static int number(byte[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }
}
