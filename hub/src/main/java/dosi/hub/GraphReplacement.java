package dosi.hub;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Makes a graph hold exactly the triples that are put, by changing only what differs.
///
/// A graph that was empty takes triples in batches and needs no memory beyond one. A graph that was not keeps a
/// 128-bit mark of each triple put (16 to 48 bytes each), to know in the end which of the old ones are
/// gone; two triples with the same mark do not occur (a prefix of SHA-256).
final class GraphReplacement {

    private static final int BATCH = 500_000;

    private final Change change;
    private final Node graph;
    private final boolean wasEmpty;
    private final MarkSet put = new MarkSet();

    GraphReplacement(Change change, Node graph) {
        this.change = change;
        this.graph = graph;
        this.wasEmpty = change.graph(graph).isEmpty();
    }

    void put(Triple triple) {
        Triple stored = Change.asStored(triple);
        if (wasEmpty) {
            change.addSoon(graph, stored);
        } else if (put.add(stored)) {
            change.add(graph, stored);
        }
    }

    /// Brings what was put into the graph, and deletes what was there and was not put.
    void finish() {
        if (wasEmpty) {
            change.flush(graph);
            return;
        }
        List<Triple> gone = new ArrayList<>();
        do {
            gone.clear();
            Iterator<Triple> all = change.graph(graph).find();
            while (all.hasNext() && gone.size() < BATCH) {
                Triple triple = all.next();
                if (!put.contains(triple)) {
                    gone.add(triple);
                }
            }
            gone.forEach(triple -> change.delete(graph, triple));
        } while (gone.size() == BATCH);
    }
}
