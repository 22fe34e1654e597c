package dosi.hub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.sparql.graph.GraphFactory;

/// Makes the views of a store. What a scope shows is worked out once for each change and then remembered.
///
/// Where nothing is hidden and the scope is everything, the view is the store itself. Otherwise it is put
/// together from the visible graphs, so that no way of asking (default graph, `GRAPH`, `FROM`, paths, counts)
/// can meet a quad of another graph. The catalogue then comes without what it tells of datasets that are not public.
final class Views {

    private final DatasetGraph store;
    private final Catalogue described;
    private final Map<Scope, Selection> selections = new ConcurrentHashMap<>();

    /// What a scope shows after the change of a number.
    ///
    /// @param graphs the visible ones of the store
    /// @param catalogue the visible part of the catalogue, in memory
    /// @param whole whether all of the store is visible
    private record Selection(
            long sequence,
            String version,
            SequencedMap<Node, Long> graphs,
            Graph catalogue,
            boolean whole) {}

    Views(DatasetGraph store, Catalogue described) {
        this.store = store;
        this.described = described;
    }

    /// The view of the state that the open transaction sees.
    View view(Scope scope) {
        Graph catalogue = store.getGraph(Terms.CATALOGUE_GRAPH);
        long sequence = StoredState.number(catalogue, Terms.KNOWLEDGE_BASE, Change.SEQUENCE);
        Selection selection = selections.get(scope);
        if (selection == null || selection.sequence != sequence) {
            selection = select(scope, sequence, catalogue);
            selections.put(scope, selection);
        }
        if (selection.whole) {
            return new View(
                    new DatasetGraphReadOnly(store),
                    store.getUnionGraph(),
                    selection.version,
                    selection.graphs);
        }
        Graph union =
                new VisibleUnion(
                        store, List.copyOf(selection.graphs.keySet()), selection.catalogue);
        DatasetGraph visible = new DatasetGraphMapLink(union);
        SequencedMap<Node, Long> graphs = new LinkedHashMap<>(selection.graphs);
        selection.graphs.keySet().forEach(graph -> visible.addGraph(graph, store.getGraph(graph)));
        if (!selection.catalogue.isEmpty()) {
            visible.addGraph(Terms.CATALOGUE_GRAPH, selection.catalogue);
            graphs.put(Terms.CATALOGUE_GRAPH, (long) selection.catalogue.size());
        }
        return new View(new DatasetGraphReadOnly(visible), union, selection.version, graphs);
    }

    private Selection select(Scope scope, long sequence, Graph catalogue) {
        SequencedMap<Node, Long> graphs = new LinkedHashMap<>(sizes(catalogue));
        PublicDatasets datasets = PublicDatasets.of(catalogue, described);
        boolean graphsHidden = graphs.keySet().removeIf(datasets::hides);
        boolean whole = !graphsHidden && datasets.hidden().isEmpty();
        Graph none = GraphFactory.createDefaultGraph();
        return switch (scope) {
            case Scope.Everything _ when whole ->
                    new Selection(sequence, Long.toString(sequence), graphs, none, true);
            case Scope.Everything _ -> {
                graphs.remove(Terms.CATALOGUE_GRAPH);
                Graph told = datasets.publicPart(catalogue);
                yield new Selection(
                        sequence, version(graphs.keySet(), catalogue, told), graphs, told, false);
            }
            case Scope.OfCity(String city) -> {
                graphs.keySet()
                        .removeIf(
                                graph -> !graph.equals(Terms.ONTOLOGY_GRAPH) && !isOf(city, graph));
                yield new Selection(
                        sequence, version(graphs.keySet(), catalogue, none), graphs, none, false);
            }
        };
    }

    private static boolean isOf(String city, Node graph) {
        String name = graph.getURI();
        return name.startsWith(Terms.dataGraph(city).getURI() + "/")
                || name.startsWith(Terms.rowsGraph(city).getURI() + "/")
                || name.startsWith(Terms.findingsGraph(city).getURI() + "/")
                || name.startsWith(Terms.waiversGraph(city).getURI() + "/");
    }

    /// Made of the last change of each visible graph and of what the catalogue tells: a load that is not
    /// visible leaves it as it was.
    private static String version(Set<Node> graphs, Graph catalogue, Graph told) {
        Set<String> parts = new TreeSet<>();
        for (Node graph : graphs) {
            parts.add(
                    graph.getURI()
                            + " "
                            + StoredState.number(catalogue, graph, Change.GRAPH_SEQUENCE));
        }
        List<String> texts = new ArrayList<>(parts);
        texts.add(Hub.fingerprint(told));
        return Hashes.ofTexts(texts).substring(0, 24);
    }

    /// The graphs that hold triples.
    static Set<Node> knownGraphs(Graph catalogue) {
        return sizes(catalogue).keySet();
    }

    /// How many triples each graph holds, from their counts in the catalogue, and the catalogue itself.
    private static SequencedMap<Node, Long> sizes(Graph catalogue) {
        SequencedMap<Node, Long> sizes = new LinkedHashMap<>();
        catalogue
                .find(Node.ANY, CatalogueWriter.TRIPLES, Node.ANY)
                .mapWith(Triple::getSubject)
                .filterKeep(node -> node.getURI().startsWith(Terms.iri("graph/").getURI()))
                .toList()
                .stream()
                .sorted(Comparator.comparing(Node::getURI))
                .forEach(
                        graph ->
                                sizes.put(
                                        graph,
                                        StoredState.number(
                                                catalogue, graph, CatalogueWriter.TRIPLES)));
        sizes.put(Terms.CATALOGUE_GRAPH, (long) catalogue.size());
        return sizes;
    }
}
