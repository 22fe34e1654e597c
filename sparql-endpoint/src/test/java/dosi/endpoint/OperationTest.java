package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What operators ask a running server.
@TestInstance(Lifecycle.PER_CLASS)
class OperationTest {

    private static final Pattern LINE =
            Pattern.compile(
                    "# (HELP|TYPE) [a-z_]+ .+" + "|[a-z_]+(\\{[a-z]+=\"[^\"]+\"})? [0-9.eE+-]+");

    private LoadedServer server;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    OperationTest() {}

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
    void healthAndReadinessAreTold() throws Exception {
        assertEquals("up", server.json("/health").get("status").asText());
        assertEquals("ready", server.json("/ready").get("status").asText());
        assertEquals("no-store", field(client.get("/ready"), "Cache-Control"));
    }

    @Test
    void theNumbersAreInTheFormatOfPrometheus() throws Exception {
        HttpResponse<String> metrics = client.get("/metrics");
        assertTrue(
                field(metrics, "Content-Type").startsWith("text/plain; version=0.0.4")
                        || field(metrics, "Content-Type").startsWith("text/plain;version=0.0.4"),
                field(metrics, "Content-Type"));
        metrics.body().lines().forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
        assertEquals(
                Double.parseDouble(number("dosi_query_seconds_bucket{le=\"+Inf\"}")),
                Double.parseDouble(number("dosi_query_seconds_count")));
    }

    @Test
    void queriesAreCountedByHowTheyEnd() throws Exception {
        double answered = count("answered");
        double cached = count("cached");
        double notModified = count("not_modified");
        double refused = count("refused");
        double limits = Double.parseDouble(number("dosi_limits_hit_total{code=\"QUERY-112\"}"));
        String query = "SELECT * { ?s a dosi:ParkingLot } LIMIT 2";
        HttpResponse<String> first = client.query(query, "text/csv");
        client.query(query, "text/csv");
        client.get(
                "/sparql?query=" + encoded(query),
                "Accept",
                "text/csv",
                "If-None-Match",
                field(first, "ETag"));
        client.query("SELECT nothing", "text/csv");
        client.query("SELECT * { FILTER REGEX('a', '((a{1,1000}){1,1000}){1,1000}') }", "text/csv");
        assertEquals(answered + 1, count("answered"));
        assertEquals(cached + 1, count("cached"));
        assertEquals(notModified + 1, count("not_modified"));
        assertEquals(
                limits + 1,
                Double.parseDouble(number("dosi_limits_hit_total{code=\"QUERY-112\"}")));
        assertTrue(count("refused") > refused);
    }

    @Test
    void sizesAndSequenceTellNothingOfRestrictedDatasets() throws Exception {
        String triples = number("dosi_triples");
        String sequence = number("dosi_sequence");
        assertTrue(Long.parseLong(triples) > 0);
        assertTrue(Long.parseLong(sequence) > 0);
        server.loadSecrets("metrics", 9);
        assertEquals(triples, number("dosi_triples"));
        assertEquals(sequence, number("dosi_sequence"));
        assertFalse(client.get("/metrics").body().contains("secrets"));
    }

    @Test
    void everyAnswerHasANumberAndIsProtected() throws Exception {
        for (String path :
                List.of(
                        "/",
                        "/sparql",
                        "/api/datasets",
                        "/api/nothing",
                        "/id/area/2711090100",
                        "/dumps/daegu/parking.nt.gz.sha256",
                        "/metrics",
                        "/nothing")) {
            HttpResponse<String> answer = client.get(path, "X-Request-Id", "request-1234");
            assertEquals("request-1234", field(answer, "X-Request-Id"), path);
            assertEquals("nosniff", field(answer, "X-Content-Type-Options"), path);
            assertEquals("DENY", field(answer, "X-Frame-Options"), path);
            assertEquals("no-referrer", field(answer, "Referrer-Policy"), path);
            assertTrue(
                    field(answer, "Content-Security-Policy").contains("frame-ancestors 'none'"),
                    path);
            assertEquals("", field(answer, "Access-Control-Allow-Credentials"), path);
            assertEquals("", field(answer, "Server"), path);
        }
    }

    @Test
    void aSlowQueryIsToldByItsHashAndNotByItsText() {
        List<String> lines = new ArrayList<>();
        Metrics metrics = new Metrics(Duration.ofSeconds(1), lines::add);
        metrics.query("r-1", "SELECT 'quick'", Metrics.Outcome.ANSWERED, 999_999_999L);
        metrics.query("r-2", "SELECT 'secret'", Metrics.Outcome.STOPPED, 2_500_000_000L);
        assertEquals(
                List.of(
                        "slow query request=r-2 query_sha256="
                                + Metrics.hash("SELECT 'secret'")
                                + " outcome=stopped milliseconds=2500"),
                lines);
        StringBuilder text = new StringBuilder();
        metrics.writeTo(text);
        assertTrue(
                text.toString().contains("dosi_query_seconds_bucket{le=\"1\"} 1\n"),
                text::toString);
        assertTrue(text.toString().contains("dosi_query_seconds_bucket{le=\"5\"} 2\n"));
        assertTrue(text.toString().contains("dosi_query_seconds_sum 3.499999999\n"));
    }

    private double count(String outcome) throws Exception {
        return Double.parseDouble(number("dosi_queries_total{outcome=\"" + outcome + "\"}"));
    }

    private String number(String name) throws Exception {
        return client.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("0");
    }
}
