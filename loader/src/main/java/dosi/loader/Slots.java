package dosi.loader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/// Compiles expressions and term maps to slots, one for each distinct one, and collects the references that
/// the reader has to give.
final class Slots {

    private final Map<String, Integer> references = new LinkedHashMap<>();
    private final Map<ValueKey, ValueSlot> values = new HashMap<>();
    private final Map<TermMap, TermSlot> terms = new HashMap<>();

    private record ValueKey(Expression expression, TermMap.@Nullable Form form) {}

    /// The references used so far, in the order in which a row has to give their values.
    List<String> references() {
        return List.copyOf(references.keySet());
    }

    private int reference(String name) {
        if (name.equals("#value")) {
            // messages about an unpivoted cell name its column
            references.putIfAbsent("#column", references.size());
        }
        references.putIfAbsent(name, references.size());
        return references.getOrDefault(name, -1);
    }

    /// Index of a reference, or -1 where nothing uses it.
    int indexOf(String name) {
        return references.getOrDefault(name, -1);
    }

    @Nullable ValueSlot valuesOrNull(@Nullable Expression expression) {
        return expression == null ? null : values(expression);
    }

    ValueSlot values(Expression expression) {
        return values(expression, null);
    }

    private ValueSlot values(Expression expression, TermMap.@Nullable Form form) {
        boolean encodes = expression instanceof Expression.Template;
        ValueKey key = new ValueKey(expression, encodes ? form : null);
        ValueSlot known = values.get(key);
        if (known == null) {
            known = compile(expression, key.form());
            values.put(key, known);
        }
        return known;
    }

    private ValueSlot compile(Expression expression, TermMap.@Nullable Form form) {
        List<String> names = List.copyOf(expression.references());
        return switch (expression) {
            case Expression.Constant(var text) -> new ValueSlot.Constant(List.of(text));
            case Expression.Absent() -> new ValueSlot.Constant(List.of());
            case Expression.Reference(var name) -> new ValueSlot.Reference(name, reference(name));
            case Expression.Template(var parts) -> new ValueSlot.Template(names, all(parts), form);
            case Expression.Call(var iri, var function, var arguments) ->
                    new ValueSlot.Call(names, iri, function, all(arguments));
        };
    }

    private ValueSlot[] all(List<Expression> expressions) {
        ValueSlot[] slots = new ValueSlot[expressions.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = values(expressions.get(i));
        }
        return slots;
    }

    TermSlot terms(TermMap map) {
        TermSlot known = terms.get(map);
        if (known == null) {
            known = compile(map);
            terms.put(map, known);
        }
        return known;
    }

    List<TermSlot> terms(List<TermMap> maps) {
        List<TermSlot> slots = new ArrayList<>(maps.size());
        for (TermMap map : maps) {
            slots.add(terms(map));
        }
        return slots;
    }

    /// The subjects that a join finds; not shared, since no two joins are the same.
    TermSlot joined(PlanOutline.Term.Joined joined) {
        return new TermSlot.Joined(all(joined.keys()), joined.index());
    }

    private TermSlot compile(TermMap map) {
        return switch (map) {
            case TermMap.Constant(Node node) -> new TermSlot.Constant(node);
            case TermMap.Iri(var value, var form, var base) ->
                    new TermSlot.Iri(values(value, form), isChecked(value, form), base);
            case TermMap.BlankNode(var value) -> new TermSlot.BlankNode(values(value));
            case TermMap.FreshBlankNode(var name) -> new TermSlot.FreshBlankNode(name);
            case TermMap.Literal literal -> compile(literal);
        };
    }

    private TermSlot compile(TermMap.Literal literal) {
        ValueSlot texts = values(literal.value());
        if (literal.language() != null) {
            return new TermSlot.InLanguage(texts, values(literal.language()));
        }
        return switch (literal.datatype()) {
            case null ->
                    texts instanceof ValueSlot.Reference reference
                            ? new TermSlot.Natural(reference)
                            : new TermSlot.Typed(texts, XSDDatatype.XSDstring);
            case TermMap.Constant(Node datatype) ->
                    new TermSlot.Typed(texts, NodeFactory.getType(datatype.getURI()));
            case TermMap datatype -> new TermSlot.DatatypeOfRow(texts, terms(datatype));
        };
    }

    /// Whether the IRIs have to be checked: not where a template begins with scheme and host and encodes
    /// all that a row gives.
    static boolean isChecked(Expression value, TermMap.Form form) {
        if (form == TermMap.Form.UNSAFE) {
            return false;
        }
        if (!(value instanceof Expression.Template(var parts))
                || !(parts.getFirst() instanceof Expression.Constant(var beginning))
                || !beginning.matches("https?://[^/]+/.*")) {
            return true;
        }
        StringBuilder example = new StringBuilder();
        for (Expression part : parts) {
            example.append(part instanceof Expression.Constant(var text) ? text : "x");
        }
        return !IriSafe.isValid(example.toString());
    }
}
