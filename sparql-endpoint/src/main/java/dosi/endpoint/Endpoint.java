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
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/// A knowledge base served over HTTP, for reading only.
///
/// `/sparql` and `/{city}/sparql` speak the SPARQL 1.1 Protocol for queries; there is no update. `/` is a page to
/// ask with; `/api/questions` and `/api/status` are what the page shows. Restricted datasets are not in what is served. A query cannot reach other hosts (`SERVICE` is
/// off) nor files, and ends at a time limit.
///
/// The server runs until [#close]; requests are served by its own threads.
public final class Endpoint implements AutoCloseable {

    private static final int OUTPUT_BUFFER_BYTES = 32 << 10;

    /// How long a connection without a request stays open when the server stops.
    private static final long SHUTDOWN_IDLE_MILLIS = 100;

    private final FusekiServer server;
    private final Serving serving;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Endpoint(FusekiServer server, Serving serving) {
        this.server = server;
        this.serving = serving;
    }

    /// Starts serving.
    ///
    /// @param questions the ready questions of the page
    /// @throws ProblemException when the port is taken
    public static Endpoint start(Hub hub, List<Question> questions, EndpointOptions options) {
        GeoFunctions.register();
        Serving serving = Serving.within(options.limits());
        HttpServlet everything =
                new SparqlServlet(new Shown.OfHub(hub, new Scope.Everything()), "", serving);
        Map<String, HttpServlet> servlets = new LinkedHashMap<>();
        servlets.put("/sparql/*", everything);
        servlets.put("/api/query", everything);
        for (City city : hub.catalogue().cities()) {
            Scope scope = new Scope.OfCity(city.name());
            servlets.put(
                    "/" + city.name() + "/sparql",
                    new SparqlServlet(new Shown.OfHub(hub, scope), city.name(), serving));
        }
        servlets.put("/api/queries/*", new QueriesServlet(serving.running()));
        servlets.put("/api/questions", new JsonServlet(() -> questions(questions)));
        servlets.put("/api/status", new JsonServlet(() -> status(hub)));
        servlets.put("/*", new PageServlet(WebApp.built()));
        return start(options, servlets, serving);
    }

    /// Starts serving.
    ///
    /// @param servlets by the paths that they answer
    /// @throws ProblemException when the port is taken
    static Endpoint start(
            EndpointOptions options, Map<String, HttpServlet> servlets, Serving serving) {
        FusekiServer.Builder builder =
                FusekiServer.create()
                        .port(options.port())
                        .loopback(options.host().equals("localhost"))
                        .fusekiModules(FusekiModules.empty())
                        .addFilter("/*", new RequestFilter());
        servlets.forEach(builder::addServlet);
        FusekiServer server = builder.build();
        configure(server.getJettyServer(), options);
        try {
            server.start();
        } catch (FusekiException failed) {
            serving.close();
            if (failed.getCause() instanceof BindException || isPortTaken(failed)) {
                throw new ProblemException(
                        QueryProblem.PORT_TAKEN.at(Place.of(options.host()), options.port()));
            }
            throw failed;
        }
        return new Endpoint(server, serving);
    }

    private static void configure(Server jetty, EndpointOptions options) {
        EndpointLimits limits = options.limits();
        for (Connector connector : jetty.getConnectors()) {
            HttpConfiguration http =
                    connector
                            .getConnectionFactory(HttpConnectionFactory.class)
                            .getHttpConfiguration();
            http.setRequestHeaderSize(limits.headerBytes());
            http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
            http.setSendServerVersion(false);
            if (connector instanceof ServerConnector listening) {
                listening.setHost(options.host());
                listening.setIdleTimeout(limits.idle().toMillis());
                listening.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
            }
        }
        jetty.setHandler(new GracefulHandler(jetty.getHandler()));
        // Queries are told to stop after the grace; then their threads need a moment.
        jetty.setStopTimeout(limits.stopGrace().plusSeconds(2).toMillis());
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

    /// Takes no more requests, lets the running ones end within the grace of the limits, stops what then still
    /// runs, and ends.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            serving.running().stopAllAfter(serving.limits().stopGrace());
            server.stop();
            serving.close();
        }
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
