package dosi.hub;

import dosi.diagnostics.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/// Finds where a triple comes from. To be used inside a transaction.
record Origins(DatasetGraph store) {

    /// One origin for each graph that asserts the triple; none where it is only inferred, or unknown.
    List<Origin> of(Triple triple) {
        List<Origin> origins = new ArrayList<>();
        store.findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())
                .forEachRemaining(
                        (Quad quad) -> {
                            if (!quad.getGraph().equals(Terms.INFERRED_GRAPH)) {
                                origins.add(origin(quad.getGraph(), triple.getSubject()));
                            }
                        });
        return origins;
    }

    private Origin origin(Node graph, Node subject) {
        if (!Terms.holdsData(graph)) {
            return new Origin(graph, Optional.empty(), Optional.empty(), List.of());
        }
        String dataset = Terms.localName(graph, "graph/");
        Graph catalogue = store.getGraph(Terms.CATALOGUE_GRAPH);
        Optional<Node> edition =
                StoredState.value(
                        catalogue, Terms.dataset(dataset), CatalogueWriter.CURRENT_EDITION);
        String files =
                edition.map(
                                node ->
                                        String.join(
                                                ", ",
                                                StoredState.values(
                                                                catalogue,
                                                                node,
                                                                Terms.dcat("distribution"))
                                                        .stream()
                                                        .flatMap(
                                                                file ->
                                                                        StoredState.text(
                                                                                catalogue,
                                                                                file,
                                                                                Terms.dct("title"))
                                                                                .stream())
                                                        .sorted()
                                                        .toList()))
                        .orElse("");
        List<Place> rows = Gate.placesOf(subject, store.getGraph(Terms.rowsGraph(dataset)), files);
        return new Origin(graph, Optional.of(dataset), edition, rows);
    }
}
