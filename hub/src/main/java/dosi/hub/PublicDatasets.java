package dosi.hub;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/// The datasets that may be shown to everybody, and with them what of graphs and catalogue may.
///
/// A dataset is public only where the catalogue says so, as it was loaded, and no description of now says
/// otherwise: it is hidden from the moment at which its description asks for it, and shown only when it was
/// loaded as a public one.
///
/// @param shown the public ones, by identifier
/// @param hidden the others of which the catalogue tells
/// @param conclusionsShown whether what the reasoner inferred follows from public datasets alone
record PublicDatasets(Set<String> shown, Set<String> hidden, boolean conclusionsShown) {

    /// From the node of the knowledge base to each graph that the inferred graph was made from.
    static final Node REASONED_FROM = Terms.dosi("reasonedFrom");

    private static final Node SENSITIVITY = Terms.dosi("sensitivity");
    private static final Node PUBLIC = Terms.iri("code/sensitivity/public");
    private static final String AGENTS = Terms.iri("id/agent/").getURI();

    /// @param described what the folders of cities say now
    static PublicDatasets of(Graph catalogue, Catalogue described) {
        Set<String> shown = new HashSet<>();
        Set<String> hidden = new LinkedHashSet<>();
        catalogue
                .find(Node.ANY, Terms.TYPE, Terms.dcat("Dataset"))
                .mapWith(Triple::getSubject)
                .forEachRemaining(
                        dataset -> {
                            String identifier = Terms.localName(dataset, "dataset/");
                            boolean loadedAsPublic =
                                    StoredState.values(catalogue, dataset, SENSITIVITY)
                                            .equals(List.of(PUBLIC));
                            (loadedAsPublic && !isHeldBack(identifier, described) ? shown : hidden)
                                    .add(identifier);
                        });
        List<Node> premises = StoredState.values(catalogue, Terms.KNOWLEDGE_BASE, REASONED_FROM);
        boolean conclusionsShown =
                hidden.isEmpty()
                        || (!premises.isEmpty()
                                && premises.stream()
                                        .flatMap(graph -> Terms.datasetOf(graph).stream())
                                        .allMatch(shown::contains));
        return new PublicDatasets(shown, hidden, conclusionsShown);
    }

    private static boolean isHeldBack(String identifier, Catalogue described) {
        return described.hasDataset(identifier)
                && described.dataset(identifier).sensitivity() != Sensitivity.PUBLIC;
    }

    /// Whether a graph holds anything of a dataset that is not public.
    boolean hides(Node graph) {
        if (graph.equals(Terms.INFERRED_GRAPH)) {
            return !conclusionsShown;
        }
        return Terms.datasetOf(graph).filter(dataset -> !shown.contains(dataset)).isPresent();
    }

    /// The catalogue without the other datasets, their editions, files, loads, decisions and graphs, and without
    /// the numbers that count every change.
    Graph publicPart(Graph catalogue) {
        List<String> editions =
                hidden.stream().map(name -> Terms.iri("edition/" + name + "/").getURI()).toList();
        Set<Node> untold = new HashSet<>(Set.of(Terms.KNOWLEDGE_BASE));
        hidden.forEach(name -> untold.add(Terms.dataset(name)));
        catalogue
                .find(Node.ANY, CatalogueWriter.GENERATED_BY, Node.ANY)
                .filterKeep(triple -> isBelow(triple.getSubject(), editions))
                .forEachRemaining(triple -> untold.add(triple.getObject()));
        catalogue
                .find(Node.ANY, DecisionWriter.USED, Node.ANY)
                .filterKeep(triple -> isBelow(triple.getObject(), editions))
                .forEachRemaining(triple -> untold.add(triple.getSubject()));
        List<Node> activities = List.copyOf(untold);
        for (Node activity : activities) {
            untold.addAll(StoredState.values(catalogue, activity, DecisionWriter.HELD_FOR));
        }
        Graph part = GraphFactory.createDefaultGraph();
        catalogue
                .find()
                .filterDrop(
                        triple ->
                                tells(triple.getSubject(), untold, editions)
                                        || tells(triple.getObject(), untold, editions))
                .forEachRemaining(part::add);
        forgetIdleAgents(part);
        return part;
    }

    private boolean tells(Node node, Set<Node> untold, List<String> editions) {
        return untold.contains(node)
                || isBelow(node, editions)
                || (node.isURI() && Terms.isGraph(node) && hides(node));
    }

    /// Who decided nothing but about hidden datasets is not named.
    private static void forgetIdleAgents(Graph part) {
        part.find(Node.ANY, Terms.TYPE, Terms.prov("Agent"))
                .filterKeep(triple -> triple.getSubject().getURI().startsWith(AGENTS))
                .filterDrop(triple -> part.contains(Node.ANY, Node.ANY, triple.getSubject()))
                .mapWith(Triple::getSubject)
                .toList()
                .forEach(agent -> part.remove(agent, Node.ANY, Node.ANY));
    }

    private static boolean isBelow(Node node, List<String> starts) {
        return node.isURI() && starts.stream().anyMatch(node.getURI()::startsWith);
    }
}
