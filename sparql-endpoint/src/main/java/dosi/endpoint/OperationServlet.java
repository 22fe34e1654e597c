package dosi.endpoint;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// What who runs a server asks: `/health` whether the process answers, `/ready` whether the knowledge base can be read,
/// `/metrics` numbers for Prometheus.
///
/// The numbers are those of what everybody may see: neither sizes nor the sequence tell of restricted datasets.
final class OperationServlet extends HttpServlet {

    private final transient Shown shown;
    private final transient Serving serving;
    private final transient Indexing indexing;

    OperationServlet(Shown shown, Serving serving, Indexing indexing) {
        this.shown = shown;
        this.serving = serving;
        this.indexing = indexing;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getServletPath()) {
            case "/health" -> json(response, Map.of("status", "up"));
            case "/ready" -> ready(response);
            default -> metrics(response);
        }
    }

    private static void json(HttpServletResponse response, Object document) throws IOException {
        response.setContentType("application/json");
        send(response, Json.MAPPER.writeValueAsBytes(document));
    }

    private static void send(HttpServletResponse response, byte[] body) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// A store that cannot be read ends in the answer to faults, with status 500.
    private void ready(HttpServletResponse response) throws IOException {
        Map<String, Object> document =
                shown.read(
                        view ->
                                Json.object(
                                        "status",
                                        "ready",
                                        "version",
                                        view.version(),
                                        "search",
                                        indexing.ready(view).isPresent()));
        json(response, document);
    }

    /// What is read of the knowledge base.
    private record Sizes(long triples, long sequence, long graphs) {}

    private void metrics(HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder();
        serving.metrics().writeTo(text);
        gauge(text, "dosi_queries_running", "Queries that run.", serving.running().list().size());
        gauge(text, "dosi_queries_waiting", "Queries that wait.", serving.running().waiting());
        gauge(
                text,
                "dosi_result_cache_bytes",
                "Memory of answers that are kept.",
                serving.cache().sizeBytes());
        Sizes sizes =
                shown.read(
                        view ->
                                new Sizes(
                                        view.graphs().values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum(),
                                        sequence(
                                                view.dataset().getGraph(Names.CATALOGUE_GRAPH),
                                                view.graphs().keySet()),
                                        view.graphs().size()));
        gauge(text, "dosi_triples", "Triples that everybody may see.", sizes.triples);
        gauge(text, "dosi_graphs", "Graphs that everybody may see.", sizes.graphs);
        gauge(
                text,
                "dosi_sequence",
                "Number of the last change that everybody may see.",
                sizes.sequence);
        gauge(
                text,
                "dosi_heap_bytes",
                "Memory that the process uses for objects.",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        send(response, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static long sequence(Graph catalogue, Iterable<Node> graphs) {
        long last = 0;
        for (Node graph : graphs) {
            last =
                    Math.max(
                            last,
                            KnowledgeReader.number(catalogue, graph, Names.dosi("graphSequence")));
        }
        return last;
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        Metrics.head(text, name, "gauge", help);
        text.append(name).append(' ').append(value).append('\n');
    }
}
