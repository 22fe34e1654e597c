package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of editions that the gate holds.
class HeldTest {

    static final Verdict YES = new Verdict("Data steward", "The sensor really told -2");
    static final Verdict NO = new Verdict("Data steward", "The agency delivers again");

    @TempDir Path folder;
    Cities cities;
    Path kb;

    @BeforeEach
    void makeCities() throws IOException {
        cities = Cities.in(folder);
        policy("hold");
        kb = folder.resolve("kb");
    }

    void policy(String policy) throws IOException {
        cities.dataset(
                "nowhere/things", "things.*\\\\.csv", "public", policy, "; dosi:shapes \"things\"");
    }

    Hub open() {
        return TinyEngine.open(kb, cities.options(), new TinyEngine());
    }

    static LoadOutcome release(Hub hub) {
        return hub.release(hub.catalogue().dataset("nowhere/things"), YES, LoadListener.NONE);
    }

    /// The good edition is current, the bad one held.
    private Path heldAfterGood(Hub hub) throws IOException {
        HubTest.load(hub, cities.things("things-1.csv", "1,하나,1"));
        Path bad = cities.things("things-2.csv", "1,하나,1", "2,둘,-2", "broken");
        assertEquals(Decision.HELD, HubTest.load(hub, bad).decision());
        return bad;
    }

    @Test
    void aHeldEditionIsListedWithItsReasonsAndCounts() throws IOException {
        try (Hub hub = open()) {
            heldAfterGood(hub);
            HeldEdition held = hub.held().getFirst();
            assertEquals("nowhere/things", held.dataset());
            assertEquals("nowhere/things 자료", held.title().ko());
            assertEquals(
                    hub.status().datasets().getFirst().heldEdition(), Optional.of(held.edition()));
            assertEquals(3, held.rows());
            assertEquals(1, held.quarantined());
            assertEquals(6, held.triples());
            assertEquals(1, held.findings().get(Severity.ERROR));
            assertEquals(List.of("HUB-301"), held.why().stream().map(Problem::code).toList());
            assertTrue(held.why().getFirst().what().ko().startsWith("오류 1건"), held.toString());
            assertTrue(Files.exists(held.folder().resolve("things-2.csv")));
            assertEquals(Optional.empty(), held.supersededBy());
        }
    }

    @Test
    void aReleasedEditionIsTheCurrentOneAndSaysWhoLetItInAndWhy() throws IOException {
        try (Hub hub = open()) {
            Path bad = heldAfterGood(hub);
            Files.delete(bad);
            HeldEdition held = hub.held().getFirst();
            LoadOutcome released = release(hub);
            assertEquals(Decision.RELEASED, released.decision());
            assertEquals(List.of(), hub.held());
            assertFalse(Files.exists(held.folder()));
            DatasetStatus status = hub.status().datasets().getFirst();
            assertEquals(Optional.of(held.edition()), status.edition());
            assertEquals(6, status.triples());
            assertEquals(1, status.findings().get(Severity.ERROR));
            String all = HubTest.dump(hub.dataset());
            assertTrue(all.contains("둘"), all);
            assertTrue(all.contains("The sensor really told -2"), all);
            assertTrue(all.contains("Data steward"), all);
            assertEquals(1, lines(all, "ns/Release]"));
            assertEquals(1, lines(all, "ns/Hold]"));
            assertEquals(1, lines(all, "ns/Acceptance]"));
            assertEquals(1, lines(all, "prov#wasInformedBy"));
            assertEquals(3, lines(all, "prov#used"));
            assertEquals(
                    List.of(
                            "ontology",
                            "load nowhere/things",
                            "hold nowhere/things " + held.edition(),
                            "release nowhere/things " + held.edition()),
                    causes());
        }
        try (Hub again = open()) {
            assertEquals(List.of(), again.openingProblems());
            assertEquals(List.of(), again.verifyLog());
            ProblemException nothing = assertThrows(ProblemException.class, () -> release(again));
            assertEquals("HUB-401", nothing.problems().getFirst().code());
        }
    }

