package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.shapes.LocatedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {

    @TempDir Path folder;
    Cities cities;
    Path kb;

    @BeforeEach
    void makeCities() throws IOException {
        cities = Cities.in(folder);
        kb = folder.resolve("kb");
    }

    Hub open() {
        return TinyEngine.open(kb, cities.options(), new TinyEngine());
    }

    static LoadOutcome load(Hub hub, Path... files) {
        return hub.load(
                hub.catalogue().dataset("nowhere/things"), List.of(files), LoadListener.NONE);
    }

    @Test
    void aFileLoadedAgainChangesNothing() throws IOException {
        Path file = cities.things("things.csv", "1,하나,0.210", "2,둘,2");
        try (Hub hub = open()) {
            LoadOutcome first = load(hub, file);
            assertEquals(Decision.ACCEPTED, first.decision(), first.toString());
            assertEquals(6, first.triples());
            assertEquals(2, first.subjects());
            long sequence = hub.status().sequence();
            assertEquals(Decision.UNCHANGED, load(hub, file).decision());
            assertEquals(sequence, hub.status().sequence());
        }
        try (Hub again = open()) {
            assertEquals(Decision.UNCHANGED, load(again, file).decision());
            assertEquals(List.of(), again.verifyLog());
            assertEquals(List.of(), again.openingProblems());
        }
    }

    @Test
    void aNewerEditionChangesOnlyWhatDiffers() throws IOException {
        try (Hub hub = open()) {
            load(hub, cities.things("things-1.csv", "1,하나,0.210", "2,둘,2.50", "3,셋,3"));
            long sequence = hub.status().sequence();
            LoadOutcome newer =
                    load(hub, cities.things("things-2.csv", "1,하나,0.210", "2,둘,2.6", "4,넷,4"));
            assertEquals(9, newer.triples());
            String patch = patch(sequence + 1);
            assertEquals(
                    new TreeSet<>(
                            List.of(
                                    "A 2 value 2.6",
                                    "A 4 type Thing",
                                    "A 4 label 넷",
                                    "A 4 value 4.0",
                                    "D 2 value 2.5",
                                    "D 3 type Thing",
                                    "D 3 label 셋",
                                    "D 3 value 3.0")),
                    dataLines(patch),
                    patch);
        }
    }

    @Test
    void editionsAreToldInTheStatusWithTheirCounts() throws IOException {
        try (Hub hub = open()) {
            load(hub, cities.things("things-20240131.csv", "1,하나,1", "2,둘,2", "broken"));
            HubStatus status = hub.status();
            DatasetStatus things = status.datasets().getFirst();
            assertEquals("nowhere/things", things.identifier());
            assertEquals(3, things.rows());
            assertEquals(2, things.mapped());
            assertEquals(1, things.quarantined());
            assertEquals(6, things.triples());
            assertEquals("2024-01-31", things.referenceDate().orElseThrow());
            assertTrue(things.loadedAt().isPresent());
            assertEquals(6, status.triples().get("https://w3id.org/dosi/graph/nowhere/things"));
        }
    }

    @Test
    void rowsThatCannotBeMappedStandInAFileWithTheirReason() throws IOException {
        try (Hub hub = open()) {
            LoadOutcome outcome =
                    load(hub, cities.things("things.csv", "1,하나,1", "only \"one\", field,x,y"));
            Path file = outcome.quarantine().orElseThrow();
            String text = Files.readString(file);
            assertTrue(text.startsWith("\ufeffid,name,value,dosi:file,dosi:row,"), text);
            assertTrue(text.contains("\"only \"\"one\"\"\", field,x,y,things.csv,3,"), text);
        }
    }

    @Test
    void anUnknownDatasetIsToldWithTheNearestName() {
        try (Hub hub = open()) {
            ProblemException unknown =
                    assertThrows(
                            ProblemException.class, () -> hub.catalogue().dataset("nowhere/thing"));
            assertEquals("HUB-201", unknown.problems().getFirst().code());
            assertTrue(
                    unknown.getMessage().contains("Did you mean \"nowhere/things\""),
                    unknown.getMessage());
        }
    }

    @Test
    void aFileOfAnotherDatasetIsRefused() throws IOException {
        cities.dataset("nowhere/others", "others.*\\\\.csv", "public", "report", "");
        try (Hub hub = open()) {
            Path file = cities.things("others.csv", "1,하나,1");
            assertEquals("nowhere/others", hub.catalogue().forFile(file).identifier());
            ProblemException refused = assertThrows(ProblemException.class, () -> load(hub, file));
            Problem problem = refused.problems().getFirst();
            assertEquals("HUB-212", problem.code());
            assertTrue(problem.advice().en().contains("nowhere/others"), problem.toString());
        }
    }

    @Test
    void aKnowledgeBaseInUseIsRefused() {
        try (Hub hub = open()) {
            ProblemException refused = assertThrows(ProblemException.class, this::open);
            assertEquals("HUB-103", refused.problems().getFirst().code());
            assertTrue(hub.status().sequence() > 0);
        }
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        Files.createDirectories(kb);
        Files.writeString(kb.resolve("thesis.doc"), "mine");
        ProblemException refused = assertThrows(ProblemException.class, this::open);
        assertEquals("HUB-102", refused.problems().getFirst().code());
    }

    @Test
    void aKnowledgeBaseOfANewerVersionIsRefused() throws IOException {
        open().close();
        Files.writeString(kb.resolve("dosi-knowledge-base"), "format 99\n");
        ProblemException refused = assertThrows(ProblemException.class, this::open);
        assertEquals("HUB-104", refused.problems().getFirst().code());
    }

    @Test
    void theStoreIsMadeAgainFromTheLog() throws IOException {
        Path file = cities.things("things.csv", "1,하나,1", "2,둘,2");
        String before;
        try (Hub hub = open()) {
            load(hub, file);
            before = dump(hub.dataset());
        }
        deleteAll(kb.resolve("store"));
        try (Hub hub = open()) {
            assertEquals(before, dump(hub.dataset()));
            assertEquals("HUB-303", hub.openingProblems().getFirst().code());
            assertEquals(Decision.UNCHANGED, load(hub, file).decision());
        }
    }

    @Test
    void aTornLastEntryIsDropped() throws IOException {
        Path file = cities.things("things.csv", "1,하나,1", "2,둘,2");
        try (Hub hub = open()) {
            load(hub, file);
        }
        Path last = kb.resolve("log").resolve(LogEntry.fileName(2));
        byte[] bytes = Files.readAllBytes(last);
        Files.write(last, java.util.Arrays.copyOf(bytes, bytes.length - 7));
        deleteAll(kb.resolve("store"));
        try (Hub hub = open()) {
            assertEquals(
                    List.of("HUB-304", "HUB-303"),
                    hub.openingProblems().stream().map(Problem::code).toList());
            assertEquals(1, hub.status().sequence());
            assertEquals(Decision.ACCEPTED, load(hub, file).decision());
            assertEquals(List.of(), hub.verifyLog());
        }
    }

    @Test
    void restrictedDataIsHiddenFromThePublicView() throws IOException {
        cities.dataset("nowhere/secrets", "secrets.*\\\\.csv", "restricted", "report", "");
        try (Hub hub = open()) {
            load(hub, cities.things("things.csv", "1,하나,1"));
            Path secret = cities.things("secrets.csv", "9,비밀,9");
            hub.load(hub.catalogue().forFile(secret), List.of(secret), LoadListener.NONE);
            assertTrue(dump(hub.dataset()).contains("비밀"));
            String shown = hub.read(new Scope.Everything(), view -> dump(view.dataset()));
            assertFalse(shown.contains("비밀"));
            assertTrue(shown.contains("하나"));
        }
    }

    @Test
    void findingsStandBesideTheDataWithRowMessageAndFix() throws IOException {
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "public",
                "report",
                "; dosi:shapes \"things\"");
        try (Hub hub = open()) {
            LoadOutcome outcome = load(hub, cities.things("things.csv", "1,하나,1", "2,둘,-2"));
            assertEquals(Decision.ACCEPTED_WITH_FINDINGS, outcome.decision());
            assertEquals(1, outcome.findings(dosi.diagnostics.Severity.ERROR));
            LocatedFinding finding = outcome.findings().getFirst();
            assertEquals("things.csv:3", finding.rows().getFirst().toString());
            assertEquals("ThingValueShape", finding.finding().shapeName());
            String stored = dump(hub.dataset());
            assertTrue(stored.contains("graph/findings/nowhere/things"), stored);
            assertTrue(stored.contains("값이 0보다 작다: -2"), stored);
            assertTrue(stored.contains("Correct the value"), stored);
            assertEquals(
                    1,
                    hub.status()
                            .datasets()
                            .getFirst()
                            .findings()
                            .get(dosi.diagnostics.Severity.ERROR));
        }
    }

    @Test
    void anEditionWithViolationsIsHeldWhereThePolicySaysSo() throws IOException {
        cities.dataset(
                "nowhere/things", "things.*\\\\.csv", "public", "hold", "; dosi:shapes \"things\"");
        try (Hub hub = open()) {
            Path good = cities.things("things-1.csv", "1,하나,1");
            Path bad = cities.things("things-2.csv", "1,하나,1", "2,둘,-2");
            assertEquals(Decision.ACCEPTED, load(hub, good).decision());
            LoadOutcome held = load(hub, bad);
            assertEquals(Decision.HELD, held.decision());
            assertEquals(3, held.triples());
            assertEquals(List.of("HUB-301"), held.problems().stream().map(Problem::code).toList());
            assertFalse(dump(hub.dataset()).contains("둘"));
            DatasetStatus status = hub.status().datasets().getFirst();
            String edition = status.heldEdition().orElseThrow();
            assertTrue(
                    Files.exists(kb.resolve("held/nowhere/things/" + edition + "/things-2.csv")));
            long sequence = hub.status().sequence();
            assertEquals(Decision.HELD, load(hub, bad).decision());
            assertEquals(sequence, hub.status().sequence());
            assertEquals(Decision.UNCHANGED, load(hub, good).decision());
            LoadOutcome corrected = load(hub, cities.things("things-2.csv", "1,하나,1", "2,둘,2"));
            assertEquals(Decision.ACCEPTED, corrected.decision());
            assertTrue(hub.status().datasets().getFirst().heldEdition().isEmpty());
            assertFalse(dump(hub.dataset()).contains("값이 0보다 작다"));
        }
    }

    @Test
    void validatingCommitsNothing() throws IOException {
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "public",
                "report",
                "; dosi:shapes \"things\"");
        try (Hub hub = open()) {
            Path file = cities.things("things.csv", "2,둘,-2");
            String before = dump(hub.dataset());
            LoadOutcome told =
                    hub.validate(hub.catalogue().forFile(file), List.of(file), LoadListener.NONE);
            assertEquals(1, told.findings().size());
            assertEquals(before, dump(hub.dataset()));
            assertEquals(List.of(), hub.verifyLog());
        }
    }

    @Test
    void aLoadThatFailsInTheMiddleLeavesNoTrace() throws IOException {
        TinyEngine failing =
                new TinyEngine() {
                    @Override
                    public dosi.loader.LoadReport load(
                            dosi.loader.LoadRequest request,
                            dosi.loader.Lookups lookups,
                            dosi.loader.LoadSink sink) {
                        super.load(request, lookups, sink);
                        throw new IllegalStateException("in the middle");
                    }
                };
        Path file = cities.things("things.csv", "1,하나,1");
        try (Hub hub = TinyEngine.open(kb, cities.options(), failing)) {
            String before = dump(hub.dataset());
            assertThrows(IllegalStateException.class, () -> load(hub, file));
            assertEquals(before, dump(hub.dataset()));
        }
        try (Hub hub = open()) {
            assertEquals(List.of(), hub.openingProblems());
            assertEquals(Decision.ACCEPTED, load(hub, file).decision());
        }
    }

    @Test
    void anEditionAboveTheLimitIsToldAsNotValidated() throws IOException {
        try (Hub hub =
                TinyEngine.open(kb, cities.options().withLimits(1, 2, 10), new TinyEngine())) {
            LoadOutcome outcome = load(hub, cities.things("things.csv", "1,하나,1"));
            assertEquals("HUB-305", outcome.problems().getFirst().code());
        }
    }

    @Test
    void requiredDatasetsComeFirst() throws IOException {
        cities.dataset(
                "nowhere/areas",
                "areas.*\\\\.csv",
                "public",
                "report",
                "; dct:requires <nowhere/things>");
        cities.dataset(
                "nowhere/follower",
                "more.*\\\\.csv",
                "public",
                "report",
                "; dosi:follows <nowhere/areas>");
        try (Hub hub = open()) {
            assertEquals(List.of(), hub.catalogue().problems());
            assertEquals(
                    List.of("nowhere/things", "nowhere/areas", "nowhere/follower"),
                    hub.catalogue().inLoadOrder(hub.catalogue().datasets()).stream()
                            .map(DatasetDescription::identifier)
                            .toList());
            DatasetDescription follower = hub.catalogue().dataset("nowhere/follower");
            assertEquals(List.of("nowhere/things"), follower.requires());
        }
    }

    @Test
    void whatFollowsStandsInTheInferredGraphAndIsNotInferredAgain() throws IOException {
        try (Hub hub = open()) {
            load(hub, cities.things("things.csv", "1,하나,1", "2,둘,2"));
            assertFalse(hub.status().reasoned());
            ReasonOutcome first = hub.reason();
            assertTrue(first.ran());
            assertTrue(hub.status().reasoned());
            assertTrue(
                    dump(hub.dataset())
                            .contains(
                                    "[https://w3id.org/dosi/graph/inferred"
                                            + " https://w3id.org/dosi/id/thing/1"
                                            + " http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
                                            + " https://w3id.org/dosi/ns/Object]"));
            long sequence = hub.status().sequence();
            assertFalse(hub.reason().ran());
            assertEquals(sequence, hub.status().sequence());
            load(hub, cities.things("things.csv", "1,하나,1"));
            assertFalse(hub.status().reasoned());
            ReasonOutcome second = hub.reason();
            assertEquals(first.inferred() - second.inferred(), second.deleted());
            assertTrue(second.deleted() > 0);
            assertEquals(0, second.added());
        }
    }

    @Test
    void anAssertedTripleIsTracedToEditionFileAndRow() throws IOException {
        try (Hub hub = open()) {
            LoadOutcome outcome = load(hub, cities.things("things.csv", "1,하나,1", "2,둘,2.0"));
            Origin origin =
                    hub.origins(
                                    Triple.create(
                                            Terms.iri("id/thing/2"),
                                            Terms.dosi("value"),
                                            Terms.typed(
                                                    "2.0",
                                                    org.apache.jena.datatypes.xsd.XSDDatatype
                                                            .XSDdecimal)))
                            .getFirst();
            assertEquals("nowhere/things", origin.dataset().orElseThrow());
            assertEquals(outcome.edition(), origin.edition().orElseThrow());
            assertEquals("things.csv:3", origin.rows().getFirst().toString());
        }
    }

    @Test
    void anInferenceIsExplainedByRuleAxiomAndRow() throws IOException {
        try (Hub hub = open()) {
            load(hub, cities.things("things.csv", "1,하나,1", "2,둘,2"));
            hub.reason();
            Node thing = Terms.iri("id/thing/2");
            Triple isObject = Triple.create(thing, Terms.TYPE, Terms.dosi("Object"));
            WhyHolds why = hub.explain(isObject).orElseThrow();
            assertEquals(List.of(), why.origins());
            assertEquals("cax-sco", why.inference().orElseThrow().rule());
            Origin premise =
                    why.premises()
                            .getOrDefault(
                                    Triple.create(thing, Terms.TYPE, Terms.dosi("Thing")),
                                    List.of())
                            .getFirst();
            assertEquals("things.csv:3", premise.rows().getFirst().toString());
            Triple unknown = Triple.create(thing, Terms.TYPE, Terms.dosi("Bus"));
            assertTrue(hub.explain(unknown).isEmpty());
        }
    }

    @Test
    void aRuleOfACityConcludesAndIsExplainedByItsPremises() throws IOException {
        cities.write(
                "nowhere/rules/double.srl",
                """
                PREFIX dosi: <https://w3id.org/dosi/ns/>
                RULE <https://w3id.org/dosi/rule/large> { ?thing a dosi:Large }
                WHERE { ?thing a dosi:Object ; dosi:value ?v . FILTER(?v > 1) }
                """);
        try (Hub hub = open()) {
            load(hub, cities.things("things.csv", "1,하나,1", "2,둘,2"));
            ReasonOutcome outcome = hub.reason();
            assertTrue(outcome.complete());
            assertEquals(
                    List.of(1L), List.copyOf(outcome.byRules().orElseThrow().derived().values()));
            Triple large = Triple.create(Terms.iri("id/thing/2"), Terms.TYPE, Terms.dosi("Large"));
            WhyHolds why = hub.explain(large).orElseThrow();
            assertEquals("https://w3id.org/dosi/rule/large", why.inference().orElseThrow().rule());
            assertTrue(
                    why.premises().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(origin -> origin.rows().toString().contains("things.csv:3")));
            assertFalse(hub.reason().ran());
            cities.write("nowhere/rules/double.srl", "PREFIX dosi: <https://w3id.org/dosi/ns/>");
            ReasonOutcome without = hub.reason();
            assertTrue(without.ran());
            assertEquals(1, without.deleted());
        }
    }

    @Test
    void rulesThatAreStoppedLeaveAMark() throws IOException {
        cities.write(
                "nowhere/rules/all.srl",
                """
                PREFIX dosi: <https://w3id.org/dosi/ns/>
                RULE { ?thing a dosi:Large } WHERE { ?thing a dosi:Thing }
                """);
        try (Hub hub = TinyEngine.open(kb, cities.options().withInferredMax(1), new TinyEngine())) {
            load(hub, cities.things("things.csv", "1,하나,1", "2,둘,2"));
            assertFalse(hub.reason().complete());
            assertTrue(
                    dump(hub.dataset())
                            .contains(
                                    "[https://w3id.org/dosi/graph/catalogue"
                                            + " https://w3id.org/dosi/graph/inferred"
                                            + " https://w3id.org/dosi/ns/incomplete \"true\"^^xsd:boolean]"));
        }
    }

    @Test
    void aRuleThatIsWrongIsToldAndNothingIsInferred() throws IOException {
        cities.write("nowhere/rules/wrong.srl", "RULE { ?x <urn:p> ?y } WHERE { ?x <urn:q> 1 }");
        try (Hub hub = open()) {
            load(hub, cities.things("things.csv", "1,하나,1"));
            ProblemException wrong = assertThrows(ProblemException.class, hub::reason);
            assertEquals(
                    "nowhere/rules/wrong.srl:1:1", wrong.problems().getFirst().place().toString());
            assertFalse(hub.status().reasoned());
        }
    }

    private String patch(long sequence) throws IOException {
        try (var in =
                new java.util.zip.GZIPInputStream(
                        Files.newInputStream(
                                kb.resolve("log").resolve(LogEntry.fileName(sequence))))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /// The additions and deletions of the data graph, shortened.
    private static java.util.Set<String> dataLines(String patch) {
        TreeSet<String> lines = new TreeSet<>();
        String graph = "<https://w3id.org/dosi/graph/nowhere/things> .";
        for (String line : patch.lines().toList()) {
            if (line.endsWith(graph) && (line.startsWith("A ") || line.startsWith("D "))) {
                lines.add(
                        line.replace(graph, "")
                                .replaceAll("<[^>]*[/#]([^>/#]+)>", "$1")
                                .replaceAll("\\^\\^\\S+|@ko|\"", "")
                                .strip());
            }
        }
        return lines;
    }

    static String dump(DatasetGraph dataset) {
        return Txn.calculateRead(
                dataset,
                () -> {
                    TreeSet<String> lines = new TreeSet<>();
                    dataset.find().forEachRemaining(quad -> lines.add(quad.toString()));
                    return String.join("\n", lines);
                });
    }

    static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
