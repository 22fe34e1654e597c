package dosi.endpoint;

import dosi.hub.View;
import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.Txn;

/// A SPARQL service at `/sparql` over a dataset in memory, on a free port of this machine.
record TestServer(
        DatasetGraph dataset,
        AtomicLong version,
        Serving serving,
        Endpoint endpoint,
        TestClient client)
        implements AutoCloseable {

    private record InMemory(DatasetGraph dataset, AtomicLong version) implements Shown {
        @Override
        public <T> T read(Function<View, T> question) {
            return Txn.calculateRead(
                    dataset,
                    () -> {
                        SequencedMap<Node, Long> graphs = new LinkedHashMap<>();
                        dataset.listGraphNodes()
                                .forEachRemaining(
                                        name ->
                                                graphs.put(
                                                        name,
                                                        (long) dataset.getGraph(name).size()));
                        return question.apply(
                                new View(
                                        dataset,
                                        dataset.getDefaultGraph(),
                                        Long.toString(version.get()),
                                        graphs));
                    });
        }
    }

    /// @param trig what is served
    static TestServer of(String trig, EndpointLimits limits) {
        JenaSystem.init();
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        RDFParser.fromString(trig, Lang.TRIG).parse(dataset);
        AtomicLong version = new AtomicLong(1);
        Serving serving = Serving.within(limits);
        Map<String, HttpServlet> servlets =
                Map.of(
                        "/sparql/*",
                        new SparqlServlet(new InMemory(dataset, version), "", serving),
                        "/api/queries/*",
                        new QueriesServlet(serving.running()),
                        "/*",
                        new PageServlet(WebApp.built()));
        Endpoint endpoint =
                Endpoint.start(
                        new EndpointOptions("localhost", 0, limits), servlets, serving, () -> {});
        return new TestServer(dataset, version, serving, endpoint, new TestClient(endpoint.port()));
    }

    /// Adds quads, as a new version.
    void add(String trig) {
        Txn.executeWrite(dataset, () -> RDFParser.fromString(trig, Lang.TRIG).parse(dataset));
        version.incrementAndGet();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
