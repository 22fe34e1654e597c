package dosi.shapes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Small random data in Turtle: a few nodes, four classes with subclasses, and values of all kinds.
///
/// The properties `:p0` to `:p3` have values of any kind, `:q0` and `:q1` only literals that have an order.
final class RandomData {

    /// Well-formed literals that SPARQL's `<` can compare with some others.
    static final List<String> ORDERED =
            List.of(
                    "0",
                    "1",
                    "2",
                    "3",
                    "-1",
                    "01",
                    "'+2'^^xsd:integer",
                    "12345678901234567890",
                    "'2'^^xsd:byte",
                    "'3'^^xsd:unsignedShort",
                    "'0'^^xsd:nonNegativeInteger",
                    "1.0",
                    "1.5",
                    "-0.5",
                    "0.1",
                    "2.0000000000000000000001",
                    "1e0",
                    "2.5e0",
                    "'INF'^^xsd:double",
                    "'0.1'^^xsd:float",
                    "'3'^^xsd:float",
                    "''",
                    "'a'",
                    "'ab'",
                    "'B'",
                    "'가나'",
                    "'a b'",
                    "'a\\nb'",
                    "'a.b'",
                    "'a.b'^^xsd:normalizedString",
                    "'ab'^^xsd:token",
                    "'ko'^^xsd:language",
                    "true",
                    "false",
                    "'1'^^xsd:boolean",
                    "'2024-02-28'^^xsd:date",
                    "'2024-03-01'^^xsd:date",
                    "'2024-03-01Z'^^xsd:date",
                    "'2024-03-01+09:00'^^xsd:date",
                    "'2024-03-02Z'^^xsd:date",
                    "'2024-02-29T24:00:00'^^xsd:dateTime",
                    "'2024-03-01T00:00:00'^^xsd:dateTime",
                    "'2024-03-01T00:00:00Z'^^xsd:dateTime",
                    "'2024-03-01T09:00:00+09:00'^^xsd:dateTime",
                    "'2024-03-01T00:00:00.5'^^xsd:dateTime",
                    "'2024-03-02T20:00:00'^^xsd:dateTime",
                    "'-0044-03-15T12:00:00Z'^^xsd:dateTime",
                    "'09:00:00'^^xsd:time",
                    "'10:00:00Z'^^xsd:time",
                    "'PT1H'^^xsd:dayTimeDuration",
                    "'PT60M'^^xsd:dayTimeDuration",
                    "'P1D'^^xsd:dayTimeDuration",
                    "'2024'^^xsd:gYear",
                    "'2025'^^xsd:gYear");

    /// Literals that have no order: ill-typed, or of another datatype.
    static final List<String> UNORDERED =
            List.of(
                    "'x'^^xsd:integer",
                    "'1.5'^^xsd:integer",
                    "'300'^^xsd:byte",
                    "'-1'^^xsd:nonNegativeInteger",
                    "'1,5'^^xsd:decimal",
                    "'one'^^xsd:double",
                    "'yes'^^xsd:boolean",
                    "'2024-02-30'^^xsd:date",
                    "'2024-3-1'^^xsd:date",
                    "'2024-13-01T00:00:00'^^xsd:dateTime",
                    "'2024-03-01'^^xsd:dateTime",
                    "'25:00:00'^^xsd:time",
                    "'7'^^:unit",
                    "'a'^^:unit",
                    "'http://example.org/n1'^^xsd:anyURI",
                    "'a b'^^xsd:NCName");

    /// Literals with a language.
    static final List<String> TEXTS =
            List.of(
                    "'a'@en",
                    "'b'@en",
                    "'a'@en-GB",
                    "'a'@EN",
                    "'B'@en-gb",
                    "'a'@ko",
                    "'가나'@ko",
                    "'a'@eng",
                    "''@ko");

    private final Random random;

    private RandomData(Random random) {
        this.random = random;
    }

    /// The triples, one a line.
    static List<String> lines(Random random) {
        RandomData data = new RandomData(random);
        int size = 4 + random.nextInt(20);
        Set<String> lines = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            lines.add(data.triple());
        }
        return new ArrayList<>(lines);
    }

    static String property(Random random) {
        return ":p" + random.nextInt(4);
    }

    static String ordered(Random random) {
        return ":q" + random.nextInt(2);
    }

    static String type(Random random) {
        return ":C" + random.nextInt(4);
    }

    static String literal(Random random) {
        return one(
                random,
                switch (random.nextInt(5)) {
                    case 0 -> TEXTS;
                    case 1, 2 -> UNORDERED;
                    default -> ORDERED;
                });
    }

    /// A node that is not blank: the shapes may name it.
    static String node(Random random) {
        return ":n" + random.nextInt(4);
    }

    static String one(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String triple() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> subject() + " a " + type(random) + " .";
            case 2 -> type(random) + " rdfs:subClassOf " + type(random) + " .";
            case 3, 4 -> subject() + " " + ordered(random) + " " + one(random, ORDERED) + " .";
            case 5 ->
                    subject()
                            + " :p2 "
                            + one(random, TEXTS)
                            + " , "
                            + one(random, TEXTS)
                            + " , "
                            + one(random, TEXTS)
                            + " .";
            case 6, 7, 8 -> subject() + " " + property(random) + " " + literal(random) + " .";
            default -> subject() + " " + property(random) + " " + subject() + " .";
        };
    }

    private String subject() {
        return random.nextInt(4) == 0 ? "_:b" + random.nextInt(2) : node(random);
    }
}
