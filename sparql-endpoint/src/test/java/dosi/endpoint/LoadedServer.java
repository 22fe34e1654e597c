package dosi.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dosi.hub.DatasetDescription;
import dosi.hub.Hub;
import dosi.hub.HubOptions;
import dosi.hub.LoadListener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.sys.JenaSystem;

/// A knowledge base with samples of several cities and a restricted dataset of a made-up one, reasoned over and
/// served on a free port of this machine.
record LoadedServer(Path folder, Hub hub, Endpoint endpoint, TestClient client)
        implements AutoCloseable {

    /// Stands in every row of the restricted dataset and nowhere else.
    static final String SECRET = "나만아는곳";

    private static final int TRIES_MAX = 600;

    private static final ObjectMapper JSON = new ObjectMapper();

    static LoadedServer in(Path folder) throws IOException {
        JenaSystem.init();
        Path cities = Path.of(System.getProperty("dosi.root", "..")).resolve("cities");
        Path madeUp = folder.resolve("cities");
        describeSecrets(madeUp);
        Hub hub = Hub.open(folder.resolve("kb"), HubOptions.of(List.of(cities, madeUp)));
        for (String identifier :
                List.of(
                        "national/legal-dong-code",
                        "national/parking",
                        "daegu/parking",
                        "national/child-protection-zone")) {
            DatasetDescription dataset = hub.catalogue().dataset(identifier);
            hub.load(dataset, dataset.sampleFiles(), LoadListener.NONE);
        }
        LoadedServer server = serve(folder, hub);
        server.loadSecrets("one", 1);
        hub.reason();
        return server;
    }

    private static LoadedServer serve(Path folder, Hub hub) {
        Endpoint endpoint =
                Endpoint.start(
                        hub,
                        hub.ontology().questions(),
                        new EndpointOptions("localhost", 0, EndpointLimits.DEFAULT));
        return new LoadedServer(folder, hub, endpoint, new TestClient(endpoint.port()));
    }

    private static void describeSecrets(Path cities) throws IOException {
        write(
                cities.resolve("nowhere/city.ttl"),
                """
                <https://w3id.org/dosi/id/city/nowhere> a <https://w3id.org/dosi/ns/City> ;
                    <http://www.w3.org/2000/01/rdf-schema#label> "없는시"@ko , "Nowhere"@en .
                """);
        write(
                cities.resolve("nowhere/secrets/dataset.ttl"),
                """
                @prefix dosi: <https://w3id.org/dosi/ns/> .
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                @base <https://w3id.org/dosi/dataset/> .
                <nowhere/secrets> a dcat:Dataset ;
                    dct:identifier "nowhere/secrets" ;
                    dct:title "나만아는곳 목록"@ko , "List of hidden places"@en ;
                    dosi:city <https://w3id.org/dosi/id/city/nowhere> ;
                    dosi:sensitivity <https://w3id.org/dosi/code/sensitivity/restricted> ;
                    dosi:gatePolicy "report" ;
                    dosi:source [ a dosi:CsvSource ; dosi:filePattern "secrets-.*\\\\.csv" ] .
                """);
        write(
                cities.resolve("nowhere/secrets/mapping.yml"),
                """
                sources:
                  rows: { access: "*", referenceFormulation: csv }
                mappings:
                  place:
                    sources: rows
                    s: did:secret/$(id)
                    po:
                      - [a, dosi:Facility]
                      - [rdfs:label, $(name), ko~lang]
                      - [dosi:locatedIn, did:area/2700000000~iri]
                  area:
                    sources: rows
                    s: did:area/2700000000
                    po:
                      - [rdfs:label, $(name), ko~lang]
                """);
    }

    /// Loads an edition of the restricted dataset.
    void loadSecrets(String name, int rows) throws IOException {
        StringBuilder csv = new StringBuilder("id,name\n");
        for (int row = 1; row <= rows; row++) {
            csv.append(row).append(',').append(SECRET).append(row).append('\n');
        }
        Path file = folder.resolve("secrets-" + name + ".csv");
        write(file, csv.toString());
        hub.load(hub.catalogue().dataset("nowhere/secrets"), List.of(file), LoadListener.NONE);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    /// What a search finds as soon as the index is that of the present state.
    ///
    /// @param parameters `q=` and what may follow
    JsonNode search(String parameters) throws IOException, InterruptedException {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            HttpResponse<String> answer = client.get("/api/search?" + parameters);
            if (answer.statusCode() == 200) {
                JsonNode found = JSON.readTree(answer.body());
                if (found.get("current").asBoolean()) {
                    return found;
                }
            } else if (answer.statusCode() != 503) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the index does not become current");
    }

    /// The JSON document at an address that answers with 200.
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        endpoint.close();
        hub.close();
    }
}
