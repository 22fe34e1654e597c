package dosi.loader;

import dosi.loader.TriplesMap.ObjectMap;
import dosi.loader.TriplesMap.PredicateObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
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

    private final Slots slots;
    private final List<Rule> rules;

    private Plan(Slots slots, List<Rule> rules) {
        this.slots = slots;
        this.rules = rules;
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

    /// A plan for triples maps of one source.
    ///
    /// @param mapping knows the parents of joins without conditions
    /// @param indexes the built side of every join with conditions
    static Plan of(
            List<TriplesMap> maps, Mapping mapping, Map<ObjectMap.Join, List<JoinIndex>> indexes) {
        Slots slots = new Slots();
        boolean allConstant =
                maps.stream().allMatch(map -> map.subject() instanceof TermMap.Constant);
        List<Rule> rules = new ArrayList<>();
        for (TriplesMap map : maps) {
            List<Pair> pairs = new ArrayList<>();
            if (!map.classes().isEmpty()) {
                pairs.add(
                        new Pair(
                                null,
                                List.of(new TermSlot.Constant(RDF.type.asNode())),
                                slots.terms(map.classes()).stream().map(ObjectSlot::new).toList(),
                                slots.terms(map.graphs())));
            }
            for (PredicateObjectMap pair : map.predicateObjectMaps()) {
                List<TermMap> graphs = new ArrayList<>(map.graphs());
                graphs.addAll(pair.graphs());
                List<ObjectSlot> objects = new ArrayList<>();
                for (ObjectMap object : pair.objects()) {
                    addObjects(object, mapping, indexes, slots, objects);
                }
                pairs.add(
                        new Pair(
                                slots.valuesOrNull(pair.condition()),
                                slots.terms(pair.predicates()),
                                objects,
                                slots.terms(graphs)));
            }
            rules.add(
                    new Rule(
                            slots.valuesOrNull(map.condition()),
                            slots.terms(map.subject()),
                            keysOf(map, slots),
                            allConstant,
                            pairs));
        }
        return new Plan(slots, rules);
    }

    private static List<ValueSlot> keysOf(TriplesMap map, Slots slots) {
        List<ValueSlot> keys = new ArrayList<>();
        for (String reference : map.subject().references()) {
            keys.add(slots.values(new Expression.Reference(reference)));
        }
        return keys;
    }

    private static void addObjects(
            ObjectMap object,
            Mapping mapping,
            Map<ObjectMap.Join, List<JoinIndex>> indexes,
            Slots slots,
            List<ObjectSlot> objects) {
        switch (object) {
            case ObjectMap.Term(var term, var condition) ->
                    objects.add(new ObjectSlot(slots.terms(term), slots.valuesOrNull(condition)));
            case ObjectMap.Join join when join.conditions().isEmpty() -> {
                for (TriplesMap parent : mapping.named(join.parent())) {
                    objects.add(
                            new ObjectSlot(
                                    slots.terms(parent.subject()),
                                    slots.valuesOrNull(parent.condition())));
                }
            }
            case ObjectMap.Join join -> {
                ValueSlot[] keys = new ValueSlot[join.conditions().size()];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = slots.values(join.conditions().get(i).child());
                }
                for (JoinIndex index : indexes.getOrDefault(join, List.of())) {
                    objects.add(new ObjectSlot(new TermSlot.Joined(keys, index), null));
                }
            }
        }
    }

    private static final class ObjectSlot {
        private final TermSlot terms;
        private final @Nullable ValueSlot condition;

        ObjectSlot(TermSlot terms) {
            this(terms, null);
        }

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
        private final boolean constant;
        private boolean told;

        Pair(
                @Nullable ValueSlot condition,
                List<TermSlot> predicates,
                List<ObjectSlot> objects,
                List<TermSlot> graphs) {
            this.condition = condition;
            this.predicates = predicates.toArray(TermSlot[]::new);
            this.objects = objects.toArray(ObjectSlot[]::new);
            this.graphs = graphs.toArray(TermSlot[]::new);
            this.constant =
                    condition == null
                            && predicates.stream().allMatch(TermSlot::isConstant)
                            && graphs.stream().allMatch(TermSlot::isConstant)
                            && objects.stream()
                                    .allMatch(
                                            object ->
                                                    object.condition == null
                                                            && object.terms.isConstant());
        }

        void run(RowContext context, List<Node> subjects, boolean constant, Output output) {
            if (constant && this.constant) {
                if (told) {
                    return;
                }
                told = true;
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
        private final boolean constant;
        private final boolean speaksOfRow;
        private final Pair[] pairs;
        private boolean told;

        /// @param allConstant whether no triples map of the source makes its subject from the row
        Rule(
                @Nullable ValueSlot condition,
                TermSlot subject,
                List<ValueSlot> keys,
                boolean allConstant,
                List<Pair> pairs) {
            this.condition = condition;
            this.subject = subject;
            this.keys = keys.toArray(ValueSlot[]::new);
            this.constant = subject.isConstant();
            this.speaksOfRow = !constant || allConstant;
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
                pair.run(context, subjects, constant, output);
            }
        }
    }
}
