package dosi.shapes;

import dosi.diagnostics.Text;
import java.math.BigInteger;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/// What kind of term a parameter of a shape takes.
enum ParameterKind {
    COUNT(new Text("0 이상의 정수", "an integer of 0 or more")),
    TRUTH(new Text("true나 false", "true or false")),
    IRI(new Text("IRI", "an IRI")),
    TEXT(new Text("글", "a text")),
    LITERAL(
            new Text(
                    "견줄 수 있는 리터럴(수, 날짜, 글)",
                    "a literal that can be ordered: a number, a date, a text")),
    TARGET_NODE(new Text("IRI나 리터럴", "an IRI or a literal")),
    IRI_OR_BLANK(new Text("모양(IRI나 빈 노드)", "a shape, an IRI or a blank node")),
    NODE_KIND(
            new Text(
                    "sh:IRI, sh:BlankNode, sh:Literal이나 그 둘씩의 짝",
                    "sh:IRI, sh:BlankNode, sh:Literal or a pair of them"));

    private final Text expected;

    ParameterKind(Text expected) {
        this.expected = expected;
    }

    Text expected() {
        return expected;
    }

    boolean accepts(Node value) {
        return switch (this) {
            case COUNT -> isCount(value);
            case TRUTH ->
                    value.isLiteral()
                            && value.getLiteralDatatype().equals(XSDDatatype.XSDboolean)
                            && XSDDatatype.XSDboolean.isValid(value.getLiteralLexicalForm());
            case IRI -> value.isURI();
            case TEXT ->
                    value.isLiteral() && value.getLiteralDatatype().equals(XSDDatatype.XSDstring);
            case LITERAL -> isOrdered(value);
            case TARGET_NODE -> !value.isBlank();
            case IRI_OR_BLANK -> !value.isLiteral();
            case NODE_KIND -> value.isURI() && Vocabulary.NODE_KINDS.contains(value.getURI());
        };
    }

    private static boolean isCount(Node value) {
        return value.isLiteral()
                && Vocabulary.INTEGERS.contains(value.getLiteralDatatypeURI())
                && value.getLiteralDatatype().isValid(value.getLiteralLexicalForm())
                && new BigInteger(value.getLiteralLexicalForm().strip().replaceFirst("^[+]", ""))
                                .signum()
                        >= 0;
    }

    private static boolean isOrdered(Node value) {
        if (!value.isLiteral()
                || !value.getLiteralDatatype().isValid(value.getLiteralLexicalForm())) {
            return false;
        }
        NodeValue literal = NodeValue.makeNode(value);
        return literal.isNumber()
                || literal.isString()
                || literal.isBoolean()
                || literal.hasDateTime()
                || literal.isDuration();
    }
}
