package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When an edition is held, by what its dataset says and by what must not be published.
class GatePolicyTest {

    private static final String[] FOUR = {"1,하나,1", "2,둘,2", "3,셋,3", "4,넷,4"};

    @TempDir Path folder;
    Cities cities;

    @BeforeEach
    void makeCities() throws IOException {
        cities = Cities.in(folder);
    }

    private void things(String sensitivity, String policy, String more) throws IOException {
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                sensitivity,
                policy,
                "; dosi:shapes \"things\" " + more);
    }

    private Hub open() {
        return TinyEngine.open(folder.resolve("kb"), cities.options(), new TinyEngine());
    }

    private LoadOutcome load(Hub hub, String name, String... rows) throws IOException {
        return HubTest.load(hub, cities.things(name, rows));
    }

    private static List<String> codes(LoadOutcome outcome) {
        return outcome.problems().stream()
                .map(Problem::code)
                .filter(code -> code.startsWith("HUB-3"))
                .toList();
    }

    private static String told(LoadOutcome outcome) {
        return outcome.problems().getLast().what().en();
    }

    @ParameterizedTest
    @CsvSource({"0.24, true", "0.25, false", "1, false"})
    void rowsWithFindingsAreLetInUpToTheirShare(String max, boolean held) throws IOException {
        things("public", "hold", "; dosi:failingRowsMax " + max);
        try (Hub hub = open()) {
            LoadOutcome outcome = load(hub, "things.csv", "1,하나,1", "2,둘,2", "3,셋,3", "4,넷,-4");
            assertEquals(
                    held ? Decision.HELD : Decision.ACCEPTED_WITH_FINDINGS, outcome.decision());
            assertEquals(held ? List.of("HUB-307") : List.of(), codes(outcome));
            if (held) {
                assertEquals(
                        "1 violation in 1 of 4 rows, more than the 24 % that are let in: this edition is held",
                        told(outcome));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"violation, false", "warning, true", "info, true"})
    void findingsOfTheStatedSeverityHold(String severity, boolean held) throws IOException {
        cities.dataset(
                "nowhere/things",
                "things.*\\\\.csv",
                "public",
                "hold",
                "; dosi:shapes \"doubtful\" ; dosi:holdSeverity \"" + severity + "\"");
        try (Hub hub = open()) {
            LoadOutcome outcome = load(hub, "things.csv", "1,하나,-1");
            assertEquals(
                    held ? Decision.HELD : Decision.ACCEPTED_WITH_FINDINGS, outcome.decision());
            if (held) {
                assertEquals(
                        "1 warning: this edition is held, the data stays as it was", told(outcome));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.19, true", "0.2, false"})
    void quarantinedRowsAreLetInUpToTheirShareWithEitherPolicy(String max, boolean held)
            throws IOException {
        things("public", "report", "; dosi:quarantinedRowsMax " + max);
        try (Hub hub = open()) {
            LoadOutcome outcome =
                    load(hub, "things.csv", "1,하나,1", "2,둘,2", "3,셋,3", "4,넷,4", "broken");
            assertEquals(held ? Decision.HELD : Decision.ACCEPTED, outcome.decision());
            assertEquals(held ? List.of("HUB-308") : List.of(), codes(outcome));
        }
    }

    @Test
    void anEditionThatWasCutOffIsHeldAndCanBeReleased() throws IOException {
        things("public", "report", "; dosi:fewerRowsMax 0.5");
        try (Hub hub = open()) {
            assertEquals(Decision.ACCEPTED, load(hub, "things-1.csv", FOUR).decision());
            assertEquals(
                    Decision.ACCEPTED, load(hub, "things-2.csv", "1,하나,1", "2,둘,2").decision());
            LoadOutcome cut = load(hub, "things-3.csv", FOUR);
            assertEquals(Decision.ACCEPTED, cut.decision());
            cut = load(hub, "things-4.csv", "1,하나,1");
            assertEquals(Decision.HELD, cut.decision());
            assertEquals(List.of("HUB-309"), codes(cut));
            assertEquals(
                    "1 rows, more than 50 % fewer than the 4 of the edition before: this edition is held",
                    told(cut));
            assertEquals(12, hub.status().datasets().getFirst().triples());
            assertEquals(Decision.RELEASED, HeldTest.release(hub).decision());
            assertEquals(3, hub.status().datasets().getFirst().triples());
        }
    }

    @Test
    void everyReasonIsTold() throws IOException {
        things("public", "hold", "; dosi:quarantinedRowsMax 0.1 ; dosi:fewerRowsMax 0");
        try (Hub hub = open()) {
            load(hub, "things-1.csv", FOUR);
            LoadOutcome outcome = load(hub, "things-2.csv", "1,하나,-1", "broken");
            assertEquals(List.of("HUB-301", "HUB-308", "HUB-309"), codes(outcome));
            assertEquals(
                    codes(outcome),
                    hub.held().getFirst().why().stream().map(Problem::code).sorted().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"hold, HELD", "report, ACCEPTED"})
    void whatIsTooLargeToBeValidatedIsHeldWhereFindingsHold(String policy, Decision decision)
            throws IOException {
        things("public", policy, "");
        try (Hub hub =
                TinyEngine.open(
                        folder.resolve("kb"),
                        cities.options().withLimits(1, 2, 10),
                        new TinyEngine())) {
            LoadOutcome outcome = load(hub, "things.csv", FOUR);
            assertEquals(decision, outcome.decision());
            assertEquals(
                    decision == Decision.HELD ? List.of("HUB-305", "HUB-311") : List.of("HUB-305"),
                    codes(outcome));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"홍길동 900101-1234567", "900101 - 2234567", "견인 12가3456", "서울 123허 4567 차량"})
    void whatMustNotBePublishedHoldsAPublicEditionWhateverIsSaid(String secret) throws IOException {
        things("public", "report", "");
        try (Hub hub = open()) {
            load(hub, "things-1.csv", FOUR);
            LoadOutcome outcome = load(hub, "things-2.csv", "1,하나,1", "2," + secret + ",2");
            assertEquals(Decision.HELD, outcome.decision());
            assertEquals(List.of("HUB-310"), codes(outcome));
            assertEquals(
                    3,
                    outcome.findings().getFirst().rows().getFirst().place().line(),
                    outcome.toString());
            assertEquals(Decision.HELD, HeldTest.release(hub).decision());
            String all = HubTest.dump(hub.dataset());
            String number = secret.replaceAll("^\\D*", "").substring(0, 6);
            assertFalse(all.contains(number), all);
            assertTrue(all.contains("하나"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "053-900-1014",
                "달구벌대로 2734",
                "2019가합1234567",
                "123번지 4567",
                "990101-9",
                "서구 12"
            })
    void whatOnlyLooksLikeItIsPublished(String name) throws IOException {
        things("public", "hold", "");
        try (Hub hub = open()) {
            assertEquals(Decision.ACCEPTED, load(hub, "things.csv", "1," + name + ",1").decision());
        }
    }

    @Test
    void aRestrictedDatasetMayHoldIt() throws IOException {
        things("restricted", "hold", "");
        try (Hub hub = open()) {
            assertEquals(
                    Decision.ACCEPTED,
                    load(hub, "things.csv", "1,홍길동 900101-1234567,1").decision());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dosi:holdSeverity \"error\", 'violation, warning, info'",
        "dosi:failingRowsMax 2, 0.0 … 1.0",
        "dosi:quarantinedRowsMax \"5 %\", 0.0 … 1.0",
        "dosi:fewerRowsMax -0.1, 0.0 … 1.0",
        "'dosi:fewerRowsMax 0.1, 0.2', 1"
    })
    void aWrongPolicyIsToldWithWhatIsRight(String wrong, String right) throws IOException {
        things("public", "hold", "; " + wrong);
        try (Hub hub = open()) {
            Problem problem = hub.catalogue().problems().getFirst();
            assertEquals("HUB-207", problem.code());
            assertTrue(problem.advice().en().endsWith(right), problem.toString());
            assertFalse(hub.catalogue().hasDataset("nowhere/things"));
        }
    }
}
