package dosi.loader;

import dosi.loader.TextSlice.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// Compiles term maps to text, one term for each distinct one: to pieces of bytes where that surely gives what the
/// plain way gives, else to the slot of the plain way.
final class TextTerms {

    private final RowText text;
    private final RowTerms terms;
    private final Map<TermMap, TextTerm> known = new HashMap<>();

    TextTerms(RowText text, RowTerms terms) {
        this.text = text;
        this.terms = terms;
    }

    TextTerm of(TermMap map) {
        TextTerm term = known.get(map);
        if (term == null) {
            TextTerm pieces = pieces(map);
            term = pieces == null ? ofSlot(terms.slots.terms(map), false) : pieces;
            known.put(map, term);
        }
        return term;
    }

    TextTerm of(PlanOutline.Term.Joined joined) {
        return ofSlot(terms.slots.joined(joined), false);
    }

    /// The same for the name of a graph; the default graph has an empty one.
    TextTerm graph(TermMap map) {
        if (map instanceof TermMap.Constant(Node node)) {
            return new TextTerm.Constant(
                    Quad.isDefaultGraph(node) ? new byte[0] : NTriples.node(node));
        }
        TextTerm pieces = pieces(map);
        return pieces == null ? ofSlot(terms.slots.terms(map), true) : pieces;
    }

    private TextTerm ofSlot(TermSlot slot, boolean graph) {
        terms.ask();
        return new TextTerm.OfSlot(slot, graph);
    }

    private @Nullable TextTerm pieces(TermMap map) {
        return switch (map) {
            case TermMap.Constant(Node node) -> new TextTerm.Constant(NTriples.node(node));
            case TermMap.Iri(var value, var form, var base) -> iri(value, form, base);
            case TermMap.Literal literal -> literal(literal);
            case TermMap.BlankNode _, TermMap.FreshBlankNode _ -> null;
        };
    }

    private @Nullable TextTerm iri(Expression value, TermMap.Form form, String base) {
        if (form == TermMap.Form.UNSAFE || !(value instanceof Expression.Template(var parts))) {
            return null;
        }
        List<Expression> absolute = absolute(parts, base);
        if (absolute == null || Slots.isChecked(new Expression.Template(absolute), form)) {
            return null;
        }
        return pieces(
                "<", absolute, form == TermMap.Form.IRI ? Spelling.IRI : Spelling.URI, ">", null);
    }

    /// The parts of a template with the base before them if it is relative for every row; null if that depends on
    /// the row.
    private static @Nullable List<Expression> absolute(List<Expression> parts, String base) {
        if (!(parts.getFirst() instanceof Expression.Constant(var beginning))) {
            return null;
        }
        if (IriSafe.hasScheme(beginning)) {
            return parts;
        }
        if (IriSafe.hasScheme(beginning + "x:")) {
            return null;
        }
        List<Expression> longer = new ArrayList<>(parts);
        longer.set(0, new Expression.Constant(base + beginning));
        return longer;
    }

    private @Nullable TextTerm literal(TermMap.Literal literal) {
        if (literal.language() != null) {
            return literal.language() instanceof Expression.Constant(var language)
                    ? literal(literal.value(), NodeFactory.createLiteralLang("", language), null)
                    : null;
        }
        if (literal.datatype() == null) {
            return literal(literal.value(), NodeFactory.createLiteralString(""), null);
        }
        if (!(literal.datatype() instanceof TermMap.Constant(Node node))) {
            return null;
        }
        RDFDatatype datatype = NodeFactory.getType(node.getURI());
        LexicalForm form = LexicalForm.of(node.getURI());
        // a datatype that nobody knows has every text
        boolean every =
                datatype.getClass() == BaseDatatype.class || datatype.equals(XSDDatatype.XSDstring);
        return every || form != null
                ? literal(literal.value(), NodeFactory.createLiteralDT("", datatype), form)
                : null;
    }

    private @Nullable TextTerm literal(Expression value, Node example, @Nullable LexicalForm form) {
        Bytes type = new Bytes(64);
        type.add('"');
        NTriples.typeOf(example, type);
        return switch (value) {
            case Expression.Template(var parts) ->
                    pieces("\"", parts, Spelling.LITERAL, type.toString(), form);
            case Expression.Constant _, Expression.Reference _ ->
                    pieces("\"", List.of(value), Spelling.LITERAL, type.toString(), form);
            case Expression.Absent _, Expression.Call _ -> null;
        };
    }

    private @Nullable TextTerm pieces(
            String begin,
            List<Expression> parts,
            Spelling spelling,
            String end,
            @Nullable LexicalForm form) {
        List<byte[]> before = new ArrayList<>();
        List<TextSlice> values = new ArrayList<>();
        Bytes constant = new Bytes(64);
        constant.add(begin);
        for (Expression part : parts) {
            switch (part) {
                case Expression.Constant(var piece) -> {
                    byte[] bytes = NTriples.utf8(piece);
                    if (spelling == Spelling.LITERAL) {
                        NTriples.escaped(bytes, 0, bytes.length, constant);
                    } else {
                        constant.add(bytes);
                    }
                }
                case Expression.Reference(var name) -> {
                    TextSlice value = text.slice(name, spelling);
                    if (value == null) {
                        return null;
                    }
                    before.add(constant.copy());
                    values.add(value);
                    constant.clear();
                }
                case Expression.Template _, Expression.Call _, Expression.Absent _ -> {
                    return null;
                }
            }
        }
        constant.add(end);
        return new TextTerm.Pieces(
                before, values, constant.copy(), form, NTriples.utf8(end).length);
    }
}
