package dosi.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The description of the HTTP addresses in OpenAPI 3.1: those of the API as they are registered, and the SPARQL
/// services beside them.
final class OpenApiDocument {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private OpenApiDocument() {}

    static Map<String, Object> of(List<ApiRoute> routes) {
        Map<String, Object> paths = new LinkedHashMap<>();
        routes.forEach(route -> paths.put(route.path(), Map.of("get", operation(route))));
        paths.putAll(sparql());
        paths.putAll(linkedData());
        return Json.object(
                "openapi", "3.1.0",
                "info",
                        Json.object(
                                "title", "Dosi",
                                "version", "0.1.0",
                                "summary",
                                        "City knowledge over HTTP, for reading. 도시 지식을 HTTP로 읽는다.",
                                "description",
                                        "Every answer tells one committed state and has a strong ETag. Restricted"
                                                + " datasets are in no answer. What is wrong is told as"
                                                + " application/problem+json in Korean and English."),
                "servers", List.of(Map.of("url", "/")),
                "paths", paths,
                "components", Map.of("schemas", schemas()));
    }

    /// The schemas of the answers, from a resource of this room.
    static Map<?, ?> schemas() {
        try (InputStream text = OpenApiDocument.class.getResourceAsStream("api-schemas.json")) {
            if (text == null) {
                throw new IllegalStateException("the schemas of the API are missing");
            }
            return Json.MAPPER.readValue(text, Map.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> operation(ApiRoute route) {
        List<Object> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(route.path());
        while (variables.find()) {
            parameters.add(pathParameter(variables.group(1)));
        }
        route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        return Json.object(
                "summary", route.about(),
                "parameters", parameters,
                "responses",
                        Json.object(
                                "200",
                                Json.object(
                                        "description",
                                        "The answer.",
                                        "content",
                                        route.schema()
                                                .map(
                                                        name ->
                                                                Map.of(
                                                                        "application/json",
                                                                        Map.of(
                                                                                "schema",
                                                                                reference(name))))),
                                "304",
                                Map.of("description", "The client has it already."),
                                "default",
                                problem()));
    }

    private static Map<String, Object> pathParameter(String name) {
        return Json.object(
                "name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> parameter(ApiParameter parameter) {
        Map<String, Object> schema =
                switch (parameter.kind()) {
                    case TEXT -> Json.object("type", "string");
                    case IRI -> Json.object("type", "string", "format", "iri");
                    case CHOICE -> Json.object("type", "string", "enum", parameter.values());
                    case NUMBER ->
                            Json.object(
                                    "type", "integer",
                                    "minimum", parameter.least(),
                                    "maximum", parameter.most(),
                                    "default", parameter.usual());
                };
        return Json.object(
                "name", parameter.name(),
                "in", "query",
                "description", parameter.about(),
                "required", parameter.required(),
                "schema", schema);
    }

    private static Map<String, Object> problem() {
        return Json.object(
                "description",
                "What is wrong, in the language of Accept-Language.",
                "content",
                Map.of(ProblemResponse.MEDIA_TYPE, Map.of("schema", reference("Problem"))));
    }

    private static Map<String, Object> reference(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }

    private static Map<String, Object> sparql() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (String path : List.of("/sparql", "/{city}/sparql", "/api/query")) {
            List<Object> shared = new ArrayList<>();
            if (path.contains("{city}")) {
                shared.add(pathParameter("city"));
            }
            for (ApiParameter parameter : protocolParameters()) {
                shared.add(parameter(parameter));
            }
            Map<String, Object> answers =
                    Json.object(
                            "200", Map.of("description", "The answer, in the format asked for."),
                            "304", Map.of("description", "The client has it already."),
                            "default", problem());
            paths.put(
                    path,
                    Json.object(
                            "parameters",
                            shared,
                            "get",
                            Json.object(
                                    "summary",
                                    "Answers a SPARQL 1.1 query, or describes the service.",
                                    "responses",
                                    answers),
                            "post",
                            Json.object(
                                    "summary",
                                    "Answers the query of the body.",
                                    "requestBody",
                                    Map.of(
                                            "content",
                                            Json.object(
                                                    "application/sparql-query", Map.of(),
                                                    "application/x-www-form-urlencoded", Map.of())),
                                    "responses",
                                    answers)));
        }
        paths.put(
                "/api/queries",
                Map.of(
                        "get",
                        Json.object(
                                "summary",
                                "How many queries run and wait.",
                                "responses",
                                Map.of("200", Map.of("description", "Their ages and sizes.")))));
        paths.put(
                "/api/queries/{id}",
                Map.of(
                        "delete",
                        Json.object(
                                "summary",
                                "Stops the query that was sent with this X-Request-Id.",
                                "parameters",
                                List.of(pathParameter("id")),
                                "responses",
                                Json.object(
                                        "204",
                                        Map.of("description", "It is told to stop."),
                                        "default",
                                        problem()))));
        return paths;
    }

    private static Map<String, Object> linkedData() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (String path : LinkedDataServlet.PATHS) {
            paths.put(
                    path.replace("*", "{path}"),
                    get(
                            "The thing whose IRI ends with this path, which may have slashes: a page for browsers, or"
                                    + " RDF by `Accept` or by a suffix such as `.ttl`.",
                            "path"));
        }
        paths.put("/catalog", get("All datasets in DCAT 3, in RDF by `Accept`."));
        paths.put("/.well-known/void", get("All datasets in VoID, in RDF by `Accept`."));
        paths.put("/sitemap.xml", get("The pages, for search engines."));
        for (String name : Dumps.namesOf("{city}/{name}")) {
            paths.put(
                    "/dumps/" + name,
                    get(
                            "All triples of a dataset; the same with `.sha256` behind it is its checksum.",
                            "city",
                            "name"));
        }
        paths.put(
                "/graph-store",
                get(
                        "One graph (`?graph=`) or all of them (`?default`), by the SPARQL 1.1 Graph Store HTTP"
                                + " Protocol for reading."));
        paths.put("/health", get("Whether the process answers."));
        paths.put("/ready", get("Whether the knowledge base can be read."));
        paths.put("/metrics", get("Numbers in the text format of Prometheus."));
        return paths;
    }

    private static Map<String, Object> get(String summary, String... variables) {
        return Map.of(
                "get",
                Json.object(
                        "summary",
                        summary,
                        "parameters",
                        Arrays.stream(variables).map(OpenApiDocument::pathParameter).toList(),
                        "responses",
                        Json.object(
                                "200", Map.of("description", "The answer."),
                                "default", problem())));
    }

    private static List<ApiParameter> protocolParameters() {
        return List.of(
                ApiParameter.text("query", "The query."),
                ApiParameter.text("default-graph-uri", "A graph of the default graph."),
                ApiParameter.text("named-graph-uri", "A graph that can be named."),
                ApiParameter.text("format", "The name of a format; wins over `Accept`."),
                ApiParameter.text("timeout", "Seconds that the client is ready to wait."));
    }
}
