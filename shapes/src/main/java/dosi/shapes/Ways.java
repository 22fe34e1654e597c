package dosi.shapes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// The ways from a focus node to what a constraint looks at: each one property or several, forwards. A way ends
/// before the first step that is no property of the node it stands at.
final class Ways {

    /// The most ways that a path or a query has here; the rest are left out.
    private static final int WAYS_MAX = 32;

    /// The most properties of a way.
    private static final int LENGTH_MAX = 3;

    private Ways() {}

    /// What a constraint of a shape looks at, its path and what the check names.
    static List<List<Node>> of(@Nullable Path path, Check check) {
        return switch (check) {
            case Check.Select(var query, _) -> {
                List<List<Node>> asked = of(query);
                yield asked.isEmpty() ? of(path) : asked;
            }
            case Check.Ask(var query, _, _) -> union(of(path), of(query));
            case Check.OfPair pair -> union(of(path), of(pair.path()));
            case Check.UniqueValuesFor(var properties) ->
                    properties.stream().map(List::of).toList();
            case Check.Closed _,
                    Check.MemberShape _,
                    Check.SomeValue _,
                    Check.Not _,
                    Check.And _,
                    Check.Or _,
                    Check.Xone _,
                    Check.NodeConforms _,
                    Check.Qualified _,
                    Check.OfValue _,
                    Check.MinCount _,
                    Check.MaxCount _,
                    Check.HasValue _,
                    Check.UniqueLanguage _ ->
                    of(path);
        };
    }

    /// The ways of a path; none where it has no step or begins with one backwards.
    static List<List<Node>> of(@Nullable Path path) {
        return switch (path) {
            case P_Link link -> List.of(List.of(link.getNode()));
            case P_Seq seq when isForward(seq.getLeft()) ->
                    joined(of(seq.getLeft()), of(seq.getRight()));
            case P_Seq seq -> of(seq.getLeft());
            case P_Alt alt -> union(of(alt.getLeft()), of(alt.getRight()));
            case P_ZeroOrOne optional -> of(optional.getSubPath());
            case P_ZeroOrMore1 star -> of(star.getSubPath());
            case P_OneOrMore1 plus -> of(plus.getSubPath());
            case null, default -> List.of();
        };
    }

    private static boolean isForward(Path path) {
        return switch (path) {
            case P_Link _ -> true;
            case P_Seq seq -> isForward(seq.getLeft()) && isForward(seq.getRight());
            case P_Alt alt -> isForward(alt.getLeft()) && isForward(alt.getRight());
            default -> false;
        };
    }

    /// What a query asks about `$this`: what binds `?value` comes first. Nothing where it asks for properties
    /// that it does not name. `rdf:type` is left out: a class is what a shape is for, not what it checks.
    static List<List<Node>> of(Query query) {
        List<TriplePath> patterns = QueryProperties.of(query).patterns();
        Set<List<Node>> first = new LinkedHashSet<>();
        Set<List<Node>> others = new LinkedHashSet<>();
        for (TriplePath pattern : patterns) {
            if (pattern.getSubject().equals(QueryReader.THIS)) {
                if (pattern.getPredicate() != null && pattern.getPredicate().isVariable()) {
                    return List.of();
                }
                boolean value = pattern.getObject().equals(QueryReader.VALUE);
                (value ? first : others).addAll(from(pattern, patterns, LENGTH_MAX));
            }
        }
        return union(List.copyOf(first), List.copyOf(others));
    }

    /// The ways that begin with a pattern and go on with what the query asks about its object.
    private static List<List<Node>> from(
            TriplePath pattern, List<TriplePath> patterns, int lengthMax) {
        List<List<Node>> begun = step(pattern);
        Node object = pattern.getObject();
        if (!object.isVariable() || object.equals(QueryReader.THIS) || lengthMax == 1) {
            return begun;
        }
        Path path = pattern.getPath();
        if (path != null && !isForward(path)) {
            return begun;
        }
        List<List<Node>> onwards = new ArrayList<>();
        for (TriplePath next : patterns) {
            if (next.getSubject().equals(object) && !isType(next)) {
                if (next.getObject().isConcrete()) {
                    // which of several nodes is meant depends on a value: a way does not say that
                    return begun;
                }
                onwards.addAll(from(next, patterns, lengthMax - 1));
            }
        }
        return joined(begun, onwards);
    }

    private static List<List<Node>> step(TriplePath pattern) {
        if (pattern.getPath() != null) {
            return of(pattern.getPath());
        }
        return pattern.getPredicate().isVariable() || isType(pattern)
                ? List.of()
                : List.of(List.of(pattern.getPredicate()));
    }

    private static boolean isType(TriplePath pattern) {
        return RDF.Nodes.type.equals(pattern.getPredicate());
    }

    /// Every way of the first with every way of the second behind it.
    private static List<List<Node>> joined(List<List<Node>> first, List<List<Node>> second) {
        if (second.isEmpty()) {
            return first;
        }
        List<List<Node>> joined = new ArrayList<>();
        for (List<Node> begin : first) {
            for (List<Node> end : second) {
                List<Node> way = new ArrayList<>(begin);
                way.addAll(end);
                joined.add(List.copyOf(way));
            }
        }
        return union(joined, List.of());
    }

    private static List<List<Node>> union(List<List<Node>> first, List<List<Node>> second) {
        Set<List<Node>> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return all.stream().limit(WAYS_MAX).toList();
    }
}
