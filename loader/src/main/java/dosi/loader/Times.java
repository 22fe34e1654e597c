package dosi.loader;

import dosi.diagnostics.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Dates, times and durations in the forms of Korean public data, when no pattern is given.
final class Times {

    private static final Text DATE =
            new Text("2023-07-01 이나 20230701 같은 날짜", "a date such as 2023-07-01 or 20230701");
    private static final Text DATE_TIME =
            new Text("2022-01-01 01:00 같은 일시", "a date and time such as 2022-01-01 01:00");
    private static final Text TIME = new Text("07:30 같은 시각", "a time such as 07:30");
    private static final Text DURATION =
            new Text("00:01:50 같은 길이", "a length of time such as 00:01:50");
    private static final Text INTERVAL =
            new Text("18시~19시 나 6~8 같은 구간", "an interval such as 18시~19시 or 6~8");

    private Times() {}

    /// The runs of digits of a text, at most `most` of them; null where it has more, or one that is too long.
    private static int[] digits(String text, int most) {
        int[] found = new int[most];
        int count = 0;
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int value = 0;
            int start = i;
            while (i < text.length() && isDigit(text.charAt(i))) {
                value = value * 10 + (text.charAt(i) - '0');
                i++;
            }
            if (count == most || i - start > 9) {
                return new int[0];
            }
            found[count++] = value;
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// A date in the form of a pattern, or without one in one of the usual forms.
    static String date(String value, @Nullable String pattern) throws UnreadableValue {
        return pattern == null ? date(value) : DatePattern.of(pattern).date(value);
    }

    /// A date and time in the form of a pattern, or without one in one of the usual forms.
    ///
    /// @param zone the zone of texts that do not name one
    static String dateTime(String value, @Nullable String pattern, String zone)
            throws UnreadableValue {
        return pattern == null
                ? dateTime(value, zone)
                : DatePattern.of(pattern).dateTime(value, zone);
    }

    /// `2023-07-01`, `20230701`, `2023.7.1`, `2023/7/1` or `2023년 7월 1일` as xsd:date.
    private static String date(String value) throws UnreadableValue {
        LocalDate date = dateOrNull(value.strip());
        if (date == null) {
            throw new UnreadableValue(value, DATE);
        }
        return date.toString();
    }

    private static @Nullable LocalDate dateOrNull(String text) {
        String plain = text.length() == 8 && allDigits(text) ? dashed(text) : text;
        if (plain.length() < 8 || !isDigit(plain.charAt(0)) || plain.length() > 14) {
            return null;
        }
        for (int i = 0; i < plain.length(); i++) {
            if (!isDigit(plain.charAt(i)) && "-./년월일 ".indexOf(plain.charAt(i)) < 0) {
                return null;
            }
        }
        int[] parts = digits(plain, 3);
        if (parts.length != 3 || parts[0] < 1000) {
            return null;
        }
        try {
            return LocalDate.of(parts[0], parts[1], parts[2]);
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private static String dashed(String text) {
        return text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6);
    }

    /// A date and a time in one of the usual forms as xsd:dateTime: ISO 8601 (a comma before the fraction
    /// too), `yyyyMMddHHmmss` and shorter, `yyyy-MM-dd HH:mm`. A zone in the text wins over the given one.
    private static String dateTime(String value, String zone) throws UnreadableValue {
        String text = value.strip();
        if (allDigits(text)
                && text.length() >= 8
                && text.length() <= 14
                && text.length() % 2 == 0) {
            StringBuilder form = new StringBuilder(dashed(text.substring(0, 8))).append('T');
            for (int i = 8; i < text.length(); i += 2) {
                form.append(i == 8 ? "" : ":").append(text, i, i + 2);
            }
            text = text.length() == 8 ? form.append("00").toString() : form.toString();
        }
        int split = text.indexOf('T');
        if (split < 0) {
            split = text.lastIndexOf(' ');
        }
        LocalDate date = split < 0 ? null : dateOrNull(text.substring(0, split).strip());
        if (date == null) {
            throw new UnreadableValue(value, DATE_TIME);
        }
        String time = text.substring(split + 1);
        String offset = zone;
        int sign = Math.max(time.indexOf('+'), time.indexOf('-'));
        if (time.endsWith("Z")) {
            offset = "Z";
            time = time.substring(0, time.length() - 1);
        } else if (sign > 0) {
            offset = time.substring(sign);
            time = time.substring(0, sign);
        }
        long nanos = nanosOf(time.replace(',', '.'));
        if (nanos < 0) {
            throw new UnreadableValue(value, DATE_TIME);
        }
        try {
            return text(date.atStartOfDay().plusNanos(nanos), offset);
        } catch (DateTimeException wrong) {
            throw new UnreadableValue(value, DATE_TIME);
        }
    }

    /// Nanoseconds since midnight of `HH`, `HH:mm`, `HH:mm:ss` or `HH:mm:ss.fraction`, 24:00 included; -1 if
    /// it is none of them.
    private static long nanosOf(String time) {
        String[] parts = time.split(":", -1);
        if (parts.length > 3 || parts[0].length() > 2) {
            return -1;
        }
        String seconds = parts.length == 3 ? parts[2] : "0";
        int point = seconds.indexOf('.');
        String fraction = point < 0 ? "" : seconds.substring(point + 1);
        String whole = point < 0 ? seconds : seconds.substring(0, point);
        String minutes = parts.length > 1 ? parts[1] : "0";
        if (!allDigits(parts[0])
                || !allDigits(minutes)
                || !allDigits(whole)
                || minutes.length() > 2
                || whole.length() > 2
                || (point >= 0 && !allDigits(fraction))
                || fraction.length() > 9) {
            return -1;
        }
        int h = Integer.parseInt(parts[0]);
        int m = Integer.parseInt(minutes);
        int s = Integer.parseInt(whole);
        long n = fraction.isEmpty() ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
        if (m > 59 || s > 59 || h > 24 || (h == 24 && (m > 0 || s > 0 || n > 0))) {
            return -1;
        }
        return ((h * 60L + m) * 60 + s) * 1_000_000_000L + n;
    }

    /// An xsd:dateTime with seconds, with a fraction only where there is one.
    static String text(LocalDateTime time, String zone) {
        String offset = ZoneOffset.of(zone).getId();
        StringBuilder text = new StringBuilder(32);
        text.append(time.toLocalDate()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        int second = time.getSecond();
        int nano = time.getNano();
        two(text, second);
        if (nano > 0) {
            String fraction = Integer.toString(1_000_000_000 + nano).substring(1);
            int end = fraction.length();
            while (fraction.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(fraction, 0, end);
        }
        return text.append(offset).toString();
    }

    private static StringBuilder two(StringBuilder text, long number) {
        return (number < 10 ? text.append('0') : text).append(number);
    }

    /// A dateTime later by an amount, which may have a fraction or be negative.
    static @Nullable String plus(String value, @Nullable String amount, int secondsEach)
            throws UnreadableValue {
        if (amount == null) {
            return null;
        }
        String text = dateTime(value, "+09:00");
        int zone = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        String offset = text.endsWith("Z") ? "Z" : text.substring(zone);
        LocalDateTime time =
                LocalDateTime.parse(text.substring(0, text.length() - offset.length()));
        BigDecimal nanos =
                Numbers.decimal(amount).multiply(BigDecimal.valueOf(secondsEach)).movePointRight(9);
        try {
            return text(time.plusNanos(nanos.longValueExact()), offset);
        } catch (ArithmeticException | DateTimeException tooLarge) {
            throw new UnreadableValue(amount, new Text("더할 수 있는 수", "a number that can be added"));
        }
    }

    /// `7:30`, `07:30`, `0730` or `07:30:00` as xsd:time; 24:00 stays 24:00:00.
    static String time(String value) throws UnreadableValue {
        String text = value.strip();
        if (text.length() == 4 && allDigits(text)) {
            text = text.substring(0, 2) + ":" + text.substring(2);
        }
        long nanos = text.indexOf(':') < 0 ? -1 : nanosOf(text);
        if (nanos < 0) {
            throw new UnreadableValue(value, TIME);
        }
        return clock(nanos / 1_000_000_000L);
    }

    private static String clock(long seconds) {
        StringBuilder text = new StringBuilder(8);
        two(text, seconds / 3600).append(':');
        two(text, seconds / 60 % 60).append(':');
        return two(text, seconds % 60).toString();
    }

    /// The seconds of `HH:mm:ss` or `HH:mm`; the hours may exceed 24.
    static long seconds(String value) throws UnreadableValue {
        String[] parts = value.strip().split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new UnreadableValue(value, DURATION);
        }
        long seconds = 0;
        for (int i = 0; i < 3; i++) {
            String part = i < parts.length ? parts[i] : "0";
            if (!allDigits(part) || part.length() > 4 || (i > 0 && Integer.parseInt(part) > 59)) {
                throw new UnreadableValue(value, DURATION);
            }
            seconds = seconds * 60 + Integer.parseInt(part);
        }
        return seconds;
    }

    /// A length of time as xsd:duration.
    static String duration(String value) throws UnreadableValue {
        long seconds = seconds(value);
        StringBuilder text = new StringBuilder("PT");
        if (seconds >= 3600) {
            text.append(seconds / 3600).append('H');
        }
        if (seconds / 60 % 60 > 0) {
            text.append(seconds / 60 % 60).append('M');
        }
        if (seconds % 60 > 0 || seconds == 0) {
            text.append(seconds % 60).append('S');
        }
        return text.toString();
    }

    /// A time of a timetable counted from midnight at which its day of service began: what lies before the
    /// day's start belongs to the day before and is 24 hours more.
    static String serviceDayTime(String value, String dayStart) throws UnreadableValue {
        long seconds = seconds(value);
        return clock(seconds < seconds(dayStart) ? seconds + 24 * 3600 : seconds);
    }

    /// One end of an interval such as `18시~19시`, `07:00~09:30` or `6~8`.
    ///
    /// @param end 0 for the start, 1 for the end
    static String interval(String value, int end) throws UnreadableValue {
        String text = value.strip();
        int split = -1;
        for (int i = 0; i < text.length() && split < 0; i++) {
            if ("~∼〜～".indexOf(text.charAt(i)) >= 0) {
                split = i;
            }
        }
        String part =
                split < 0 ? text : end == 0 ? text.substring(0, split) : text.substring(split + 1);
        part = part.strip();
        try {
            if (part.indexOf('시') > 0) {
                int[] clock = digits(part, 2);
                boolean minutes = clock.length == 2;
                if (clock.length == 0 || minutes != (part.indexOf('분') > 0)) {
                    throw new UnreadableValue(value, INTERVAL);
                }
                return time(
                        clock[0]
                                + ":"
                                + (minutes && clock[1] > 9 ? "" : "0")
                                + (minutes ? clock[1] : 0));
            }
            return part.indexOf(':') > 0 ? time(part) : Numbers.number(part);
        } catch (UnreadableValue inside) {
            throw new UnreadableValue(value, INTERVAL);
        }
    }
}
