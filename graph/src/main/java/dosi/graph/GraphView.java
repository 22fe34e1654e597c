package dosi.graph;

import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/// A knowledge graph as Jena reads it; adding and deleting are refused.
final class GraphView extends GraphBase {
    private final KnowledgeGraph graph;

    GraphView(KnowledgeGraph graph) {
        this.graph = graph;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return graph.iterate(pattern);
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return pattern.isConcrete() ? graph.contains(pattern) : super.graphBaseContains(pattern);
    }

    @Override
    protected int graphBaseSize() {
        return (int) Math.min(Integer.MAX_VALUE, graph.size());
    }
}
