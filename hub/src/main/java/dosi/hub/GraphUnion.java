package dosi.hub;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/// Several graphs read as one, each triple once.
///
/// Unlike Jena's unions it keeps no set of what it has given, so a scan of millions of triples needs no memory:
/// a triple is left out where an earlier graph has it, which costs a look-up in each earlier graph. The graphs
/// that hold the fewest triples should come first.
final class GraphUnion extends GraphBase {

    private final List<Graph> parts;

    GraphUnion(List<Graph> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> all = NullIterator.instance();
        List<Graph> earlier = new ArrayList<>();
        for (Graph part : parts) {
            List<Graph> told = List.copyOf(earlier);
            ExtendedIterator<Triple> found = part.find(pattern);
            all =
                    all.andThen(
                            told.isEmpty()
                                    ? found
                                    : found.filterDrop(
                                            triple ->
                                                    told.stream()
                                                            .anyMatch(
                                                                    graph ->
                                                                            graph.contains(
                                                                                    triple))));
            earlier.add(part);
        }
        return all;
    }

    @Override
    protected boolean graphBaseContains(Triple triple) {
        return parts.stream().anyMatch(part -> part.contains(triple));
    }
}
