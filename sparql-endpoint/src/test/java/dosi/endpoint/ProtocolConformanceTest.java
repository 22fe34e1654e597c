package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every entry of the W3C tests of the SPARQL 1.1 Protocol (`w3c/rdf-tests`, `sparql/sparql11/protocol`), sent to
/// a running server. The suite is not part of the repository; without it the test is skipped.
class ProtocolConformanceTest {

    private static final String READ_ONLY = "the server is for reading only";

    /// Entries that fail, each with the reason.
    private static final Map<String, String> KNOWN_FAILURES =
            Map.of(
                    "update_dataset_default_graph", READ_ONLY,
                    "update_dataset_default_graphs", READ_ONLY,
                    "update_dataset_named_graphs", READ_ONLY,
                    "update_dataset_full", READ_ONLY,
                    "update_post_form", READ_ONLY,
                    "update_post_direct", READ_ONLY,
                    "update_base_uri", READ_ONLY);

    private static final Path SUITE =
            Path.of(
                    System.getProperty("dosi.root", ".."),
                    "../shared/conformance/sparql/sparql11/protocol");

    private static final String HT = "http://www.w3.org/2011/http#";
    private static final String CNT = "http://www.w3.org/2011/content#";
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";
    private static final Node LABEL =
            NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label");

    @TestFactory
    Stream<DynamicTest> everyEntryOfTheSuiteIsAnsweredAsExpected() {
        Path manifest = SUITE.resolve("manifest.ttl");
        if (!Files.exists(manifest)) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "suite",
                            () -> assumeTrue(false, "no SPARQL Protocol tests at " + SUITE)));
        }
        Graph graph = read(manifest);
        return graph
                .find(Node.ANY, RDF.Nodes.type, iri(MF + "ProtocolTest"))
                .mapWith(Triple::getSubject)
                .toList()
                .stream()
                .map(
                        entry -> {
                            String name = entry.getURI().replaceFirst(".*#", "");
                            return DynamicTest.dynamicTest(name, () -> run(name, graph, entry));
                        });
    }

    private static void run(String name, Graph graph, Node entry) throws Exception {
        if (KNOWN_FAILURES.containsKey(name)) {
            assertThrows(AssertionError.class, () -> ask(graph, entry), name + " passes now");
        } else {
            ask(graph, entry);
        }
    }

    private static void ask(Graph graph, Node entry) throws Exception {
        StringBuilder trig = new StringBuilder();
        for (Node data : values(graph, entry, UT + "graphData")) {
            Graph content = read(Path.of(URI.create(value(graph, data, UT + "graph").getURI())));
            trig.append('<').append(value(graph, data, LABEL.getURI()).getLiteralLexicalForm());
            trig.append("> {\n");
            content.find()
                    .forEachRemaining(
                            triple ->
                                    trig.append('<')
                                            .append(triple.getSubject())
                                            .append("> <")
                                            .append(triple.getPredicate())
                                            .append("> <")
                                            .append(triple.getObject())
                                            .append("> .\n"));
            trig.append("}\n");
        }
        Node action = value(graph, entry, MF + "action");
        Node requests = value(graph, action, HT + "requests");
        try (TestServer server = TestServer.of(trig.toString(), EndpointLimits.DEFAULT)) {
            for (Node request : GraphList.members(new GNode(graph, requests))) {
                check(graph, request, send(server.client(), graph, request));
            }
        }
    }

    private static HttpResponse<String> send(TestClient client, Graph graph, Node request)
            throws IOException, InterruptedException {
        HttpRequest.Builder sent =
                client.builder(text(graph, request, HT + "absolutePath").orElseThrow());
        for (Node headers : values(graph, request, HT + "headers")) {
            for (Node header : GraphList.members(new GNode(graph, headers))) {
                sent.header(
                        text(graph, header, HT + "fieldName").orElseThrow(),
                        text(graph, header, HT + "fieldValue").orElseThrow());
            }
        }
        byte[] body = new byte[0];
        for (Node content : values(graph, request, HT + "body")) {
            body =
                    text(graph, content, CNT + "chars")
                            .orElseThrow()
                            .getBytes(
                                    Charset.forName(
                                            text(graph, content, CNT + "characterEncoding")
                                                    .orElse("UTF-8")));
        }
        return client.send(
                sent.method(
                        text(graph, request, HT + "methodName").orElseThrow(),
                        BodyPublishers.ofByteArray(body)));
    }

    private static void check(Graph graph, Node request, HttpResponse<String> answer) {
        Node expected = value(graph, request, HT + "resp");
        List<String> statuses = new ArrayList<>();
        values(graph, expected, MF + "expectedStatus")
                .forEach(status -> statuses.add(status.getURI().replaceFirst(".*#StatusCode", "")));
        assertTrue(
                statuses.contains(answer.statusCode() / 100 + "xx"),
                answer.statusCode() + " and not one of " + statuses + ": " + answer.body());
        text(graph, expected, MF + "expectedBoolean")
                .ifPresent(
                        wanted ->
                                assertEquals(
                                        wanted,
                                        answer.body().contains("true") ? "true" : "false",
                                        answer.body()));
        text(graph, expected, MF + "expectedFormat")
                .ifPresent(
                        wanted ->
                                assertTrue(
                                        TestClient.field(answer, "Content-Type")
                                                .startsWith(
                                                        wanted.equals("RDF")
                                                                ? "text/turtle"
                                                                : "application/sparql-results+json"),
                                        answer.headers().toString()));
    }

    private static Graph read(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(file).forceLang(Lang.TURTLE).parse(graph);
        return graph;
    }

    private static Optional<String> text(Graph graph, Node subject, String predicate) {
        return values(graph, subject, predicate).stream()
                .findFirst()
                .map(Node::getLiteralLexicalForm);
    }

    private static Node value(Graph graph, Node subject, String predicate) {
        return values(graph, subject, predicate).getFirst();
    }

    private static List<Node> values(Graph graph, Node subject, String predicate) {
        return graph.find(subject, iri(predicate), Node.ANY).mapWith(Triple::getObject).toList();
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
