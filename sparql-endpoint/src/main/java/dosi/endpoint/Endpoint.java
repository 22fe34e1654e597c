package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.graph.GeoFunctions;
import dosi.hub.City;
import dosi.hub.Hub;
import dosi.hub.Scope;
import dosi.ontology.Question;
import jakarta.servlet.http.HttpServlet;
import java.net.BindException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
/// `/sparql` and `/{city}/sparql` speak the SPARQL 1.1 Protocol for queries; there is no update. `/api` answers in JSON
/// without SPARQL, `/` is a page to ask with. Restricted datasets are not in what is served. A query cannot reach
/// other hosts (`SERVICE` is off) nor files, and ends at a time limit.
///
/// The server runs until [#close]; requests are served by its own threads.
public final class Endpoint implements AutoCloseable {

    private static final int OUTPUT_BUFFER_BYTES = 32 << 10;

    /// How long a connection without a request stays open when the server stops.
    private static final long SHUTDOWN_IDLE_MILLIS = 100;

    private static final String CATALOGUE_PAGE =
            "/explore?iri="
                    + URLEncoder.encode(Names.CATALOGUE_GRAPH.getURI(), StandardCharsets.UTF_8);

    private final FusekiServer server;
    private final Serving serving;
    private final Runnable closing;
    private final Set<String> paths;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Endpoint(FusekiServer server, Serving serving, Runnable closing, Set<String> paths) {
        this.server = server;
        this.serving = serving;
        this.closing = closing;
        this.paths = Set.copyOf(paths);
    }

    /// Starts serving.
    ///
    /// @param questions the ready questions of the page
    /// @throws ProblemException when the port is taken
    public static Endpoint start(Hub hub, List<Question> questions, EndpointOptions options) {
        GeoFunctions.register();
        Serving serving = Serving.within(options.limits());
        Shown shown = new Shown.OfHub(hub, new Scope.Everything());
        SparqlServlet everything = new SparqlServlet(shown, "", serving);
        Indexing indexing = new Indexing(shown, questions, Indexing.ENTITIES_MAX);
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
        servlets.put(
                "/api/*",
                new ApiServlet(
                        shown,
                        serving,
                        ApiRoutes.of(hub, questions, serving, everything, indexing)));
        PageServlet pages = new PageServlet(WebApp.built());
        Dumps dumps = new Dumps();
        for (String path : LinkedDataServlet.PATHS) {
            servlets.put(path, new LinkedDataServlet(shown, serving, pages));
        }
        for (String path : List.of("/health", "/ready", "/metrics")) {
            servlets.put(path, new OperationServlet(shown, serving, indexing));
        }
        servlets.put("/graph-store", new GraphStoreServlet(shown, everything));
        servlets.put("/catalog", catalogue(shown, serving));
        servlets.put("/.well-known/void", describing(shown, serving, indexing));
        servlets.put("/sitemap.xml", new SitemapServlet(shown));
        servlets.put("/dumps/*", new DumpsServlet(shown, serving, dumps));
        servlets.put("/*", pages);
        return start(
                options,
                servlets,
                serving,
                () -> {
                    indexing.close();
                    dumps.close();
                });
    }

    private static HttpServlet catalogue(Shown shown, Serving serving) {
        return new DocumentServlet(
                shown, serving, CatalogueDocuments::dcat, _ -> "", CATALOGUE_PAGE);
    }

    private static HttpServlet describing(Shown shown, Serving serving, Indexing indexing) {
        return new DocumentServlet(
                shown,
                serving,
                (view, server) -> CatalogueDocuments.voidOf(view, server, indexing.ready(view)),
                view -> Boolean.toString(indexing.ready(view).isPresent()),
                CATALOGUE_PAGE);
    }

    /// Starts serving.
    ///
    /// @param servlets by the paths that they answer
    /// @param closing ends what works for the servlets in the background
    /// @throws ProblemException when the port is taken
    static Endpoint start(
            EndpointOptions options,
            Map<String, HttpServlet> servlets,
            Serving serving,
            Runnable closing) {
        FusekiServer.Builder builder =
                FusekiServer.create()
                        .port(options.port())
                        .loopback(options.host().equals("localhost"))
                        .fusekiModules(FusekiModules.empty())
                        .addFilter("/*", new RequestFilter(serving.metrics()));
        servlets.forEach(builder::addServlet);
        FusekiServer server = builder.build();
        configure(server.getJettyServer(), options);
        try {
            server.start();
        } catch (FusekiException failed) {
            closing.run();
            serving.close();
            if (failed.getCause() instanceof BindException || isPortTaken(failed)) {
                throw new ProblemException(
                        QueryProblem.PORT_TAKEN.at(Place.of(options.host()), options.port()));
            }
            throw failed;
        }
        return new Endpoint(server, serving, closing, servlets.keySet());
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

    /// The paths that are answered, as servlets name them: `/*` at the end stands for everything below.
    Set<String> paths() {
        return paths;
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
            closing.run();
            serving.close();
        }
    }
}
