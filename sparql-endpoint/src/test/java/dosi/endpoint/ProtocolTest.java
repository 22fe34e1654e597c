package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The SPARQL 1.1 Protocol for queries, over real HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class ProtocolTest {

    private static final String NAMES =
            "SELECT ?name { ?s <http://example.org/name> ?name } ORDER BY ?name";

    private TestServer server;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    ProtocolTest() {}

    @BeforeAll
    void start() {
        server =
                TestServer.of(
                        """
                        <http://example.org/d> <http://example.org/name> "default" .
                        <http://example.org/g1> { <http://example.org/a> <http://example.org/name> "가람"@ko }
                        <http://example.org/g2> { <http://example.org/b> <http://example.org/name> "나루"@ko . <http://example.org/b> <http://example.org/knows> [ <http://example.org/name> "?" ] }
                        """,
                        EndpointLimits.DEFAULT);
        client = server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json, \"bindings\"",
        "application/json, application/json, \"bindings\"",
        "application/sparql-results+xml, application/sparql-results+xml, <binding",
        "text/csv, text/csv; charset=utf-8, default",
        "text/tab-separated-values, text/tab-separated-values; charset=utf-8, \"default\"",
        "*/*, application/sparql-results+json, \"bindings\"",
        "text/html, application/sparql-results+json, ''"
    })
    void solutionsComeInTheFormatAskedFor(String accept, String type, String part)
            throws Exception {
        HttpResponse<String> answer = client.query(NAMES, accept);
        if (part.isEmpty()) {
            assertEquals(406, answer.statusCode());
            assertTrue(answer.body().contains(type), answer.body());
            return;
        }
        assertEquals(200, answer.statusCode());
        assertEquals(type, field(answer, "Content-Type"));
        assertTrue(answer.body().contains(part), answer.body());
        assertTrue(field(answer, "Vary").contains("Accept"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle, text/turtle; charset=utf-8",
        "application/n-triples, application/n-triples",
        "application/ld+json, application/ld+json",
        "application/rdf+xml, application/rdf+xml",
        "application/trig, application/trig",
        "application/n-quads, application/n-quads",
        "*/*, text/turtle; charset=utf-8"
    })
    void graphsComeInTheFormatAskedFor(String accept, String type) throws Exception {
        for (String query :
                List.of(
                        "CONSTRUCT { ?s ?p ?o } FROM <http://example.org/g2> WHERE { ?s ?p ?o }",
                        "DESCRIBE <http://example.org/b> FROM <http://example.org/g2>")) {
            HttpResponse<String> answer = client.query(query, accept);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(type, field(answer, "Content-Type"));
            Lang lang = RDFLanguages.contentTypeToLang(type.replaceFirst(";.*", ""));
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.fromString(answer.body(), lang).parse(graph);
            assertEquals(3, graph.size(), answer.body());
        }
    }

    @Test
    void askIsAnsweredInEveryFormatOfSolutions() throws Exception {
        for (String accept :
                List.of(
                        "application/sparql-results+json",
                        "application/sparql-results+xml",
                        "text/csv",
                        "text/tab-separated-values")) {
            HttpResponse<String> answer =
                    client.query("ASK { <http://example.org/d> ?p ?o }", accept);
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("true"), answer.body());
        }
    }

    @Test
    void getFormAndBodyAnswerTheSame() throws Exception {
        String byGet = client.query(NAMES, "text/csv").body();
        assertEquals("name\r\ndefault\r\n", byGet);
        assertEquals(
                byGet,
                client.post(
                                "/sparql",
                                "application/x-www-form-urlencoded",
                                "query=" + encoded(NAMES),
                                "Accept",
                                "text/csv")
                        .body());
        assertEquals(
                byGet,
                client.post(
                                "/sparql",
                                "application/sparql-query; charset=UTF-8",
                                NAMES,
                                "Accept",
                                "text/csv")
                        .body());
    }

    @Test
    void theDatasetOfTheRequestWinsOverThatOfTheQuery() throws Exception {
        String query =
                "/sparql?format=csv&query="
                        + encoded(
                                "SELECT ?n FROM <http://example.org/g1> { ?s <http://example.org/name> ?n }");
        assertEquals("n\r\n가람\r\n", client.get(query).body());
        assertEquals(
                "n\r\n나루\r\n",
                client.get(
                                "/sparql?format=csv&default-graph-uri=http://example.org/g2&query="
                                        + encoded(
                                                "SELECT ?n FROM <http://example.org/g1> { <http://example.org/b> <http://example.org/name> ?n }"))
                        .body());
        assertEquals(
                "g\r\nhttp://example.org/g1\r\n",
                client.post(
                                "/sparql?named-graph-uri=http://example.org/g1",
                                "application/sparql-query",
                                "SELECT ?g { GRAPH ?g { ?s ?p ?o } }",
                                "Accept",
                                "text/csv")
                        .body());
        assertEquals(
                "n\r\n",
                client.get(
                                "/sparql?format=csv&named-graph-uri=http://example.org/g1&query="
                                        + encoded("SELECT ?n { ?s <http://example.org/name> ?n }"))
                        .body());
        assertEquals(
                "n\r\n",
                client.get(
                                "/sparql?format=csv&default-graph-uri=http://example.org/unknown&query="
                                        + encoded("SELECT ?n { ?s <http://example.org/name> ?n }"))
                        .body());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  ?query=ASK%20%7B,                        '',  '', 400, QUERY-102",
        "GET,  ?query=ASK%7B%7D&query=ASK%7B%7D,        '',  '', 400, QUERY-302",
        "GET,  ?query=ASK%7B%7D%FF,                     '',  '', 400, QUERY-303",
        "GET,  ?update=CLEAR%20ALL,                     '',  '', 403, QUERY-306",
        "GET,  ?query=ASK%7B%7D&default-graph-uri=g1,   '',  '', 400, QUERY-304",
        "GET,  ?query=ASK%7B%7D&format=docx,            '',  '', 406, QUERY-308",
        "GET,  ?query=ASK%7B%7D&timeout=soon,           '',  '', 400, QUERY-311",
        "POST, '', application/x-www-form-urlencoded, a=b,       400, QUERY-301",
        "POST, '', application/x-www-form-urlencoded, update=CLEAR%20ALL, 403, QUERY-306",
        "POST, '', application/sparql-update, CLEAR ALL,         403, QUERY-306",
        "POST, '', text/plain,                ASK {},            415, QUERY-307",
        "POST, '', application/sparql-query; charset=UTF-16, ASK {}, 400, QUERY-303",
        "POST, ?query=ASK%7B%7D, application/sparql-query, ASK {}, 400, QUERY-302",
        "PUT,  ?query=ASK%7B%7D, text/turtle, '',                405, QUERY-309",
        "DELETE, ?default, text/turtle, '',                      405, QUERY-309",
        "PATCH, '', application/sparql-update, CLEAR ALL,        405, QUERY-309",
    })
    void whatIsNotTheProtocolIsRefused(
            String method, String parameters, String type, String body, int status, String code)
            throws Exception {
        HttpResponse<String> answer =
                client.send(
                        client.builder("/sparql" + parameters)
                                .header("Content-Type", type.isEmpty() ? "text/plain" : type)
                                .method(
                                        method,
                                        java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", field(answer, "Content-Type"));
        assertTrue(answer.body().contains("\"" + code + "\""), answer.body());
    }

    /// The body comes only after the answer could have been written, over one connection.
    @Test
    void aRefusedBodyDoesNotBreakTheNextRequest() throws Exception {
        try (Socket socket = new Socket("localhost", client.port())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    String.join(
                            "\r\n",
                            "POST /sparql HTTP/1.1",
                            "Host: localhost",
                            "Content-Type: text/plain",
                            "Content-Length: 40000",
                            "",
                            "");
            for (int round = 0; round < 2; round++) {
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                out.write(new byte[40_000]);
                out.flush();
                assertTrue(answerOn(socket).startsWith("HTTP/1.1 415"));
            }
            out.write(head.replace("40000", "4000000").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertTrue(answerOn(socket).contains("Connection: close"));
        }
    }

    /// Reads one answer with a length.
    private static String answerOn(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertTrue(next >= 0, "the connection broke behind: " + head);
            head.append((char) next);
        }
        Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
        assertTrue(length.find(), head::toString);
        assertEquals(
                Integer.parseInt(length.group(1)),
                in.readNBytes(Integer.parseInt(length.group(1))).length);
        return head.toString();
    }

    @Test
    void aProblemSpeaksTheLanguageOfItsReader() throws Exception {
        String broken = "/sparql?query=" + encoded("SELECT ?x\n{ ?x ctiy:name ?y }");
        HttpResponse<String> korean =
                client.get(broken, "Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8");
        assertEquals("ko", field(korean, "Content-Language"));
        assertTrue(korean.body().contains("\"title\":\"알 수 없는 접두어"), korean.body());
        assertTrue(korean.body().contains("\"line\":2,\"column\":6"), korean.body());
        HttpResponse<String> english = client.get(broken);
        assertTrue(english.body().contains("\"title\":\"unknown prefix"), english.body());
    }

    @Test
    void headTellsWhatGetWouldTell() throws Exception {
        String path = "/sparql?query=" + encoded(NAMES);
        HttpResponse<String> head = client.method("HEAD", path);
        HttpResponse<String> get = client.get(path);
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        for (String name : List.of("Content-Type", "Content-Length", "Vary")) {
            assertEquals(field(get, name), field(head, name), name);
        }
    }

    @Test
    void pagesOfOtherOriginsMayReadWithoutCredentials() throws Exception {
        HttpResponse<String> preflight =
                client.method(
                        "OPTIONS",
                        "/sparql",
                        "Origin",
                        "https://evil.example",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "content-type");
        assertEquals(204, preflight.statusCode());
        assertEquals("*", field(preflight, "Access-Control-Allow-Origin"));
        assertEquals("", field(preflight, "Access-Control-Allow-Credentials"));
        assertTrue(field(preflight, "Access-Control-Allow-Headers").contains("Content-Type"));
        HttpResponse<String> answer =
                client.get("/sparql?query=" + encoded(NAMES), "Origin", "https://evil.example");
        assertEquals("*", field(answer, "Access-Control-Allow-Origin"));
        assertEquals("", field(answer, "Access-Control-Allow-Credentials"));
    }

    @Test
    void aLongAnswerIsCompressedWhereTheClientTakesIt() throws Exception {
        String many =
                "/sparql?format=csv&query="
                        + encoded(
                                "SELECT ?a ?b ?c { VALUES ?a { 1 2 3 4 5 6 7 8 } VALUES ?b { 1 2 3 4 5 6 7 8 }"
                                        + " VALUES ?c { 1 2 3 4 5 6 7 8 } }");
        HttpResponse<byte[]> packed = client.bytes(many, "Accept-Encoding", "gzip");
        assertEquals("gzip", field(packed, "Content-Encoding"));
        String plain = client.get(many).body();
        assertEquals(513, plain.lines().count());
        assertEquals(
                plain,
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                        StandardCharsets.UTF_8));
        assertEquals(
                "", field(client.bytes(many, "Accept-Encoding", "gzip;q=0"), "Content-Encoding"));
    }

    @Test
    void aServiceDescribesItself() throws Exception {
        HttpResponse<String> answer = client.get("/sparql", "Accept", "text/turtle");
        assertEquals(200, answer.statusCode());
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(answer.body(), Lang.TURTLE).parse(graph);
        String text = answer.body();
        assertTrue(text.contains("<" + client.uri("/sparql") + ">"), text);
        assertTrue(text.contains("sd:SPARQL11Query"), text);
        assertTrue(
                text.contains("<http://example.org/g1>")
                        && text.contains("<http://example.org/g2>"),
                text);
        HttpResponse<String> browser =
                client.get("/sparql", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertEquals(303, browser.statusCode());
        assertFalse(field(browser, "Location").isEmpty());
    }

    @Test
    void aRelativeIriTellsNothingOfTheMachine() throws Exception {
        assertEquals(
                "x\r\nhttps://w3id.org/dosi/here\r\n",
                client.query("SELECT (<here> AS ?x) {}", "text/csv").body());
    }

    @Test
    void aRequestKeepsTheNumberThatItsClientGaveIt() throws Exception {
        String id = "0123-abcd-my-request";
        assertEquals(id, field(client.get("/sparql", "X-Request-Id", id), "X-Request-Id"));
        String other = field(client.get("/sparql", "X-Request-Id", "a b<script>"), "X-Request-Id");
        assertEquals(36, other.length());
    }
}
