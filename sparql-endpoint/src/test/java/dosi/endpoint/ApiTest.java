package dosi.endpoint;

import static dosi.endpoint.TestClient.encoded;
import static dosi.endpoint.TestClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The JSON API over samples of several cities.
@TestInstance(Lifecycle.PER_CLASS)
class ApiTest {

    private static final String GARAM = "https://w3id.org/dosi/id/area/2711090100";
    private static final String DAEGU = "https://w3id.org/dosi/id/area/2700000000";
    private static final String JUNG = "https://w3id.org/dosi/id/area/2711000000";
    private static final String PART_OF = "https://w3id.org/dosi/ns/partOf";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private LoadedServer server;
    private TestClient client;

    @SuppressWarnings("NullAway.Init")
    ApiTest() {}

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
    void theDatasetsTellWhatTheyAreAndWhatTheirEditionHolds() throws Exception {
        JsonNode list = server.json("/api/datasets");
        assertEquals(4, list.get("total").asInt());
        assertEquals(
                List.of(
                        "daegu/parking",
                        "national/child-protection-zone",
                        "national/legal-dong-code",
                        "national/parking"),
                texts(list.get("datasets"), "/id"));
        JsonNode parking = server.json("/api/datasets/daegu/parking");
        assertEquals("대구광역시 주차장 정보 2020", parking.at("/title/ko").asText());
        assertEquals("대구광역시", parking.at("/city/label/ko").asText());
        assertEquals("national/parking", parking.get("follows").asText());
        assertEquals(List.of("national/parking"), texts(parking.get("elsewhere"), "/id"));
        assertEquals("public", Names.localName(parking.at("/sensitivity/iri").asText()));
        JsonNode edition = parking.get("edition");
        assertEquals(edition, parking.at("/editions/0"));
        assertEquals(
                edition.at("/rows/read").asLong(),
                edition.at("/rows/mapped").asLong()
                        + edition.at("/rows/quarantined").asLong()
                        + edition.at("/rows/skipped").asLong());
        assertTrue(edition.at("/rows/mapped").asLong() > 0);
        assertTrue(edition.get("sha256").asText().startsWith(edition.get("id").asText()));
        assertEquals("parking-2019.csv", edition.at("/files/0/name").asText());
        assertEquals(
                ask(
                        "SELECT (COUNT(*) AS ?n) { GRAPH <"
                                + parking.get("graph").asText()
                                + "> {?s ?p ?o} }"),
                parking.get("triples").asText());
        assertFalse(parking.has("held"));
        assertEquals(1, server.json("/api/datasets?city=daegu").get("total").asInt());
    }

    @Test
    void theFindingsLeadToFileRowAndAdvice() throws Exception {
        JsonNode all = server.json("/api/datasets/national/child-protection-zone/findings");
        assertTrue(all.get("total").asInt() > 1, all.toString());
        JsonNode edition =
                server.json("/api/datasets/national/child-protection-zone").get("edition");
        for (JsonNode finding : all.get("findings")) {
            assertFalse(finding.at("/message/ko").asText().isBlank(), finding.toString());
            assertFalse(finding.at("/message/en").asText().isBlank(), finding.toString());
            assertEquals(List.of(edition.get("id").asText()), texts(finding.get("editions"), ""));
            assertEquals("new", finding.get("status").asText());
        }
        JsonNode first = all.at("/findings/0");
        assertEquals("child-protection-zone-202605.csv", first.get("file").asText());
        assertTrue(first.at("/rows/0").asInt() > 1, first.toString());
        for (String severity : FindingsApi.SEVERITIES) {
            JsonNode some =
                    server.json(
                            "/api/datasets/national/child-protection-zone/findings?severity="
                                    + severity);
            assertEquals(
                    all.at("/counts/severity").path(severity).asInt(), some.get("total").asInt());
            some.get("findings")
                    .forEach(one -> assertEquals(severity, one.get("severity").asText()));
        }
        assertEquals(
                0,
                server.json("/api/datasets/national/child-protection-zone/findings?edition=held")
                        .get("total")
                        .asInt());
        assertEquals(
                all.get("total"),
                server.json(
                                "/api/datasets/national/child-protection-zone/findings?edition="
                                        + edition.get("id").asText())
                        .get("total"));
    }

