package dosi.shapes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.sparql.expr.ExprNotComparableException;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/// Our rules for literals: when one is well-formed, and how two compare. They depend on nothing that other
/// libraries register, so the class path cannot change a verdict.
///
/// Well-formed (SHACL section 4.1.2, "ill-typed literals"): the datatypes of XML Schema by their lexical
/// spaces, without blanks around them, integers also by the range of their type; `geo:wktLiteral` by
/// [Wkt]; a literal of any other datatype always.
///
/// Comparison (sections 4.3 and 4.5, which take that of SPARQL): numbers by value, exactly if neither is
/// `xsd:double` or `xsd:float`, else as doubles, or as floats if neither is an `xsd:double`; `xsd:dateTime` with `xsd:dateTime` and `xsd:date` with
/// `xsd:date` by the instant at which they begin, where one with a time zone and one without are only ordered
/// if they lie more than 14 hours apart; texts of `xsd:string` and datatypes derived from it by code points; booleans; times and durations
/// of the same datatype as ARQ compares them. Everything else does not compare, and an ill-formed literal
/// compares with nothing.
final class Literals {

    /// Two terms that have no order.
    static final int NO_ORDER = 2;

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";

    private enum Space {
        TEXT,
        /// The texts of a datatype that is derived from `xsd:string`.
        SOME_TEXT,
        BOOLEAN,
        INTEGER,
        /// The integers of a datatype that has a least or a greatest one.
        RANGE,
        DECIMAL,
        FLOATING,
        DATE_TIME,
        DATE,
        ORDERED,
        OTHER_XSD,
        WKT,
        ANY
    }

    /// What we know of a datatype.
    private record Rule(Space space, XSDDatatype xsd, String iri) {}

    private static final Map<String, String[]> INTEGER_RANGES =
            Map.ofEntries(
                    range("long", "-9223372036854775808", "9223372036854775807"),
                    range("int", "-2147483648", "2147483647"),
                    range("short", "-32768", "32767"),
                    range("byte", "-128", "127"),
                    range("nonNegativeInteger", "0", ""),
                    range("positiveInteger", "1", ""),
                    range("nonPositiveInteger", "", "0"),
                    range("negativeInteger", "", "-1"),
                    range("unsignedLong", "0", "18446744073709551615"),
                    range("unsignedInt", "0", "4294967295"),
                    range("unsignedShort", "0", "65535"),
                    range("unsignedByte", "0", "255"));

    private static final Map<String, XSDDatatype> OTHERS =
            Map.ofEntries(
                    Map.entry("time", XSDDatatype.XSDtime),
                    Map.entry("duration", XSDDatatype.XSDduration),
                    Map.entry("dayTimeDuration", XSDDatatype.XSDdayTimeDuration),
                    Map.entry("yearMonthDuration", XSDDatatype.XSDyearMonthDuration),
                    Map.entry("gYear", XSDDatatype.XSDgYear),
                    Map.entry("gYearMonth", XSDDatatype.XSDgYearMonth),
                    Map.entry("gMonth", XSDDatatype.XSDgMonth),
                    Map.entry("gMonthDay", XSDDatatype.XSDgMonthDay),
                    Map.entry("gDay", XSDDatatype.XSDgDay),
                    Map.entry("hexBinary", XSDDatatype.XSDhexBinary),
                    Map.entry("base64Binary", XSDDatatype.XSDbase64Binary),
                    Map.entry("anyURI", XSDDatatype.XSDanyURI),
                    Map.entry("normalizedString", XSDDatatype.XSDnormalizedString),
                    Map.entry("token", XSDDatatype.XSDtoken),
                    Map.entry("language", XSDDatatype.XSDlanguage),
                    Map.entry("Name", XSDDatatype.XSDName),
                    Map.entry("NCName", XSDDatatype.XSDNCName),
                    Map.entry("NMTOKEN", XSDDatatype.XSDNMTOKEN));

    private final Terms terms;
    private final Map<Integer, Rule> rules = new ConcurrentHashMap<>();

    Literals(Terms terms) {
        this.terms = terms;
    }

    private static Map.Entry<String, String[]> range(String type, String min, String max) {
        return Map.entry(type, new String[] {min, max});
    }

    private Rule rule(int datatype) {
        Rule known = rules.get(datatype);
        if (known == null) {
            known = ruleOf(terms.text(datatype));
            rules.put(datatype, known);
        }
        return known;
    }

