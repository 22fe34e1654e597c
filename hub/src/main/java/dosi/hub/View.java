package dosi.hub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/// One committed state of a knowledge base, as a [Scope] shows it. Usable only inside the read that gave it.
///
/// @param dataset the visible graphs, for reading; the default graph of a query is the union of them
/// @param union all visible graphs read as one
/// @param version changes whenever something visible changes, and only then; letters, digits and `-`
/// @param graphs the visible graphs that hold triples, by name, and how many
public record View(
        DatasetGraph dataset, Graph union, String version, SequencedMap<Node, Long> graphs) {
    public View {
        graphs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(graphs));
    }
}