    @Test
    void aReleasedFileIsUnchangedWhenItIsLoadedAgain() throws IOException {
        try (Hub hub = open()) {
            Path bad = heldAfterGood(hub);
            release(hub);
            assertEquals(Decision.UNCHANGED, HubTest.load(hub, bad).decision());
        }
    }

    @Test
    void keptFilesThatWereChangedAreNotReleased() throws IOException {
        try (Hub hub = open()) {
            heldAfterGood(hub);
            HeldEdition held = hub.held().getFirst();
            Files.writeString(held.folder().resolve("things-2.csv"), "id,name,value\n2,둘,2\n");
            String before = HubTest.dump(hub.dataset());
            ProblemException differ = assertThrows(ProblemException.class, () -> release(hub));
            assertEquals("HUB-402", differ.problems().getFirst().code());
            assertEquals(before, HubTest.dump(hub.dataset()));
            assertEquals(List.of(held), hub.held());
        }
    }

    @Test
    void aRejectedEditionLosesItsFilesAndKeepsItsRecord() throws IOException {
        try (Hub hub = open()) {
            Path bad = heldAfterGood(hub);
            HeldEdition held = hub.held().getFirst();
            assertEquals(held, hub.reject("nowhere/things", NO));
            assertEquals(List.of(), hub.held());
            assertFalse(Files.exists(held.folder()));
            String all = HubTest.dump(hub.dataset());
            assertFalse(all.contains("값이 0보다 작다"), all);
            assertFalse(all.contains("둘"), all);
            assertEquals(1, lines(all, "ns/Rejection]"));
            assertEquals(1, lines(all, "ns/Hold]"));
            assertEquals(1, lines(all, "The agency delivers again"));
            assertTrue(all.contains("HUB-301"), all);
            assertEquals("reject nowhere/things " + held.edition(), causes().getLast());
            assertEquals(Optional.empty(), hub.status().datasets().getFirst().heldEdition());
            assertEquals(3, hub.status().datasets().getFirst().triples());
            assertThrows(ProblemException.class, () -> hub.reject("nowhere/things", NO));
            assertEquals(Decision.HELD, HubTest.load(hub, bad).decision());
        }
    }

    @Test
    void anAcceptedEditionSupersedesTheHeldOneWhichWaitsUntilItIsDecidedOrReplaced()
            throws IOException {
        try (Hub hub = open()) {
            heldAfterGood(hub);
            HeldEdition first = hub.held().getFirst();
            HubTest.load(hub, cities.things("things-3.csv", "3,셋,3"));
            String current = hub.status().datasets().getFirst().edition().orElseThrow();
            assertEquals(Optional.of(current), hub.held().getFirst().supersededBy());
            assertEquals(Optional.empty(), hub.status().datasets().getFirst().heldEdition());
            assertTrue(Files.exists(first.folder()));
            Path worse = cities.things("things-4.csv", "4,넷,-4");
            assertEquals(Decision.HELD, HubTest.load(hub, worse).decision());
            HeldEdition second = hub.held().getFirst();
            assertEquals(1, hub.held().size());
            assertEquals(Optional.empty(), second.supersededBy());
            assertFalse(Files.exists(first.folder()));
            assertTrue(Files.exists(second.folder()));
        }
    }

    @Test
    void aSupersededEditionThatIsDeliveredAgainWaitsAgain() throws IOException {
        try (Hub hub = open()) {
            Path bad = heldAfterGood(hub);
            HubTest.load(hub, cities.things("things-3.csv", "3,셋,3"));
            assertEquals(Decision.HELD, HubTest.load(hub, bad).decision());
            assertEquals(Optional.empty(), hub.held().getFirst().supersededBy());
            assertTrue(Files.exists(hub.held().getFirst().folder().resolve("things-2.csv")));
        }
    }

