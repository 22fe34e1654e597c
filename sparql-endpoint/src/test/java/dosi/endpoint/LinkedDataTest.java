package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.hub.DatasetDescription;
import dosi.hub.LoadListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/// Linked Data: every IRI answers under its path, and the server describes what it holds.
@TestInstance(Lifecycle.PER_CLASS)
class LinkedDataTest {

    private static final String GARAM = "/id/area/2711090100";
    private static final Node GARAM_IRI = Names.ours("id/area/2711090100");

    private LoadedServer server;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    LinkedDataTest() {}

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
    void aBrowserIsSentToThePage() throws Exception {
        for (String path :
                List.of(
                        GARAM,
                        "/ns/ParkingLot",
                        "/code/accident-type/railway",
                        "/dataset/daegu/parking",
                        "/graph/daegu/parking",
                        "/ontology/charging")) {
            HttpResponse<String> answer =
                    client.get(path, "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8");
            assertEquals(303, answer.statusCode(), path);
            String page = "/explore?iri=" + encoded("https://w3id.org/dosi" + path);
            for (String below : List.of("", "/city/graph")) {
                assertEquals(
                        below + page,
                        URI.create(below + path).resolve(field(answer, "Location")).toString());
            }
            assertTrue(
                    field(answer, "Link").contains("<" + path + ".ttl>; rel=\"describedby\""),
                    field(answer, "Link"));
        }
    }

    @Test
    void everyFormTellsTheSameFacts() throws Exception {
        Graph turtle = graph(client.get(GARAM, "Accept", "text/turtle"));
        assertTrue(
                turtle.contains(
                        GARAM_IRI, Names.LABEL, NodeFactory.createLiteralLang("가람동", "ko")));
        assertTrue(
                turtle.contains(GARAM_IRI, Names.dosi("partOf"), Names.ours("id/area/2711000000")));
        for (String type :
                List.of("application/n-triples", "application/rdf+xml", "application/ld+json")) {
            assertTrue(graph(client.get(GARAM, "Accept", type)).isIsomorphicWith(turtle), type);
        }
        for (Map.Entry<String, String> suffix :
                Map.of(
                                ".ttl",
                                "text/turtle",
                                ".nt",
                                "application/n-triples",
                                ".rdf",
                                "application/rdf+xml")
                        .entrySet()) {
            HttpResponse<String> answer =
                    client.get(GARAM + suffix.getKey(), "Accept", "text/html");
            assertTrue(field(answer, "Content-Type").startsWith(suffix.getValue()));
            assertTrue(graph(answer).isIsomorphicWith(turtle), suffix.getKey());
        }
    }

    @Test
    void factsThatLeadThereAreToldAndWhatIsInferredStandsApart() throws Exception {
        String lot =
                client.query(
                                "SELECT ?s { GRAPH graph:daegu\\/parking { ?s a dosi:ParkingLot } }"
                                        + " ORDER BY ?s LIMIT 1",
                                "text/csv")
                        .body()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
        String path = client.uri(lot.replace("https://w3id.org/dosi", "")).getRawPath();
        DatasetGraph trig = DatasetGraphFactory.createGeneral();
        RDFParser.fromString(client.get(path + ".trig").body(), Lang.TRIG).parse(trig);
        Node thing = NodeFactory.createURI(lot);
        assertTrue(
                trig.contains(
                        Names.dataGraph("daegu/parking"),
                        thing,
                        Names.TYPE,
                        Names.dosi("ParkingLot")));
        assertTrue(trig.contains(Names.INFERRED_GRAPH, thing, Names.TYPE, Names.dosi("Facility")));
        assertFalse(
                trig.contains(
                        Names.dataGraph("daegu/parking"),
                        thing,
                        Names.TYPE,
                        Names.dosi("Facility")));
        assertTrue(
                graph(client.get("/id/area/2711000000", "Accept", "text/turtle"))
                        .contains(
                                GARAM_IRI, Names.dosi("partOf"), Names.ours("id/area/2711000000")));
    }

