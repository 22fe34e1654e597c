package dosi.loader;

import dosi.diagnostics.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers as publishers write them: thousands separators, codes with `.0` behind, NMEA degrees.
final class Numbers {

    private static final Text NUMBER =
            new Text("100,332 나 2.5 같은 수", "a number such as 100,332 or 2.5");
    private static final Text INTEGER =
            new Text("12 나 1,200 같은 정수", "a whole number such as 12 or 1,200");

    private Numbers() {}

    /// The digits without thousands separators, otherwise as published.
    static String number(String value) throws UnreadableValue {
        String text = value.strip();
        if (isDecimal(text)) {
            return text;
        }
        String plain = withoutSeparators(text);
        if (isDecimal(plain)) {
            return plain;
        }
        try {
            if (!text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1))) {
                return new BigDecimal(text).toPlainString(); // 1.5E3
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new UnreadableValue(value, NUMBER);
    }

    static boolean isNumber(String value) {
        String text = value.strip();
        return isDecimal(text) || isDecimal(withoutSeparators(text));
    }

    static BigDecimal decimal(String value) throws UnreadableValue {
        try {
            return new BigDecimal(number(value));
        } catch (NumberFormatException unusual) {
            throw new UnreadableValue(value, NUMBER);
        }
    }

    /// The sum of the values that are there; nothing when none is.
    static @Nullable String sum(List<@Nullable String> values) throws UnreadableValue {
        BigDecimal sum = null;
        for (String value : values) {
            if (value != null) {
                BigDecimal number = decimal(value);
                sum = sum == null ? number : sum.add(number);
            }
        }
        return sum == null ? null : sum.toPlainString();
    }

    /// As numbers where both are, else as texts, which is right for dates and times too.
    static int compare(String left, String right) throws UnreadableValue {
        return isNumber(left) && isNumber(right)
                ? decimal(left).compareTo(decimal(right))
                : left.compareTo(right);
    }

    /// A position or a number of a group.
    static int index(String value) throws UnreadableValue {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException notAnIndex) {
            throw new UnreadableValue(value, INTEGER);
        }
    }

    /// A whole number; a fraction of zeros is taken away, any other is not a whole number.
    static String integer(String value) throws UnreadableValue {
        String text;
        try {
            text = withoutZeroFraction(number(value));
        } catch (UnreadableValue notANumber) {
            throw new UnreadableValue(value, INTEGER);
        }
        if (text.indexOf('.') >= 0) {
            throw new UnreadableValue(value, INTEGER);
        }
        return text.startsWith("+") ? text.substring(1) : text;
    }

    /// `99.0` becomes `99`; everything else stays as it is.
    static String withoutZeroFraction(String value) {
        String text = value.strip();
        int dot = text.indexOf('.');
        if (dot <= 0 || !isDecimal(text) || !Character.isDigit(text.charAt(dot - 1))) {
            return value;
        }
        for (int i = dot + 1; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return value;
            }
        }
        return text.substring(0, dot);
    }

    /// The lexical form of an xsd:decimal: a sign, digits, a point, digits.
    static boolean isDecimal(String text) {
        int i = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        boolean digits = false;
        boolean point = false;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return false;
            }
        }
        return digits;
    }

    /// Takes out commas that stand before each three digits; a text in which one stands elsewhere stays.
    private static String withoutSeparators(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return text;
        }
        int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int inGroup = 0;
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = end - 1; i >= sign; i--) {
            char c = text.charAt(i);
            if (c == ',') {
                if (inGroup != 3) {
                    return text;
                }
                inGroup = 0;
            } else {
                inGroup++;
                if (inGroup > 3 && i > 0 && text.lastIndexOf(',', i) >= 0) {
                    return text;
                }
                digits.append(c);
            }
        }
        if (inGroup == 0 || inGroup > 3) {
            return text;
        }
        return text.substring(0, sign) + digits.reverse() + text.substring(end);
    }

    /// Degrees and minutes in one number (`dddmm.mmm`, as GPS receivers write them) in degrees, with seven
    /// decimals.
    static String degrees(String value) throws UnreadableValue {
        BigDecimal number = decimal(value);
        BigDecimal[] parts = number.abs().divideAndRemainder(BigDecimal.valueOf(100));
        if (parts[1].compareTo(BigDecimal.valueOf(60)) >= 0
                || parts[0].compareTo(BigDecimal.valueOf(180)) > 0) {
            throw new UnreadableValue(
                    value,
                    new Text(
                            "12652.587 같은 도와 분(dddmm.mmm)",
                            "degrees and minutes dddmm.mmm such as 12652.587"));
        }
        BigDecimal degrees =
                parts[0].add(parts[1].divide(BigDecimal.valueOf(60), 12, RoundingMode.HALF_UP));
        BigDecimal signed = number.signum() < 0 ? degrees.negate() : degrees;
        return signed.setScale(7, RoundingMode.HALF_UP).toPlainString();
    }
}
