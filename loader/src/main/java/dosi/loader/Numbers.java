package dosi.loader;

import dosi.diagnostics.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as city files write them.
final class Numbers {

    private static final Pattern GROUPED =
            Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final Text A_NUMBER = new Text("수", "a number");
    private static final Text A_WHOLE_NUMBER = new Text("정수", "a whole number");

    private Numbers() {}

    /// The digits as written, without thousands separators.
    static String number(String value) throws UnreadableValue {
        String text = value.strip();
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        if (GROUPED.matcher(text).matches()) {
            return text.replace(",", "");
        }
        throw new UnreadableValue(value, A_NUMBER);
    }

    /// The same without a fraction of zeros.
    static String integer(String value) throws UnreadableValue {
        try {
            String whole = number(value).replaceFirst("\\.0*$", "");
            if (whole.indexOf('.') < 0) {
                return whole;
            }
        } catch (UnreadableValue notANumber) {
            throw new UnreadableValue(value, A_WHOLE_NUMBER);
        }
        throw new UnreadableValue(value, A_WHOLE_NUMBER);
    }

    /// The sum of the values that are there; nothing when none is.
    static @Nullable String sum(List<@Nullable String> values) throws UnreadableValue {
        BigDecimal sum = null;
        for (String value : values) {
            if (value != null) {
                BigDecimal number = new BigDecimal(number(value));
                sum = sum == null ? number : sum.add(number);
            }
        }
        return sum == null ? null : sum.toPlainString();
    }

    static int compare(String left, String right) throws UnreadableValue {
        return new BigDecimal(number(left)).compareTo(new BigDecimal(number(right)));
    }

    static int index(String value) throws UnreadableValue {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException notAnIndex) {
            throw new UnreadableValue(value, A_WHOLE_NUMBER);
        }
    }
}
