package dosi.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder of cities made for a test: one city, one dataset of things.
record Cities(Path root) {

    static Cities in(Path folder) throws IOException {
        Cities cities = new Cities(folder.resolve("cities"));
        cities.write(
                "nowhere/city.ttl",
                """
                <https://w3id.org/dosi/id/city/nowhere> a <https://w3id.org/dosi/ns/City> ;
                    <http://www.w3.org/2000/01/rdf-schema#label> "없는시"@ko , "Nowhere"@en .
                """);
        cities.dataset("nowhere/things", "things.*\\\\.csv", "public", "report", "");
        return cities;
    }

    /// Describes a dataset whose files have the columns id, name and value.
    void dataset(String identifier, String pattern, String sensitivity, String policy, String more)
            throws IOException {
        write(
                identifier + "/dataset.ttl",
                """
                @prefix dosi: <https://w3id.org/dosi/ns/> .
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                @base <https://w3id.org/dosi/dataset/> .
                <%1$s> a dcat:Dataset ;
                    dct:identifier "%1$s" ;
                    dct:title "%1$s 자료"@ko , "Data of %1$s"@en ;
                    dosi:city <https://w3id.org/dosi/id/city/nowhere> ;
                    dosi:sensitivity <https://w3id.org/dosi/code/sensitivity/%3$s> ;
                    dosi:gatePolicy "%4$s" ;
                    dosi:source [ a dosi:CsvSource ; dosi:filePattern "%2$s" ] %5$s .
                """
                        .formatted(identifier, pattern, sensitivity, policy, more));
        write(
                identifier + "/mapping.yml",
                """
                sources:
                  rows: { access: "*", referenceFormulation: csv }
                mappings:
                  thing:
                    sources: rows
                    s: did:thing/$(id)
                    po:
                      - [a, dosi:Thing]
                      - [rdfs:label, $(name), ko~lang]
                      - [dosi:value, $(value), xsd:decimal]
                """);
    }

    Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /// A file with the columns id, name and value.
    Path things(String name, String... rows) throws IOException {
        return write("../files/" + name, "id,name,value\n" + String.join("\n", rows) + "\n");
    }

    HubOptions options() {
        return HubOptions.of(List.of(root));
    }
}
