package dosi.loader;

import dosi.loader.TriplesMap.ObjectMap;
import dosi.loader.TriplesMap.PredicateObjectMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// Which references the triples maps over one source read for a property, and which of them matter in a row.
///
/// Only what makes one of the properties that somebody asks for is compiled.
final class CellPlan {

    /// How sure it is that references give a property in a row; the later, the surer.
    enum Certainty {
        /// No condition holds: the property is not made. The references are those that could have made it.
        NOT_MADE,
        /// They make the property.
        MADE,
        /// They make the very value that was asked for.
        THIS_VALUE
    }

    /// References that give a property in a row; none where nothing is known.
    record Read(Certainty certainty, Set<String> references) {}

    /// One term map that may make a property of a subject.
    ///
    /// @param object what it makes; null for a join over conditions, which needs the rows of the parent
    /// @param conditions of the triples map, the property and the object: the property is made where all hold
    /// @param texts of what the object is made; none for a constant, and for a link between two subjects of a row,
    ///     which repeats what made the subject
    /// @param deciding the references of the conditions of property and object
    /// @param guarding the references of the condition of the triples map
    private record Maker(
            List<TermSlot> properties,
            @Nullable TermSlot object,
            List<ValueSlot> conditions,
            List<Expression> texts,
            Set<String> deciding,
            Set<String> guarding) {

        boolean makes(Node property, RowContext context) {
            return properties.stream().anyMatch(slot -> slot.in(context).contains(property));
        }

        boolean holds(RowContext context) {
            return conditions.stream().allMatch(condition -> condition.holds(context));
        }

        List<Node> nodes(RowContext context) {
            return object == null ? List.of() : object.in(context);
        }

        boolean gives(@Nullable Node value, RowContext context) {
            return value != null
                    && nodes(context).stream()
                            .anyMatch(node -> node.equals(value) || node.sameValueAs(value));
        }

        /// What the property may be missing for.
        Set<String> all() {
            Set<String> all = new LinkedHashSet<>();
            texts.forEach(text -> all.addAll(text.references()));
            all.addAll(deciding);
            all.addAll(guarding);
            return all;
        }
    }

    private record Rule(TermSlot subject, List<Maker> makers) {}

    private final Slots slots = new Slots();
    private final List<Rule> rules = new ArrayList<>();

    /// @param maps all triples maps over one source
    /// @param properties those that somebody asks for
    CellPlan(List<TriplesMap> maps, Mapping mapping, Set<Node> properties) {
        List<TermMap> subjects = maps.stream().map(TriplesMap::subject).toList();
        for (TriplesMap map : maps) {
            List<Maker> makers = new ArrayList<>();
            for (PredicateObjectMap pair : pairs(map)) {
                if (pair.predicates().stream().anyMatch(one -> mayBeOf(one, properties))) {
                    for (ObjectMap object : pair.objects()) {
                        makers(map, pair, object, mapping, subjects, makers);
                    }
                }
            }
            if (!makers.isEmpty()) {
                rules.add(new Rule(slots.terms(map.subject()), makers));
            }
        }
    }

    /// The classes as a property like the others, and the others.
    private static List<PredicateObjectMap> pairs(TriplesMap map) {
        List<PredicateObjectMap> pairs = new ArrayList<>(map.predicateObjectMaps());
        List<ObjectMap> classes = new ArrayList<>();
        map.classes().forEach(type -> classes.add(new ObjectMap.Term(type, null)));
        TermMap type = new TermMap.Constant(RDF.Nodes.type);
        pairs.add(new PredicateObjectMap(null, List.of(type), classes, List.of()));
        return pairs;
    }

    private static boolean mayBeOf(TermMap predicate, Set<Node> properties) {
        return !(predicate instanceof TermMap.Constant(Node node)) || properties.contains(node);
    }

    private void makers(
            TriplesMap map,
            PredicateObjectMap pair,
            ObjectMap object,
            Mapping mapping,
            List<TermMap> subjects,
            List<Maker> makers) {
        switch (object) {
            case ObjectMap.Term(var term, var condition) -> {
                boolean link = subjects.contains(term) && repeats(term, map.subject());
                makers.add(maker(map, pair, condition, term, link ? List.of() : texts(term)));
            }
            case ObjectMap.Join join when join.conditions().isEmpty() -> {
                for (TriplesMap parent : mapping.named(join.parent())) {
                    TermMap term = parent.subject();
                    boolean link = repeats(term, map.subject());
                    makers.add(
                            maker(
                                    map,
                                    pair,
                                    parent.condition(),
                                    term,
                                    link ? List.of() : texts(term)));
                }
            }
            case ObjectMap.Join join -> {
                List<Expression> children =
                        join.conditions().stream().map(TriplesMap.JoinCondition::child).toList();
                makers.add(maker(map, pair, null, null, children));
            }
        }
    }

    private static List<Expression> texts(TermMap term) {
        return switch (term) {
            case TermMap.Constant _, TermMap.FreshBlankNode _ -> List.of();
            case TermMap.Iri(var value, _, _) -> List.of(value);
            case TermMap.BlankNode(var value) -> List.of(value);
            case TermMap.Literal(var value, var datatype, var language) -> {
                List<Expression> all = new ArrayList<>(notNull(value, language));
                if (datatype != null) {
                    all.addAll(texts(datatype));
                }
                yield all;
            }
        };
    }

