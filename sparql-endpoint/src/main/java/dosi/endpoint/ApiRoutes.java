package dosi.endpoint;

import dosi.hub.Hub;
import dosi.ontology.Question;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All addresses of the JSON API.
final class ApiRoutes {

    private static final int LIMIT_MAX = 1_000;
    private static final int OFFSET_MAX = 10_000_000;
    private static final ApiParameter IRI =
            ApiParameter.requiredIri("iri", "The IRI, or a name with one of the known prefixes.");

    private ApiRoutes() {}

    /// @param sparql runs the ready questions
    /// @param indexing what is searched in
    static List<ApiRoute> of(
            Hub hub,
            List<Question> ready,
            Serving serving,
            SparqlServlet sparql,
            Indexing indexing) {
        List<ApiRoute> routes = new ArrayList<>();
        routes.addAll(datasets(hub));
        routes.addAll(entities(hub, serving));
        routes.addAll(terms(indexing));
        routes.addAll(questions(new QuestionsApi(ready, sparql)));
        routes.add(
                document(
                        "/api/status",
                        "How much is shown: cities, datasets and triples.",
                        "Status",
                        (_, reader) -> StatusApi.status(reader)));
        routes.add(search(indexing, ready));
        ApiRoute description =
                new ApiRoute(
                        "/api/openapi.json",
                        "This description.",
                        List.of(),
                        Optional.empty(),
                        new ApiRoute.Document((_, _) -> ApiAnswer.of(OpenApiDocument.of(routes))));
        routes.add(description);
        return routes;
    }

    private static List<ApiRoute> datasets(Hub hub) {
        DatasetsApi datasets = new DatasetsApi(hub.catalogue());
        FindingsApi findings = new FindingsApi(InstantSource.system());
        return List.of(
                document(
                        "/api/datasets",
                        "The datasets with what they are and their current editions.",
                        "DatasetList",
                        datasets::list,
                        ApiParameter.text(
                                "city", "Only those of one city, by the name of its folder."),
                        ApiParameter.limit(100, LIMIT_MAX),
                        ApiParameter.offset(OFFSET_MAX)),
                document(
                        "/api/datasets/{city}/{name}",
                        "One dataset with all its editions.",
                        "Dataset",
                        datasets::one),
                new ApiRoute(
                        "/api/datasets/{city}/{name}/findings",
                        "What shapes and the loader found in a dataset, the heaviest first.",
                        List.of(
                                ApiParameter.choice(
                                        "severity",
                                        "Only findings of this severity.",
                                        FindingsApi.SEVERITIES),
                                ApiParameter.choice(
                                        "status",
                                        "Only findings with this status.",
                                        FindingsApi.STATUSES),
                                ApiParameter.text(
                                        "edition",
                                        "Only findings met in the edition of this id; `held` for those of the held"
                                                + " edition."),
                                ApiParameter.limit(100, LIMIT_MAX),
                                ApiParameter.offset(OFFSET_MAX)),
                        Optional.of("FindingList"),
                        new ApiRoute.Document(findings::list, _ -> findings.today())));
    }

    private static List<ApiRoute> entities(Hub hub, Serving serving) {
        EntityApi entities = new EntityApi();
        ExplainApi explain = new ExplainApi(hub, serving);
        return List.of(
                document(
                        "/api/entity",
                        "Everything that is known of one thing, with the sources of each fact.",
                        "Entity",
                        entities::overview,
                        IRI),
                document(
                        "/api/entity/facts",
                        "The facts of one thing with one property, page by page.",
                        "FactList",
                        entities::facts,
                        IRI,
                        ApiParameter.requiredIri("property", "The property."),
                        ApiParameter.choice(
                                "direction",
                                "`out` for facts about the thing, `in` for facts that lead to it.",
                                "out",
                                "in"),
                        ApiParameter.limit(50, LIMIT_MAX),
                        ApiParameter.offset(EntityApi.FACTS_MAX)),
                document(
                        "/api/explain",
                        "Why one fact holds, down to dataset, edition, file and row.",
                        "Proof",
                        explain::explain,
                        ApiParameter.requiredIri("s", "The subject."),
                        ApiParameter.requiredIri("p", "The predicate."),
                        ApiParameter.requiredText(
                                "o", "The object: an IRI, or a literal as in Turtle.")));
    }

    private static List<ApiRoute> terms(Indexing indexing) {
        TermsApi terms = new TermsApi(indexing);
        return List.of(
                new ApiRoute(
                        "/api/terms",
                        "Classes, properties, code lists and codes of the ontology.",
                        List.of(
                                ApiParameter.choice(
                                        "kind", "Only terms of this kind.", TermsApi.KINDS),
                                ApiParameter.text(
                                        "scheme", "Only the codes of this list, by its IRI."),
                                ApiParameter.limit(LIMIT_MAX, 10 * LIMIT_MAX),
                                ApiParameter.offset(OFFSET_MAX)),
                        Optional.of("TermList"),
                        new ApiRoute.Document(terms::list, terms::state)),
                new ApiRoute(
                        "/api/term",
                        "One term with the terms around it and the datasets that use it.",
                        List.of(IRI),
                        Optional.of("Term"),
                        new ApiRoute.Document(terms::one, terms::state)));
    }

    private static ApiRoute search(Indexing indexing, List<Question> ready) {
        SearchApi search = new SearchApi(indexing, ready);
        return new ApiRoute(
                "/api/search",
                "Things, terms, codes, datasets and questions by name or code, the best first.",
                List.of(
                        ApiParameter.requiredText("q", "What to look for, in Korean or English."),
                        ApiParameter.choice(
                                "kind", "Only hits of this kind.", KnowledgeIndex.KINDS),
                        ApiParameter.limit(20, SearchApi.LIMIT_MAX),
                        ApiParameter.offset(SearchApi.OFFSET_MAX)),
                Optional.of("HitList"),
                new ApiRoute.Document(search::search, search::state));
    }

    private static List<ApiRoute> questions(QuestionsApi questions) {
        return List.of(
                document(
                        "/api/questions",
                        "The ready questions.",
                        "QuestionList",
                        (_, _) -> questions.list()),
                document(
                        "/api/questions/{id}",
                        "One ready question with its query.",
                        "Question",
                        (call, _) -> questions.one(call)),
                new ApiRoute(
                        "/api/questions/{id}/answer",
                        "The answer to a ready question, in a format of SPARQL results or RDF.",
                        List.of(
                                ApiParameter.text(
                                        "format", "The name of a format; wins over `Accept`."),
                                ApiParameter.text(
                                        "timeout", "Seconds that the client is ready to wait.")),
                        Optional.empty(),
                        new ApiRoute.Own(questions::answer)));
    }

    private static ApiRoute document(
            String path,
            String about,
            String schema,
            ApiRoute.Maker maker,
            ApiParameter... parameters) {
        return new ApiRoute(
                path,
                about,
                List.of(parameters),
                Optional.of(schema),
                new ApiRoute.Document(maker));
    }
}