    @Test
    void theFilesOfTheCurrentEditionMayBeHeldToo() throws IOException {
        policy("report");
        Path file = cities.things("things-1.csv", "1,하나,1", "2,둘,-2");
        try (Hub hub = open()) {
            assertEquals(Decision.ACCEPTED_WITH_FINDINGS, HubTest.load(hub, file).decision());
        }
        policy("hold");
        DatasetStatus held;
        try (Hub hub = open()) {
            assertEquals(Decision.HELD, HubTest.load(hub, file).decision());
            assertEquals(Decision.HELD, HubTest.load(hub, file).decision());
            held = hub.status().datasets().getFirst();
            assertEquals(held.edition(), held.heldEdition());
        }
        policy("report");
        try (Hub hub = open()) {
            assertEquals(Decision.UNCHANGED, HubTest.load(hub, file).decision());
            release(hub);
            DatasetStatus released = hub.status().datasets().getFirst();
            assertEquals(held.edition(), released.edition());
            assertEquals(Optional.empty(), released.heldEdition());
            assertFalse(
                    Files.exists(
                            kb.resolve("held/nowhere/things/" + held.edition().orElseThrow())));
        }
    }

    @Test
    void filesOfOneNameAreKeptApart() throws IOException {
        Path one = cities.write("../a/things.csv", "id,name,value\n1,하나,-1\n");
        Path two = cities.write("../b/things.csv", "id,name,value\n2,둘,-2\n");
        try (Hub hub = open()) {
            assertEquals(Decision.HELD, HubTest.load(hub, one, two).decision());
            assertEquals(6, release(hub).triples());
        }
    }

    @Test
    void missingKeptFilesAreToldAtTheOpening() throws IOException {
        try (Hub hub = open()) {
            heldAfterGood(hub);
            KnowledgeBaseFolder.deleteAll(hub.held().getFirst().folder());
        }
        try (Hub hub = open()) {
            assertEquals(
                    List.of("HUB-403"), hub.openingProblems().stream().map(Problem::code).toList());
            ProblemException gone = assertThrows(ProblemException.class, () -> release(hub));
            assertEquals("HUB-402", gone.problems().getFirst().code());
            hub.reject("nowhere/things", NO);
            assertEquals(List.of(), hub.held());
        }
    }

    @Test
    void aVerdictHasAnAuthorAndAReason() {
        for (String[] said : new String[][] {{" ", "why"}, {"who", "\t"}}) {
            ProblemException empty =
                    assertThrows(ProblemException.class, () -> new Verdict(said[0], said[1]));
            assertEquals("HUB-404", empty.problems().getFirst().code());
        }
    }

    @Test
    void anOpeningFinishesOrUndoesWhatACrashLeftOfTheKeptFiles() throws IOException {
        HeldEdition held;
        long last;
        try (Hub hub = open()) {
            heldAfterGood(hub);
            held = hub.held().getFirst();
            last = hub.lastSequence();
        }
        Path kept = held.folder();
        Path file = kept.resolve("things-2.csv");
        String name = held.edition();
        Path part = kept.resolveSibling(name + "." + last + ".part");
        Files.move(kept, part); // the hold was committed, its folder not yet named
        open().close();
        assertTrue(Files.exists(file));
        Path gone = kept.resolveSibling(name + "." + (last + 1) + ".gone");
        Files.move(kept, gone); // a rejection was begun and not committed
        open().close();
        assertTrue(Files.exists(file));
        Path orphan = kept.resolveSibling("0123456789ab." + (last + 1) + ".part");
        Files.createDirectories(orphan); // a hold was begun and not committed
        try (Hub hub = open()) {
            assertFalse(Files.exists(orphan));
            assertEquals(List.of(held), hub.held());
            hub.reject("nowhere/things", NO);
        }
        Path left = kept.resolveSibling(name + "." + (last + 1) + ".gone");
        Files.createDirectories(left); // the rejection was committed, its files not yet deleted
        Files.writeString(left.resolve("things-2.csv"), "");
        try (Hub hub = open()) {
            assertEquals(List.of(), hub.openingProblems());
        }
        assertFalse(Files.exists(left));
        assertFalse(Files.exists(kept));
    }

    private List<String> causes() throws IOException {
        List<String> causes = new ArrayList<>();
        try (Stream<Path> files = Files.list(kb.resolve("log"))) {
            for (Path entry : files.filter(LogEntry::isEntry).sorted().toList()) {
                causes.add(LogEntry.read(entry).orElseThrow().header("cause").orElseThrow());
            }
        }
        return causes;
    }

    static long lines(String dump, String part) {
        return dump.lines().filter(line -> line.contains(part)).count();
    }
}
