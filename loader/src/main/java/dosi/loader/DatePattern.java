package dosi.loader;

import dosi.diagnostics.Text;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A pattern of [DateTimeFormatter], used strictly: 30 February is refused, and 24:00 is the next day's
/// beginning.
final class DatePattern {

    /// How many are kept; a mapping that computes its patterns from cells compiles further ones each time.
    private static final int KNOWN_MAX = 1000;

    private static final Map<String, DatePattern> KNOWN = new ConcurrentHashMap<>();

    private final String pattern;
    private final DateTimeFormatter formatter;

    private DatePattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /// The pattern of a text; those of a mapping are compiled once.
    static DatePattern of(String pattern) throws UnreadableValue {
        DatePattern known = KNOWN.get(pattern);
        if (known == null) {
            known = compile(pattern);
            if (KNOWN.size() < KNOWN_MAX) {
                KNOWN.put(pattern, known);
            }
        }
        return known;
    }

    private static DatePattern compile(String pattern) throws UnreadableValue {
        try {
            // year of era (y) would need an era
            return new DatePattern(
                    pattern, DateTimeFormatter.ofPattern(withYears(pattern), Locale.KOREA));
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableValue(
                    pattern,
                    new Text("yyyy-MM-dd HH:mm 같은 패턴", "a pattern such as yyyy-MM-dd HH:mm"));
        }
    }

    private static String withYears(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            text.append(c == 'y' && !quoted ? 'u' : c);
        }
        return text.toString();
    }

    String date(String value) throws UnreadableValue {
        TemporalAccessor fields = parse(value);
        try {
            return dateOf(fields).toString();
        } catch (DateTimeException wrong) {
            throw unreadable(value);
        }
    }

    String dateTime(String value, String zone) throws UnreadableValue {
        TemporalAccessor fields = parse(value);
        try {
            LocalDate date = dateOf(fields);
            int hour = hourOf(fields);
            int minute = intOf(fields, ChronoField.MINUTE_OF_HOUR);
            int second = intOf(fields, ChronoField.SECOND_OF_MINUTE);
            int nano = intOf(fields, ChronoField.NANO_OF_SECOND);
            if (hour == 24 && minute == 0 && second == 0 && nano == 0) {
                date = date.plusDays(1);
                hour = 0;
            }
            String offset = zone;
            if (fields.isSupported(ChronoField.OFFSET_SECONDS)) {
                offset =
                        ZoneOffset.ofTotalSeconds(intOf(fields, ChronoField.OFFSET_SECONDS))
                                .getId();
            }
            return Times.text(date.atTime(LocalTime.of(hour, minute, second, nano)), offset);
        } catch (DateTimeException wrong) {
            throw unreadable(value);
        }
    }

    private TemporalAccessor parse(String value) throws UnreadableValue {
        String text = value.strip();
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor fields = formatter.parseUnresolved(text, position);
        if (fields == null || position.getIndex() != text.length()) {
            throw unreadable(value);
        }
        return fields;
    }

    private static LocalDate dateOf(TemporalAccessor fields) {
        return LocalDate.of(
                fields.get(ChronoField.YEAR),
                intOf(fields, ChronoField.MONTH_OF_YEAR, 1),
                intOf(fields, ChronoField.DAY_OF_MONTH, 1));
    }

    private static int hourOf(TemporalAccessor fields) {
        if (fields.isSupported(ChronoField.HOUR_OF_DAY)) {
            return intOf(fields, ChronoField.HOUR_OF_DAY);
        }
        if (fields.isSupported(ChronoField.CLOCK_HOUR_OF_DAY)) {
            return intOf(fields, ChronoField.CLOCK_HOUR_OF_DAY);
        }
        int hour = intOf(fields, ChronoField.CLOCK_HOUR_OF_AMPM) % 12;
        return hour + 12 * intOf(fields, ChronoField.AMPM_OF_DAY);
    }

    private static int intOf(TemporalAccessor fields, ChronoField field) {
        return intOf(fields, field, 0);
    }

    private static int intOf(TemporalAccessor fields, ChronoField field, int otherwise) {
        return fields.isSupported(field) ? (int) fields.getLong(field) : otherwise;
    }

    private UnreadableValue unreadable(String value) {
        return new UnreadableValue(
                value, new Text("'" + pattern + "' 꼴의 날짜", "a date in the form '" + pattern + "'"));
    }
}
