package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.ontology.CityOntology;
import dosi.ontology.Prefixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityMeasurementsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T15:30:00Z");

    @TempDir Path folder;
    Cities cities;

    @BeforeEach
    void makeCities() throws IOException {
        cities = Cities.in(folder);
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "public",
                "report",
                "; dosi:shapes \"things\"");
    }

    private Hub open(HubOptions options) {
        // the metrics stand in the ontology, so that the query needs the real one
        CityOntology ontology = CityOntology.load();
        return Hub.open(
                folder.resolve("kb"),
                options.withClock(() -> NOW),
                new TinyEngine(),
                () -> ontology,
                ontology.graph());
    }

    private LoadOutcome load(Hub hub, String name, String... rows) throws IOException {
        Path file = cities.things(name, rows);
        return hub.load(
                hub.catalogue().dataset("nowhere/things"), List.of(file), LoadListener.NONE);
    }

    /// The query of `docs/knowledge-base.md`: number of the edition, dimension, value.
    private static Map<String, String> quality(Hub hub) throws IOException {
        String docs = Files.readString(root().resolve("docs/knowledge-base.md"));
        String section = docs.substring(docs.indexOf("## Quality over time"));
        int open = section.indexOf("```sparql") + "```sparql".length();
        String query = section.substring(open, section.indexOf("```", open));
        StringBuilder prefixes = new StringBuilder();
        Prefixes.city()
                .getNsPrefixMap()
                .forEach((name, iri) -> prefixes.append("PREFIX " + name + ": <" + iri + ">\n"));
        return Txn.calculateRead(
                hub.dataset(),
                () -> {
                    Map<String, String> values = new TreeMap<>();
                    try (QueryExec exec =
                            QueryExec.dataset(hub.dataset())
                                    .query(QueryFactory.create(prefixes + query))
                                    .build()) {
                        exec.select()
                                .forEachRemaining(
                                        row -> {
                                            String dimension = row.get("dimension").getURI();
                                            values.put(
                                                    row.get("number").getLiteralLexicalForm()
                                                            + dimension.substring(
                                                                    dimension.lastIndexOf('/')),
                                                    row.get("value").getLiteralLexicalForm());
                                        });
                    }
                    return values;
                });
    }

    private static Path root() {
        return Path.of(System.getProperty("dosi.root", ".."));
    }

    @Test
    void theSharesOfRowsAndTheAgeAreMeasured() throws IOException {
        try (Hub hub = open(cities.options())) {
            load(hub, "things-20261120.csv", "1,하나,-1", "2,둘,2", "3,셋,3");
            assertEquals(
                    Map.of(
                            "1/completeness", "1.0",
                            "1/validity", "0.666666",
                            "1/uniqueness", "1.0",
                            "1/consistency", "1.0",
                            "1/timeliness", "5"),
                    quality(hub),
                    "the day of the load is that of Korea: the 25th");
        }
    }

    @Test
    void aRowCountsOnceHoweverManyFindingsItHas() throws IOException {
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "public",
                "report",
                "; dosi:shapes \"things\" , \"measured\"");
        try (Hub hub = open(cities.options())) {
            load(hub, "things.csv", "1,하나,-1", "2,둘,2", "3,둘,3", "4,넷,4");
            Map<String, String> quality = quality(hub);
            assertEquals("0.75", quality.get("1/validity"), "two constraints found row 2");
            assertEquals("0.5", quality.get("1/uniqueness"), "the shape names its dimension");
            assertEquals("0.0", quality.get("1/completeness"));
            assertEquals("1.0", quality.get("1/consistency"), "infos are no defects");
        }
    }

    @Test
    void theHistoryIsKept() throws IOException {
        try (Hub hub = open(cities.options())) {
            load(hub, "things.csv", "1,하나,-1", "2,둘,2");
            load(hub, "things.csv", "1,하나,1", "2,둘,2");
            Map<String, String> quality = quality(hub);
            assertEquals("0.5", quality.get("1/validity"));
            assertEquals("1.0", quality.get("2/validity"));
        }
    }

    @Test
    void anEditionThatWasNotValidatedIsOnlyDated() throws IOException {
        try (Hub hub = open(cities.options().withLimits(1, 2, 10))) {
            load(hub, "things-20261120.csv", "1,하나,-1");
            assertEquals(Map.of("1/timeliness", "5"), quality(hub));
        }
    }

    @Test
    void measurementsOfRestrictedDataAreHidden() throws IOException {
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "restricted",
                "report",
                "; dosi:shapes \"things\"");
        try (Hub hub = open(cities.options())) {
            load(hub, "things.csv", "1,하나,-1");
            String shown = hub.read(new Scope.Everything(), view -> HubTest.dump(view.dataset()));
            assertTrue(HubTest.dump(hub.dataset()).contains("/quality/rowValidity"));
            assertFalse(shown.contains("/quality/"));
        }
    }
}
