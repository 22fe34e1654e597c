package dosi.shapes;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The moment at which an `xsd:dateTime` or an `xsd:date` begins.
///
/// @param seconds since 1970 in UTC; where there is no time zone, as if it were UTC
/// @param nanos of the second; what is below is cut
/// @param zoned whether there is a time zone
record Instant(long seconds, int nanos, boolean zoned) {

    private static final long FOURTEEN_HOURS = 14 * 3600;

    /// The order of two moments; see [Literals] for moments without time zone.
    static int compare(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return Literals.NO_ORDER;
        }
        int order =
                a.seconds != b.seconds
                        ? Long.compare(a.seconds, b.seconds)
                        : Integer.compare(a.nanos, b.nanos);
        boolean surely = a.zoned == b.zoned || (order < 0 ? farBefore(a, b) : farBefore(b, a));
        return surely ? order : Literals.NO_ORDER;
    }

    /// Whether two moments lie more than 14 hours apart.
    private static boolean farBefore(Instant early, Instant late) {
        long apart = late.seconds - early.seconds;
        return apart > FOURTEEN_HOURS || (apart == FOURTEEN_HOURS && late.nanos > early.nanos);
    }

    /// Reads the usual forms: a year of four digits, not 0000; at most nine digits after the second. Null for
    /// any other form, right or wrong.
    static @Nullable Instant parse(byte[] x, int from, int to, boolean time) {
        if (to - from < 10 || x[from + 4] != '-' || x[from + 7] != '-') {
            return null;
        }
        int year = digits(x, from, 4);
        int month = digits(x, from + 5, 2);
        int day = digits(x, from + 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return null;
        }
        long seconds = epochDay(year, month, day) * 86_400;
        int at = from + 10;
        int nanos = 0;
        if (time) {
            if (to - at < 9 || x[at] != 'T' || x[at + 3] != ':' || x[at + 6] != ':') {
                return null;
            }
            int hour = digits(x, at + 1, 2);
            int minute = digits(x, at + 4, 2);
            int second = digits(x, at + 7, 2);
            if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
                return null;
            }
            seconds += hour * 3600L + minute * 60L + second;
            at += 9;
            if (at < to && x[at] == '.') {
                int end = at + 1;
                while (end < to && x[end] >= '0' && x[end] <= '9') {
                    end++;
                }
                int count = end - at - 1;
                if (count < 1 || count > 9) {
                    return null;
                }
                nanos = digits(x, at + 1, count);
                for (int i = count; i < 9; i++) {
                    nanos *= 10;
                }
                at = end;
            }
        }
        if (at == to) {
            return new Instant(seconds, nanos, false);
        }
        if (x[at] == 'Z' && at + 1 == to) {
            return new Instant(seconds, nanos, true);
        }
        if (to - at != 6 || (x[at] != '+' && x[at] != '-') || x[at + 3] != ':') {
            return null;
        }
        int hours = digits(x, at + 1, 2);
        int minutes = digits(x, at + 4, 2);
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 14 * 60) {
            return null;
        }
        long offset = hours * 3600L + minutes * 60L;
        return new Instant(x[at] == '+' ? seconds - offset : seconds + offset, nanos, true);
    }

    /// Reads a valid form that [#parse] passes over: `24:00:00`, other years, longer fractions.
    static @Nullable Instant parseAny(String lexical) {
        int dash = lexical.indexOf('-', 1);
        int end = Math.min(lexical.length(), dash + 6);
        try {
            LocalDate date =
                    LocalDate.of(
                            Integer.parseInt(lexical.substring(0, dash)),
                            Integer.parseInt(lexical.substring(dash + 1, dash + 3)),
                            Integer.parseInt(lexical.substring(dash + 4, end)));
            String rest = lexical.substring(end);
            int zone = Math.max(rest.indexOf('Z'), Math.max(rest.indexOf('+'), rest.indexOf('-')));
            String clock = zone < 0 ? rest : rest.substring(0, zone);
            BigDecimal second =
                    clock.isEmpty() ? BigDecimal.ZERO : new BigDecimal(clock.substring(7));
            long seconds = date.toEpochDay() * 86_400 + second.longValue();
            if (!clock.isEmpty()) {
                seconds +=
                        Integer.parseInt(clock.substring(1, 3)) * 3600L
                                + Integer.parseInt(clock.substring(4, 6)) * 60L;
            }
            if (zone >= 0 && rest.charAt(zone) != 'Z') {
                long offset =
                        Integer.parseInt(rest.substring(zone + 1, zone + 3)) * 3600L
                                + Integer.parseInt(rest.substring(zone + 4, zone + 6)) * 60L;
                seconds += rest.charAt(zone) == '+' ? -offset : offset;
            }
            int nanos = second.remainder(BigDecimal.ONE).movePointRight(9).intValue();
            return new Instant(seconds, nanos, zone >= 0);
        } catch (IndexOutOfBoundsException
                | NumberFormatException
                | java.time.DateTimeException outOfRange) {
            return null;
        }
    }

    private static int digits(byte[] x, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = x[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years that begin in March.
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
