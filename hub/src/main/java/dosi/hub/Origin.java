package dosi.hub;

import dosi.diagnostics.Place;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/// Where a triple that was not inferred comes from.
///
/// @param graph the graph that holds it
/// @param dataset identifier of the dataset, where the graph is one's
/// @param edition the edition that brought it or left it as it was
/// @param rows file and row of the records that speak about its subject; empty where none is known
public record Origin(
        Node graph, Optional<String> dataset, Optional<Node> edition, List<Place> rows) {
    public Origin {
        rows = List.copyOf(rows);
    }
}
