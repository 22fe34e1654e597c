package dosi.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// The triples that describe resources: those with the resource as subject, and the same for every blank node
/// that they lead to. Found as they are asked for; a resource is described once.
final class Described implements Iterator<Triple> {

    private final List<Graph> graphs;
    private final Iterator<Node> resources;
    private final QueryBudget budget;
    private final Set<Node> seen = new HashSet<>();
    private final Deque<Node> waiting = new ArrayDeque<>();
    private Iterator<Triple> current = Iter.nullIterator();

    /// @param graphs where descriptions are looked for
    /// @param resources may repeat
    Described(List<Graph> graphs, Iterator<Node> resources, QueryBudget budget) {
        this.graphs = new ArrayList<>(graphs);
        this.resources = resources;
        this.budget = budget;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext()) {
            if (waiting.isEmpty() && !resources.hasNext()) {
                return false;
            }
            Node next = waiting.isEmpty() ? resources.next() : waiting.remove();
            if (!next.isLiteral() && seen.add(next)) {
                budget.hold();
                current =
                        Iter.flatMap(
                                graphs.iterator(), graph -> graph.find(next, Node.ANY, Node.ANY));
            }
        }
        return true;
    }

    @Override
    public Triple next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        budget.check();
        Triple triple = current.next();
        if (triple.getObject().isBlank() && !seen.contains(triple.getObject())) {
            waiting.add(triple.getObject());
        }
        return triple;
    }
}
