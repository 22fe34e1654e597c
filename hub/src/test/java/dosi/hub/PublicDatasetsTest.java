package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What everybody is shown holds nothing of data that is not public or that is held.
class PublicDatasetsTest {

    private static final Scope EVERYTHING = new Scope.Everything();

    @TempDir Path folder;
    Cities cities;

    @BeforeEach
    void makeCities() throws IOException {
        cities = Cities.in(folder);
    }

    private Hub open() {
        return TinyEngine.open(folder.resolve("kb"), cities.options(), new TinyEngine());
    }

    private LoadOutcome load(Hub hub, String name, String... rows) throws IOException {
        Path file = cities.things(name, rows);
        return hub.load(hub.catalogue().forFile(file), List.of(file), LoadListener.NONE);
    }

    private void secrets(String sensitivity) throws IOException {
        cities.dataset(
                "nowhere/secrets",
                "secrets.*\\\\.csv",
                sensitivity,
                "hold",
                "; dosi:shapes \"things\"");
    }

    private static String shown(Hub hub) {
        return hub.read(EVERYTHING, view -> HubTest.dump(view.dataset()));
    }

    private static void assertTellsNothing(Hub hub) {
        String shown = shown(hub);
        for (String secret : List.of("비밀", "secrets", "thing/9", "-9", "Keeper", "비밀 까닭")) {
            assertFalse(shown.contains(secret), () -> secret + " in\n" + shown);
        }
        HubStatus status =
                hub.read(
                        EVERYTHING,
                        view ->
                                new StatusReader(view.dataset().getGraph(Terms.CATALOGUE_GRAPH))
                                        .read(hub.lastSequence(), true));
        assertFalse(status.toString().contains("secrets"));
        assertFalse(hub.read(EVERYTHING, view -> view.graphs().toString()).contains("secrets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"restricted", "internal"})
    void nothingOfADatasetThatIsNotPublicIsShownWhateverBecomesOfIt(String sensitivity)
            throws IOException {
        secrets(sensitivity);
        try (Hub hub = open()) {
            DatasetDescription secrets = hub.catalogue().dataset("nowhere/secrets");
            load(hub, "things.csv", "1,하나,1");
            load(hub, "secrets.csv", "9,비밀,9", "broken");
            hub.reason();
            assertTellsNothing(hub);
            assertEquals(Decision.HELD, load(hub, "secrets-2.csv", "9,비밀,-9").decision());
            assertTellsNothing(hub);
            hub.release(secrets, new Verdict("Keeper", "비밀 까닭"), LoadListener.NONE);
            hub.reason();
            assertTellsNothing(hub);
            load(hub, "secrets-3.csv", "8,비밀,-8");
            hub.reject("nowhere/secrets", new Verdict("Keeper", "비밀 까닭"));
            assertTellsNothing(hub);
            assertTrue(shown(hub).contains("하나"));
            assertTrue(shown(hub).contains("ns/Object]"));
            assertTrue(HubTest.dump(hub.dataset()).contains("비밀 까닭"));
        }
    }

    @Test
    void noTripleOfAHeldEditionIsInAnyPublicGraph() throws IOException {
        cities.dataset(
                "nowhere/things", "things.*\\\\.csv", "public", "hold", "; dosi:shapes \"things\"");
        Path made = folder.resolve("made");
        List<Triple> data;
        try (Hub hub = TinyEngine.open(made, cities.options(), new TinyEngine())) {
            load(hub, "things-2.csv", "7,일곱,-7", "8,여덟,8");
            HeldTest.release(hub);
            data =
                    hub.read(
                            EVERYTHING,
                            view ->
                                    view.dataset()
                                            .getGraph(Terms.dataGraph("nowhere/things"))
                                            .find()
                                            .toList());
        }
        assertEquals(6, data.size());
        try (Hub hub = open()) {
            load(hub, "things-1.csv", "1,하나,1");
            assertEquals(Decision.HELD, load(hub, "things-2.csv", "7,일곱,-7", "8,여덟,8").decision());
            hub.reason();
            hub.read(
                    EVERYTHING,
                    view -> {
                        for (Node graph : view.graphs().keySet()) {
                            for (Triple triple : data) {
                                assertFalse(
                                        view.dataset().getGraph(graph).contains(triple),
                                        graph + " " + triple);
                            }
                        }
                        assertTrue(
                                data.stream()
                                        .noneMatch(view.dataset().getDefaultGraph()::contains));
                        return view;
                    });
            assertFalse(shown(hub).contains("일곱"));
            assertFalse(shown(hub).contains("thing/8"));
            assertTrue(shown(hub).contains("값이 0보다 작다: -7"));
        }
    }

    @Test
    void aDatasetIsHiddenFromTheMomentAtWhichItsDescriptionSaysSo() throws IOException {
        secrets("public");
        try (Hub hub = open()) {
            load(hub, "secrets.csv", "9,비밀,9");
            hub.reason();
            assertTrue(shown(hub).contains("비밀"));
            assertTrue(shown(hub).contains("graph/inferred"));
        }
        secrets("restricted");
        try (Hub hub = open()) {
            assertTellsNothing(hub);
            assertFalse(hub.status().reasoned());
            assertTrue(hub.reason().ran());
            assertTellsNothing(hub);
            load(hub, "secrets.csv", "9,비밀,9");
            assertTellsNothing(hub);
        }
        secrets("public");
        try (Hub hub = open()) {
            assertTellsNothing(hub); // it was loaded as a restricted one
            load(hub, "secrets.csv", "9,비밀,9");
            assertTrue(shown(hub).contains("비밀"));
        }
    }

    @Test
    void conclusionsFromADatasetThatIsHiddenSinceAreHiddenUntilTheyAreDrawnAnew()
            throws IOException {
        secrets("public");
        Predicate<Hub> inferred = hub -> shown(hub).contains("graph/inferred");
        try (Hub hub = open()) {
            load(hub, "things.csv", "1,하나,1");
            load(hub, "secrets.csv", "9,비밀,9");
            hub.reason();
            assertTrue(inferred.test(hub));
        }
        secrets("internal");
        try (Hub hub = open()) {
            load(hub, "secrets.csv", "9,비밀,9");
            assertFalse(inferred.test(hub));
            hub.reason();
            assertTrue(inferred.test(hub));
            assertFalse(hub.reason().ran());
        }
    }

    @Test
    void aDatasetDoesNotRequireAMoreSensitiveOne() throws IOException {
        secrets("restricted");
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "public",
                "report",
                "; dct:requires <nowhere/secrets>");
        cities.dataset(
                "nowhere/more",
                "more.*\\\\.csv",
                "restricted",
                "report",
                "; dct:requires <nowhere/secrets>");
        try (Hub hub = open()) {
            Problem problem = hub.catalogue().problems().getFirst();
            assertEquals(1, hub.catalogue().problems().size());
            assertEquals("HUB-219", problem.code());
            assertEquals("nowhere/things/dataset.ttl", problem.place().file());
            assertTrue(problem.what().en().contains("\"nowhere/secrets\" (restricted)"));
            assertFalse(hub.catalogue().hasDataset("nowhere/things"));
            assertTrue(hub.catalogue().hasDataset("nowhere/more"));
        }
    }

    @Test
    void lookupsOfAPublicDatasetKnowOnlyWhatIsPublic() throws IOException {
        secrets("restricted");
        cities.write(
                "nowhere/lookups/names.rq",
                "SELECT ?key ?value { ?s rdfs:label ?value BIND(STR(?s) AS ?key) }");
        try (Hub hub = open()) {
            load(hub, "things.csv", "1,하나,1");
            load(hub, "secrets.csv", "9,비밀,9");
            String one = Terms.iri("id/thing/1").getURI();
            String nine = Terms.iri("id/thing/9").getURI();
            var shown = hub.lookups(hub.catalogue().dataset("nowhere/things"));
            assertEquals("하나", shown.find("names", one));
            assertNotEquals("비밀", shown.find("names", nine));
            var all = hub.lookups(hub.catalogue().dataset("nowhere/secrets"));
            assertEquals("하나", all.find("names", one));
            assertEquals("비밀", all.find("names", nine));
        }
    }
}
