package dosi.loader;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// All triples maps over one source, compiled so that one pass over it is enough.
///
/// Only the columns that a term uses are asked for; each distinct term is made once a row, however many
/// triples it occurs in; triples of constants only are told once and not for every row.
final class Plan {

    /// Takes what the plan makes of a row.
    interface Output {
        void quad(Node graph, Node subject, Node predicate, Node object);

        /// A subject that was made from the row.
        void subject(Node subject);

        /// A subject that is the same for every row; told with the first row only.
        void constantSubject(Node subject);

        /// A triples map has no subject in this row because this reference has no value.
        void withoutKey(String reference);
    }

    private final Slots slots = new Slots();
    private final List<Rule> rules = new ArrayList<>();

    /// @param once what was told already in this pass; changed as rows are run
    Plan(PlanOutline outline, Once once) {
        for (PlanOutline.Rule rule : outline.rules()) {
            rules.add(
                    new Rule(
                            slots.valuesOrNull(rule.condition()),
                            slots.terms(rule.subject()),
                            keysOf(rule, slots),
                            rule.speaksOfRow(),
                            rule.pairs().stream().map(pair -> pair(pair, once)).toList()));
        }
    }

    private Pair pair(PlanOutline.Pair pair, Once once) {
        return new Pair(
                slots.valuesOrNull(pair.condition()),
                slots.terms(pair.predicates()),
                pair.objects().stream().map(this::object).toList(),
                slots.terms(pair.graphs()),
                pair.once(),
                once);
    }

    private ObjectSlot object(PlanOutline.Term object) {
        return switch (object) {
            case PlanOutline.Term.Made(var map, var condition) ->
                    new ObjectSlot(slots.terms(map), slots.valuesOrNull(condition));
            case PlanOutline.Term.Joined joined -> new ObjectSlot(slots.joined(joined), null);
        };
    }

    List<String> references() {
        return slots.references();
    }

    int indexOf(String reference) {
        return slots.indexOf(reference);
    }

    /// Makes all quads of the context's row.
    void run(RowContext context, Output output) {
        for (Rule rule : rules) {
            rule.run(context, output);
        }
    }

    private static List<ValueSlot> keysOf(PlanOutline.Rule rule, Slots slots) {
        List<ValueSlot> keys = new ArrayList<>();
        for (String reference : rule.subject().references()) {
            keys.add(slots.values(new Expression.Reference(reference)));
        }
        return keys;
    }

    private static final class ObjectSlot {
        private final TermSlot terms;
        private final @Nullable ValueSlot condition;

        ObjectSlot(TermSlot terms, @Nullable ValueSlot condition) {
            this.terms = terms;
            this.condition = condition;
        }
    }

    private static final class Pair {
        private final @Nullable ValueSlot condition;
        private final TermSlot[] predicates;
        private final ObjectSlot[] objects;
        private final TermSlot[] graphs;
        private final int number;
        private final Once once;

        Pair(
                @Nullable ValueSlot condition,
                List<TermSlot> predicates,
                List<ObjectSlot> objects,
                List<TermSlot> graphs,
                int number,
                Once once) {
            this.condition = condition;
            this.predicates = predicates.toArray(TermSlot[]::new);
            this.objects = objects.toArray(ObjectSlot[]::new);
            this.graphs = graphs.toArray(TermSlot[]::new);
            this.number = number;
            this.once = once;
        }

        void run(RowContext context, List<Node> subjects, Output output) {
            if (number >= 0 && !once.first(number)) {
                return;
            }
            ValueSlot only = condition;
            if (only != null && !only.holds(context)) {
                return;
            }
            for (ObjectSlot object : objects) {
                ValueSlot onlyObject = object.condition;
                if (onlyObject != null && !onlyObject.holds(context)) {
                    continue;
                }
                List<Node> nodes = object.terms.in(context);
                for (int o = 0; o < nodes.size(); o++) {
                    for (TermSlot predicate : predicates) {
                        List<Node> names = predicate.in(context);
                        for (int p = 0; p < names.size(); p++) {
                            for (int s = 0; s < subjects.size(); s++) {
                                tell(context, subjects.get(s), names.get(p), nodes.get(o), output);
                            }
                        }
                    }
                }
            }
        }

        private void tell(RowContext context, Node s, Node p, Node o, Output output) {
            if (graphs.length == 0) {
                output.quad(Quad.defaultGraphIRI, s, p, o);
            }
            for (TermSlot graph : graphs) {
                List<Node> names = graph.in(context);
                for (int g = 0; g < names.size(); g++) {
                    output.quad(names.get(g), s, p, o);
                }
            }
        }
    }

    private static final class Rule {
        private final @Nullable ValueSlot condition;
        private final TermSlot subject;
        private final ValueSlot[] keys;
        private final boolean speaksOfRow;
        private final Pair[] pairs;
        private boolean told;

        Rule(
                @Nullable ValueSlot condition,
                TermSlot subject,
                List<ValueSlot> keys,
                boolean speaksOfRow,
                List<Pair> pairs) {
            this.condition = condition;
            this.subject = subject;
            this.keys = keys.toArray(ValueSlot[]::new);
            this.speaksOfRow = speaksOfRow;
            this.pairs = pairs.toArray(Pair[]::new);
        }

        void run(RowContext context, Output output) {
            ValueSlot only = condition;
            if (only != null && !only.holds(context)) {
                return;
            }
            List<Node> subjects = subject.in(context);
            if (subjects.isEmpty()) {
                for (ValueSlot key : keys) {
                    if (key.in(context).isEmpty()) {
                        output.withoutKey(key.references.getFirst());
                        return;
                    }
                }
                return;
            }
            if (speaksOfRow) {
                for (int s = 0; s < subjects.size(); s++) {
                    output.subject(subjects.get(s));
                }
            } else if (!told) {
                output.constantSubject(subjects.getFirst());
            }
            told = true;
            for (Pair pair : pairs) {
                pair.run(context, subjects, output);
            }
        }
    }
}