    @Test
    void aThingTellsItsFactsWithTheirSourcesAndWhatIsInferred() throws Exception {
        JsonNode area = server.json("/api/entity?iri=" + encoded(GARAM));
        assertEquals("가람동", area.at("/label/ko").asText());
        assertTrue(texts(area.get("types"), "/label/ko").contains("행정구역"), area.toString());
        JsonNode partOf = group(area.get("outgoing"), PART_OF);
        assertEquals("Part of", capital(partOf.at("/property/label/en").asText()));
        JsonNode whole = partOf.at("/values/0");
        assertEquals(JUNG, whole.get("value").asText());
        assertEquals("중구", whole.at("/label/ko").asText());
        assertFalse(whole.get("inferred").asBoolean());
        assertEquals(
                List.of("https://w3id.org/dosi/graph/national/legal-dong-code"),
                texts(whole.get("graphs"), ""));
        assertTrue(
                texts(area.get("graphs"), "/dataset").contains("national/legal-dong-code"),
                area.get("graphs").toString());
        JsonNode above = server.json("/api/entity?iri=" + encoded(JUNG));
        assertEquals(3, group(above.get("incoming"), PART_OF).get("count").asInt());
        JsonNode source = area.at("/sources/0");
        assertEquals("national/legal-dong-code", source.get("dataset").asText());
        assertEquals("legal-dong-code-2024-sample.csv", source.get("file").asText());
        assertEquals(7, source.at("/rows/0").asInt());
    }

    @Test
    void inferredFactsAreToldApart() throws Exception {
        JsonNode parking = server.json("/api/entity?iri=" + encoded(firstOf("dosi:ParkingLot")));
        List<String> inferred = new ArrayList<>();
        for (JsonNode type : parking.get("types")) {
            if (type.get("inferred").asBoolean()) {
                inferred.add(type.get("iri").asText());
            }
        }
        assertTrue(inferred.contains("https://w3id.org/dosi/ns/Facility"), parking.toString());
        assertFalse(inferred.contains("https://w3id.org/dosi/ns/ParkingLot"));
        assertTrue(parking.at("/geometry/0/wkt").asText().contains("POINT"), parking.toString());
    }

    @Test
    void factsOfOnePropertyArePagedByLinks() throws Exception {
        String address =
                "/api/entity/facts?direction=in&limit=3&iri="
                        + encoded(DAEGU)
                        + "&property="
                        + encoded("dosi:partOf");
        int total = server.json(address).get("total").asInt();
        Set<String> seen = new HashSet<>();
        String next = address;
        for (int pages = 0; !next.isEmpty(); pages++) {
            assertTrue(pages <= total, "the links lead in a circle");
            HttpResponse<String> page = client.get(next);
            for (JsonNode value : new ObjectMapper().readTree(page.body()).get("values")) {
                assertTrue(seen.add(value.get("value").asText()));
            }
            Matcher link = NEXT.matcher(field(page, "Link"));
            next = link.find() ? link.group(1) : "";
        }
        assertTrue(total > 3);
        assertEquals(total, seen.size());
    }

    @Test
    void anAssertedFactIsExplainedByFileAndRow() throws Exception {
        JsonNode proof =
                server.json(
                        "/api/explain?s="
                                + encoded("did:area/2711090100")
                                + "&p="
                                + encoded("dosi:partOf")
                                + "&o="
                                + encoded("<" + JUNG + ">"));
        JsonNode origin = proof.at("/asserted/0");
        assertEquals("national/legal-dong-code", origin.get("dataset").asText());
        assertEquals("legal-dong-code-2024-sample.csv", origin.at("/rows/0/file").asText());
        assertEquals(7, origin.at("/rows/0/row").asInt());
    }

