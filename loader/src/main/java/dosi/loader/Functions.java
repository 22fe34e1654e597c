package dosi.loader;

import dosi.diagnostics.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The library of mapping functions; `docs/functions.md` explains each with an example.
///
/// Every function gives nothing for a missing value, so that no triple comes of it, and refuses a value that it
/// cannot read, so that the cell is told. None of them looks at a clock, a file or the network.
final class Functions {

    private static final String NAMESPACE = "https://w3id.org/dosi/fn/";

    /// The function that reads its condition and then one of two further arguments.
    static final String CHOICE = NAMESPACE + "if";

    /// What a function does; the first argument is there unless the function also takes missing ones.
    private interface Body {
        @Nullable String apply(Arguments arguments) throws UnreadableValue;
    }

    private interface ListBody {
        List<String> apply(Arguments arguments) throws UnreadableValue;
    }

    /// The values of a call.
    private record Arguments(List<@Nullable String> values, Lookups lookups) {
        String first() {
            return get(0, "");
        }

        /// The value of a parameter, or null where it was not given or has none.
        @Nullable String get(int index) {
            return index < values.size() ? values.get(index) : null;
        }

        String get(int index, String standard) {
            String value = get(index);
            return value == null ? standard : value;
        }
    }

    private record Simple(
            List<String> parameters, List<String> required, boolean takesMissing, ListBody body)
            implements MappingFunction {
        @Override
        public List<String> apply(List<@Nullable String> arguments, Lookups lookups)
                throws UnreadableValue {
            return !takesMissing && (arguments.isEmpty() || arguments.getFirst() == null)
                    ? List.of()
                    : body.apply(new Arguments(arguments, lookups));
        }
    }

    private static final Map<String, MappingFunction> ALL = all();
    private static final Map<String, Pattern> PATTERNS =
            new java.util.concurrent.ConcurrentHashMap<>();

    private Functions() {}

    static @Nullable MappingFunction find(String iri) {
        return ALL.get(iri);
    }

    /// The IRIs of all functions, for "did you mean".
    static Collection<String> iris() {
        return ALL.keySet();
    }

    private static Map<String, MappingFunction> all() {
        Map<String, MappingFunction> all = new LinkedHashMap<>();
        numbers(all);
        times(all);
        texts(all);
        places(all);
        conditions(all);
        return Map.copyOf(all);
    }

    private static void numbers(Map<String, MappingFunction> all) {
        add(all, "number", "value", 1, a -> Numbers.number(a.first()));
        add(all, "integer", "value", 1, a -> Numbers.integer(a.first()));
        add(all, "stripDecimal", "value", 1, a -> Numbers.withoutZeroFraction(a.first()));
        add(all, "plus", "a b c d e f", 1, a -> Numbers.sum(a.values()));
    }

    private static void times(Map<String, MappingFunction> all) {
        add(all, "date", "value pattern", 1, a -> Times.date(a.first(), a.get(1)));
        add(
                all,
                "dateTime",
                "value pattern zone",
                1,
                a -> Times.dateTime(a.first(), a.get(1), a.get(2, "+09:00")));
        add(all, "plusHours", "value hours", 2, a -> Times.plus(a.first(), a.get(1), 3600));
        add(all, "plusMinutes", "value minutes", 2, a -> Times.plus(a.first(), a.get(1), 60));
        add(all, "plusSeconds", "value seconds", 2, a -> Times.plus(a.first(), a.get(1), 1));
        add(all, "time", "value", 1, a -> Times.time(a.first()));
        add(all, "duration", "value", 1, a -> Times.duration(a.first()));
        add(all, "seconds", "value", 1, a -> Long.toString(Times.seconds(a.first())));
        add(
                all,
                "serviceDayTime",
                "value dayStart",
                1,
                a -> Times.serviceDayTime(a.first(), a.get(1, "03:00")));
        add(all, "intervalStart", "value", 1, a -> Times.interval(a.first(), 0));
        add(all, "intervalEnd", "value", 1, a -> Times.interval(a.first(), 1));
    }

