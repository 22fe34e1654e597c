package dosi.loader;

import dosi.diagnostics.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/// The terms of one term map in the current row, made at most once a row.
abstract class TermSlot {

    private long stamp;
    private List<Node> nodes = List.of();

    /// The terms in the context's row; not to be changed.
    final List<Node> in(RowContext context) {
        if (stamp != context.stamp()) {
            stamp = context.stamp();
            nodes = compute(context);
        }
        return nodes;
    }

    abstract List<Node> compute(RowContext context);

    static final class Constant extends TermSlot {
        private final List<Node> node;

        Constant(Node node) {
            this.node = List.of(node);
        }

        @Override
        List<Node> compute(RowContext context) {
            return node;
        }
    }

    /// Terms that are made from texts, one by one.
    abstract static class OfValues extends TermSlot {
        final ValueSlot values;

        OfValues(ValueSlot values) {
            this.values = values;
        }

        @Override
        final List<Node> compute(RowContext context) {
            List<String> texts = values.in(context);
            int size = texts.size();
            if (size == 0) {
                return List.of();
            }
            if (size == 1) {
                Node node = make(context, texts.getFirst(), 0);
                return node == null ? List.of() : List.of(node);
            }
            List<Node> all = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                Node node = make(context, texts.get(i), i);
                if (node != null) {
                    all.add(node);
                }
            }
            return all;
        }

