package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.ontology.Prefixes;
import dosi.shapes.report.FindingStatus;
import dosi.shapes.report.ReportedFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingHistoryTest {

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

    private Hub open() {
        return open(cities.options());
    }

    private Hub open(HubOptions options) {
        return TinyEngine.open(folder.resolve("kb"), options, new TinyEngine());
    }

    private LoadOutcome load(Hub hub, String... rows) throws IOException {
        Path file = cities.things("things.csv", rows);
        return hub.load(
                hub.catalogue().dataset("nowhere/things"), List.of(file), LoadListener.NONE);
    }

    /// Status and number of the thing of every finding in the knowledge base.
    private static List<String> stored(Hub hub) {
        return select(
                hub,
                """
                SELECT ?status ?thing WHERE {
                  GRAPH <https://w3id.org/dosi/graph/findings/nowhere/things> {
                    ?finding a dosi:Finding ; sh:focusNode ?thing .
                    OPTIONAL { ?finding dosi:findingStatus ?status }
                  }
                }
                """);
    }

    /// The rows of an answer, each node by the last part of its name.
    private static List<String> select(Hub hub, String query) {
        StringBuilder prefixes = new StringBuilder();
        Prefixes.city()
                .getNsPrefixMap()
                .forEach(
                        (name, iri) ->
                                prefixes.append("PREFIX ")
                                        .append(name)
                                        .append(": <")
                                        .append(iri)
                                        .append(">\n"));
        return Txn.calculateRead(
                hub.dataset(),
                () -> {
                    TreeSet<String> rows = new TreeSet<>();
                    try (QueryExec exec =
                            QueryExec.dataset(hub.dataset())
                                    .query(QueryFactory.create(prefixes + query))
                                    .build()) {
                        var answer = exec.select();
                        answer.forEachRemaining(
                                binding -> {
                                    StringBuilder row = new StringBuilder();
                                    for (var name : exec.getQuery().getResultVars()) {
                                        Node node = binding.get(name);
                                        row.append(node == null ? "-" : local(node)).append(' ');
                                    }
                                    rows.add(row.toString().strip());
                                });
                    }
                    return List.copyOf(rows);
                });
    }

    private static String local(Node node) {
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static List<Long> counts(LoadOutcome outcome) {
        return List.of(
                outcome.count(FindingStatus.NEW),
                outcome.count(FindingStatus.STILL_THERE),
                outcome.count(FindingStatus.MENDED));
    }

    @Test
    void everythingIsNewInTheFirstEdition() throws IOException {
        try (Hub hub = open()) {
            LoadOutcome first = load(hub, "1,하나,-1", "2,둘,2");
            assertTrue(first.before().isEmpty());
            assertEquals(List.of("new 1"), stored(hub));
            assertEquals(
                    1,
                    select(
                                    hub,
                                    """
                                    SELECT ?finding WHERE {
                                      ?dataset dosi:currentEdition ?edition .
                                      ?finding dosi:firstSeen ?edition ; dosi:edition ?edition }
                                    """)
                            .size());
        }
    }

    @Test
    void aFindingKeepsItsNodeWhenItsRowMoves() throws IOException {
        try (Hub hub = open()) {
            load(hub, "1,하나,-1");
            List<String> before = select(hub, "SELECT ?f WHERE { ?f a dosi:Finding }");
            LoadOutcome moved = load(hub, "0,영,0", "1,하나,-1");
            assertEquals(List.of(0L, 1L, 0L), counts(moved));
            assertEquals(before, select(hub, "SELECT ?f WHERE { ?f a dosi:Finding }"));
            assertEquals(
                    List.of("3"),
                    select(hub, "SELECT ?row WHERE { ?f a dosi:Finding ; dosi:sourceRow ?row }"));
        }
    }

    @Test
    void newStillThereAndMendedAreToldAndKept() throws IOException {
        try (Hub hub = open()) {
            load(hub, "1,하나,-1", "2,둘,-2");
            LoadOutcome second = load(hub, "1,하나,-1", "2,둘,2", "3,셋,-3");
            assertEquals(List.of(1L, 1L, 1L), counts(second));
            assertEquals(List.of("mended 2", "new 3", "still-there 1"), stored(hub));
            ReportedFinding mended = second.reported().getLast();
            assertEquals(Optional.of(FindingStatus.MENDED), mended.status());
            assertEquals("the value is below 0: -2.0", mended.finding().message().en());
            assertEquals("ThingValueShape", mended.finding().shapeName());
            assertEquals("things.csv:3", mended.located().rows().getFirst().toString());
            assertEquals(2, second.findings().size(), "mended ones are no findings of the edition");
        }
    }

    @Test
    void theFindingsOfEveryEditionCanBeAskedFor() throws IOException {
        try (Hub hub = open()) {
            load(hub, "1,하나,-1", "2,둘,-2");
            load(hub, "1,하나,-1", "2,둘,2", "3,셋,-3");
            load(hub, "1,하나,1", "2,둘,-2", "3,셋,-3");
            assertEquals(
                    List.of("1 1", "1 2", "2 1", "2 3", "3 2", "3 3"),
                    select(
                            hub,
                            """
                                    SELECT ?number ?thing WHERE {
                                      ?finding a dosi:Finding ; sh:focusNode ?thing ; dosi:edition ?edition .
                                      ?edition dosi:editionNumber ?number }
                                    """));
            assertEquals(List.of("mended 1", "new 2", "still-there 3"), stored(hub));
            assertEquals(
                    List.of("1 1 3", "2 1 -", "3 2 -"),
                    select(
                            hub,
                            """
                                    SELECT ?thing ?first ?mended WHERE {
                                      ?finding a dosi:Finding ; sh:focusNode ?thing ;
                                               dosi:firstSeen/dosi:editionNumber ?first .
                                      OPTIONAL { ?finding dosi:mendedIn/dosi:editionNumber ?mended } }
                                    """),
                    "one that comes back keeps the edition in which it was seen first");
        }
    }

    @Test
    void theSameEditionAgainChangesNoStatus() throws IOException {
        try (Hub hub = open()) {
            load(hub, "1,하나,-1", "2,둘,-2");
            load(hub, "1,하나,-1", "2,둘,2", "3,셋,-3");
            List<String> before = stored(hub);
            assertEquals(Decision.UNCHANGED, load(hub, "1,하나,-1", "2,둘,2", "3,셋,-3").decision());
            assertEquals(before, stored(hub));
            cities.write("nowhere/things/mapping.yml", mappingWithAComment());
        }
        try (Hub hub = open()) {
            List<String> before = stored(hub);
            LoadOutcome again = load(hub, "1,하나,-1", "2,둘,2", "3,셋,-3");
            assertNotEquals(Decision.UNCHANGED, again.decision(), "the mapping is another one");
            assertEquals(List.of(1L, 1L, 1L), counts(again));
            assertEquals(before, stored(hub));
            assertEquals(
                    List.of("1", "2"), select(hub, "SELECT ?n WHERE { ?e dosi:editionNumber ?n }"));
            assertEquals(
                    List.of("2 1"),
                    select(
                            hub,
                            """
                                    SELECT ?n ?m WHERE { ?e dosi:editionNumber ?n ;
                                      prov:wasRevisionOf/dosi:editionNumber ?m }
                                    """));
        }
    }

    private String mappingWithAComment() throws IOException {
        return "# another one\n"
                + java.nio.file.Files.readString(
                        cities.root().resolve("nowhere/things/mapping.yml"));
    }

    @Test
    void mendedFindingsAreForgottenAfterSomeEditions() throws IOException {
        try (Hub hub = open()) {
            load(hub, "1,하나,-1", "2,둘,-2");
            for (int edition = 2; edition <= FindingHistory.EDITIONS_MAX; edition++) {
                load(hub, "1,하나,-1", "2,둘," + edition);
                assertEquals(List.of("mended 2", "still-there 1"), stored(hub));
            }
            load(hub, "1,하나,-1", "2,둘,100");
            assertEquals(List.of("still-there 1"), stored(hub));
            assertEquals(
                    FindingHistory.EDITIONS_MAX,
                    select(hub, "SELECT ?e WHERE { ?f a dosi:Finding ; dosi:edition ?e }").size());
            assertEquals(
                    List.of("1"),
                    select(hub, "SELECT ?n WHERE { ?f dosi:firstSeen/dosi:editionNumber ?n }"));
        }
    }

    @Test
    void whatIsNotValidatedIsNotMended() throws IOException {
        try (Hub hub = open()) {
            load(hub, "1,하나,-1");
        }
        try (Hub hub = open(cities.options().withLimits(1, 2, 10))) {
            LoadOutcome unchecked = load(hub, "1,하나,-1", "2,둘,2");
            assertEquals(List.of(0L, 0L, 0L), counts(unchecked));
            assertEquals(List.of("not-checked 1"), stored(hub));
        }
        try (Hub hub = open()) {
            LoadOutcome checked = load(hub, "1,하나,-1", "2,둘,2", "3,셋,3");
            assertEquals(List.of(0L, 1L, 0L), counts(checked));
            assertEquals(List.of("still-there 1"), stored(hub));
        }
    }

    @Test
    void whetherAFindingIsNewIsNotSaidWhereNotAllOfTheEditionBeforeWereKept() throws IOException {
        try (Hub hub = open(cities.options().withLimits(1_000, 1_000, 2))) {
            load(hub, "1,하나,-1", "2,둘,-2", "3,셋,-3");
            LoadOutcome second = load(hub, "1,하나,-1", "3,셋,-3", "4,넷,-4");
            assertEquals(0, second.count(FindingStatus.NEW));
            assertEquals(3, second.findings().size());
        }
    }

    @Test
    void aValidationIsComparedWithTheCurrentEdition() throws IOException {
        try (Hub hub = open()) {
            Path file = cities.things("things.csv", "1,하나,-1");
            DatasetDescription things = hub.catalogue().dataset("nowhere/things");
            assertTrue(
                    hub.validate(things, List.of(file), LoadListener.NONE)
                            .reported()
                            .getFirst()
                            .status()
                            .isEmpty(),
                    "nothing was loaded");
            load(hub, "1,하나,-1");
            load(hub, "1,하나,-1", "2,둘,-2");
            Path same = cities.things("things.csv", "1,하나,-1", "2,둘,-2");
            assertEquals(
                    List.of(0L, 2L, 0L),
                    counts(hub.validate(things, List.of(same), LoadListener.NONE)));
            Path better = cities.things("things.csv", "1,하나,1", "2,둘,-2");
            assertEquals(
                    List.of(0L, 1L, 1L),
                    counts(hub.validate(things, List.of(better), LoadListener.NONE)));
        }
    }

    @Test
    void anEditionThatComesBackIsTheLatestAgain() throws IOException {
        try (Hub hub = open()) {
            load(hub, "1,하나,-1");
            load(hub, "1,하나,1");
            LoadOutcome back = load(hub, "1,하나,-1");
            assertEquals(List.of(1L, 0L, 0L), counts(back));
            assertEquals(List.of("new 1"), stored(hub));
            assertEquals(
                    List.of("2", "3"), select(hub, "SELECT ?n WHERE { ?e dosi:editionNumber ?n }"));
        }
    }
}
