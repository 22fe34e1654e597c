package dosi.endpoint;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/// `/api/status`: how much is shown, in one look.
final class StatusApi {

    private StatusApi() {}

    static ApiAnswer status(KnowledgeReader reader) {
        EditionReader editions = new EditionReader(reader.catalogue());
        List<String> loaded =
                DatasetsApi.identifiers(reader.catalogue()).stream()
                        .filter(id -> editions.current(Names.dataset(id)).isPresent())
                        .toList();
        return ApiAnswer.of(
                Json.object(
                        "cities",
                        loaded.stream()
                                .map(id -> id.substring(0, id.indexOf('/')))
                                .filter(city -> !city.equals("national"))
                                .distinct()
                                .count(),
                        "datasets",
                        loaded.size(),
                        "triples",
                        reader.view().graphs().entrySet().stream()
                                .filter(graph -> !graph.getKey().equals(Names.CATALOGUE_GRAPH))
                                .mapToLong(java.util.Map.Entry::getValue)
                                .sum(),
                        "version",
                        reader.view().version(),
                        "list",
                        loaded.stream().map(id -> dataset(id, editions, reader)).toList()));
    }

    private static Object dataset(String id, EditionReader editions, KnowledgeReader reader) {
        Optional<Node> edition = editions.current(Names.dataset(id));
        return Json.object(
                "id",
                id,
                "title",
                reader.label(Names.dataset(id)),
                "triples",
                reader.view().graphs().getOrDefault(Names.dataGraph(id), 0L),
                "rows",
                edition.map(
                        node ->
                                KnowledgeReader.number(
                                        reader.catalogue(), node, Names.dosi("rowsRead"))));
    }
}
