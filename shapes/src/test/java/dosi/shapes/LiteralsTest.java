package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprNotComparableException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiteralsTest {

    /// Beside those of [RandomData], literals at the borders of what has an order.
    private static final List<String> ORDERED =
            List.of(
                    "16777217",
                    "'16777216'^^xsd:float",
                    "0.1e0",
                    "'-INF'^^xsd:float",
                    "'1e39'^^xsd:float",
                    "'1E400'^^xsd:double",
                    "'1.'^^xsd:decimal",
                    "'.5'^^xsd:decimal",
                    "'+0.50'^^xsd:decimal",
                    "123456789012.123456789",
                    "'18446744073709551615'^^xsd:unsignedLong",
                    "'P1Y'^^xsd:yearMonthDuration",
                    "'P12M'^^xsd:yearMonthDuration",
                    "'-P1D'^^xsd:dayTimeDuration",
                    "'2024-03'^^xsd:gYearMonth",
                    "'2024-04Z'^^xsd:gYearMonth",
                    "'--03'^^xsd:gMonth",
                    "'--03-01'^^xsd:gMonthDay",
                    "'---02'^^xsd:gDay",
                    "'2024Z'^^xsd:gYear",
                    "'12024-03-01'^^xsd:date",
                    "'-0001-01-01'^^xsd:date",
                    "'0000-01-01'^^xsd:date",
                    "'0000-01-01T00:00:00'^^xsd:dateTime",
                    "'10000-01-01T00:00:00Z'^^xsd:dateTime",
                    "'2024-03-01T24:00:00Z'^^xsd:dateTime",
                    "'2024-03-02T00:00:00Z'^^xsd:dateTime",
                    "'2024-03-01T00:00:00-14:00'^^xsd:dateTime",
                    "'2024-03-01T00:00:00+14:00'^^xsd:dateTime",
                    "'2024-03-01T14:00:00'^^xsd:dateTime",
                    "'2024-03-01T14:00:01'^^xsd:dateTime",
                    "'09:00:00+09:00'^^xsd:time",
                    "'24:00:00'^^xsd:time",
                    "'00:00:00'^^xsd:time");

    /// And at the borders of what has none.
    private static final List<String> UNORDERED =
            List.of(
                    "'18446744073709551616'^^xsd:unsignedLong",
                    "'INF'^^xsd:decimal",
                    "'P1Y'^^xsd:dayTimeDuration",
                    "'00'^^xsd:hexBinary",
                    "'FF'^^xsd:hexBinary",
                    "'2024-03-01T24:00:01Z'^^xsd:dateTime",
                    "'2024-02-29T23:59:60'^^xsd:dateTime",
                    "'2024-03-01T00:00:00+14:01'^^xsd:dateTime",
                    "'2023-02-29T00:00:00'^^xsd:dateTime");

    private final Terms terms = new Terms();
    private final Literals literals = new Literals(terms);

    @BeforeAll
    static void anIllTypedLiteralIsNoNews() {
        NodeValue.VerboseWarnings = false;
    }

    @Test
    void anIntegerOutsideTheRangeOfItsDatatypeComparesWithNothing() {
        assertEquals(Literals.NO_ORDER, compare("'300'^^xsd:byte", "1000"));
        assertEquals(Literals.NO_ORDER, compare("2", "'-1'^^xsd:nonNegativeInteger"));
        assertEquals(-1, compare("'127'^^xsd:byte", "1000"));
    }

    @Test
    void anIntegerWithAPointComparesWithNothing() {
        assertEquals(Literals.NO_ORDER, compare("'1.5'^^xsd:integer", "1"));
        assertEquals(Literals.NO_ORDER, compare("'1.'^^xsd:int", "2.0"));
        assertEquals(1, compare("'1.5'^^xsd:decimal", "1"));
    }

    @Test
    void aDecimalComparesWithAFloatAsAFloat() {
        assertEquals(0, compare("0.1", "'0.1'^^xsd:float"));
        assertEquals(0, compare("16777217", "'16777216'^^xsd:float"));
        assertEquals(-1, compare("0.1e0", "'0.1'^^xsd:float"));
    }

    @Test
    void aDatatypeDerivedFromStringComparesAsText() {
        assertEquals(-1, compare("'a'^^xsd:normalizedString", "'b'"));
        assertEquals(0, compare("'a'^^xsd:token", "'a'^^xsd:NCName"));
        assertEquals(Literals.NO_ORDER, compare("'a b'^^xsd:NCName", "'b'"));
    }

    @Test
    void aMomentWithoutZoneIsOrderedByMoreThanFourteenHours() {
        String zoned = "'2024-03-01T00:00:00Z'^^xsd:dateTime";
        assertEquals(Literals.NO_ORDER, compare(zoned, "'2024-03-01T14:00:00'^^xsd:dateTime"));
        assertEquals(-1, compare(zoned, "'2024-03-01T14:00:00.1'^^xsd:dateTime"));
        assertEquals(
                Literals.NO_ORDER,
                compare(zoned.replace("00Z", "00.2Z"), "'2024-03-01T14:00:00.1'^^xsd:dateTime"));
    }

    /// In ARQ two texts of one language have an order, and so has any literal with itself; in SPARQL they have none.
    @Test
    void literalsCompareAsInArq() {
        List<String> unordered =
                Stream.of(UNORDERED, RandomData.UNORDERED, RandomData.TEXTS)
                        .flatMap(List::stream)
                        .toList();
        List<String> all = new ArrayList<>(unordered);
        all.addAll(ORDERED);
        all.addAll(RandomData.ORDERED);
        for (String one : all) {
            for (String other : all) {
                boolean none =
                        unordered.contains(one)
                                && (one.equals(other) || RandomData.TEXTS.contains(other));
                assertEquals(
                        none ? Literals.NO_ORDER : arqs(one, other),
                        compare(one, other),
                        one + " and " + other);
            }
        }
    }

    @Test
    void literalsAreWellFormedAsInJena() {
        for (List<String> some :
                List.of(
                        ORDERED,
                        UNORDERED,
                        RandomData.ORDERED,
                        RandomData.UNORDERED,
                        RandomData.TEXTS)) {
            for (String one : some) {
                Node literal = NodeFactoryExtra.parseNode(one);
                assertEquals(
                        literal.getLiteralDatatype().isValid(literal.getLiteralLexicalForm()),
                        literals.wellFormed(id(one)),
                        one);
            }
        }
    }

    private static int arqs(String one, String other) {
        try {
            int order =
                    NodeValue.compare(
                            NodeValue.makeNode(NodeFactoryExtra.parseNode(one)),
                            NodeValue.makeNode(NodeFactoryExtra.parseNode(other)));
            return order == Expr.CMP_INDETERMINATE ? Literals.NO_ORDER : order;
        } catch (ExprNotComparableException noOrder) {
            return Literals.NO_ORDER;
        }
    }

    private int compare(String one, String other) {
        int order = literals.compare(id(one), id(other));
        int back = literals.compare(id(other), id(one));
        assertEquals(order == Literals.NO_ORDER ? order : -order, back);
        return order;
    }

    private int id(String literal) {
        return terms.add(NodeFactoryExtra.parseNode(literal));
    }
}