    @Test
    void anInferredFactIsExplainedDownToItsRows() throws Exception {
        String parking = firstOf("dosi:ParkingLot");
        JsonNode proof =
                server.json(
                        "/api/explain?s="
                                + encoded(parking)
                                + "&p=rdf:type&o="
                                + encoded("dosi:Facility"));
        assertEquals(0, proof.get("asserted").size());
        assertFalse(proof.at("/inferred/sentence/ko").asText().isBlank());
        assertTrue(rows(proof) > 0, proof.toString());
        HttpResponse<String> none =
                client.get(
                        "/api/explain?s="
                                + encoded(parking)
                                + "&p=rdf:type&o="
                                + encoded("dosi:Sensor"));
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains("QUERY-322"), none.body());
    }

    private static int rows(JsonNode proof) {
        int rows = 0;
        for (JsonNode origin : proof.get("asserted")) {
            rows += origin.get("rows").size();
        }
        for (JsonNode premise : proof.at("/inferred/premises")) {
            rows += rows(premise);
        }
        return rows;
    }

    @Test
    void literalsOfEveryKindCanBeExplained() throws Exception {
        String label = "/api/explain?s=" + encoded(GARAM) + "&p=rdfs:label&o=";
        assertEquals(1, server.json(label + encoded("\"가람동\"@ko")).get("asserted").size());
        assertEquals(404, client.get(label + encoded("\"가람동\"")).statusCode());
        assertEquals(400, client.get(label + encoded("\"가람동\"@ko . <a:b> <c:d> 1")).statusCode());
    }

    @Test
    void theTermsAreThereWithDefinitionsAndNeighbours() throws Exception {
        JsonNode classes = server.json("/api/terms?kind=class&limit=5000");
        assertTrue(texts(classes.get("terms"), "/name").contains("dosi:ParkingLot"));
        JsonNode parking = server.json("/api/term?iri=dosi:ParkingLot");
        assertEquals("class", parking.get("kind").asText());
        assertFalse(parking.at("/definition/ko").asText().isBlank());
        assertTrue(
                texts(parking.get("superClasses"), "/iri")
                        .contains("https://w3id.org/dosi/ns/Facility"));
        assertTrue(parking.get("properties").size() > 0, parking.toString());
        assertTrue(parking.get("examples").size() > 0);
        JsonNode codes =
                server.json("/api/terms?kind=code&scheme=" + encoded("dcode:accident-type"));
        assertTrue(texts(codes.get("terms"), "/label/ko").contains("차대사람"), codes.toString());
        assertEquals(404, client.get("/api/term?iri=" + encoded(GARAM)).statusCode());
    }

    @Test
    void aReadyQuestionIsAnsweredInTheFormatAskedFor() throws Exception {
        JsonNode questions = server.json("/api/questions");
        JsonNode third = server.json("/api/questions/" + questions.at("/2/id").asText());
        assertEquals(questions.get(2), third);
        String answer = third.get("answer").asText();
        HttpResponse<String> csv = client.get(answer, "Accept", "text/csv");
        assertEquals("text/csv; charset=utf-8", field(csv, "Content-Type"));
        assertEquals(
                csv.body(),
                client.get("/sparql?format=csv&query=" + encoded(third.get("query").asText()))
                        .body());
        assertTrue(client.get(answer + "?format=json").body().contains("\"bindings\""));
        assertEquals(
                304,
                client.get(answer, "Accept", "text/csv", "If-None-Match", field(csv, "ETag"))
                        .statusCode());
        HttpResponse<String> unknown = client.get("/api/questions/03-parking-space");
        assertEquals(404, unknown.statusCode());
        assertTrue(
                unknown.body().contains("Did you mean \\\"03-parking-spaces\\\"?"), unknown.body());
    }

    @Test
    void everyAnswerHasATagThatMovesWithWhatIsShownOnly() throws Exception {
        List<String> addresses =
                List.of(
                        "/api/status",
                        "/api/datasets",
                        "/api/datasets/daegu/parking/findings",
                        "/api/entity?iri=" + encoded(DAEGU),
                        "/api/terms?kind=class");
        server.search("q=parking"); // the terms then tell how often they are used
        List<String> tags = new ArrayList<>();
        for (String address : addresses) {
            HttpResponse<String> answer = client.get(address);
            tags.add(field(answer, "ETag"));
            HttpResponse<String> again =
                    client.get(address, "If-None-Match", field(answer, "ETag"));
            assertEquals(304, again.statusCode(), address);
            assertEquals("", again.body());
            assertEquals(200, client.method("HEAD", address).statusCode());
        }
        assertEquals(addresses.size(), new HashSet<>(tags).size());
        server.loadSecrets("tag", 3);
        for (int index = 0; index < addresses.size(); index++) {
            assertEquals(tags.get(index), field(client.get(addresses.get(index)), "ETag"));
        }
        assertNotEquals(tags.getLast(), field(client.get("/api/terms?kind=property"), "ETag"));
    }

    @Test
    void nothingOfARestrictedDatasetIsTold() throws Exception {
        List<String> addresses =
                List.of(
                        "/api/status",
                        "/api/datasets",
                        "/api/entity?iri=" + encoded(DAEGU),
                        "/api/entity?iri=" + encoded("did:city/nowhere"),
                        "/api/entity/facts?direction=in&limit=1000&property=dosi:locatedIn&iri="
                                + encoded(DAEGU),
                        "/api/entity/facts?property=rdfs:label&iri=" + encoded(DAEGU),
                        "/api/term?iri=dosi:Facility",
                        "/api/terms");
        for (String address : addresses) {
            String body = client.get(address).body();
            assertFalse(body.contains(LoadedServer.SECRET), address);
            assertFalse(body.contains("nowhere/secrets"), address);
        }
        List<String> hidden =
                List.of(
                        "/api/datasets/nowhere/secrets",
                        "/api/datasets/nowhere/secrets/findings",
                        "/api/entity?iri=" + encoded("did:secret/1"),
                        "/api/entity?iri=" + encoded("dataset:nowhere/secrets"),
                        "/api/explain?s=did:secret/1&p=dosi:locatedIn&o=" + encoded(DAEGU),
                        "/api/explain?p=rdfs:label&s="
                                + encoded(DAEGU)
                                + "&o="
                                + encoded("\"" + LoadedServer.SECRET + "1\"@ko"));
        for (String address : hidden) {
            HttpResponse<String> answer = client.get(address);
            assertEquals(404, answer.statusCode(), address);
            assertFalse(answer.body().contains("nowhere/city"), address);
        }
    }

    @Test
    void aMistakeInARequestIsToldInBothLanguages() throws Exception {
        record Mistake(String address, int status, String code) {}
        for (Mistake mistake :
                List.of(
                        new Mistake("/api/nothing", 404, "QUERY-310"),
                        new Mistake("/api/datasets?limt=3", 400, "QUERY-314"),
                        new Mistake("/api/entity", 400, "QUERY-315"),
                        new Mistake("/api/datasets?limit=0", 400, "QUERY-316"),
                        new Mistake("/api/datasets?limit=many", 400, "QUERY-316"),
                        new Mistake("/api/terms?kind=clas", 400, "QUERY-317"),
                        new Mistake("/api/entity?iri=parking", 400, "QUERY-304"),
                        new Mistake("/api/explain?s=a:b&p=a:c&o=plain", 400, "QUERY-318"),
                        new Mistake("/api/datasets/daegu/parkin", 404, "QUERY-319"),
                        new Mistake("/api/entity?iri=did:nobody", 404, "QUERY-320"),
                        new Mistake("/api/questions/none", 404, "QUERY-321"),
                        new Mistake("/api/datasets?limit=1&limit=2", 400, "QUERY-302"))) {
            HttpResponse<String> answer = client.get(mistake.address, "Accept-Language", "ko");
            assertEquals(mistake.status, answer.statusCode(), mistake.address);
            assertEquals("application/problem+json", field(answer, "Content-Type"));
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertEquals(mistake.code, problem.at("/problems/0/code").asText(), mistake.address);
            assertTrue(problem.get("title").asText().matches("(?s).*[가-힣].*"), problem.toString());
        }
        assertEquals(405, client.post("/api/datasets", "text/plain", "x").statusCode());
    }

    @Test
    void theOpenApiDocumentNamesExactlyTheAddressesThatAreThere() throws Exception {
        JsonNode document = server.json("/api/openapi.json");
        assertEquals("3.1.0", document.get("openapi").asText());
        for (String path : names(document.get("paths"))) {
            String filled =
                    path.replace("{city}", "daegu")
                            .replace("{name}", "parking")
                            .replace("{id}", "03-parking-spaces")
                            .replace("{path}", "area/2711090100");
            String method = document.at("/paths").get(path).has("delete") ? "DELETE" : "GET";
            HttpResponse<String> answer = client.method(method, filled);
            assertFalse(answer.body().contains("QUERY-310"), path);
            assertNotEquals(405, answer.statusCode(), path);
        }
        Set<String> described = new HashSet<>(names(document.get("paths")));
        for (String registered : server.endpoint().paths()) {
            String path =
                    registered
                            .replaceFirst("^/(?!api|sparql)[a-z]+/sparql$", "/{city}/sparql")
                            .replaceFirst("/\\*$", "");
            assertTrue(
                    path.isEmpty()
                            || described.contains(path)
                            || described.stream().anyMatch(one -> one.startsWith(path + "/")),
                    registered + " is not described");
        }
    }

    @Test
    void theAnswersKeepToTheirSchemas() throws Exception {
        JsonNode document = server.json("/api/openapi.json");
        SchemaCheck check = new SchemaCheck(document);
        for (String address :
                List.of(
                        "/api/status",
                        "/api/datasets",
                        "/api/datasets/daegu/parking",
                        "/api/datasets/national/child-protection-zone/findings",
                        "/api/entity?iri=" + encoded(GARAM),
                        "/api/entity?iri=" + encoded(firstOf("dosi:ParkingLot")),
                        "/api/entity/facts?property=rdfs:label&iri=" + encoded(GARAM),
                        "/api/explain?p=rdf:type&o=dosi:Facility&s="
                                + encoded(firstOf("dosi:ParkingLot")),
                        "/api/terms?limit=5000",
                        "/api/term?iri=dosi:ParkingLot",
                        "/api/term?iri=dosi:partOf",
                        "/api/term?iri=dcode:accident-type",
                        "/api/term?iri=dcode:accident-type/railway",
                        "/api/questions",
                        "/api/questions/03-parking-spaces")) {
            assertEquals(List.of(), check.answer(address, server.json(address)));
        }
        assertEquals(
                List.of(),
                check.schema(
                        "Problem", new ObjectMapper().readTree(client.get("/api/nothing").body())));
    }

    private String ask(String query) throws Exception {
        return client.query(query, "text/csv").body().lines().skip(1).findFirst().orElse("");
    }

    private String firstOf(String type) throws Exception {
        return ask(
                "SELECT ?s { GRAPH graph:daegu\\/parking { ?s a "
                        + type
                        + " ; geo:hasGeometry ?g } } ORDER BY ?s LIMIT 1");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static JsonNode group(JsonNode groups, String property) {
        return StreamSupport.stream(groups.spliterator(), false)
                .filter(group -> group.at("/property/iri").asText().equals(property))
                .findFirst()
                .orElseThrow(() -> new AssertionError(property + " is not in " + groups));
    }

    private static List<String> texts(JsonNode list, String pointer) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.at(pointer).asText()));
        return texts;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
