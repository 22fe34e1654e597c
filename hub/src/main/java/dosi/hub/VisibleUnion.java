package dosi.hub;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.jspecify.annotations.Nullable;

/// Some graphs of a store, and one that is kept in memory, read as one graph, each triple once.
///
/// A pattern is looked up once in the quads of the store, whatever the number of graphs. Nothing of what was
/// given is remembered: a triple is given by the first of the graphs that hold it, which costs one look-up for
/// each triple that is found. To be used inside a transaction of the store.
final class VisibleUnion extends GraphBase {

    private final DatasetGraph store;
    private final Map<Node, Integer> order;
    private final Graph kept;

    /// @param graphs those of the store
    /// @param kept read last
    VisibleUnion(DatasetGraph store, List<Node> graphs, Graph kept) {
        this.store = store;
        this.order =
                IntStream.range(0, graphs.size())
                        .boxed()
                        .collect(Collectors.toUnmodifiableMap(graphs::get, index -> index));
        this.kept = kept;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Iterator<Triple> stored =
                Iter.map(
                        Iter.filter(
                                store.findNG(
                                        Node.ANY,
                                        pattern.getSubject(),
                                        pattern.getPredicate(),
                                        pattern.getObject()),
                                this::isFirst),
                        Quad::asTriple);
        return WrappedIterator.create(stored)
                .andThen(kept.find(pattern).filterDrop(triple -> firstOf(triple) != null));
    }

    private boolean isFirst(Quad quad) {
        return order.containsKey(quad.getGraph())
                && quad.getGraph().equals(firstOf(quad.asTriple()));
    }

    private @Nullable Node firstOf(Triple triple) {
        Node first = null;
        int least = Integer.MAX_VALUE;
        Iterator<Quad> holders =
                store.findNG(
                        Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject());
        while (holders.hasNext()) {
            Node graph = holders.next().getGraph();
            Integer place = order.get(graph);
            if (place != null && place < least) {
                least = place;
                first = graph;
            }
        }
        return first;
    }
}
