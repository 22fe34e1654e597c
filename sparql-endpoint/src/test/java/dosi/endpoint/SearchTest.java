package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dosi.hub.DatasetDescription;
import dosi.hub.LoadListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Searching by names in Korean and English, over real samples.
@TestInstance(Lifecycle.PER_CLASS)
class SearchTest {

    private LoadedServer server;

    @SuppressWarnings("NullAway.Init")
    SearchTest() {}

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = LoadedServer.in(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aKoreanCompoundIsFoundByEachOfItsParts() throws Exception {
        String zones = "https://w3id.org/dosi/dataset/national/child-protection-zone";
        for (String part : List.of("어린이보호구역", "어린이", "보호구역", "어린이 보호구역")) {
            assertTrue(iris(search(part, "&kind=dataset")).contains(zones), part);
        }
        assertTrue(
                iris(search("보호구역", "&kind=term"))
                        .contains("https://w3id.org/dosi/ns/ChildProtectionZone"));
    }

    @Test
    void englishIsFoundByItsStemsInAnyCase() throws Exception {
        assertTrue(
                iris(search("Parking LOTS", "&kind=term"))
                        .contains("https://w3id.org/dosi/ns/ParkingLot"));
        assertTrue(iris(search("car parks", "&kind=dataset")).size() >= 2);
    }

    @Test
    void theWholeNameComesFirst() throws Exception {
        JsonNode hit = search("가람동", "").at("/hits/0");
        assertEquals("https://w3id.org/dosi/id/area/2711090100", hit.get("iri").asText());
        assertEquals("entity", hit.get("kind").asText());
        assertEquals("가람동", hit.at("/label/ko").asText());
        assertEquals("https://w3id.org/dosi/ns/LegalDong", hit.at("/type/iri").asText());
        assertEquals("national/legal-dong-code", hit.get("dataset").asText());
    }

    @Test
    void termsAreFoundByTheirNamesInQueriesAndQuestionsByTheirWords() throws Exception {
        assertEquals(
                "https://w3id.org/dosi/ns/partOf",
                search("dosi:partOf", "").at("/hits/0/iri").asText());
        assertEquals(
                "https://w3id.org/dosi/ns/ParkingLot",
                search("ParkingL", "").at("/hits/0/iri").asText());
        assertTrue(iris(search("구급차", "&kind=question")).contains("14-ambulances-for-the-elderly"));
        assertEquals("차대사람", search("차대사람", "&kind=code").at("/hits/0/label/ko").asText());
    }

    @Test
    void hitsComeInPagesAndAreCountedByKind() throws Exception {
        JsonNode all = search("동", "&limit=100");
        long sum = 0;
        for (JsonNode count : all.get("kinds")) {
            sum += count.asLong();
        }
        assertEquals(all.get("total").asLong(), sum);
        List<String> pages = new ArrayList<>(iris(search("동", "&limit=2")));
        pages.addAll(iris(search("동", "&limit=2&offset=2")));
        assertEquals(iris(all).subList(0, 4), pages);
    }

    @Test
    void whatIsLoadedLaterIsFoundAndWhatIsRestrictedNever() throws Exception {
        assertEquals(0, search("솔바람공원", "&kind=entity").get("total").asLong());
        DatasetDescription parks = server.hub().catalogue().dataset("national/urban-park");
        server.hub().load(parks, parks.sampleFiles(), LoadListener.NONE);
        JsonNode found = search("솔바람공원", "&kind=entity");
        assertEquals("national/urban-park", found.at("/hits/0/dataset").asText());
        assertTrue(found.get("current").asBoolean());
        server.loadSecrets("search", 4);
        for (String text :
                List.of(LoadedServer.SECRET, LoadedServer.SECRET + "1", "hidden places")) {
            assertEquals(0, search(text, "").get("total").asLong(), text);
        }
        assertFalse(
                iris(search("대구광역시", "&limit=100")).contains("https://w3id.org/dosi/id/secret/1"));
    }

    @Test
    void aHitKeepsToItsSchemaAndToItsTag() throws Exception {
        search("주차장", "");
        JsonNode document = server.json("/api/openapi.json");
        String address = "/api/search?limit=100&q=" + encoded("주차장");
        assertEquals(List.of(), new SchemaCheck(document).answer(address, server.json(address)));
        String tag = field(server.client().get(address), "ETag");
        assertEquals(304, server.client().get(address, "If-None-Match", tag).statusCode());
        assertEquals(400, server.client().get("/api/search").statusCode());
        assertEquals(
                400, server.client().get("/api/search?q=" + encoded("가".repeat(201))).statusCode());
        assertEquals(
                200, server.client().get("/api/search?q=" + encoded("a:(b* \"~[}")).statusCode());
    }

    @Test
    void termsTellHowOftenTheyAreUsedAndByWhom() throws Exception {
        search("주차장", "");
        JsonNode term = server.json("/api/term?iri=dosi:ParkingLot");
        long counted = 0;
        for (JsonNode dataset : term.get("datasets")) {
            assertTrue(dataset.get("id").asText().endsWith("/parking"), dataset.toString());
            counted += dataset.get("used").asLong();
        }
        String parking =
                server.client()
                        .query(
                                "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a dosi:ParkingLot } FILTER"
                                        + " (?g != graph:inferred) }",
                                "text/csv")
                        .body();
        assertEquals(Long.parseLong(parking.lines().skip(1).findFirst().orElse("")), counted);
        assertEquals(counted, term.get("used").asLong());
        assertTrue(counted > 0);
    }

    private JsonNode search(String text, String more) throws Exception {
        return server.search("q=" + encoded(text) + more);
    }

    private static List<String> iris(JsonNode hits) {
        List<String> iris = new ArrayList<>();
        hits.get("hits").forEach(hit -> iris.add(hit.get("iri").asText()));
        return iris;
    }
}
