package dosi.loader;

import dosi.loader.TriplesMap.ObjectMap;
import dosi.loader.TriplesMap.PredicateObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// What one pass over a source makes of each row: its triples maps with classes, graphs and joins put in their
/// place. Both ways of running it, on terms ([Plan]) and on text ([TextPlan]), are made from it.
///
/// @param onceCount how many pairs are told once a pass
record PlanOutline(List<Rule> rules, int onceCount) {

    private static final TermMap TYPE = new TermMap.Constant(RDF.type.asNode());

    PlanOutline {
        rules = List.copyOf(rules);
    }

    /// A triples map.
    ///
    /// @param speaksOfRow whether a subject that it makes means that the row was mapped
    record Rule(
            @Nullable Expression condition,
            TermMap subject,
            boolean speaksOfRow,
            List<Pair> pairs) {
        Rule {
            pairs = List.copyOf(pairs);
        }
    }

    /// Every predicate with every object in every graph; without graphs in the default graph.
    ///
    /// @param once its number among the pairs whose triples are the same for every row, or -1
    record Pair(
            @Nullable Expression condition,
            List<TermMap> predicates,
            List<Term> objects,
            List<TermMap> graphs,
            int once) {
        Pair {
            predicates = List.copyOf(predicates);
            objects = List.copyOf(objects);
            graphs = List.copyOf(graphs);
        }
    }

    /// Where objects come from.
    sealed interface Term {

        /// A term made from the row, where the condition holds.
        record Made(TermMap map, @Nullable Expression condition) implements Term {}

        /// The subjects that the built side of a join has for the keys of the row.
        record Joined(List<Expression> keys, JoinIndex index) implements Term {
            public Joined {
                keys = List.copyOf(keys);
            }
        }
    }

    /// The outline of triples maps of one source.
    ///
    /// @param mapping knows the parents of joins without conditions
    /// @param indexes the built side of every join with conditions
    static PlanOutline of(
            List<TriplesMap> maps, Mapping mapping, Map<ObjectMap.Join, List<JoinIndex>> indexes) {
        boolean allConstant = maps.stream().allMatch(map -> isConstant(map.subject()));
        int onceCount = 0;
        List<Rule> rules = new ArrayList<>();
        for (TriplesMap map : maps) {
            boolean constant = isConstant(map.subject());
            List<Pair> pairs = new ArrayList<>();
            for (Pair pair : pairsOf(map, mapping, indexes)) {
                boolean once = constant && isConstant(pair);
                pairs.add(
                        new Pair(
                                pair.condition,
                                pair.predicates,
                                pair.objects,
                                pair.graphs,
                                once ? onceCount++ : -1));
            }
            rules.add(new Rule(map.condition(), map.subject(), !constant || allConstant, pairs));
        }
        return new PlanOutline(rules, onceCount);
    }

    private static List<Pair> pairsOf(
            TriplesMap map, Mapping mapping, Map<ObjectMap.Join, List<JoinIndex>> indexes) {
        List<Pair> pairs = new ArrayList<>();
        if (!map.classes().isEmpty()) {
            List<Term> classes = new ArrayList<>();
            map.classes().forEach(type -> classes.add(new Term.Made(type, null)));
            pairs.add(new Pair(null, List.of(TYPE), classes, map.graphs(), -1));
        }
        for (PredicateObjectMap pair : map.predicateObjectMaps()) {
            List<TermMap> graphs = new ArrayList<>(map.graphs());
            graphs.addAll(pair.graphs());
            List<Term> objects = new ArrayList<>();
            for (ObjectMap object : pair.objects()) {
                addObjects(object, mapping, indexes, objects);
            }
            pairs.add(new Pair(pair.condition(), pair.predicates(), objects, graphs, -1));
        }
        return pairs;
    }

    private static void addObjects(
            ObjectMap object,
            Mapping mapping,
            Map<ObjectMap.Join, List<JoinIndex>> indexes,
            List<Term> objects) {
        switch (object) {
            case ObjectMap.Term(var map, var condition) ->
                    objects.add(new Term.Made(map, condition));
            case ObjectMap.Join join when join.conditions().isEmpty() -> {
                for (TriplesMap parent : mapping.named(join.parent())) {
                    objects.add(new Term.Made(parent.subject(), parent.condition()));
                }
            }
            case ObjectMap.Join join -> {
                List<Expression> keys =
                        join.conditions().stream().map(TriplesMap.JoinCondition::child).toList();
                for (JoinIndex index : indexes.getOrDefault(join, List.of())) {
                    objects.add(new Term.Joined(keys, index));
                }
            }
        }
    }

    private static boolean isConstant(TermMap map) {
        return map instanceof TermMap.Constant;
    }

    private static boolean isConstant(Pair pair) {
        return pair.condition == null
                && pair.predicates.stream().allMatch(PlanOutline::isConstant)
                && pair.graphs.stream().allMatch(PlanOutline::isConstant)
                && pair.objects.stream()
                        .allMatch(
                                object ->
                                        object instanceof Term.Made(var map, var condition)
                                                && condition == null
                                                && isConstant(map));
    }
}
