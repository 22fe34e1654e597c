package dosi.shapes;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.jspecify.annotations.Nullable;

/// Property paths of SHACL over a graph that changes: turning them round, and walking them while telling every
/// step.
///
/// Null stands for the path of no step, from a node to itself.
final class Paths {

    private Paths() {}

    /// One path after the other.
    static @Nullable Path sequence(@Nullable Path first, @Nullable Path second) {
        if (first == null) {
            return second;
        }
        return second == null ? first : PathFactory.pathSeq(first, second);
    }

    /// The path that leads back; inverses stand at single properties only.
    static @Nullable Path back(@Nullable Path path) {
        return switch (path) {
            case null -> null;
            case P_Link link -> PathFactory.pathInverse(link);
            case P_Inverse inverse ->
                    inverse.getSubPath() instanceof P_Link link
                            ? link
                            : straight(inverse.getSubPath());
            case P_Seq seq -> sequence(back(seq.getRight()), back(seq.getLeft()));
            case P_Alt alt -> PathFactory.pathAlt(back(alt.getLeft()), back(alt.getRight()));
            case P_ZeroOrMore1 star -> PathFactory.pathZeroOrMore1(back(star.getSubPath()));
            case P_OneOrMore1 plus -> PathFactory.pathOneOrMore1(back(plus.getSubPath()));
            case P_ZeroOrOne optional -> PathFactory.pathZeroOrOne(back(optional.getSubPath()));
            default -> throw unknown(path);
        };
    }

    /// The same path with inverses at single properties only.
    static @Nullable Path straight(@Nullable Path path) {
        return back(back(path));
    }

    /// The nodes at the end of a path, in the order in which they are met.
    ///
    /// @param step takes each node from which a step is made and what the step asks of it: a property forwards
    ///     or backwards
    static Set<Node> walk(
            Graph graph, Node from, @Nullable Path path, BiConsumer<Node, Path> step) {
        Set<Node> ends = new LinkedHashSet<>();
        walk(graph, from, path, step, ends);
        return ends;
    }

    private static void walk(
            Graph graph,
            Node from,
            @Nullable Path path,
            BiConsumer<Node, Path> step,
            Set<Node> ends) {
        switch (path) {
            case null -> ends.add(from);
            case P_Link link -> {
                step.accept(from, link);
                if (!from.isLiteral()) {
                    graph.find(from, link.getNode(), Node.ANY)
                            .mapWith(Triple::getObject)
                            .forEachRemaining(ends::add);
                }
            }
            case P_Inverse inverse when inverse.getSubPath() instanceof P_Link link -> {
                step.accept(from, inverse);
                graph.find(Node.ANY, link.getNode(), from)
                        .mapWith(Triple::getSubject)
                        .forEachRemaining(ends::add);
            }
            case P_Inverse inverse -> walk(graph, from, back(inverse.getSubPath()), step, ends);
            case P_Seq seq -> {
                for (Node middle : walk(graph, from, seq.getLeft(), step)) {
                    walk(graph, middle, seq.getRight(), step, ends);
                }
            }
            case P_Alt alt -> {
                walk(graph, from, alt.getLeft(), step, ends);
                walk(graph, from, alt.getRight(), step, ends);
            }
            case P_ZeroOrOne optional -> {
                ends.add(from);
                walk(graph, from, optional.getSubPath(), step, ends);
            }
            case P_ZeroOrMore1 star -> {
                Set<Node> reached = new LinkedHashSet<>(Set.of(from));
                close(graph, star.getSubPath(), step, reached);
                ends.addAll(reached);
            }
            case P_OneOrMore1 plus -> {
                Set<Node> reached = walk(graph, from, plus.getSubPath(), step);
                close(graph, plus.getSubPath(), step, reached);
                ends.addAll(reached);
            }
            default -> throw unknown(path);
        }
    }

    private static void close(
            Graph graph, Path path, BiConsumer<Node, Path> step, Set<Node> reached) {
        Set<Node> open = new LinkedHashSet<>(reached);
        while (!open.isEmpty()) {
            Iterator<Node> next = open.iterator();
            Node node = next.next();
            next.remove();
            for (Node end : walk(graph, node, path, step)) {
                if (reached.add(end)) {
                    open.add(end);
                }
            }
        }
    }

    private static IllegalArgumentException unknown(Path path) {
        return new IllegalArgumentException("not a path of SHACL: " + path);
    }
}