    private static Rule ruleOf(String iri) {
        if (iri.equals(WKT)) {
            return new Rule(Space.WKT, XSDDatatype.XSDstring, iri);
        }
        if (!iri.startsWith(XSD)) {
            return new Rule(Space.ANY, XSDDatatype.XSDstring, iri);
        }
        String name = iri.substring(XSD.length());
        return switch (name) {
            case "string" -> new Rule(Space.TEXT, XSDDatatype.XSDstring, iri);
            case "boolean" -> new Rule(Space.BOOLEAN, XSDDatatype.XSDboolean, iri);
            case "integer" -> new Rule(Space.INTEGER, XSDDatatype.XSDinteger, iri);
            case "decimal" -> new Rule(Space.DECIMAL, XSDDatatype.XSDdecimal, iri);
            case "double" -> new Rule(Space.FLOATING, XSDDatatype.XSDdouble, iri);
            case "float" -> new Rule(Space.FLOATING, XSDDatatype.XSDfloat, iri);
            case "dateTime" -> new Rule(Space.DATE_TIME, XSDDatatype.XSDdateTime, iri);
            case "dateTimeStamp" -> new Rule(Space.DATE_TIME, XSDDatatype.XSDdateTimeStamp, iri);
            case "date" -> new Rule(Space.DATE, XSDDatatype.XSDdate, iri);
            default -> {
                if (INTEGER_RANGES.containsKey(name)) {
                    yield new Rule(Space.RANGE, XSDDatatype.XSDinteger, iri);
                }
                XSDDatatype other = OTHERS.get(name);
                if (other == null) {
                    yield new Rule(Space.ANY, XSDDatatype.XSDstring, iri);
                }
                Space space =
                        switch (name) {
                            case "normalizedString",
                                    "token",
                                    "language",
                                    "Name",
                                    "NCName",
                                    "NMTOKEN" ->
                                    Space.SOME_TEXT;
                            case "hexBinary", "base64Binary", "anyURI" -> Space.OTHER_XSD;
                            default -> Space.ORDERED;
                        };
                yield new Rule(space, other, iri);
            }
        };
    }

    /// Whether the lexical form of a literal is one of its datatype.
    boolean wellFormed(int literal) {
        int datatype = terms.type(literal);
        if (datatype < 0) {
            return true;
        }
        Rule rule = rule(datatype);
        byte[] text = terms.bytes();
        int from = terms.start(literal);
        int to = terms.end(literal);
        return switch (rule.space()) {
            case TEXT, ANY -> true;
            case INTEGER -> isDecimal(text, from, to, false);
            case RANGE -> isDecimal(text, from, to, false) && inRange(rule.iri(), text, from, to);
            case DECIMAL -> isDecimal(text, from, to, true);
            case WKT -> Wkt.wellFormed(terms.text(literal));
            case DATE_TIME ->
                    (rule.xsd().equals(XSDDatatype.XSDdateTime)
                                    && Instant.parse(text, from, to, true) != null)
                            || byXsd(rule, literal);
            case DATE -> Instant.parse(text, from, to, false) != null || byXsd(rule, literal);
            case BOOLEAN, FLOATING, ORDERED, SOME_TEXT, OTHER_XSD -> byXsd(rule, literal);
        };
    }

    private boolean byXsd(Rule rule, int literal) {
        String lexical = terms.text(literal);
        return rule.xsd().isValid(lexical) && lexical.strip().length() == lexical.length();
    }

    private static boolean isDecimal(byte[] text, int from, int to, boolean point) {
        int at = from;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        int digits = 0;
        boolean pointSeen = !point;
        for (; at < to; at++) {
            if (text[at] >= '0' && text[at] <= '9') {
                digits++;
            } else if (text[at] == '.' && !pointSeen) {
                pointSeen = true;
            } else {
                return false;
            }
        }
        return digits > 0;
    }

    private static boolean inRange(String iri, byte[] text, int from, int to) {
        String[] range =
                INTEGER_RANGES.getOrDefault(iri.substring(XSD.length()), new String[] {"", ""});
        BigInteger value = new BigInteger(ascii(text, from, to));
        return (range[0].isEmpty() || value.compareTo(new BigInteger(range[0])) >= 0)
                && (range[1].isEmpty() || value.compareTo(new BigInteger(range[1])) <= 0);
    }

    private boolean isOutOfRange(Rule rule, int literal) {
        return rule.space() == Space.RANGE && !wellFormed(literal);
    }

