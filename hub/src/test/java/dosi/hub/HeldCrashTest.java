package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A decision about a held edition that is killed at any moment was made or was not: the kept files, the
/// catalogue and the change log agree.
class HeldCrashTest {

    private static final int KILLS = 12;
    private static final int ROWS = 500;

    @TempDir Path folder;

    /// The process that is killed: it holds, releases or rejects one edition and ends.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            try (Hub hub =
                    TinyEngine.open(
                            folder.resolve("kb"),
                            HubOptions.of(List.of(folder.resolve("cities"))),
                            new TinyEngine())) {
                DatasetDescription things = hub.catalogue().dataset("nowhere/things");
                switch (arguments[1]) {
                    case "release" -> hub.release(things, HeldTest.YES, TELLING);
                    case "reject" -> {
                        System.out.println(KilledProcess.NOW);
                        hub.reject("nowhere/things", HeldTest.NO);
                    }
                    default -> hub.load(things, List.of(Path.of(arguments[1])), TELLING);
                }
            }
        }

        private static final LoadListener TELLING =
                new LoadListener() {
                    @Override
                    public void stage(Stage stage) {
                        if (stage == Stage.COMMIT) {
                            System.out.println(KilledProcess.NOW);
                        }
                    }
                };
    }

    @Test
    void aKilledDecisionWasMadeOrWasNot() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Cities cities = Cities.in(folder);
        cities.dataset(
                "nowhere/things", "things.*\\\\.csv", "public", "hold", "; dosi:shapes \"things\"");
        open(cities).close();
        long longestMillis = 400;
        boolean waits = false;
        for (int kill = 0; kill < KILLS; kill++) {
            String action =
                    waits
                            ? (random.nextBoolean() ? "release" : "reject")
                            : edition(cities, kill).toString();
            long waited =
                    KilledProcess.run(Child.class, random.nextLong(longestMillis), folder, action);
            if (waited < 0) {
                longestMillis = Math.max(50, longestMillis * 9 / 10);
            } else {
                longestMillis = longestMillis * 12 / 10;
            }
            String hint = "seed " + seed + ", kill " + kill + ", " + action;
            try (Hub hub = open(cities)) {
                assertEquals(List.of(), hub.verifyLog(), hint);
                waits = !hub.held().isEmpty();
                assertEquals(waits ? 1 : 0, keptFolders(), hint);
                if (waits) {
                    assertEquals(
                            hub.held().getFirst().edition(),
                            new HeldEditions(hub).keptFiles("nowhere/things").shortName(),
                            hint);
                }
                assertEquals(
                        hub.held().stream().map(HeldEdition::edition).toList(),
                        hub.status().datasets().stream()
                                .flatMap(dataset -> dataset.heldEdition().stream())
                                .toList(),
                        hint);
                String all = HubTest.dump(hub.dataset());
                for (Map.Entry<String, String> decision :
                        Map.of("hold", "Hold", "release", "Release", "reject", "Rejection")
                                .entrySet()) {
                    assertEquals(
                            logged(decision.getKey()),
                            HeldTest.lines(all, "ns/" + decision.getValue() + "]"),
                            hint);
                }
                long waiting = logged("hold") - logged("release") - logged("reject");
                assertEquals(waits ? 1 : 0, waiting, hint);
            }
        }
        assertTrue(logged("hold") > 0, "no kill came after a commit, seed " + seed);
    }

    private Hub open(Cities cities) {
        return TinyEngine.open(folder.resolve("kb"), cities.options(), new TinyEngine());
    }

    private long keptFolders() throws IOException {
        Path held = folder.resolve("kb/held/nowhere/things");
        if (!Files.exists(held)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(held)) {
            return folders.count();
        }
    }

    private long logged(String cause) throws IOException {
        long count = 0;
        try (Stream<Path> files = Files.list(folder.resolve("kb/log"))) {
            for (Path entry : files.filter(LogEntry::isEntry).toList()) {
                String said = LogEntry.read(entry).orElseThrow().header("cause").orElseThrow();
                count += said.startsWith(cause + " ") ? 1 : 0;
            }
        }
        return count;
    }

    private static Path edition(Cities cities, int number) throws IOException {
        return cities.things(
                "things-" + number + ".csv",
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i + ",판 " + number + " 행 " + i + ",-" + (i + 1))
                        .toArray(String[]::new));
    }
}
