package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stranger may try with a public endpoint, and what comes of it.
class AttackTest {

    /// Never ends: a hundred things joined four times with nothing in common.
    private static final String ENDLESS =
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?q ?r }";

    private static final String THINGS =
            IntStream.range(0, 100)
                    .mapToObj(
                            index ->
                                    "<http://e/%d> <http://e/next> <http://e/%d> ; <http://e/name> 'a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,%d' ."
                                            .formatted(index, (index + 1) % 100, index))
                    .collect(Collectors.joining("\n"));

    private TestServer server;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    AttackTest() {}

    private void serve(LimitsForTest limits) {
        server = TestServer.of(THINGS, limits.limits());
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENDLESS,
                "ASK { ?s <http://e/name> ?n FILTER(REGEX(CONCAT(?n, ?n, ?n), '(.*,){25}P')) }",
                "ASK { FILTER(REGEX('a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,a,b,c,d,e,f', '(.*,){25}P')) }",
                "ASK { ?s <http://e/name> ?n FILTER(REPLACE(CONCAT(?n, ?n), '(.*,){25}P', '') = 'x') }",
                "SELECT * { ?a (<http://e/next>|^<http://e/next>)* ?b . ?b (<http://e/next>+/<http://e/next>*)* ?c . ?c <http://e/next>* ?d } ORDER BY ?d",
                "SELECT (MAX(?x) AS ?m) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l BIND(STRLEN(STR(?a)) AS ?x) }",
                "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?q ?r FILTER(?a = ?r) FILTER(?a != ?r) }",
                "DESCRIBE ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?q ?r FILTER(?a = ?r) FILTER(?a != ?r) }",
                "SELECT * { { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?q ?r } } ?s ?p ?n }",
                "ASK { FILTER NOT EXISTS { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a = ?l) FILTER(?a != ?l) } }"
            })
    void theTimeLimitStopsWhateverRuns(String query) throws Exception {
        serve(new LimitsForTest().queryTimeout(Duration.ofSeconds(1)));
        HttpResponse<String> answer = client.query(query, "*/*");
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("QUERY-103"), answer.body());
        assertTrue(idle(), "it still runs");
    }

    private boolean idle() {
        return eventually(() -> server.serving().running().list().isEmpty());
    }

    /// Looks again and again, for ten seconds at most.
    private static boolean eventually(BooleanSupplier wanted) {
        for (int round = 0; round < 200; round++) {
            if (wanted.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }
        return false;
    }

    @Test
    void aClientMayAskForLessTimeAndNotForMore() throws Exception {
        serve(new LimitsForTest().queryTimeout(Duration.ofSeconds(2)));
        String path = "/sparql?query=" + encoded(ENDLESS);
        assertTrue(client.get(path + "&timeout=0.2").body().contains("after 0.2 seconds"));
        assertTrue(client.get(path + "&timeout=3600").body().contains("after 2 seconds"));
    }

    @Test
    void anAnswerThatTheTimeLimitCutsIsBroken() {
        serve(new LimitsForTest().queryTimeout(Duration.ofSeconds(1)).bufferBytes(1000));
        assertThrows(
                IOException.class,
                () ->
                        client.query(
                                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
                                "text/csv"));
        assertTrue(idle());
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT * { ?a ?b ?c . ?d ?e ?f }, application/sparql-results+json, '\"partial\":\"This answer was cut'",
        "SELECT * { ?a ?b ?c . ?d ?e ?f }, application/sparql-results+xml, '<!-- This answer was cut'",
        "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }, application/n-triples, '# This answer was cut'",
        "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }, text/turtle, '# This answer was cut'",
        "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }, application/n-quads, '# This answer was cut'",
        "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }, application/trig, '# This answer was cut'"
    })
    void anAnswerThatTheRowLimitCutsSaysSo(String query, String accept, String notice)
            throws Exception {
        for (int buffer : new int[] {100, 1 << 20}) {
            serve(new LimitsForTest().answer(500, 1 << 30).bufferBytes(buffer));
            HttpResponse<String> answer = client.query(query, accept);
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains(notice), answer.body());
            assertEquals(buffer > 100, !field(answer, "Dosi-Partial").isEmpty());
            HttpResponse<String> whole = client.query(query + " LIMIT 500", accept);
            assertFalse(whole.body().contains(notice), whole.body());
            assertEquals("", field(whole, "Dosi-Partial"));
            stop();
        }
        serve(new LimitsForTest());
    }

    @Test
    void theByteLimitCutsToo() throws Exception {
        serve(new LimitsForTest().answer(1_000_000, 20_000));
        HttpResponse<String> answer =
                client.query("SELECT * { ?a ?b ?c . ?d ?e ?f }", "application/sparql-results+json");
        assertTrue(answer.body().contains("\"partial\""));
        assertTrue(answer.body().length() < 25_000, answer.body().length() + " characters");
    }

    @Test
    void aFormatThatCannotSayThatItWasCutIsRefused() throws Exception {
        serve(new LimitsForTest().answer(500, 1 << 30));
        for (String accept : List.of("text/csv", "text/tab-separated-values")) {
            HttpResponse<String> answer = client.query("SELECT * { ?a ?b ?c . ?d ?e ?f }", accept);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("QUERY-113"), answer.body());
        }
        stop();
        serve(new LimitsForTest().answer(30_000, 1 << 30).bufferBytes(100));
        assertThrows(
                IOException.class,
                () -> client.query("SELECT * { ?a ?b ?c . ?d ?e ?f }", "text/csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c",
                "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c LIMIT 1000000",
                "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f } }",
                "SELECT ?a ?f { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?f",
                "SELECT ?a ?f (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?f",
                "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
                "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?f))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
                "SELECT (SUM(DISTINCT STRLEN(STR(?a)) + RAND()) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
                "SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
                "SELECT (GROUP_CONCAT(DISTINCT ?x) AS ?n) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?f)) AS ?x) }",
                "SELECT * { { SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 9999999 } { SELECT * { ?a ?b ?c . ?g ?h ?i } LIMIT 9999999 } }",
                "SELECT * { ?a ?b ?c OPTIONAL { SELECT * { ?d ?e ?f . ?g ?h ?i } LIMIT 9999999 } }",
                "SELECT * { ?a ?b ?c MINUS { ?a ?e ?f . ?g ?h ?i } }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f } VALUES (?a ?d) { (<http://e/1> UNDEF) (UNDEF <http://e/2>) }",
                "DESCRIBE ?x { ?a ?b ?c . ?d ?e ?f BIND(IRI(CONCAT(STR(?a), STR(?f))) AS ?x) }"
            })
    void whatAQueryHoldsInMemoryIsBounded(String query) throws Exception {
        serve(new LimitsForTest().heldRows(5000));
        HttpResponse<String> answer = client.query(query, "*/*");
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("QUERY-109"), answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONCAT(?y, ?y) | 110",
                "CONCAT(?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y) | 110",
                "ENCODE_FOR_URI(CONCAT('%', ?y, '%', ?y)) | 110",
                "REPLACE(?y, '.', 'xxxxxxxxxxxxxxxx') | 110",
                "REPLACE(?y, '(.)', '$1$1$1$1$1$1') | 110"
            })
    void aTextCannotGrowWithoutBound(String growth, int code) throws Exception {
        serve(new LimitsForTest().textChars(100_000));
        StringBuilder query = new StringBuilder("SELECT ?x40 { ?s <http://e/name> ?x0 ");
        for (int step = 0; step < 40; step++) {
            query.append("BIND(")
                    .append(growth.replace("?y", "?x" + step))
                    .append(" AS ?x")
                    .append(step + 1)
                    .append(") ");
        }
        HttpResponse<String> answer = client.query(query.append("}").toString(), "*/*");
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("QUERY-" + code), answer.body());
    }

    @Test
    void aConstantTextCannotGrowWhileTheQueryIsPlanned() throws Exception {
        serve(new LimitsForTest().textChars(100_000));
        String text = "'0123456789'";
        for (int step = 0; step < 12; step++) {
            text = "CONCAT(" + text + "," + text + ")";
        }
        String query = "SELECT (STRLEN(CONCAT(" + (text + ",").repeat(4) + "'')) AS ?n) {}";
        HttpResponse<String> answer =
                client.post("/sparql", "application/sparql-query", query, "Accept", "text/csv");
        assertTrue(
                answer.body().contains("QUERY-110") || answer.statusCode() == 413, answer.body());
    }

    @Test
    void aNumberCannotGrowWithoutBound() throws Exception {
        serve(new LimitsForTest());
        StringBuilder query = new StringBuilder("SELECT ?x50 { BIND(1234567890123456789 AS ?x0) ");
        for (int step = 0; step < 50; step++) {
            query.append("BIND(?x%d * ?x%d AS ?x%d) ".formatted(step, step, step + 1));
        }
        HttpResponse<String> answer = client.query(query.append("}").toString(), "*/*");
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("QUERY-111"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(?:){2147483647}){2147483647}",
                "(a{1,1000}){1,1000}{1,1000}",
                "a{9999999}",
                "(?:){5000,}{5000,}"
            })
    void aPatternThatRepeatsNothingIsRefused(String pattern) throws Exception {
        serve(new LimitsForTest().queryTimeout(Duration.ofSeconds(5)));
        for (String call : List.of("REGEX(?n, '%s')", "REPLACE(?n, '%s', '-') = ''")) {
            HttpResponse<String> answer =
                    client.query(
                            "ASK { ?s <http://e/name> ?n FILTER(" + call.formatted(pattern) + ") }",
                            "*/*");
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("QUERY-112"), answer.body());
        }
    }

    @Test
    void aPatternThatOverflowsTheStackIsToldAsSuch() throws Exception {
        serve(new LimitsForTest());
        HttpResponse<String> answer =
                client.query(
                        "SELECT ?x { { SELECT (GROUP_CONCAT(?c; separator='') AS ?all) { ?a <http://e/name> ?c . ?d <http://e/name> ?f } }"
                                + " BIND(REGEX(?all, '^(,|[^,])*$') AS ?x) }",
                        "*/*");
        assertTrue(answer.statusCode() == 400 || answer.statusCode() == 200, answer.body());
        assertFalse(answer.body().contains("StackOverflow"), answer.body());
        assertEquals(200, client.query("ASK {}", "*/*").statusCode());
    }

    @Test
    void theWorkEndsWhenTheClientIsGone() throws Exception {
        serve(new LimitsForTest().queryTimeout(Duration.ofMinutes(5)));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
            socket.getOutputStream().write(request(ENDLESS).getBytes(StandardCharsets.US_ASCII));
            assertTrue(eventually(() -> !server.serving().running().list().isEmpty()));
        }
        assertTrue(idle(), "it still runs though nobody waits");
    }

    private static String request(String query) {
        return "GET /sparql?format=csv&query=%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(encoded(query));
    }

    @Test
    void aRequestThatComesEarlyIsAnsweredNext() throws Exception {
        serve(new LimitsForTest().queryTimeout(Duration.ofSeconds(2)));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
            socket.getOutputStream().write(request(ENDLESS).getBytes(StandardCharsets.US_ASCII));
            assertTrue(eventually(() -> !server.serving().running().list().isEmpty()));
            String next =
                    request("SELECT (123454321 AS ?x) {}")
                            .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(next.getBytes(StandardCharsets.US_ASCII));
            String both = read(socket.getInputStream());
            assertTrue(both.contains("QUERY-103"), both);
            assertTrue(both.contains("123454321"), both);
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whoAskedCanCancel() throws Exception {
        serve(new LimitsForTest().queryTimeout(Duration.ofMinutes(5)));
        CompletableFuture<HttpResponse<String>> waiting =
                client.http()
                        .sendAsync(
                                client.builder(
                                                "/sparql?query=" + encoded(ENDLESS),
                                                "X-Request-Id",
                                                "my-own-request-1")
                                        .build(),
                                BodyHandlers.ofString());
        assertTrue(eventually(() -> !server.serving().running().list().isEmpty()));
        String list = client.get("/api/queries").body();
        assertTrue(list.contains("\"milliseconds\""), list);
        assertFalse(list.contains("my-own-request-1"), list);
        assertEquals(404, client.method("DELETE", "/api/queries/another-request").statusCode());
        assertEquals(204, client.method("DELETE", "/api/queries/my-own-request-1").statusCode());
        HttpResponse<String> answer = waiting.get();
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("QUERY-114"), answer.body());
        assertTrue(idle());
    }

    @Test
    void whenAllPlacesAreTakenOthersAreToldToComeAgain() throws Exception {
        serve(
                new LimitsForTest()
                        .queryTimeout(Duration.ofSeconds(20))
                        .queries(1, 0, Duration.ofSeconds(1)));
        CompletableFuture<HttpResponse<String>> first =
                client.http()
                        .sendAsync(
                                client.builder(
                                                "/sparql?query=" + encoded(ENDLESS),
                                                "X-Request-Id",
                                                "the-first-one")
                                        .build(),
                                BodyHandlers.ofString());
        assertTrue(eventually(() -> !server.serving().running().list().isEmpty()));
        HttpResponse<String> second = client.query("ASK {}", "*/*");
        assertEquals(503, second.statusCode());
        assertTrue(second.body().contains("QUERY-115"), second.body());
        assertEquals("5", field(second, "Retry-After"));
        client.method("DELETE", "/api/queries/the-first-one");
        assertEquals(503, first.get().statusCode());
        assertEquals(200, client.query("ASK {}", "*/*").statusCode());
    }

    @Test
    void aStopLetsRunningQueriesEndAndThenEndsThem() throws Exception {
        serve(
                new LimitsForTest()
                        .queryTimeout(Duration.ofMinutes(5))
                        .stopGrace(Duration.ofMillis(300)));
        CompletableFuture<HttpResponse<String>> waiting =
                client.http()
                        .sendAsync(
                                client.builder("/sparql?query=" + encoded(ENDLESS)).build(),
                                BodyHandlers.ofString());
        assertTrue(eventually(() -> !server.serving().running().list().isEmpty()));
        server.close();
        HttpResponse<String> answer = waiting.get();
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("QUERY-116"), answer.body());
    }

    @Test
    void noFileAndNoHostIsReadByFrom(@TempDir Path folder) throws Exception {
        serve(new LimitsForTest());
        Path file =
                Files.writeString(
                        folder.resolve("secret.ttl"), "<http://x/> <http://y/> 'secret' .");
        try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String host = "http://localhost:" + trap.getLocalPort() + "/secret.ttl";
            for (String from : List.of(file.toUri().toString(), host)) {
                for (String query :
                        List.of(
                                "SELECT * FROM <%s> { ?s ?p ?o }",
                                "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
                                "SELECT * FROM <%1$s> FROM NAMED <%1$s> { GRAPH <%1$s> { ?s ?p ?o } }",
                                "DESCRIBE <http://x/> FROM <%s>")) {
                    HttpResponse<String> answer = client.query(query.formatted(from), "*/*");
                    assertEquals(200, answer.statusCode(), answer.body());
                    assertFalse(answer.body().contains("'secret'"), answer.body());
                    assertFalse(answer.body().contains("\"secret\""), answer.body());
                }
                HttpResponse<String> byRequest =
                        client.get(
                                "/sparql?query="
                                        + encoded("SELECT * { ?s ?p ?o }")
                                        + "&default-graph-uri="
                                        + encoded(from));
                assertFalse(byRequest.body().contains("secret"), byRequest.body());
            }
            trap.setSoTimeout(200);
            assertThrows(IOException.class, trap::accept);
        }
    }

    @Test
    void nothingIsLoadedOrWritten() throws Exception {
        serve(new LimitsForTest());
        for (String update :
                List.of("LOAD <file:///etc/hostname>", "DROP ALL", "CREATE GRAPH <http://g/>")) {
            HttpResponse<String> direct =
                    client.post("/sparql", "application/sparql-update", update);
            assertEquals(403, direct.statusCode());
            HttpResponse<String> asQuery = client.query(update, "*/*");
            assertEquals(400, asQuery.statusCode());
        }
    }

    @Test
    void noCallbackIsWrittenAroundAnAnswer() throws Exception {
        serve(new LimitsForTest());
        HttpResponse<String> answer =
                client.get("/sparql?query=ASK%7B%7D&callback=alert(1)//&output=json");
        assertFalse(answer.body().contains("alert"), answer.body());
        assertEquals("application/sparql-results+json", field(answer, "Content-Type"));
    }

    @Test
    void everyAnswerCarriesTheFieldsThatKeepBrowsersSafe() throws Exception {
        serve(new LimitsForTest());
        for (String path :
                List.of("/", "/sparql", "/sparql?query=ASK%7B%7D", "/sparql?query=x", "/no")) {
            HttpResponse<String> answer = client.get(path);
            assertEquals("nosniff", field(answer, "X-Content-Type-Options"), path);
            assertEquals("DENY", field(answer, "X-Frame-Options"), path);
            assertEquals("no-referrer", field(answer, "Referrer-Policy"), path);
            String policy = field(answer, "Content-Security-Policy");
            assertTrue(policy.contains("frame-ancestors 'none'"), path + ": " + policy);
            assertFalse(policy.contains("unsafe"), path + ": " + policy);
            assertEquals("", field(answer, "Server"), path);
        }
    }

    @Test
    void aLongRequestIsRefused() throws Exception {
        serve(new LimitsForTest());
        String long1 = "ASK { FILTER('" + "x".repeat(200_000) + "' = '') }";
        assertEquals(413, client.post("/sparql", "application/sparql-query", long1).statusCode());
        assertEquals(
                413,
                client.post(
                                "/sparql",
                                "application/x-www-form-urlencoded",
                                "query=" + encoded(long1))
                        .statusCode());
        HttpRequest.Builder withoutLength =
                client.builder("/sparql", "Content-Type", "application/sparql-query")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () ->
                                                new ByteArrayInputStream(
                                                        long1.repeat(4)
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8))));
        assertEquals(413, client.send(withoutLength).statusCode());
        int uri = client.get("/sparql?query=" + "x".repeat(100_000)).statusCode();
        assertTrue(uri == 414 || uri == 431, "status " + uri);
        assertEquals(431, client.get("/sparql", "X-Long", "x".repeat(100_000)).statusCode());
    }

    @Test
    void aPackedRequestIsNotUnpacked() throws Exception {
        serve(new LimitsForTest());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("ASK {} # ".getBytes(StandardCharsets.US_ASCII));
            gzip.write(new byte[10_000_000]);
        }
        HttpResponse<String> answer =
                client.send(
                        client.builder(
                                        "/sparql",
                                        "Content-Type",
                                        "application/sparql-query",
                                        "Content-Encoding",
                                        "gzip")
                                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
        assertEquals(400, answer.statusCode(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{", "!", "-", "EXISTS{FILTER ", "union", "optional"})
    void deepNestingIsTold(String opening) throws Exception {
        serve(new LimitsForTest());
        int depth = 9000;
        String query =
                switch (opening) {
                    case "(" ->
                            "ASK { FILTER(" + "(".repeat(depth) + "1" + ")".repeat(depth) + ") }";
                    case "{" -> "ASK " + "{".repeat(depth) + "}".repeat(depth);
                    case "!", "-" -> "ASK { FILTER(" + opening.repeat(depth) + "1) }";
                    case "union" -> "ASK { {}" + " UNION {}".repeat(depth) + " }";
                    case "optional" ->
                            "ASK { "
                                    + "OPTIONAL { ?s ?p ?o ".repeat(depth / 4)
                                    + "}".repeat(depth / 4)
                                    + " }";
                    default ->
                            "ASK { FILTER "
                                    + opening.repeat(depth / 4)
                                    + "true"
                                    + "}".repeat(depth / 4)
                                    + " }";
                };
        HttpResponse<String> answer =
                client.post("/sparql", "application/sparql-query", query, "Accept", "*/*");
        assertTrue(
                answer.statusCode() == 200 || answer.statusCode() == 400,
                answer.statusCode() + " " + answer.body());
        assertEquals(200, client.query("ASK {}", "*/*").statusCode());
    }
}