    @Test
    void anIriWithKoreanLettersAnswersUnderItsEncodedPath() throws Exception {
        String iri =
                client.query(
                                "SELECT ?s { ?s ?p ?o FILTER (STRSTARTS(STR(?s), '"
                                        + "https://w3id.org/dosi/id/') && REGEX(STR(?s), '[가-힣]')) }"
                                        + " ORDER BY ?s LIMIT 1",
                                "text/csv")
                        .body()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
        String path = java.net.URI.create(iri).toASCIIString().replace("https://w3id.org/dosi", "");
        HttpResponse<String> answer = client.get(path, "Accept", "text/turtle");
        assertEquals(200, answer.statusCode(), path);
        assertTrue(graph(answer).contains(NodeFactory.createURI(iri), Node.ANY, Node.ANY));
    }

    @Test
    void headTagsAndMistakesAreAsEverywhere() throws Exception {
        HttpResponse<String> turtle = client.get(GARAM, "Accept", "text/turtle");
        String tag = field(turtle, "ETag");
        assertEquals(GARAM + ".ttl", field(turtle, "Content-Location"));
        assertEquals(
                304, client.get(GARAM, "Accept", "text/turtle", "If-None-Match", tag).statusCode());
        assertNotEquals(tag, field(client.get(GARAM + ".nt"), "ETag"));
        HttpResponse<String> head = client.method("HEAD", GARAM, "Accept", "text/turtle");
        assertEquals(200, head.statusCode());
        assertEquals(tag, field(head, "ETag"));
        assertEquals("", head.body());
        HttpResponse<String> unknown = client.get("/id/area/none", "Accept-Language", "ko");
        assertEquals(404, unknown.statusCode());
        assertTrue(unknown.body().contains("QUERY-320"), unknown.body());
        assertEquals(406, client.get(GARAM, "Accept", "image/png").statusCode());
        assertEquals(405, client.post(GARAM, "text/turtle", "").statusCode());
    }

    @Test
    void theNamespaceGivesTheWholeOntology() throws Exception {
        Graph ontology = graph(client.get("/ns/", "Accept", "text/turtle"));
        assertEquals(
                client.query(
                                "SELECT (COUNT(*) AS ?n) { GRAPH graph:ontology { ?s ?p ?o } }",
                                "text/csv")
                        .body()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElse(""),
                Integer.toString(ontology.size()));
    }

    @Test
    void theServerDescribesItsDatasetsInDcatAndVoid() throws Exception {
        server.search("q=parking"); // now the terms are counted
        Graph dcat = graph(client.get("/catalog", "Accept", "text/turtle"));
        Node parking = Names.dataset("daegu/parking");
        assertTrue(dcat.contains(Node.ANY, Names.dcat("dataset"), parking));
        Node dump = NodeFactory.createURI(client.uri("/dumps/daegu/parking.nt.gz").toString());
        assertTrue(dcat.contains(parking, Names.DISTRIBUTION, dump));
        Graph described = graph(client.get("/.well-known/void", "Accept", "application/n-triples"));
        Node subset = NodeFactory.createURI("http://rdfs.org/ns/void#subset");
        assertEquals(4, described.find(Node.ANY, subset, Node.ANY).toList().size());
        Node ofClass = NodeFactory.createURI("http://rdfs.org/ns/void#class");
        assertTrue(described.contains(Node.ANY, ofClass, Names.dosi("ParkingLot")));
        assertEquals(303, client.get("/catalog", "Accept", "text/html").statusCode());
    }