    private static boolean repeats(TermMap term, TermMap subject) {
        return subject.references().containsAll(term.references());
    }

    private Maker maker(
            TriplesMap map,
            PredicateObjectMap pair,
            @Nullable Expression condition,
            @Nullable TermMap object,
            List<Expression> texts) {
        List<ValueSlot> conditions = new ArrayList<>();
        for (Expression one : notNull(map.condition(), pair.condition(), condition)) {
            conditions.add(slots.values(one));
        }
        Set<String> deciding = new LinkedHashSet<>();
        notNull(pair.condition(), condition).forEach(one -> deciding.addAll(one.references()));
        Set<String> guarding = new LinkedHashSet<>();
        notNull(map.condition()).forEach(one -> guarding.addAll(one.references()));
        return new Maker(
                slots.terms(pair.predicates()),
                object == null ? null : slots.terms(object),
                conditions,
                texts,
                deciding,
                guarding);
    }

    private static List<Expression> notNull(@Nullable Expression... expressions) {
        List<Expression> there = new ArrayList<>();
        for (Expression expression : expressions) {
            if (expression != null) {
                there.add(expression);
            }
        }
        return there;
    }

    /// Whether nothing over this source makes any of the properties.
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /// What the reader has to be asked for; with the column of unpivoted cells where `unpivots`.
    List<String> references(boolean unpivots) {
        if (unpivots) {
            slots.values(new Expression.Reference("#column"));
        }
        return slots.references();
    }

    /// Index of a reference, or -1 where nothing uses it.
    int indexOf(String reference) {
        return slots.indexOf(reference);
    }

    /// The subjects that the context's row gives, whether or not the triples maps' conditions hold.
    Set<Node> subjects(RowContext context) {
        Set<Node> subjects = new LinkedHashSet<>();
        for (Rule rule : rules) {
            subjects.addAll(rule.subject.in(context));
        }
        return subjects;
    }

    /// What the context's row reads for the end of a way. Where a step leads to what is not of this row, the way
    /// ends before it.
    Read read(Node subject, List<Node> way, @Nullable Node value, RowContext context) {
        Set<Node> from = Set.of(subject);
        List<Maker> last = List.of();
        for (Node property : way) {
            List<Maker> makers = makers(from, property, context);
            if (makers.isEmpty()) {
                break;
            }
            last = makers;
            List<Maker> held = makers.stream().filter(maker -> maker.holds(context)).toList();
            from = new LinkedHashSet<>();
            for (Maker maker : held.isEmpty() ? makers : held) {
                from.addAll(maker.nodes(context));
            }
        }
        return read(last, value, context);
    }

    private List<Maker> makers(Set<Node> subjects, Node property, RowContext context) {
        List<Maker> makers = new ArrayList<>();
        for (Rule rule : rules) {
            if (!Collections.disjoint(rule.subject.in(context), subjects)) {
                rule.makers.stream()
                        .filter(maker -> maker.makes(property, context))
                        .forEach(makers::add);
            }
        }
        return makers;
    }

    private Read read(List<Maker> makers, @Nullable Node value, RowContext context) {
        Set<String> possible = new LinkedHashSet<>();
        Set<String> made = new LinkedHashSet<>();
        Set<String> exact = new LinkedHashSet<>();
        boolean isMade = false;
        boolean isExact = false;
        for (Maker maker : makers) {
            possible.addAll(maker.all());
            if (maker.holds(context)) {
                isMade = true;
                made.addAll(sources(maker, context));
                if (maker.gives(value, context)) {
                    isExact = true;
                    exact.addAll(sources(maker, context));
                }
            }
        }
        if (isExact) {
            return new Read(Certainty.THIS_VALUE, exact);
        }
        return isMade ? new Read(Certainty.MADE, made) : new Read(Certainty.NOT_MADE, possible);
    }

    /// What a property comes from where it is made: a constant comes from what decides about it.
    private Set<String> sources(Maker maker, RowContext context) {
        Set<String> sources = new LinkedHashSet<>();
        maker.texts().forEach(text -> collect(text, context, sources));
        return sources.isEmpty() ? maker.deciding() : sources;
    }

    /// What an expression reads in a row: of a choice the condition and the branch that is taken.
    private void collect(Expression expression, RowContext context, Set<String> into) {
        switch (expression) {
            case Expression.Constant _, Expression.Absent _ -> {}
            case Expression.Reference(var name) -> into.add(name);
            case Expression.Template(var parts) ->
                    parts.forEach(part -> collect(part, context, into));
            case Expression.Call(var iri, _, var arguments) when iri.equals(Functions.CHOICE) -> {
                Expression condition = arguments.get(0);
                collect(condition, context, into);
                boolean holds = slots.values(condition).holds(context);
                collect(arguments.get(holds ? 1 : 2), context, into);
            }
            case Expression.Call(_, _, var arguments) ->
                    arguments.forEach(argument -> collect(argument, context, into));
        }
    }
}
