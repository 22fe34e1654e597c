package dosi.endpoint;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.ProblemException;
import dosi.hub.Catalogue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// `/api/datasets`: what there is to know of datasets and their editions. A dataset is there from its first edition on,
/// accepted or held.
final class DatasetsApi {

    private static final int EDITIONS_MAX = 100;

    private final Catalogue described;

    /// @param described which dataset follows which
    DatasetsApi(Catalogue described) {
        this.described = described;
    }

    /// The identifiers of the datasets that are shown, in their order.
    static List<String> identifiers(Graph catalogue) {
        return catalogue
                .find(Node.ANY, Names.TYPE, Names.DATASET)
                .mapWith(Triple::getSubject)
                .filterKeep(node -> node.isURI() && Names.datasetOf(graph(node)).isPresent())
                .mapWith(Names::identifierOf)
                .toList()
                .stream()
                .sorted()
                .toList();
    }

    private static Node graph(Node dataset) {
        return Names.ours(
                "graph/" + dataset.getURI().replaceFirst("^https://w3id\\.org/dosi/dataset/", ""));
    }

    /// The identifier that the path names.
    ///
    /// @throws ProblemException with the nearest one where nothing of this name is shown
    static String identifier(ApiCall call, KnowledgeReader reader) {
        String identifier = call.variable("city") + "/" + call.variable("name");
        List<String> known = identifiers(reader.catalogue());
        if (!known.contains(identifier)) {
            Optional<String> nearest = Nearest.to(identifier, known);
            throw ApiCall.problem(
                    QueryProblem.UNKNOWN_DATASET,
                    identifier,
                    nearest.map(one -> "\"" + one + "\"을(를) 뜻한 것인지 본다")
                            .orElse("/api/datasets가 모두 알려 준다"),
                    nearest.map(one -> "Did you mean \"" + one + "\"?")
                            .orElse("/api/datasets lists them"));
        }
        return identifier;
    }

    ApiAnswer list(ApiCall call, KnowledgeReader reader) {
        Optional<String> city = call.text("city");
        ApiPage<String> page =
                call.page(
                        identifiers(reader.catalogue()).stream()
                                .filter(id -> city.isEmpty() || id.startsWith(city.get() + "/"))
                                .toList());
        return ApiAnswer.of(
                Json.object(
                        "total",
                        page.total(),
                        "datasets",
                        page.entries().stream().map(id -> describe(id, reader)).toList()),
                page);
    }

    ApiAnswer one(ApiCall call, KnowledgeReader reader) {
        String identifier = identifier(call, reader);
        Map<String, Object> json = describe(identifier, reader);
        EditionReader editions = new EditionReader(reader.catalogue());
        List<Node> accepted = editions.accepted(Names.dataset(identifier));
        json.put("editionCount", accepted.size());
        json.put(
                "editions", accepted.stream().limit(EDITIONS_MAX).map(editions::describe).toList());
        return ApiAnswer.of(json);
    }

    private Map<String, Object> describe(String identifier, KnowledgeReader reader) {
        Graph catalogue = reader.catalogue();
        Node dataset = Names.dataset(identifier);
        EditionReader editions = new EditionReader(catalogue);
        return Json.object(
                "id",
                identifier,
                "iri",
                dataset.getURI(),
                "title",
                reader.label(dataset),
                "description",
                KnowledgeReader.texts(catalogue, dataset, Names.DESCRIPTION),
                "city",
                linked(dataset, Names.dosi("city"), reader),
                "publisher",
                linked(dataset, Names.dct("publisher"), reader),
                "theme",
                linked(dataset, Names.dcat("theme"), reader),
                "licence",
                linked(dataset, Names.dct("license"), reader),
                "sensitivity",
                linked(dataset, Names.dosi("sensitivity"), reader),
                "schedule",
                linked(dataset, Names.dct("accrualPeriodicity"), reader),
                "modified",
                KnowledgeReader.text(catalogue, dataset, Names.dct("modified")),
                "graph",
                Names.dataGraph(identifier).getURI(),
                "triples",
                reader.view().graphs().getOrDefault(Names.dataGraph(identifier), 0L),
                "edition",
                editions.current(dataset).map(editions::describe),
                "held",
                editions.held(dataset),
                "follows",
                standard(identifier).filter(other -> !other.equals(identifier)),
                "elsewhere",
                elsewhere(identifier, reader));
    }

    private static Optional<Map<String, Object>> linked(
            Node dataset, Node property, KnowledgeReader reader) {
        return KnowledgeReader.value(reader.catalogue(), dataset, property).map(reader::named);
    }

    /// What other cities publish of the same kind: of the same name, or by the same standard description.
    private List<Map<String, Object>> elsewhere(String identifier, KnowledgeReader reader) {
        Optional<String> standard = standard(identifier);
        String name = nameOf(identifier);
        return identifiers(reader.catalogue()).stream()
                .filter(other -> !other.equals(identifier))
                .filter(other -> nameOf(other).equals(name) || standard(other).equals(standard))
                .sorted(Comparator.naturalOrder())
                .<Map<String, Object>>map(
                        other ->
                                Json.object(
                                        "id",
                                        other,
                                        "title",
                                        reader.label(Names.dataset(other)),
                                        "city",
                                        linked(Names.dataset(other), Names.dosi("city"), reader)))
                .toList();
    }

    /// The dataset whose description this one uses in the end; itself where it stands alone.
    private Optional<String> standard(String identifier) {
        String standard = identifier;
        // descriptions that follow each other in a circle are refused when they are read
        while (described.hasDataset(standard)) {
            Optional<String> followed =
                    described.dataset(standard).follows().filter(described::hasDataset);
            if (followed.isEmpty()) {
                return Optional.of(standard);
            }
            standard = followed.get();
        }
        return Optional.of(identifier);
    }

    private static String nameOf(String identifier) {
        return identifier.substring(identifier.indexOf('/') + 1);
    }
}