        /// The term of a text, or null where it has none; the problem is reported.
        abstract @Nullable Node make(RowContext context, String text, int index);
    }

    static final class Iri extends OfValues {
        private final boolean checked;
        private final String base;
        private String lastText = "";
        private @Nullable Node lastNode;

        /// @param checked false where every value is known to give a valid absolute IRI
        Iri(ValueSlot values, boolean checked, String base) {
            super(values);
            this.checked = checked;
            this.base = base;
        }

        @Override
        @Nullable Node make(RowContext context, String text, int index) {
            Node last = lastNode;
            if (last != null && text.equals(lastText)) {
                return last;
            }
            String iri = IriSafe.hasScheme(text) ? text : base + text;
            if (checked && !IriSafe.isValid(iri)) {
                context.report(RowProblem.NOT_AN_IRI, values.references, RowContext.shown(text));
                return null;
            }
            Node node = NodeFactory.createURI(iri);
            lastText = text;
            lastNode = node;
            return node;
        }
    }

    static final class BlankNode extends OfValues {
        BlankNode(ValueSlot values) {
            super(values);
        }

        @Override
        Node make(RowContext context, String text, int index) {
            return NodeFactory.createBlankNode(context.dataset + '|' + text);
        }
    }

    static final class FreshBlankNode extends TermSlot {
        private final String name;

        FreshBlankNode(String name) {
            this.name = name;
        }

        @Override
        List<Node> compute(RowContext context) {
            // the label says the row, so that loading the same file again makes the same node, and
            // does not depend on other rows or files
            Place place = context.row().place();
            String label = context.dataset + '|' + name + '|' + place.file() + '|' + place.line();
            if (context.part() > 0) {
                label += "." + context.part();
            }
            return List.of(NodeFactory.createBlankNode(label));
        }
    }

    /// A literal of a fixed datatype: values outside its lexical space are refused.
    static final class Typed extends OfValues {
        private final RDFDatatype datatype;
        private final boolean restricted;

        Typed(ValueSlot values, RDFDatatype datatype) {
            super(values);
            this.datatype = datatype;
            this.restricted = !datatype.equals(XSDDatatype.XSDstring);
        }

        @Override
        @Nullable Node make(RowContext context, String text, int index) {
            return restricted
                    ? typed(context, values, text, datatype)
                    : NodeFactory.createLiteralString(text);
        }
    }

    /// A literal of the type that the source gives its value (RML-IO, "natural RDF mapping"): text unless
    /// it is a JSON number or boolean. The lexical form stays as published.
    static final class Natural extends OfValues {
        private static final Map<Row.Type, RDFDatatype> DATATYPES =
                Map.of(
                        Row.Type.TEXT, XSDDatatype.XSDstring,
                        Row.Type.INTEGER, XSDDatatype.XSDinteger,
                        Row.Type.DOUBLE, XSDDatatype.XSDdouble,
                        Row.Type.BOOLEAN, XSDDatatype.XSDboolean);
        private final int reference;

        Natural(ValueSlot.Reference values) {
            super(values);
            this.reference = values.index;
        }

        @Override
        Node make(RowContext context, String text, int index) {
            Row.Type type = context.row().type(reference, index);
            if (type == Row.Type.TEXT) {
                return NodeFactory.createLiteralString(text);
            }
            RDFDatatype datatype = DATATYPES.getOrDefault(type, XSDDatatype.XSDstring);
            return NodeFactory.createLiteralDT(text, datatype);
        }
    }

    /// A literal whose datatype is made from the row.
    static final class DatatypeOfRow extends OfValues {
        private final TermSlot datatypes;

        DatatypeOfRow(ValueSlot values, TermSlot datatypes) {
            super(values);
            this.datatypes = datatypes;
        }

        @Override
        @Nullable Node make(RowContext context, String text, int index) {
            List<Node> found = datatypes.in(context);
            return found.isEmpty()
                    ? null
                    : typed(context, values, text, NodeFactory.getType(found.getFirst().getURI()));
        }
    }

    /// A literal with a language.
    static final class InLanguage extends OfValues {
        private final ValueSlot languages;

        InLanguage(ValueSlot values, ValueSlot languages) {
            super(values);
            this.languages = languages;
        }

        @Override
        @Nullable Node make(RowContext context, String text, int index) {
            List<String> found = languages.in(context);
            if (found.isEmpty()) {
                return null;
            }
            String language = found.getFirst();
            if (!languages.isConstant() && !IriSafe.isLanguageTag(language)) {
                context.report(
                        RowProblem.NOT_A_LANGUAGE,
                        languages.references,
                        RowContext.shown(language));
                return null;
            }
            return NodeFactory.createLiteralLang(text, language);
        }
    }

    /// The subjects of the parent rows that the join conditions find.
    static final class Joined extends TermSlot {
        private final ValueSlot[] keys;
        private final JoinIndex index;

        Joined(ValueSlot[] keys, JoinIndex index) {
            this.keys = keys;
            this.index = index;
        }

        @Override
        List<Node> compute(RowContext context) {
            List<String> texts = JoinIndex.keys(keys, context);
            if (texts.size() == 1) {
                return index.subjects(texts.getFirst());
            }
            List<Node> all = new ArrayList<>();
            for (String text : texts) {
                all.addAll(index.subjects(text));
            }
            return all;
        }
    }

    private static @Nullable Node typed(
            RowContext context, ValueSlot values, String text, RDFDatatype datatype) {
        Node node = NodeFactory.createLiteralDT(text, datatype);
        if (isLexical(node, text)) {
            return node;
        }
        context.report(
                RowProblem.NOT_VALID_FOR_DATATYPE,
                values.references,
                shortName(datatype.getURI()),
                RowContext.shown(text));
        return null;
    }

    /// Whether the text is in the lexical space of its datatype. Jena also takes blanks around numbers and
    /// dates (XML Schema's white space facet, which is applied before the lexical space); RDF does not.
    static boolean isLexical(Node literal, String text) {
        if (!literal.getLiteral().isWellFormed()) {
            return false;
        }
        if (text.isEmpty() || !(literal.getLiteralDatatype() instanceof XSDDatatype)) {
            return true;
        }
        boolean blank = text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ';
        return !blank || literal.getLiteralDatatype().equals(XSDDatatype.XSDstring);
    }

    static String shortName(String datatype) {
        return datatype.startsWith(XSDDatatype.XSD + '#')
                ? "xsd:" + datatype.substring(XSDDatatype.XSD.length() + 1)
                : datatype;
    }
}
