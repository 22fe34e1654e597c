package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two cities and a restricted dataset: what each scope shows, asked in every way that SPARQL knows.
class ViewsTest {

    private static final Scope EVERYTHING = new Scope.Everything();
    private static final String SECRETS = "https://w3id.org/dosi/graph/nowhere/secrets";

    @TempDir Path folder;
    private Cities cities;
    private Hub hub;

    @SuppressWarnings("NullAway.Init")
    ViewsTest() {}

    @BeforeEach
    void open() throws IOException {
        cities = Cities.in(folder);
        cities.dataset("nowhere/secrets", "secrets.*\\\\.csv", "restricted", "report", "");
        cities.write(
                "elsewhere/city.ttl",
                """
                <https://w3id.org/dosi/id/city/elsewhere> a <https://w3id.org/dosi/ns/City> ;
                    <http://www.w3.org/2000/01/rdf-schema#label> "다른시"@ko , "Elsewhere"@en .
                """);
        cities.dataset("elsewhere/others", "others.*\\\\.csv", "public", "report", "");
        hub = TinyEngine.open(folder.resolve("kb"), cities.options(), new TinyEngine());
        load("things.csv", "1,하나,1", "2,둘,2");
        load("others.csv", "1,하나,1", "3,셋,3");
        load("secrets.csv", "9,비밀,9", "1,하나,1");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private void load(String name, String... rows) throws IOException {
        Path file = cities.things(name, rows);
        hub.load(hub.catalogue().forFile(file), List.of(file), LoadListener.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p ?o }",
                "SELECT * { GRAPH ?g { ?s ?p ?o } }",
                "SELECT ?g { GRAPH ?g {} }",
                "SELECT * { GRAPH <" + SECRETS + "> { ?s ?p ?o } }",
                "SELECT * FROM <" + SECRETS + "> { ?s ?p ?o }",
                "SELECT * FROM NAMED <" + SECRETS + "> { GRAPH ?g { ?s ?p ?o } }",
                "SELECT * FROM <urn:x-arq:UnionGraph> { ?s ?p ?o }",
                "SELECT * { GRAPH <urn:x-arq:UnionGraph> { ?s ?p ?o } }",
                "SELECT * { GRAPH <urn:x-arq:DefaultGraph> { ?s ?p ?o } }",
                "SELECT * { ?s (<urn:x>|!<urn:x>)* ?o }",
                "SELECT * { GRAPH ?g { ?s !<urn:x> ?o } }",
                "SELECT ?s { ?s ?p ?o } ORDER BY ?s",
                "SELECT (GROUP_CONCAT(STR(?o)) AS ?all) { ?s ?p ?o }",
                "SELECT * { VALUES ?s { <https://w3id.org/dosi/id/thing/9> } ?s ?p ?o }",
                "SELECT * { FILTER EXISTS { ?s ?p '비밀'@ko } }"
            })
    void aRestrictedDatasetIsInNoAnswer(String query) {
        for (Scope scope : List.of(EVERYTHING, new Scope.OfCity("nowhere"))) {
            String answer = ask(scope, query).toString();
            assertFalse(answer.contains("비밀"), answer);
            assertFalse(answer.contains("secrets"), answer);
            assertFalse(answer.contains("thing/9"), answer);
        }
    }

    @Test
    void whatIsNotRestrictedIsShownOnceInTheDefaultGraph() {
        assertEquals(
                3, ask(EVERYTHING, "SELECT ?s { ?s a <https://w3id.org/dosi/ns/Thing> }").size());
        String labels =
                ask(EVERYTHING, "SELECT ?l { ?s ?p ?l FILTER(lang(?l) = 'ko') }").toString();
        assertTrue(labels.contains("하나") && labels.contains("셋"), labels);
        hub.read(
                EVERYTHING,
                view -> {
                    List<Triple> all = view.dataset().getDefaultGraph().find().toList();
                    assertEquals(new HashSet<>(all).size(), all.size());
                    for (Node name : view.graphs().keySet()) {
                        Graph part = view.dataset().getGraph(name);
                        assertTrue(all.containsAll(part.find().toList()), name.toString());
                    }
                    return view;
                });
    }

    @Test
    void aCityShowsItsOwnGraphsAndTheOntology() {
        List<String> graphs =
                ask(new Scope.OfCity("elsewhere"), "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }");
        assertEquals(
                List.of("graph/elsewhere/others", "graph/ontology", "graph/rows/elsewhere/others"),
                graphs.stream().map(text -> text.replaceAll(".*dosi/|>.*", "")).sorted().toList());
        assertEquals(
                2,
                ask(
                                new Scope.OfCity("elsewhere"),
                                "SELECT ?s { ?s a <https://w3id.org/dosi/ns/Thing> }")
                        .size());
    }

    @Test
    void aChangeThatIsNotVisibleLeavesTheVersion() throws IOException {
        Scope here = new Scope.OfCity("nowhere");
        Scope there = new Scope.OfCity("elsewhere");
        List<String> before = versions(EVERYTHING, here, there);
        load("secrets-2.csv", "8,더한 비밀,8");
        assertEquals(before, versions(EVERYTHING, here, there));
        load("things-2.csv", "1,하나,1", "2,두울,2");
        List<String> after = versions(EVERYTHING, here, there);
        assertNotEquals(before.get(0), after.get(0));
        assertNotEquals(before.get(1), after.get(1));
        assertEquals(before.get(2), after.get(2));
    }

    @Test
    void sizesTellNothingOfRestrictedGraphs() {
        hub.read(
                EVERYTHING,
                view -> {
                    assertFalse(view.graphs().toString().contains("secrets"));
                    view.graphs()
                            .forEach(
                                    (name, size) ->
                                            assertEquals(
                                                    size,
                                                    view.dataset().getGraph(name).size(),
                                                    name.toString()));
                    return view;
                });
    }

    @Test
    void whereNothingIsHiddenTheVersionIsTheNumberOfTheChange() throws IOException {
        Path other = folder.resolve("other");
        Cities open = Cities.in(other);
        try (Hub all = TinyEngine.open(other.resolve("kb"), open.options(), new TinyEngine())) {
            HubTest.load(all, open.things("things.csv", "1,하나,1"));
            assertEquals(
                    Long.toString(all.status().sequence()), all.read(EVERYTHING, View::version));
        }
    }

    private List<String> versions(Scope... scopes) {
        List<String> versions = new ArrayList<>();
        for (Scope scope : scopes) {
            versions.add(hub.read(scope, View::version));
        }
        return versions;
    }

    private List<String> ask(Scope scope, String query) {
        return hub.read(
                scope,
                view -> {
                    List<String> rows = new ArrayList<>();
                    try (QueryExec execution =
                            QueryExec.dataset(view.dataset()).query(query).build()) {
                        execution.select().forEachRemaining(row -> rows.add(row.toString()));
                    }
                    return rows;
                });
    }
}
