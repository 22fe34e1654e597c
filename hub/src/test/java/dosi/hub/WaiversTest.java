package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import dosi.shapes.report.ReportedFinding;
import dosi.shapes.report.Waiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaiversTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir Path folder;
    Cities cities;

    @BeforeEach
    void makeCities() throws IOException {
        cities = Cities.in(folder);
        policy("hold");
    }

    private void policy(String policy) throws IOException {
        cities.dataset(
                "nowhere/things", "things.*\\\\.csv", "public", policy, "; dosi:shapes \"things\"");
    }

    private Hub open(Instant now) {
        return TinyEngine.open(
                folder.resolve("kb"), cities.options().withClock(() -> now), new TinyEngine());
    }

    private LoadOutcome load(Hub hub, String... rows) throws IOException {
        Path file = cities.things("things.csv", rows);
        return hub.load(
                hub.catalogue().dataset("nowhere/things"), List.of(file), LoadListener.NONE);
    }

    private static Waiver until(LocalDate day) {
        return new Waiver("현장에서 확인함", "자료 담당", Optional.of(day));
    }

    private static WaiverTarget finding(LoadOutcome outcome, int index) {
        return new WaiverTarget.OfFinding(outcome.reported().get(index).identity());
    }

    private static final WaiverTarget SHAPE =
            new WaiverTarget.OfShape("ThingValueShape", "nowhere/things");

    @Test
    void theGateLetsInWhatIsWaived() throws IOException {
        try (Hub hub = open(NOW)) {
            LoadOutcome held = load(hub, "1,하나,-1", "2,둘,2");
            assertEquals(Decision.HELD, held.decision());
            FindingWaiver made = hub.waive(finding(held, 0), until(TODAY));
            assertEquals(1, made.findings());
            assertEquals(WaiverState.IN_FORCE, made.state());
            LoadOutcome again = load(hub, "1,하나,-1", "2,둘,2");
            assertEquals(Decision.ACCEPTED_WITH_FINDINGS, again.decision());
            assertEquals(0, again.findings(Severity.ERROR), "waived ones are not counted");
            assertEquals(1, again.waived());
            ReportedFinding shown = again.reported().getFirst();
            assertEquals("현장에서 확인함", shown.waiver().orElseThrow().reason());
            assertEquals(List.of(), hub.verifyLog());
        }
    }

    @Test
    void aFindingThatIsNotWaivedStillHolds() throws IOException {
        try (Hub hub = open(NOW)) {
            LoadOutcome held = load(hub, "1,하나,-1", "2,둘,-2");
            hub.waive(finding(held, 0), until(TODAY));
            LoadOutcome again = load(hub, "1,하나,-1", "2,둘,-2");
            assertEquals(Decision.HELD, again.decision());
            assertEquals(1, again.findings(Severity.ERROR));
        }
    }

    @Test
    void aWaiverOfAShapeIsForAllItsFindingsInOneDataset() throws IOException {
        cities.dataset(
                "nowhere/others", "others.*\\\\.csv", "public", "hold", "; dosi:shapes \"things\"");
        try (Hub hub = open(NOW)) {
            load(hub, "1,하나,-1", "2,둘,-2");
            assertEquals(2, hub.waive(SHAPE, until(TODAY)).findings());
            assertEquals(
                    Decision.ACCEPTED_WITH_FINDINGS, load(hub, "1,하나,-1", "2,둘,-2").decision());
            Path other = cities.things("others.csv", "1,하나,-1");
            assertEquals(
                    Decision.HELD,
                    hub.load(hub.catalogue().forFile(other), List.of(other), LoadListener.NONE)
                            .decision());
        }
    }

    @Test
    void aWaiverEndsAfterItsLastDayAndThatIsTold() throws IOException {
        try (Hub hub = open(NOW)) {
            LoadOutcome held = load(hub, "1,하나,-1");
            hub.waive(finding(held, 0), until(TODAY));
        }
        Instant lastMinute = Instant.parse("2026-11-24T14:59:00Z");
        try (Hub hub = open(lastMinute)) {
            assertEquals(WaiverState.IN_FORCE, hub.waivers().getFirst().state());
        }
        try (Hub hub = open(lastMinute.plusSeconds(60))) {
            assertEquals(WaiverState.ENDED, hub.waivers().getFirst().state());
            LoadOutcome again = load(hub, "1,하나,-1");
            assertEquals(Decision.HELD, again.decision());
            assertEquals(0, again.waived());
            List<String> codes = again.problems().stream().map(Problem::code).toList();
            assertTrue(codes.contains("HUB-503"), codes.toString());
            LoadOutcome mended = load(hub, "1,하나,1");
            assertFalse(
                    mended.problems().stream().anyMatch(one -> one.code().equals("HUB-503")),
                    "nothing counts again where nothing is found");
        }
    }

    @Test
    void aWithdrawnWaiverDoesNotCountAndIsStillTold() throws IOException {
        try (Hub hub = open(NOW)) {
            load(hub, "1,하나,-1");
            long id = hub.waive(SHAPE, until(TODAY)).id();
            assertEquals(WaiverState.WITHDRAWN, hub.withdrawWaiver(id).state());
            assertEquals(Decision.HELD, load(hub, "1,하나,-1").decision());
            FindingWaiver told = hub.waivers().getFirst();
            assertEquals(WaiverState.WITHDRAWN, told.state());
            assertEquals("자료 담당", told.waiver().author());
            assertEquals(NOW, told.since());
            long sequence = hub.status().sequence();
            hub.withdrawWaiver(id);
            assertEquals(sequence, hub.status().sequence(), "once is enough");
        }
    }

    @Test
    void aWaiverStaysWhereTheStoreIsMadeAgainFromTheLog() throws IOException {
        List<FindingWaiver> before;
        try (Hub hub = open(NOW)) {
            load(hub, "1,하나,-1");
            hub.waive(SHAPE, until(TODAY));
            before = hub.waivers();
        }
        HubTest.deleteAll(folder.resolve("kb/store"));
        try (Hub hub = open(NOW)) {
            assertEquals(before, hub.waivers());
        }
    }

    @Test
    void waiversOfRestrictedDataAreHidden() throws IOException {
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "restricted",
                "report",
                "; dosi:shapes \"things\"");
        try (Hub hub = open(NOW)) {
            load(hub, "1,하나,-1");
            hub.waive(SHAPE, until(TODAY));
            assertTrue(HubTest.dump(hub.dataset()).contains("현장에서 확인함"));
            String shown = hub.read(new Scope.Everything(), view -> HubTest.dump(view.dataset()));
            assertFalse(shown.contains("현장에서 확인함"));
        }
    }

    @Test
    void whatCannotBeWaivedIsToldWithItsCode() throws IOException {
        policy("report");
        try (Hub hub = open(NOW)) {
            LoadOutcome loaded = load(hub, "1,하나,-1", "2,둘,2");
            WaiverTarget known = finding(loaded, 0);
            Optional<LocalDate> day = Optional.of(TODAY);
            assertEquals("HUB-501", refused(hub, known, new Waiver(" ", "a", day)));
            assertEquals("HUB-501", refused(hub, known, new Waiver("r", "", day)));
            assertEquals("HUB-501", refused(hub, known, new Waiver("r", "a", Optional.empty())));
            assertEquals("HUB-502", refused(hub, known, until(TODAY.minusDays(1))));
            assertEquals(
                    "HUB-504",
                    refused(hub, new WaiverTarget.OfFinding("0123456789ab"), until(TODAY)));
            assertEquals("HUB-504", refused(hub, new WaiverTarget.OfFinding("ab"), until(TODAY)));
            WaiverTarget slip = new WaiverTarget.OfShape("ThingValueShap", "nowhere/things");
            assertEquals("HUB-506", refused(hub, slip, until(TODAY)));
            assertEquals(
                    "HUB-507",
                    assertThrows(ProblemException.class, () -> hub.withdrawWaiver(999))
                            .problems()
                            .getFirst()
                            .code());
            assertEquals(List.of(), hub.waivers(), "nothing of it was written");
            load(hub, "1,하나,1", "2,둘,2");
            assertEquals("HUB-504", refused(hub, known, until(TODAY)), "it is mended");
        }
    }

    private static String refused(Hub hub, WaiverTarget target, Waiver waiver) {
        return assertThrows(ProblemException.class, () -> hub.waive(target, waiver))
                .problems()
                .getFirst()
                .code();
    }

    @Test
    void aFindingIsKnownByItsIriAndByItsFirstDigits() throws IOException {
        policy("report");
        try (Hub hub = open(NOW)) {
            String id = load(hub, "1,하나,-1").reported().getFirst().identity();
            for (String name :
                    List.of(
                            id,
                            id.substring(0, 6),
                            "f-" + id,
                            "https://w3id.org/dosi/finding/nowhere/things/" + id)) {
                assertEquals(
                        "https://w3id.org/dosi/finding/nowhere/things/" + id,
                        hub.waive(new WaiverTarget.OfFinding(name), until(TODAY))
                                .target()
                                .getURI());
            }
        }
    }
}
