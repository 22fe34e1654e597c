package dosi.endpoint;

import dosi.hub.View;
import dosi.ontology.Prefixes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/// What is told of one thing, as a dataset of its own: each fact in the graph that holds it, so that what is inferred
/// stands apart.
///
/// Facts about the thing, the same for blank nodes that they lead to, and facts that lead to it; both up to a bound.
final class Description {

    /// How many facts about a thing are told.
    static final int OUT_MAX = 10_000;

    /// How many facts that lead to a thing are told.
    static final int IN_MAX = 1_000;

    private final View view;
    private final DatasetGraph dataset = DatasetGraphFactory.createGeneral();
    private long facts;
    private boolean cut;

    private Description(View view) {
        this.view = view;
        dataset.prefixes().putAll(Prefixes.city());
    }

    /// Whether anything is told of a thing.
    static boolean isKnown(Node thing, View view) {
        return view.union().contains(thing, Node.ANY, Node.ANY)
                || view.union().contains(Node.ANY, Node.ANY, thing);
    }

    static RdfAnswer.Content of(Node thing, View view) {
        Description description = new Description(view);
        description.about(thing);
        description.leadingTo(thing);
        return new RdfAnswer.Content(description.dataset, description.cut);
    }

    /// All triples of a dataset in one graph.
    static Graph together(DatasetGraph dataset) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(dataset.prefixes().getMapping());
        dataset.find().forEachRemaining(quad -> graph.add(quad.asTriple()));
        return graph;
    }

    private void about(Node thing) {
        Set<Node> seen = new HashSet<>(Set.of(thing));
        Deque<Node> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Iterator<Quad> quads =
                    view.dataset().findNG(Node.ANY, open.remove(), Node.ANY, Node.ANY);
            while (quads.hasNext()) {
                Quad quad = quads.next();
                if (++facts > OUT_MAX) {
                    cut = true;
                    return;
                }
                dataset.add(quad);
                if (quad.getObject().isBlank() && seen.add(quad.getObject())) {
                    open.add(quad.getObject());
                }
            }
        }
    }

    private void leadingTo(Node thing) {
        Iterator<Quad> quads = view.dataset().findNG(Node.ANY, Node.ANY, Node.ANY, thing);
        for (int told = 0; quads.hasNext(); told++) {
            if (told >= IN_MAX) {
                cut = true;
                return;
            }
            dataset.add(quads.next());
        }
    }
}
