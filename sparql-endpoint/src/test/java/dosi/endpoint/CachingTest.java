package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Entity tags and kept answers.
class CachingTest {

    private static final String NAMES =
            "/sparql?format=csv&query=" + encoded("SELECT ?o { ?s ?p ?o } ORDER BY ?o");

    private TestServer server;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    CachingTest() {}

    @BeforeEach
    void start() {
        server =
                TestServer.of(
                        "<http://a/> <http://p/> 'one' .",
                        new LimitsForTest().bufferBytes(8192).cacheBytes(1 << 20).limits());
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        HttpResponse<String> first = client.get(NAMES);
        String tag = field(first, "ETag");
        assertTrue(tag.matches("\"[A-Za-z0-9_-]{22}\""), tag);
        assertEquals("public, no-cache", field(first, "Cache-Control"));
        for (String given : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            HttpResponse<String> again = client.get(NAMES, "If-None-Match", given);
            assertEquals(304, again.statusCode(), given);
            assertEquals("", again.body());
            assertEquals(tag, field(again, "ETag"));
            assertTrue(field(again, "Vary").contains("Accept"));
        }
        assertEquals(200, client.get(NAMES, "If-None-Match", "\"x\"").statusCode());
        assertEquals(304, client.method("HEAD", NAMES, "If-None-Match", tag).statusCode());
    }

    @Test
    void aChangeGivesAnotherTagAndAFreshAnswer() throws Exception {
        HttpResponse<String> before = client.get(NAMES);
        server.add("<http://b/> <http://p/> 'two' .");
        HttpResponse<String> after = client.get(NAMES, "If-None-Match", field(before, "ETag"));
        assertEquals(200, after.statusCode());
        assertEquals("o\r\none\r\ntwo\r\n", after.body());
        assertNotEquals(field(before, "ETag"), field(after, "ETag"));
    }

    @Test
    void everythingThatChangesTheAnswerChangesTheTag() throws Exception {
        List<String> tags = new ArrayList<>();
        tags.add(field(client.get(NAMES), "ETag"));
        tags.add(field(client.get(NAMES.replace("csv", "tsv")), "ETag"));
        tags.add(field(client.get(NAMES + "&default-graph-uri=http://a/"), "ETag"));
        tags.add(field(client.get(NAMES + "&named-graph-uri=http://a/"), "ETag"));
        tags.add(field(client.get(NAMES + "%20LIMIT%201"), "ETag"));
        assertEquals(tags.size(), new HashSet<>(tags).size(), tags.toString());
    }

    @Test
    void aQueryAskedTwiceIsAnsweredFromMemory() throws Exception {
        // The version stays although the data changes, which no real change does: the old answer
        // shows where
        // the second one comes from.
        String before = client.get(NAMES).body();
        server.add("<http://b/> <http://p/> 'two' .");
        server.version().decrementAndGet();
        assertEquals(before, client.get(NAMES).body());
        assertEquals(
                before,
                client.post(
                                "/sparql",
                                "application/sparql-query",
                                "SELECT ?o { ?s ?p ?o } ORDER BY ?o",
                                "Accept",
                                "text/csv")
                        .body());
    }

    @Test
    void anAnswerIsTheSameFromMemoryWithAndWithoutCompression() throws Exception {
        for (int size : new int[] {1, 60, 3000}) {
            String path =
                    "/sparql?format=csv&query="
                            + encoded(
                                    "SELECT ?o ?x { ?s ?p ?o VALUES ?x {"
                                            + " 1234567".repeat(size)
                                            + "} }");
            String plain = client.get(path).body();
            assertEquals(size + 1, plain.lines().count());
            for (int round = 0; round < 2; round++) {
                HttpResponse<byte[]> packed = client.bytes(path, "Accept-Encoding", "gzip");
                String encoding = field(packed, "Content-Encoding");
                assertEquals(plain.length() < 1024 ? "" : "gzip", encoding);
                String tag = field(packed, "ETag");
                assertEquals(encoding.equals("gzip"), tag.endsWith("-gzip\""), tag);
                assertEquals(304, client.get(path, "If-None-Match", tag).statusCode());
                assertEquals(plain, text(packed));
                assertEquals(plain, client.get(path).body());
            }
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws Exception {
        byte[] body = answer.body();
        if (field(answer, "Content-Encoding").equals("gzip")) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void whatDiffersEachTimeIsNotKept() throws Exception {
        for (String function : List.of("NOW()", "RAND()", "UUID()", "STRUUID()")) {
            HttpResponse<String> answer =
                    client.query("SELECT (STR(" + function + ") AS ?x) {}", "text/csv");
            assertEquals("no-store", field(answer, "Cache-Control"), function);
            assertEquals("", field(answer, "ETag"), function);
        }
    }

    @Test
    void aProblemIsNotKept() throws Exception {
        HttpResponse<String> wrong = client.query("SELECT", "text/csv");
        assertEquals("no-store", field(wrong, "Cache-Control"));
        assertEquals("", field(wrong, "ETag"));
    }

    @Test
    void theMemoryForAnswersIsBounded() {
        ResultCache cache = new ResultCache(10_000, 1000);
        for (int index = 0; index < 100; index++) {
            cache.put("tag" + index, answer(700));
        }
        assertTrue(cache.sizeBytes() <= 10_000, cache.sizeBytes() + " bytes");
        assertTrue(cache.sizeBytes() > 5_000, cache.sizeBytes() + " bytes");
        cache.put("long", answer(1001));
        assertTrue(cache.get("long").isEmpty());
    }

    @Test
    void aNewVersionDropsTheAnswersOfItsServiceOnly() {
        ResultCache cache = new ResultCache(10_000, 1000);
        cache.seen("a", "1");
        cache.seen("b", "1");
        cache.put("one", new KeptAnswer("a", "text/csv", new byte[10], false, 10));
        cache.put("two", new KeptAnswer("b", "text/csv", new byte[10], false, 10));
        cache.seen("a", "1");
        assertTrue(cache.get("one").isPresent());
        cache.seen("a", "2");
        assertTrue(cache.get("one").isEmpty());
        assertTrue(cache.get("two").isPresent());
    }

    private static KeptAnswer answer(int size) {
        return new KeptAnswer("", "text/csv", new byte[size], false, size);
    }
}
