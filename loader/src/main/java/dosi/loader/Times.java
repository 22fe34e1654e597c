package dosi.loader;

import dosi.diagnostics.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates, times and intervals as city files write them.
final class Times {

    private static final Text A_DATE = new Text("2023-07-01 같은 날짜", "a date such as 2023-07-01");
    private static final Text A_TIME = new Text("09:30 같은 시각", "a time such as 09:30");
    private static final Text AN_INTERVAL =
            new Text("18시~19시 같은 구간", "an interval such as 18시~19시");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})\\.?");
    private static final Pattern COMPACT_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})시(?:\\s*(\\d{1,2})분)?");
    private static final List<String> DATE_TIMES =
            List.of(
                    "yyyy-MM-dd HH:mm:ss",
                    "yyyy-MM-dd HH:mm",
                    "yyyy-MM-dd HH",
                    "yyyyMMddHHmmss",
                    "yyyyMMddHHmm",
                    "yyyyMMddHH",
                    "yyyy년 MM월 dd일 HH시 mm분",
                    "yyyy-MM-dd'T'HH:mm:ss",
                    "yyyy-MM-dd'T'HH:mm",
                    "yyyy/MM/dd HH:mm:ss",
                    "yyyy/MM/dd HH:mm",
                    "yyyy.MM.dd HH:mm");
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private Times() {}

    private static DateTimeFormatter formatter(String pattern) {
        return FORMATTERS.computeIfAbsent(
                pattern,
                text ->
                        DateTimeFormatter.ofPattern(text.replace("yyyy", "uuuu"))
                                .withResolverStyle(ResolverStyle.STRICT));
    }

    /// An xsd:date.
    static String date(String value, @Nullable String pattern) throws UnreadableValue {
        try {
            if (pattern != null) {
                return LocalDate.from(formatter(pattern).parse(value)).toString();
            }
            Matcher matcher = DATE.matcher(value);
            if (!matcher.matches()) {
                matcher = COMPACT_DATE.matcher(value);
            }
            if (matcher.matches()) {
                return LocalDate.of(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(3)))
                        .toString();
            }
        } catch (DateTimeException | IllegalArgumentException notADate) {
            throw new UnreadableValue(value, pattern == null ? A_DATE : like(pattern));
        }
        throw new UnreadableValue(value, A_DATE);
    }

    private static Text like(String pattern) {
        return new Text(pattern + " 형식", "the form " + pattern);
    }

    /// An xsd:dateTime with its zone; "24:00" is 00:00 of the next day.
    static String dateTime(String value, @Nullable String pattern, String zone)
            throws UnreadableValue {
        String text = value.strip().replace(',', '.');
        boolean nextDay = false;
        Matcher midnight = Pattern.compile("(?<=[ T])24(?=:00|$|시)").matcher(text);
        if (midnight.find()) {
            text = midnight.replaceFirst("00");
            nextDay = true;
        } else if (text.matches("\\d{8}24(00){1,2}")) {
            text = text.substring(0, 8) + "00" + text.substring(10);
            nextDay = true;
        }
        LocalDateTime time = null;
        ZoneOffset offset = null;
        if (pattern != null) {
            time = parse(text, pattern);
        } else {
            try {
                OffsetDateTime given = OffsetDateTime.parse(text);
                time = given.toLocalDateTime();
                offset = given.getOffset();
            } catch (DateTimeParseException noOffset) {
                for (String known : DATE_TIMES) {
                    time = parse(text, known);
                    if (time != null) {
                        break;
                    }
                }
            }
        }
        if (time == null) {
            throw new UnreadableValue(
                    value,
                    pattern == null
                            ? new Text(
                                    "2023-07-01 09:30 같은 일시",
                                    "a date and time such as 2023-07-01 09:30")
                            : like(pattern));
        }
        try {
            return text(
                    (nextDay ? time.plusDays(1) : time)
                            .atOffset(offset == null ? ZoneOffset.of(zone) : offset));
        } catch (DateTimeException notAZone) {
            throw new UnreadableValue(zone, new Text("+09:00 같은 시간대", "a zone such as +09:00"));
        }
    }

    private static @Nullable LocalDateTime parse(String text, String pattern) {
        try {
            TemporalAccessor parsed = formatter(pattern).parse(text);
            LocalDate day = LocalDate.from(parsed);
            return day.atTime(
                    field(parsed, ChronoField.HOUR_OF_DAY),
                    field(parsed, ChronoField.MINUTE_OF_HOUR),
                    field(parsed, ChronoField.SECOND_OF_MINUTE));
        } catch (DateTimeException | IllegalArgumentException other) {
            return null;
        }
    }

    private static int field(TemporalAccessor parsed, ChronoField field) {
        return parsed.isSupported(field) ? parsed.get(field) : 0;
    }

    private static String text(OffsetDateTime time) {
        String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.toLocalDateTime());
        return text + (time.getOffset().equals(ZoneOffset.UTC) ? "Z" : time.getOffset().getId());
    }

    /// The dateTime moved by a number of units.
    static @Nullable String plus(String dateTime, @Nullable String count, int unitSeconds)
            throws UnreadableValue {
        if (count == null) {
            return null;
        }
        try {
            long seconds =
                    new BigDecimal(Numbers.number(count))
                            .multiply(BigDecimal.valueOf(unitSeconds))
                            .longValueExact();
            return text(OffsetDateTime.parse(dateTime).plusSeconds(seconds));
        } catch (DateTimeParseException | ArithmeticException notATime) {
            throw new UnreadableValue(dateTime, new Text("xsd:dateTime", "an xsd:dateTime"));
        }
    }

    /// An xsd:time.
    static String time(String value) throws UnreadableValue {
        long seconds = seconds(value);
        if (seconds > 86_400) {
            throw new UnreadableValue(value, A_TIME);
        }
        return clock(seconds);
    }

    private static String clock(long seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// Seconds since midnight, or of a duration, from `HH:mm` or `HH:mm:ss`.
    static long seconds(String value) throws UnreadableValue {
        Matcher matcher = CLOCK.matcher(value.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 59) {
            throw new UnreadableValue(value, A_TIME);
        }
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (second > 59) {
            throw new UnreadableValue(value, A_TIME);
        }
        return Integer.parseInt(matcher.group(1)) * 3600L
                + Integer.parseInt(matcher.group(2)) * 60L
                + second;
    }

    /// An xsd:duration.
    static String duration(String value) throws UnreadableValue {
        return Duration.ofSeconds(seconds(value)).toString();
    }

    /// The time counted on from the service day's own midnight: one before the day's start belongs to the day
    /// before, so 00:05 is 24:05.
    static String serviceDayTime(String value, String dayStart) throws UnreadableValue {
        long seconds = seconds(value);
        return clock(seconds < seconds(dayStart) ? seconds + 86_400 : seconds);
    }

    /// One end of "18시~19시" (a time) or "6~8" (a number).
    static String interval(String value, int end) throws UnreadableValue {
        String[] ends = value.strip().split("\\s*[~∼～-]\\s*", -1);
        if (ends.length > 2 || ends[0].isEmpty()) {
            throw new UnreadableValue(value, AN_INTERVAL);
        }
        String side = ends[Math.min(end, ends.length - 1)].strip();
        Matcher hour = HOUR.matcher(side);
        if (hour.matches()) {
            int minutes = hour.group(2) == null ? 0 : Integer.parseInt(hour.group(2));
            return clock(Integer.parseInt(hour.group(1)) * 3600L + minutes * 60L);
        }
        if (CLOCK.matcher(side).matches()) {
            return time(side);
        }
        try {
            return Numbers.number(side);
        } catch (UnreadableValue notANumber) {
            throw new UnreadableValue(value, AN_INTERVAL);
        }
    }
}