    @Test
    void theSitemapIsXmlAndLeadsToPages() throws Exception {
        HttpResponse<String> sitemap = client.get("/sitemap.xml");
        int addresses =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(sitemap.body())))
                        .getElementsByTagName("loc")
                        .getLength();
        assertTrue(addresses > 100, "addresses: " + addresses);
        assertTrue(sitemap.body().contains(encoded("https://w3id.org/dosi/dataset/daegu/parking")));
    }

    @Test
    void aDumpHoldsAllTriplesAndItsChecksumIsTrue() throws Exception {
        HttpResponse<byte[]> dump = client.bytes("/dumps/daegu/parking.nt.gz");
        assertEquals(200, dump.statusCode());
        String hex = hex(dump.body());
        assertEquals(
                hex + "  parking.nt.gz\n", client.get("/dumps/daegu/parking.nt.gz.sha256").body());
        Graph whole = unpacked(dump.body(), Lang.NTRIPLES);
        assertEquals(
                server.json("/api/datasets/daegu/parking").get("triples").asInt(), whole.size());
        assertTrue(
                unpacked(client.bytes("/dumps/daegu/parking.ttl.gz").body(), Lang.TURTLE)
                        .isIsomorphicWith(whole));
        assertEquals(
                304,
                client.get("/dumps/daegu/parking.nt.gz", "If-None-Match", "\"" + hex + "\"")
                        .statusCode());
        assertEquals(404, client.get("/dumps/daegu/parkin.nt.gz").statusCode());
        assertEquals(404, client.get("/dumps/ontology.nt.gz").statusCode());
    }

    @Test
    void aDumpIsMadeAnewWhenItsDatasetChangesOnly() throws Exception {
        String parking = field(client.get("/dumps/national/parking.nt.gz"), "ETag");
        DatasetDescription zones =
                server.hub().catalogue().dataset("national/child-protection-zone");
        String before = field(client.get("/dumps/national/child-protection-zone.nt.gz"), "ETag");
        Path sample = zones.sampleFiles().getFirst();
        Path shorter = server.folder().resolve("child-protection-zone-202606.csv");
        List<String> lines =
                Files.readAllLines(sample, java.nio.charset.Charset.forName("x-windows-949"));
        Files.write(
                shorter,
                lines.subList(0, lines.size() - 1),
                java.nio.charset.Charset.forName("x-windows-949"));
        server.hub().load(zones, List.of(shorter), LoadListener.NONE);
        assertNotEquals(
                before, field(client.get("/dumps/national/child-protection-zone.nt.gz"), "ETag"));
        assertEquals(parking, field(client.get("/dumps/national/parking.nt.gz"), "ETag"));
    }

    @Test
    void nothingOfARestrictedDatasetIsTold() throws Exception {
        for (String path :
                List.of(
                        "/id/secret/1",
                        "/dataset/nowhere/secrets",
                        "/graph/nowhere/secrets",
                        "/graph/rows/nowhere/secrets",
                        "/dumps/nowhere/secrets.nt.gz",
                        "/dumps/nowhere/secrets.ttl.gz.sha256")) {
            assertEquals(404, client.get(path).statusCode(), path);
        }
        for (String path :
                List.of(
                        "/catalog",
                        "/.well-known/void",
                        "/sitemap.xml",
                        "/id/area/2700000000.trig",
                        "/id/city/nowhere.ttl",
                        "/ns/Facility.trig",
                        "/graph/catalogue.ttl")) {
            String body = client.get(path).body();
            assertFalse(body.contains(LoadedServer.SECRET), path);
            assertFalse(body.contains("nowhere/secrets"), path);
            assertFalse(body.contains("secret/1"), path);
        }
    }

    private static Graph graph(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        String type = field(answer, "Content-Type").replaceFirst(";.*", "");
        Graph graph = GraphFactory.createDefaultGraph();
        Lang lang = RDFLanguages.contentTypeToLang(type);
        if (lang.equals(Lang.JSONLD)) {
            DatasetGraph dataset = DatasetGraphFactory.createGeneral();
            RDFParser.fromString(answer.body(), lang).parse(dataset);
            dataset.find().forEachRemaining(quad -> graph.add(quad.asTriple()));
        } else {
            RDFParser.fromString(answer.body(), lang).parse(graph);
        }
        return graph;
    }

    private static Graph unpacked(byte[] dump, Lang lang) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(dump))) {
            RDFParser.fromString(new String(plain.readAllBytes(), StandardCharsets.UTF_8), lang)
                    .parse(graph);
        }
        return graph;
    }

    private static String hex(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
