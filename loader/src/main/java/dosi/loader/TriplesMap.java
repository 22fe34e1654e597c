package dosi.loader;

import dosi.diagnostics.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the rows of one source become triples about one kind of subject.
///
/// @param name its name in the mapping; the triples maps that a front end makes of one mapping with several
///     sources or subjects share it
/// @param condition holds where it gives "true"; null where there is none
/// @param graphs the graphs of all its triples; empty for the dataset's own
/// @param classes the classes of the subject
record TriplesMap(
        String name,
        Place place,
        LogicalSource source,
        @Nullable Expression condition,
        TermMap subject,
        List<TermMap> graphs,
        List<TermMap> classes,
        List<PredicateObjectMap> predicateObjectMaps) {
    TriplesMap {
        graphs = List.copyOf(graphs);
        classes = List.copyOf(classes);
        predicateObjectMaps = List.copyOf(predicateObjectMaps);
    }

    /// What it reads of a row: subject, condition, graphs, predicates, objects and the child's side of joins.
    Set<String> references() {
        Set<String> all = new LinkedHashSet<>(subject.references());
        addCondition(condition, all);
        graphs.forEach(graph -> all.addAll(graph.references()));
        classes.forEach(type -> all.addAll(type.references()));
        for (PredicateObjectMap pair : predicateObjectMaps) {
            addCondition(pair.condition(), all);
            pair.graphs().forEach(graph -> all.addAll(graph.references()));
            pair.predicates().forEach(predicate -> all.addAll(predicate.references()));
            for (ObjectMap object : pair.objects()) {
                switch (object) {
                    case ObjectMap.Term(var term, var only) -> {
                        all.addAll(term.references());
                        addCondition(only, all);
                    }
                    case ObjectMap.Join(_, var conditions, _) ->
                            conditions.forEach(equal -> all.addAll(equal.child().references()));
                }
            }
        }
        return all;
    }

    private static void addCondition(@Nullable Expression condition, Set<String> all) {
        if (condition != null) {
            all.addAll(condition.references());
        }
    }

    /// Every predicate with every object, in the graphs of the subject and its own.
    record PredicateObjectMap(
            @Nullable Expression condition,
            List<TermMap> predicates,
            List<ObjectMap> objects,
            List<TermMap> graphs) {
        PredicateObjectMap {
            predicates = List.copyOf(predicates);
            objects = List.copyOf(objects);
            graphs = List.copyOf(graphs);
        }
    }

    /// The object of a triple.
    sealed interface ObjectMap {

        /// A term made from the row, where the condition holds.
        record Term(TermMap term, @Nullable Expression condition) implements ObjectMap {}

        /// The subjects that another triples map makes: of the same row where there are no conditions,
        /// else of all rows of its source for which every condition holds.
        record Join(String parent, List<JoinCondition> conditions, Place place)
                implements ObjectMap {
            public Join {
                conditions = List.copyOf(conditions);
            }
        }
    }

    /// Holds where one of the child's values equals one of the parent's.
    record JoinCondition(Expression child, Expression parent) {}
}
