package dosi.endpoint;

import dosi.hub.View;
import dosi.ontology.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// `/api/search`: finds things, terms, codes, datasets and questions by their names in Korean and English and by their
/// codes. Names and types are those of the present state, also where the index is a little older.
final class SearchApi {

    static final int LIMIT_MAX = 100;
    static final int OFFSET_MAX = 1_000;
    private static final int TEXT_CHARS_MAX = 200;

    private final Indexing indexing;
    private final List<Question> questions;

    SearchApi(Indexing indexing, List<Question> questions) {
        this.indexing = indexing;
        this.questions = List.copyOf(questions);
    }

    /// Which index answers; answers depend on it besides the view.
    String state(View view) {
        return indexing.index(view).map(KnowledgeIndex::version).orElse("");
    }

    ApiAnswer search(ApiCall call, KnowledgeReader reader) {
        String text = call.required("q");
        if (text.length() > TEXT_CHARS_MAX) {
            throw ApiCall.problem(QueryProblem.SEARCH_TOO_LONG, TEXT_CHARS_MAX);
        }
        KnowledgeIndex index =
                indexing.index(reader.view())
                        .orElseThrow(() -> ApiCall.problem(QueryProblem.NOT_INDEXED));
        KnowledgeIndex.Hits hits =
                index.search(text, call.choice("kind"), call.offset(), call.limit());
        List<Map<String, Object>> told = new ArrayList<>();
        hits.hits().forEach(hit -> json(hit, reader).ifPresent(told::add));
        return ApiAnswer.of(
                Json.object(
                        "total", hits.total(),
                        "kinds", hits.kinds(),
                        "complete", index.complete(),
                        "current", index.version().equals(reader.view().version()),
                        "hits", told),
                new ApiPage<>(told, hits.total(), call.offset(), call.limit()));
    }

    /// A hit, if it is still there.
    private Optional<Map<String, Object>> json(KnowledgeIndex.Hit hit, KnowledgeReader reader) {
        if (hit.kind().equals("question")) {
            return questions.stream()
                    .filter(question -> question.id().equals(hit.iri()))
                    .findFirst()
                    .map(
                            question ->
                                    Json.object(
                                            "iri",
                                            question.id(),
                                            "kind",
                                            hit.kind(),
                                            "label",
                                            Json.bilingual(
                                                    question.title().ko(), question.title().en())));
        }
        Node node = NodeFactory.createURI(hit.iri());
        return reader.view().union().contains(node, Node.ANY, Node.ANY)
                ? Optional.of(
                        Json.object(
                                "iri",
                                hit.iri(),
                                "kind",
                                hit.kind(),
                                "label",
                                reader.label(node),
                                "type",
                                hit.type().map(type -> reader.named(NodeFactory.createURI(type))),
                                "dataset",
                                hit.dataset()))
                : Optional.empty();
    }
}
