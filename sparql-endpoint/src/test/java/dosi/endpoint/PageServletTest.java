package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The web app as it is served: which addresses there are, how they are kept, how large they are.
@TestInstance(Lifecycle.PER_CLASS)
class PageServletTest {

    private static final int HOME_BYTES = 120_000;
    private static final int ASK_BYTES = 300_000;

    private final WebApp app = WebApp.built();
    private Endpoint endpoint;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    PageServletTest() {}

    @BeforeAll
    void start() {
        endpoint = serve(app);
        client = new TestClient(endpoint.port());
    }

    @AfterAll
    void stop() {
        endpoint.close();
    }

    private static Endpoint serve(WebApp app) {
        return Endpoint.start(
                new EndpointOptions("localhost", 0, EndpointLimits.DEFAULT),
                Map.of("/*", new PageServlet(app)),
                Serving.within(EndpointLimits.DEFAULT),
                () -> {});
    }

    private void needsPages() {
        assumeTrue(app.isBuilt(), "skipped: the web pages were not built (Node.js 20 or newer)");
    }

    @Test
    void everyPageIsTheSameDocument() throws Exception {
        needsPages();
        String home = client.get("/").body();
        assertTrue(home.contains("<div id=\"app\">"), home);
        for (String page :
                List.of("ask", "questions", "explore", "data", "ontology", "api-guide")) {
            HttpResponse<String> answer = client.get("/" + page);
            assertEquals(200, answer.statusCode(), page);
            assertEquals(home, answer.body(), page);
        }
    }

    @Test
    void aPageIsAskedForAgainAndItsFilesAreKeptForEver() throws Exception {
        needsPages();
        HttpResponse<String> page = client.get("/ask");
        assertEquals("no-cache", TestClient.field(page, "Cache-Control"));
        Matcher scripts = Pattern.compile("(assets/[^\"]+\\.js)").matcher(page.body());
        assertTrue(scripts.find(), page.body());
        HttpResponse<String> script = client.get("/" + scripts.group(1));
        assertEquals(200, script.statusCode());
        assertEquals(
                "public, max-age=31536000, immutable", TestClient.field(script, "Cache-Control"));
        assertTrue(TestClient.field(script, "Content-Type").startsWith("text/javascript"));
        assertEquals(
                304,
                client.get("/ask", "If-None-Match", TestClient.field(page, "ETag")).statusCode());
    }

    @Test
    void filesComeCompressedToThoseWhoTakeIt() throws Exception {
        needsPages();
        String script = "/" + app.pages().getOrDefault("home", List.of()).getFirst();
        byte[] plain = client.bytes(script).body();
        HttpResponse<byte[]> gzip = client.bytes(script, "Accept-Encoding", "gzip");
        assertEquals("gzip", TestClient.field(gzip, "Content-Encoding"));
        assertEquals("Accept-Encoding", TestClient.field(gzip, "Vary"));
        assertEquals(text(plain), text(unzipped(gzip.body())));
        HttpResponse<byte[]> brotli = client.bytes(script, "Accept-Encoding", "gzip, br");
        assertEquals("br", TestClient.field(brotli, "Content-Encoding"));
        assertTrue(brotli.body().length < gzip.body().length);
        assertFalse(TestClient.field(gzip, "ETag").equals(TestClient.field(brotli, "ETag")));
    }

    @Test
    void thePagesMayRunOnlyTheirOwnFiles() throws Exception {
        String policy = TestClient.field(client.get("/"), "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void whatIsNoFileOfTheAppIsNotFound() throws Exception {
        for (String path :
                List.of(
                        "/other",
                        "/ask/",
                        "/assets/",
                        "/manifest.json",
                        "/assets/../manifest.json",
                        "/..%2fmanifest.json")) {
            assertTrue(client.get(path).statusCode() >= 400, path);
        }
    }

    @Test
    void pagesStayBelowTheirBudgets() {
        needsPages();
        assertTrue(compressed("home") <= HOME_BYTES, "home: " + compressed("home") + " bytes");
        assertTrue(compressed("ask") <= ASK_BYTES, "ask: " + compressed("ask") + " bytes");
        app.pages()
                .keySet()
                .forEach(
                        page ->
                                assertTrue(
                                        compressed(page) <= ASK_BYTES,
                                        page + ": " + compressed(page) + " bytes"));
    }

    private int compressed(String page) {
        List<String> files = app.pages().getOrDefault(page, List.of());
        assertFalse(files.isEmpty(), "no files of the page " + page);
        int bytes = 0;
        for (String file : files) {
            WebApp.Asset asset = app.assets().get("/" + file);
            assertTrue(asset != null, "not served: " + file);
            bytes += asset.bytes(".gz").length;
        }
        return bytes;
    }

    @Test
    void theLicencesOfWhatIsBundledAreServed() throws Exception {
        needsPages();
        String licences = client.get("/licences.txt").body();
        for (String library : List.of("preact", "@codemirror/view", "ol", "echarts")) {
            assertTrue(licences.contains(library + " "), library);
        }
        assertTrue(licences.contains("Permission is hereby granted"));
    }

    @Test
    void withoutPagesOnePlainDocumentSaysSo() throws Exception {
        try (Endpoint plain = serve(WebApp.none())) {
            TestClient asking = new TestClient(plain.port());
            String page = asking.get("/").body();
            assertTrue(page.contains("Node.js 20 이상"), page);
            assertTrue(page.contains("built without its web pages"), page);
            assertEquals(page, asking.get("/explore?iri=dosi:City").body());
            assertEquals(404, asking.get("/assets/app.js").statusCode());
        }
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
