package dosi.shapes;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other spellings of a text that people and programs often write instead of the one that is asked for: `12O` for
/// 120, `1,200` for 1200, `2024.5.1` for 2024-05-01. A spelling is only told as a question, and only where it would
/// be right.
final class Respelled {

    private static final int LENGTH_MAX = 100;

    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern COUNTED = Pattern.compile("([+-]?[\\d,.]*\\d) ?[대개명면원곳건세호동층]");
    private static final Pattern WHOLE = Pattern.compile("([+-]?\\d+)\\.0+");
    private static final Pattern DAY =
            Pattern.compile(
                    "(\\d{4})[-./년] ?(\\d{1,2})[-./월] ?(\\d{1,2})[.일]?|(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MOMENT =
            Pattern.compile(
                    "(.+?)[T ]+(\\d{1,2}):(\\d{2})(:\\d{2}(?:\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(:\\d{2})?");

    private Respelled() {}

    /// The first other spelling that passes.
    static Optional<String> of(String text, Predicate<String> right) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        return spellings(text).stream()
                .filter(spelling -> !spelling.isBlank() && !spelling.equals(text))
                .filter(right)
                .findFirst();
    }

    private static List<String> spellings(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("\\p{Cf}", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        List<String> spellings = new ArrayList<>();
        spellings.add(plain);
        Matcher counted = COUNTED.matcher(plain);
        String number = counted.matches() ? counted.group(1) : plain;
        if (GROUPED.matcher(number).matches()) {
            number = number.replace(",", "");
        }
        spellings.add(number);
        if (number.chars().anyMatch(Character::isDigit)) {
            spellings.add(number.replaceAll("[Oo]", "0").replaceAll("[lI|]", "1"));
        }
        Matcher whole = WHOLE.matcher(number);
        if (whole.matches()) {
            spellings.add(whole.group(1));
        }
        times(plain, spellings);
        spellings.add(plain.toLowerCase(Locale.ROOT));
        spellings.add(plain.toUpperCase(Locale.ROOT));
        spellings.add(plain.replace(" ", ""));
        spellings.add(plain.replace("-", ""));
        return spellings;
    }

    private static void times(String text, List<String> spellings) {
        day(text).ifPresent(spellings::add);
        Matcher moment = MOMENT.matcher(text);
        if (moment.matches()) {
            String seconds = moment.group(4) == null ? ":00" : moment.group(4);
            String zone = moment.group(5) == null ? "" : moment.group(5);
            day(moment.group(1))
                    .map(
                            day ->
                                    day
                                            + "T"
                                            + twoDigits(moment.group(2))
                                            + ":"
                                            + moment.group(3)
                                            + seconds
                                            + zone)
                    .ifPresent(spellings::add);
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            String seconds = clock.group(3) == null ? ":00" : clock.group(3);
            spellings.add(twoDigits(clock.group(1)) + ":" + clock.group(2) + seconds);
        }
    }

    private static Optional<String> day(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        int first = day.group(1) == null ? 4 : 1;
        return Optional.of(
                day.group(first)
                        + "-"
                        + twoDigits(day.group(first + 1))
                        + "-"
                        + twoDigits(day.group(first + 2)));
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
