package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The Graph Store HTTP Protocol for reading.
@TestInstance(Lifecycle.PER_CLASS)
class GraphStoreTest {

    private static final String PARKING =
            "/graph-store?graph=" + encoded("https://w3id.org/dosi/graph/daegu/parking");

    private LoadedServer server;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    GraphStoreTest() {}

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = LoadedServer.in(folder);
        client = server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aGraphIsGivenWholeInTheFormatAskedFor() throws Exception {
        HttpResponse<String> turtle = client.get(PARKING, "Accept", "text/turtle");
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(turtle.body(), Lang.TURTLE).parse(graph);
        assertEquals(
                server.json("/api/datasets/daegu/parking").get("triples").asInt(), graph.size());
        Graph lines = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        client.get(PARKING, "Accept", "application/n-triples").body(),
                        Lang.NTRIPLES)
                .parse(lines);
        assertTrue(lines.isIsomorphicWith(graph));
        assertEquals(
                304,
                client.get(PARKING, "Accept", "text/turtle", "If-None-Match", field(turtle, "ETag"))
                        .statusCode());
        HttpResponse<String> head = client.method("HEAD", PARKING, "Accept", "text/turtle");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
    }

    @Test
    void theDefaultGraphIsTheUnionOfWhatIsShown() throws Exception {
        Graph all = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        client.get("/graph-store?default", "Accept", "application/n-triples")
                                .body(),
                        Lang.NTRIPLES)
                .parse(all);
        assertEquals(
                client.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")
                        .body()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElse(""),
                Integer.toString(all.size()));
    }

    @Test
    void restrictedGraphsAreNotThereAndNothingCanBeWritten() throws Exception {
        String secrets =
                "/graph-store?graph=" + encoded("https://w3id.org/dosi/graph/nowhere/secrets");
        HttpResponse<String> hidden = client.get(secrets);
        HttpResponse<String> unknown =
                client.get("/graph-store?graph=" + encoded("https://w3id.org/dosi/graph/no/such"));
        assertEquals(404, hidden.statusCode());
        assertEquals(hidden.body().replace("nowhere/secrets", "no/such"), unknown.body());
        assertFalse(
                client.get("/graph-store?default", "Accept", "application/n-triples")
                        .body()
                        .contains("/secret/"));
        for (String method : new String[] {"PUT", "DELETE", "PATCH"}) {
            assertEquals(405, client.method(method, PARKING).statusCode(), method);
        }
        assertEquals(405, client.post(PARKING, "text/turtle", "<a:b> <c:d> <e:f> .").statusCode());
    }

    @Test
    void exactlyOneGraphIsNamed() throws Exception {
        assertTrue(client.get("/graph-store").body().contains("QUERY-325"));
        assertTrue(client.get(PARKING + "&default").body().contains("QUERY-325"));
        assertTrue(client.get("/graph-store?graph=parking").body().contains("QUERY-304"));
        assertEquals(
                400, client.get("/graph-store?graph=" + encoded("https://a/> <b")).statusCode());
    }
}
