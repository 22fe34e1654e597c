package dosi.hub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
/// can meet a quad of another graph. The catalogue then comes without what it tells of restricted datasets.
final class Views {

    private final DatasetGraph store;
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

    Views(DatasetGraph store) {
        this.store = store;
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

    private static Selection select(Scope scope, long sequence, Graph catalogue) {
        SequencedMap<Node, Long> known = sizes(catalogue);
        List<String> restricted = restricted(catalogue);
        Set<Node> hidden = hiddenGraphs(restricted);
        Graph none = GraphFactory.createDefaultGraph();
        return switch (scope) {
            case Scope.Everything _ when restricted.isEmpty() ->
                    new Selection(sequence, Long.toString(sequence), known, none, true);
            case Scope.Everything _ -> {
                SequencedMap<Node, Long> graphs = new LinkedHashMap<>(known);
                graphs.keySet().removeAll(hidden);
                graphs.remove(Terms.CATALOGUE_GRAPH);
                Graph told = publicPart(catalogue, restricted, hidden);
                yield new Selection(
                        sequence, version(graphs.keySet(), catalogue, told), graphs, told, false);
            }
            case Scope.OfCity(String city) -> {
                SequencedMap<Node, Long> graphs = new LinkedHashMap<>(known);
                graphs.keySet().removeAll(hidden);
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

    /// The graphs that no scope shows.
    static Set<Node> hiddenGraphs(List<String> restricted) {
        Set<Node> hidden = new HashSet<>();
        for (String identifier : restricted) {
            hidden.add(Terms.dataGraph(identifier));
            hidden.add(Terms.rowsGraph(identifier));
            hidden.add(Terms.findingsGraph(identifier));
            hidden.add(Terms.waiversGraph(identifier));
        }
        return hidden;
    }

    /// The catalogue without restricted datasets, their editions, files, loads and graphs, and without the
    /// numbers that count every change.
    private static Graph publicPart(
            Graph catalogue, List<String> restricted, Set<Node> hiddenGraphs) {
        Set<Node> hidden = new HashSet<>(hiddenGraphs);
        hidden.add(Terms.KNOWLEDGE_BASE);
        List<String> editions = new ArrayList<>();
        for (String identifier : restricted) {
            hidden.add(Terms.dataset(identifier));
            editions.add(Terms.iri("edition/" + identifier + "/").getURI());
        }
        catalogue
                .find(Node.ANY, CatalogueWriter.GENERATED_BY, Node.ANY)
                .filterKeep(triple -> isBelow(triple.getSubject(), editions))
                .forEachRemaining(triple -> hidden.add(triple.getObject()));
        Graph part = GraphFactory.createDefaultGraph();
        catalogue
                .find()
                .filterDrop(triple -> tellsOf(triple, hidden, editions))
                .forEachRemaining(part::add);
        return part;
    }

    private static boolean tellsOf(Triple triple, Set<Node> hidden, List<String> editions) {
        return hidden.contains(triple.getSubject())
                || hidden.contains(triple.getObject())
                || isBelow(triple.getSubject(), editions)
                || isBelow(triple.getObject(), editions);
    }

    private static boolean isBelow(Node node, List<String> starts) {
        return node.isURI() && starts.stream().anyMatch(node.getURI()::startsWith);
    }

    /// The restricted datasets, by identifier.
    static List<String> restricted(Graph catalogue) {
        return catalogue
                .find(Node.ANY, Terms.dosi("sensitivity"), Terms.iri("code/sensitivity/restricted"))
                .mapWith(triple -> Terms.localName(triple.getSubject(), "dataset/"))
                .toList();
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
