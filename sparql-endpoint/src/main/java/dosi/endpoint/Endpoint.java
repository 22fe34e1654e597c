package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.graph.GeoFunctions;
import dosi.hub.City;
import dosi.hub.DatasetStatus;
import dosi.hub.Hub;
import dosi.hub.HubStatus;
import dosi.hub.Scope;
import dosi.ontology.Question;
import jakarta.servlet.http.HttpServlet;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;

/// A knowledge base served over HTTP, for reading only.
///
/// `/sparql` and `/{city}/sparql` speak the SPARQL 1.1 Protocol for queries; there is no update. `/` is a page to
/// ask with; `/api/questions` and `/api/status` are what the page shows. Restricted datasets are not in what is served. A query cannot reach other hosts (`SERVICE` is
/// off) nor files, and ends at a time limit.
///
/// The server runs until [#close]; requests are served by its own threads.
public final class Endpoint implements AutoCloseable {

    private final FusekiServer server;

    private Endpoint(FusekiServer server) {
        this.server = server;
    }

    /// Starts serving.
    ///
    /// @param questions the ready questions of the page
    /// @throws ProblemException when the port is taken
    public static Endpoint start(Hub hub, List<Question> questions, EndpointOptions options) {
        GeoFunctions.register();
        EndpointLimits limits = options.limits();
        ResultCache cache = new ResultCache(limits.resultCacheBytes(), limits.cachedAnswerBytes());
        HttpServlet everything =
                new SparqlServlet(new Shown.OfHub(hub, new Scope.Everything()), "", limits, cache);
        Map<String, HttpServlet> servlets = new LinkedHashMap<>();
        servlets.put("/sparql/*", everything);
        servlets.put("/api/query", everything);
        for (City city : hub.catalogue().cities()) {
            Scope scope = new Scope.OfCity(city.name());
            servlets.put(
                    "/" + city.name() + "/sparql",
                    new SparqlServlet(new Shown.OfHub(hub, scope), city.name(), limits, cache));
        }
        servlets.put("/api/questions", new JsonServlet(() -> questions(questions)));
        servlets.put("/api/status", new JsonServlet(() -> status(hub)));
        servlets.put("/*", new PageServlet());
        return start(options, servlets);
    }

    /// Starts serving.
    ///
    /// @param servlets by the paths that they answer
    /// @throws ProblemException when the port is taken
    static Endpoint start(EndpointOptions options, Map<String, HttpServlet> servlets) {
        FusekiServer.Builder builder =
                FusekiServer.create()
                        .port(options.port())
                        .loopback(options.host().equals("localhost"))
                        .fusekiModules(FusekiModules.empty())
                        .addFilter("/*", new RequestFilter());
        servlets.forEach(builder::addServlet);
        FusekiServer server = builder.build();
        try {
            server.start();
        } catch (FusekiException failed) {
            if (failed.getCause() instanceof BindException || isPortTaken(failed)) {
                throw new ProblemException(
                        QueryProblem.PORT_TAKEN.at(Place.of(options.host()), options.port()));
            }
            throw failed;
        }
        return new Endpoint(server);
    }

    private static boolean isPortTaken(FusekiException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return String.valueOf(failed.getMessage()).contains("in use");
    }

    /// The port that is really listened at.
    public int port() {
        return server.getPort();
    }

    /// Waits until the server ends.
    public void join() {
        server.join();
    }

    /// Stops serving; open requests are cut.
    @Override
    public void close() {
        server.stop();
    }

    private static Object questions(List<Question> questions) {
        return questions.stream()
                .map(
                        question ->
                                Map.of(
                                        "id", question.id(),
                                        "title",
                                                Map.of(
                                                        "ko",
                                                        question.title().ko(),
                                                        "en",
                                                        question.title().en()),
                                        "about",
                                                Map.of(
                                                        "ko",
                                                        question.about().ko(),
                                                        "en",
                                                        question.about().en()),
                                        "query", body(question.query())))
                .toList();
    }

    /// The query without the lines that title and sentence are shown for.
    private static String body(String query) {
        return String.join(
                        "\n",
                        query.lines()
                                .filter(line -> !line.matches("# (about-)?(ko|en):.*"))
                                .toList())
                .strip();
    }

    private static Object status(Hub hub) {
        HubStatus status = hub.status();
        List<DatasetStatus> shown =
                status.datasets().stream()
                        .filter(dataset -> dataset.edition().isPresent())
                        .toList();
        return Map.of(
                "cities",
                        shown.stream()
                                .map(dataset -> dataset.identifier().replaceFirst("/.*", ""))
                                .filter(city -> !city.equals("national"))
                                .distinct()
                                .count(),
                "datasets", shown.size(),
                "triples", status.allTriples(),
                "sequence", status.sequence(),
                "list",
                        shown.stream()
                                .map(
                                        dataset ->
                                                Map.of(
                                                        "id", dataset.identifier(),
                                                        "title",
                                                                Map.of(
                                                                        "ko",
                                                                        dataset.titleKo(),
                                                                        "en",
                                                                        dataset.titleEn()),
                                                        "triples", dataset.triples(),
                                                        "rows", dataset.rows()))
                                .toList());
    }
}
