package dosi.reasoner;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// What the values of literals say: which datatype they belong to, and whether two of them differ.
///
/// Where the datatype is unknown nothing is claimed. Value spaces are those of OWL 2 (*Structural
/// Specification*, section 4): decimal, double and float have no value in common.
final class Literals {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String RDFS_LITERAL = "http://www.w3.org/2000/01/rdf-schema#Literal";

    private static final Set<String> DECIMALS =
            Set.of(
                    "decimal",
                    "integer",
                    "nonNegativeInteger",
                    "nonPositiveInteger",
                    "positiveInteger",
                    "negativeInteger",
                    "long",
                    "int",
                    "short",
                    "byte",
                    "unsignedLong",
                    "unsignedInt",
                    "unsignedShort",
                    "unsignedByte");
    private static final Set<String> STRINGS =
            Set.of("string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN");
    private static final Set<String> OTHERS =
            Set.of(
                    "boolean",
                    "double",
                    "float",
                    "dateTime",
                    "dateTimeStamp",
                    "hexBinary",
                    "base64Binary",
                    "anyURI");

    /// The IRIs of the datatypes that this class can judge.
    static final Set<String> SUPPORTED =
            Stream.of(DECIMALS, STRINGS, OTHERS)
                    .flatMap(Set::stream)
                    .map(name -> XSD + name)
                    .collect(Collectors.toCollection(TreeSet::new));

    private Literals() {}

    /// Whether an IRI names a datatype of RDF, RDFS or XML Schema.
    static boolean isDatatype(String iri) {
        return iri.startsWith(XSD) || knows(iri) || iri.equals(RDFS_LITERAL);
    }

    /// Whether the values of a datatype can be judged.
    static boolean knows(String datatype) {
        return !family(datatype).isEmpty();
    }

    /// Whether the value of a literal belongs to a datatype; true as well where that cannot be judged.
    static boolean mayBelong(Node literal, String datatype) {
        if (!literal.isLiteral() || datatype.equals(RDFS_LITERAL)) {
            return true;
        }
        String own = literal.getLiteralDatatypeURI();
        String wanted = family(datatype);
        String family = family(own);
        if (wanted.isEmpty() || family.isEmpty()) {
            return true;
        }
        if (own.equals(RDF + "langString")) {
            return datatype.equals(own) || datatype.equals(RDF + "PlainLiteral");
        }
        if (!literal.getLiteral().isWellFormed()) {
            return false;
        }
        if (datatype.equals(RDF + "PlainLiteral")) {
            return family.equals("string");
        }
        if (!family.equals(wanted)) {
            return false;
        }
        if (own.equals(datatype)) {
            return true;
        }
        RDFDatatype type = TypeMapper.getInstance().getTypeByName(datatype);
        return switch (family) {
            case "decimal" -> belongsToDecimal(literal, datatype, type);
            case "string", "dateTime" ->
                    type == null || type.isValid(literal.getLiteralLexicalForm());
            default -> true;
        };
    }

    private static boolean belongsToDecimal(
            Node literal, String datatype, @Nullable RDFDatatype type) {
        if (datatype.equals(XSD + "decimal")) {
            return true;
        }
        BigDecimal value = new BigDecimal(literal.getLiteralLexicalForm().strip());
        if (value.stripTrailingZeros().scale() > 0) {
            return false;
        }
        return type == null || type.isValid(value.toBigInteger().toString());
    }

    /// Whether a literal is sure to belong to a datatype.
    static boolean belongs(Node literal, String datatype) {
        return datatype.equals(RDFS_LITERAL)
                || (literal.getLiteralDatatypeURI().equals(datatype)
                        && literal.getLiteral().isWellFormed())
                || (knows(datatype)
                        && knows(literal.getLiteralDatatypeURI())
                        && mayBelong(literal, datatype));
    }

    /// Whether two literals are sure to have different values.
    static boolean differ(Node one, Node other) {
        if (one.equals(other)) {
            return false;
        }
        String family = family(one.getLiteralDatatypeURI());
        String otherFamily = family(other.getLiteralDatatypeURI());
        if (family.isEmpty()
                || otherFamily.isEmpty()
                || !one.getLiteral().isWellFormed()
                || !other.getLiteral().isWellFormed()) {
            return false;
        }
        if (!family.equals(otherFamily)) {
            return true;
        }
        if (family.equals("decimal")) {
            return new BigDecimal(one.getLiteralLexicalForm().strip())
                            .compareTo(new BigDecimal(other.getLiteralLexicalForm().strip()))
                    != 0;
        }
        return !one.sameValueAs(other);
    }

    /// A word for datatypes that share values; empty where the datatype is not known.
    private static String family(String datatype) {
        if (datatype.startsWith(XSD)) {
            String name = datatype.substring(XSD.length());
            if (DECIMALS.contains(name)) {
                return "decimal";
            }
            if (STRINGS.contains(name)) {
                return "string";
            }
            if (name.equals("dateTimeStamp")) {
                return "dateTime";
            }
            return OTHERS.contains(name) ? name : "";
        }
        if (datatype.equals(RDF + "langString") || datatype.equals(RDF + "PlainLiteral")) {
            return "langString";
        }
        return datatype.equals(RDF + "XMLLiteral") ? "XMLLiteral" : "";
    }
}