    private static String ascii(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// Below 0, 0 or 1 as usual, or [#NO_ORDER].
    int compare(int a, int b) {
        int typeA = terms.type(a);
        int typeB = terms.type(b);
        if (typeA < 0 || typeB < 0) {
            return NO_ORDER;
        }
        Rule ruleA = rule(typeA);
        Rule ruleB = typeA == typeB ? ruleA : rule(typeB);
        if (isNumber(ruleA) && isNumber(ruleB)) {
            return compareNumbers(ruleA, a, ruleB, b);
        }
        if (isText(ruleA) && isText(ruleB)) {
            return wellFormed(a) && wellFormed(b) ? compareTexts(a, b) : NO_ORDER;
        }
        if (ruleA.space() != ruleB.space()) {
            return NO_ORDER;
        }
        return switch (ruleA.space()) {
            case DATE_TIME, DATE -> Instant.compare(instant(a, ruleA), instant(b, ruleB));
            case BOOLEAN, ORDERED -> typeA == typeB ? compareByArq(ruleA, a, b) : NO_ORDER;
            case TEXT, SOME_TEXT, INTEGER, RANGE, DECIMAL, FLOATING, OTHER_XSD, WKT, ANY ->
                    NO_ORDER;
        };
    }

    private static boolean isText(Rule rule) {
        return rule.space() == Space.TEXT || rule.space() == Space.SOME_TEXT;
    }

    private int compareTexts(int a, int b) {
        return Integer.signum(
                Arrays.compareUnsigned(
                        terms.bytes(),
                        terms.start(a),
                        terms.end(a),
                        terms.bytes(),
                        terms.start(b),
                        terms.end(b)));
    }

    private @Nullable Instant instant(int literal, Rule rule) {
        Instant plain =
                Instant.parse(
                        terms.bytes(),
                        terms.start(literal),
                        terms.end(literal),
                        rule.space() == Space.DATE_TIME);
        return plain != null || !byXsd(rule, literal)
                ? plain
                : Instant.parseAny(terms.text(literal));
    }

    private int compareByArq(Rule rule, int a, int b) {
        if (!byXsd(rule, a) || !byXsd(rule, b)) {
            return NO_ORDER;
        }
        try {
            return Integer.signum(
                    NodeValue.compare(
                            NodeValue.makeNode(terms.node(a)), NodeValue.makeNode(terms.node(b))));
        } catch (ExprNotComparableException noOrder) {
            return NO_ORDER;
        }
    }

    private static boolean isNumber(Rule rule) {
        return switch (rule.space()) {
            case INTEGER, RANGE, DECIMAL, FLOATING -> true;
            case TEXT, SOME_TEXT, BOOLEAN, DATE_TIME, DATE, ORDERED, OTHER_XSD, WKT, ANY -> false;
        };
    }

    private int compareNumbers(Rule ruleA, int a, Rule ruleB, int b) {
        if (isOutOfRange(ruleA, a) || isOutOfRange(ruleB, b)) {
            return NO_ORDER;
        }
        if (ruleA.space() != Space.FLOATING && ruleB.space() != Space.FLOATING) {
            long x = small(ruleA, a);
            long y = small(ruleB, b);
            if (x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
                return Long.compare(x, y);
            }
            BigDecimal exactA = exact(ruleA, a);
            BigDecimal exactB = exact(ruleB, b);
            return exactA == null || exactB == null ? NO_ORDER : exactA.compareTo(exactB);
        }
        boolean single = !isDouble(ruleA) && !isDouble(ruleB);
        double x = floating(ruleA, a, single);
        double y = floating(ruleB, b, single);
        return Double.isNaN(x) || Double.isNaN(y) ? NO_ORDER : x < y ? -1 : x > y ? 1 : 0;
    }

    /// A number with at most 11 digits before the point and 6 after it, in millionths; else `MIN_VALUE`.
    private long small(Rule rule, int literal) {
        byte[] text = terms.bytes();
        int at = terms.start(literal);
        int to = terms.end(literal);
        boolean negative = false;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            negative = text[at++] == '-';
        }
        if (to - at > 18 || at == to) {
            return Long.MIN_VALUE;
        }
        long value = 0;
        int digits = 0;
        int after = -1;
        boolean pointSeen = rule.space() != Space.DECIMAL;
        for (; at < to; at++) {
            int c = text[at];
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                digits++;
                if (after >= 0) {
                    after++;
                }
            } else if (c == '.' && !pointSeen) {
                pointSeen = true;
                after = 0;
            } else {
                return Long.MIN_VALUE;
            }
        }
        int scale = Math.max(after, 0);
        if (digits == 0 || scale > 6 || digits - scale > 11) {
            return Long.MIN_VALUE;
        }
        for (int i = scale; i < 6; i++) {
            value *= 10;
        }
        return negative ? -value : value;
    }

    private @Nullable BigDecimal exact(Rule rule, int literal) {
        byte[] text = terms.bytes();
        int from = terms.start(literal);
        int to = terms.end(literal);
        if (!isDecimal(text, from, to, rule.space() == Space.DECIMAL)) {
            return null;
        }
        return new BigDecimal(ascii(text, from, to));
    }

    private static boolean isDouble(Rule rule) {
        return rule.xsd().equals(XSDDatatype.XSDdouble);
    }

    /// A number as a double.
    ///
    /// @param single whether it is rounded to a float before
    private double floating(Rule rule, int literal, boolean single) {
        if (rule.space() != Space.FLOATING) {
            BigDecimal exact = exact(rule, literal);
            return exact == null ? Double.NaN : single ? exact.floatValue() : exact.doubleValue();
        }
        if (!byXsd(rule, literal)) {
            return Double.NaN;
        }
        String text = terms.text(literal).replace("INF", "Infinity");
        return isDouble(rule) ? Double.parseDouble(text) : Float.parseFloat(text);
    }
}
