package dosi.hub;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/// Several graphs read as one, for graphs that share no triple: unlike Jena's unions it keeps no set of what
/// it has given, so a scan of millions of triples needs no memory.
final class DisjointUnion extends GraphBase {

    private final List<Graph> parts;

    DisjointUnion(List<Graph> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> all = NullIterator.instance();
        for (Graph part : parts) {
            all = all.andThen(part.find(pattern));
        }
        return all;
    }

    @Override
    protected boolean graphBaseContains(Triple triple) {
        return parts.stream().anyMatch(part -> part.contains(triple));
    }
}