    private static void texts(Map<String, MappingFunction> all) {
        addList(all, "split", "value separators", 1, a -> split(a.first(), a.get(1, "+,")));
        add(all, "part", "value separator index", 3, a -> part(a));
        addMissing(all, "concat", "a b c d e f g h", 1, Functions::concat);
        add(all, "trim", "value", 1, a -> a.first().strip());
        add(all, "lower", "value", 1, a -> a.first().toLowerCase(Locale.ROOT));
        add(all, "upper", "value", 1, a -> a.first().toUpperCase(Locale.ROOT));
        add(all, "replace", "value regex with", 2, Functions::replace);
        add(all, "substring", "value start end", 2, Functions::substring);
        add(all, "normalise", "value", 1, a -> normalised(a.first()));
        add(all, "match", "value regex group", 2, Functions::match);
        add(all, "map", "value table default", 2, Functions::map);
        addMissing(all, "hash", "a b c d e f", 1, Functions::hash);
        add(all, "iriSafe", "value", 1, a -> IriSafe.encode(a.first()));
    }

    private static void places(Map<String, MappingFunction> all) {
        addMissing(all, "lookup", "table key default", 2, Functions::lookup);
        add(all, "legalDong", "address level", 1, Functions::legalDong);
        add(all, "nmea", "value", 1, a -> Numbers.degrees(a.first()));
        addMissing(
                all,
                "point",
                "lon lat x y crs",
                0,
                a -> Places.point(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4)));
        add(all, "lon", "x y crs", 3, a -> Places.axis(a.first(), a.get(1), a.get(2, ""), 0));
        add(all, "lat", "x y crs", 3, a -> Places.axis(a.first(), a.get(1), a.get(2, ""), 1));
    }

    private static void conditions(Map<String, MappingFunction> all) {
        addMissing(all, "isPresent", "value", 1, a -> truth(a.get(0) != null));
        addMissing(all, "isMissing", "value", 1, a -> truth(a.get(0) == null));
        addMissing(
                all,
                "equals",
                "a b",
                2,
                a -> truth(a.get(0) != null && a.get(0, "").equals(a.get(1))));
        addMissing(
                all,
                "greater",
                "a b",
                2,
                a ->
                        truth(
                                a.get(0) != null
                                        && a.get(1) != null
                                        && Numbers.compare(a.get(0, ""), a.get(1, "")) > 0));
        addMissing(all, "not", "c", 1, a -> truth(!"true".equals(a.get(0))));
        addMissing(all, "and", "a b c d e f", 2, a -> truth(holding(a) == a.values().size()));
        addMissing(all, "or", "a b c d e f", 2, a -> truth(holding(a) > 0));
        add(
                all,
                "matches",
                "value regex",
                2,
                a -> truth(pattern(a.get(1, "")).matcher(a.first()).matches()));
        addMissing(
                all,
                "if",
                "condition then else",
                2,
                a -> "true".equals(a.get(0)) ? a.get(1) : a.get(2));
    }

    private static void add(
            Map<String, MappingFunction> all,
            String name,
            String parameters,
            int required,
            Body body) {
        add(all, name, parameters, required, false, list(body));
    }

    private static void addMissing(
            Map<String, MappingFunction> all,
            String name,
            String parameters,
            int required,
            Body body) {
        add(all, name, parameters, required, true, list(body));
    }

    private static void addList(
            Map<String, MappingFunction> all,
            String name,
            String parameters,
            int required,
            ListBody body) {
        add(all, name, parameters, required, false, body);
    }

    private static void add(
            Map<String, MappingFunction> all,
            String name,
            String parameters,
            int required,
            boolean takesMissing,
            ListBody body) {
        List<String> iris =
                List.of(parameters.split(" ", -1)).stream().map(one -> NAMESPACE + one).toList();
        all.put(NAMESPACE + name, new Simple(iris, iris.subList(0, required), takesMissing, body));
    }

    private static ListBody list(Body body) {
        return arguments -> {
            String value = body.apply(arguments);
            return value == null ? List.of() : List.of(value);
        };
    }

    private static @Nullable String truth(boolean holds) {
        return holds ? "true" : null;
    }

    private static int holding(Arguments a) {
        int count = 0;
        for (String value : a.values()) {
            if ("true".equals(value)) {
                count++;
            }
        }
        return count;
    }

    static Pattern pattern(String regex) throws UnreadableValue {
        Pattern known = PATTERNS.get(regex);
        if (known != null) {
            return known;
        }
        try {
            Pattern made = Pattern.compile(regex);
            if (PATTERNS.size() < 1000) {
                PATTERNS.put(regex, made);
            }
            return made;
        } catch (PatternSyntaxException notARegex) {
            throw new UnreadableValue(regex, new Text("정규식", "a regular expression"));
        }
    }

    private static String replace(Arguments a) throws UnreadableValue {
        try {
            return pattern(a.get(1, "")).matcher(a.first()).replaceAll(a.get(2, ""));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new UnreadableValue(
                    a.get(2, ""), new Text("$1 같은 그룹이 든 글", "a replacement such as $1"));
        }
    }

    /// Composed (NFC), without blanks at the ends, and with single blanks between words.
    static String normalised(String value) {
        String composed = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        StringBuilder text = new StringBuilder(composed.length());
        boolean blank = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                blank = true;
                continue;
            }
            if (blank) {
                text.append(' ');
                blank = false;
            }
            text.append(c);
        }
        return text.toString();
    }

    private static List<String> split(String value, String separators) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= value.length(); at++) {
            if (at == value.length() || separators.indexOf(value.charAt(at)) >= 0) {
                String piece = value.substring(begin, at).strip();
                if (!piece.isEmpty()) {
                    pieces.add(piece);
                }
                begin = at + 1;
            }
        }
        return pieces;
    }

    private static @Nullable String part(Arguments a) throws UnreadableValue {
        String value = a.first();
        String separator = a.get(1, ",");
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = separator.isEmpty() ? -1 : value.indexOf(separator);
                at >= 0;
                at = value.indexOf(separator, from)) {
            pieces.add(value.substring(from, at));
            from = at + separator.length();
        }
        pieces.add(value.substring(from));
        int index = Numbers.index(a.get(2, "0"));
        int at = index < 0 ? pieces.size() + index : index;
        String piece = at >= 0 && at < pieces.size() ? pieces.get(at).strip() : "";
        return piece.isEmpty() ? null : piece;
    }

    /// All values one after the other; nothing when one of them is missing.
    private static @Nullable String concat(Arguments a) {
        StringBuilder joined = new StringBuilder();
        for (String value : a.values()) {
            if (value == null) {
                return null;
            }
            joined.append(value);
        }
        return joined.toString();
    }

    private static @Nullable String substring(Arguments a) throws UnreadableValue {
        String value = a.first();
        int size = value.length();
        int start = position(Numbers.index(a.get(1, "0")), size);
        int end = position(Numbers.index(a.get(2, Integer.toString(size))), size);
        return start >= end ? null : value.substring(start, end);
    }

    /// A position from 0, negative from the end, and never outside.
    private static int position(int index, int size) {
        return Math.clamp(index < 0 ? (long) size + index : index, 0, size);
    }

    private static @Nullable String match(Arguments a) throws UnreadableValue {
        Matcher matcher = pattern(a.get(1, "")).matcher(a.first());
        if (!matcher.find()) {
            return null;
        }
        int group = Numbers.index(a.get(2, matcher.groupCount() > 0 ? "1" : "0"));
        String found = group >= 0 && group <= matcher.groupCount() ? matcher.group(group) : null;
        return found == null || found.isEmpty() ? null : found;
    }

    private static @Nullable String map(Arguments a) throws UnreadableValue {
        String wanted = a.first().strip();
        List<String> known = new ArrayList<>();
        for (String entry : a.get(1, "").split(";", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                String key = entry.substring(0, equals).strip();
                if (key.equals(wanted)) {
                    return entry.substring(equals + 1).strip();
                }
                known.add(key);
            }
        }
        String keys = String.join(", ", known);
        return standard(a, 2, a.first(), new Text(keys + " 가운데 하나", "one of " + keys));
    }

    private static @Nullable String standard(Arguments a, int index, String value, Text expected)
            throws UnreadableValue {
        String standard = a.get(index);
        if (standard == null) {
            throw new UnreadableValue(value, expected);
        }
        return standard.isEmpty() ? null : standard;
    }

    private static @Nullable String hash(Arguments a) {
        if (a.values().stream().allMatch(java.util.Objects::isNull)) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < a.values().size(); i++) {
                if (i > 0) {
                    digest.update((byte) 0x1F);
                }
                digest.update(a.get(i, "").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static @Nullable String lookup(Arguments a) throws UnreadableValue {
        String key = a.get(1);
        if (key == null) {
            return null;
        }
        String table = a.first();
        String found = a.lookups().find(table, key);
        if (found == null) {
            String normal = normalised(key);
            found = normal.equals(key) ? null : a.lookups().find(table, normal);
        }
        return found != null
                ? found
                : standard(
                        a,
                        2,
                        key,
                        new Text(
                                "'" + table + "' 표에 있는 값", "a value of the table '" + table + "'"));
    }

    private static String legalDong(Arguments a) throws UnreadableValue {
        String found = Places.area(a.first(), a.lookups());
        if (found == null) {
            throw new UnreadableValue(
                    a.first(),
                    new Text("법정동으로 시작하는 주소", "an address that begins with a legal dong"));
        }
        return Places.level(found, a.get(1, "dong"));
    }
}
