package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemException;
import dosi.hub.DatasetDescription;
import dosi.hub.Hub;
import dosi.hub.HubOptions;
import dosi.hub.LoadListener;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A knowledge base with the sample of one dataset, asked over real HTTP on this machine.
@TestInstance(Lifecycle.PER_CLASS)
class EndpointTest {

    private static final String COUNT =
            "SELECT (COUNT(*) AS ?count) { GRAPH <https://w3id.org/dosi/graph/national/legal-dong-code>"
                    + " { ?area a <https://w3id.org/dosi/ns/AdministrativeArea> } }";

    private TestClient client;
    private Hub hub;
    private Endpoint endpoint;

    @SuppressWarnings("NullAway.Init")
    EndpointTest() {}

    @BeforeAll
    void start(@TempDir Path folder) {
        JenaSystem.init();
        Path cities = Path.of(System.getProperty("dosi.root", "..")).resolve("cities");
        hub = Hub.open(folder, HubOptions.of(List.of(cities)));
        DatasetDescription areas = hub.catalogue().dataset("national/legal-dong-code");
        hub.load(areas, areas.sampleFiles(), LoadListener.NONE);
        endpoint =
                Endpoint.start(
                        hub,
                        hub.ontology().questions(),
                        new EndpointOptions(
                                "localhost",
                                0,
                                EndpointLimits.DEFAULT.withQueryTimeout(Duration.ofSeconds(2))));
        client = new TestClient(endpoint.port());
    }

    @AfterAll
    void stop() {
        endpoint.close();
        hub.close();
    }

    @Test
    void aQueryByGetIsAnsweredInTheFormatThatIsAskedFor() throws Exception {
        assertTrue(
                get("/sparql?query=" + TestClient.encoded(COUNT), "text/csv")
                        .body()
                        .startsWith("count"));
        assertTrue(
                get("/sparql?query=" + TestClient.encoded(COUNT), "application/sparql-results+json")
                        .body()
                        .contains("\"bindings\""));
        assertTrue(
                get("/sparql?query=" + TestClient.encoded(COUNT), "application/sparql-results+xml")
                        .body()
                        .contains("<sparql"));
    }

    @Test
    void aQueryByPostIsAnsweredAsFormAndAsBody() throws Exception {
        HttpResponse<String> form =
                post(
                        "/sparql",
                        "application/x-www-form-urlencoded",
                        "query=" + TestClient.encoded(COUNT),
                        "text/csv");
        HttpResponse<String> body = post("/sparql", "application/sparql-query", COUNT, "text/csv");
        assertEquals(200, form.statusCode());
        assertEquals(form.body(), body.body());
    }

    @Test
    void aGraphIsAnsweredAsTurtle() throws Exception {
        HttpResponse<String> answer =
                get(
                        "/sparql?query="
                                + TestClient.encoded(
                                        "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t } LIMIT 3"),
                        "text/turtle");
        assertEquals(200, answer.statusCode());
        assertTrue(
                answer.headers().firstValue("Content-Type").orElse("").startsWith("text/turtle"));
    }

    @Test
    void anUpdateIsRefused() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/sparql",
                        "application/sparql-update",
                        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
                        "*/*");
        assertTrue(answer.statusCode() >= 400, "status " + answer.statusCode());
        HttpResponse<String> form =
                post(
                        "/sparql",
                        "application/x-www-form-urlencoded",
                        "update=" + TestClient.encoded("INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
                        "*/*");
        assertTrue(form.statusCode() >= 400, "status " + form.statusCode());
        assertTrue(client.method("PUT", "/sparql?default").statusCode() >= 400);
    }

    @Test
    void aQueryCannotCallAnotherHost() throws Exception {
        HttpResponse<String> answer =
                get(
                        "/sparql?query="
                                + TestClient.encoded(
                                        "SELECT * { SERVICE <http://localhost:"
                                                + endpoint.port()
                                                + "/sparql> { ?s ?p ?o } }"),
                        "text/csv");
        assertTrue(answer.statusCode() >= 400, "status " + answer.statusCode());
    }

    @Test
    void aQueryThatTakesTooLongSaysSo() throws Exception {
        String endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
        assertEquals(
                503, get("/sparql?query=" + TestClient.encoded(endless), "text/csv").statusCode());
        HttpResponse<String> page =
                post("/api/query", "application/sparql-query", endless, "text/csv");
        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("QUERY-103"), page.body());
    }

    @Test
    void thePageAsksWithoutDeclaringPrefixes() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/api/query",
                        "application/sparql-query",
                        "SELECT ?code { ?area dosi:legalDongCode ?code } ORDER BY ?code LIMIT 1",
                        "application/sparql-results+json");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"code\""), answer.body());
    }

    @Test
    void aMistakeInAQueryIsToldWithItsLineInBothLanguages() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/api/query",
                        "application/sparql-query",
                        "SELECT ?x\n{ ?x ctiy:name ?y }",
                        "*/*");
        assertEquals(400, answer.statusCode());
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("query:2:"), answer.body());
        assertTrue(answer.body().contains("unknown prefix 'ctiy:'"), answer.body());
        assertTrue(answer.body().contains("알 수 없는 접두어"), answer.body());
    }

    @Test
    void questionsAndStatusAreJson() throws Exception {
        assertTrue(get("/api/questions", "*/*").body().startsWith("["));
        String status = get("/api/status", "*/*").body();
        assertTrue(status.contains("\"national/legal-dong-code\""), status);
        String area = get("/api/entity?iri=did:area/2711090100", "*/*").body();
        assertTrue(area.contains("legal-dong-code-2024-sample.csv"), area);
    }

    @Test
    void aTakenPortIsToldWithWhatToDo() {
        ProblemException taken =
                assertThrows(
                        ProblemException.class,
                        () ->
                                Endpoint.start(
                                        hub,
                                        List.of(),
                                        EndpointOptions.LOCAL.withPort(endpoint.port())));
        assertTrue(taken.getMessage().contains("[QUERY-201]"), taken.getMessage());
        assertFalse(taken.problems().isEmpty());
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return client.get(path, "Accept", accept);
    }

    private HttpResponse<String> post(String path, String type, String body, String accept)
            throws Exception {
        return client.post(path, type, body, "Accept", accept);
    }
}
