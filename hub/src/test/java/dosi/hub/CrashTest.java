package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A load that is killed at any moment leaves the state before it or the state after it, nothing between.
class CrashTest {

    private static final int KILLS = 20;
    private static final int ROWS = 2_000;

    @TempDir Path folder;

    /// The process that is killed: it loads one file and ends.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            try (Hub hub =
                    TinyEngine.open(
                            folder.resolve("kb"),
                            HubOptions.of(List.of(folder.resolve("cities"))),
                            new TinyEngine())) {
                System.out.println(KilledProcess.NOW);
                Path file = Path.of(arguments[1]);
                hub.load(hub.catalogue().forFile(file), List.of(file), LoadListener.NONE);
            }
        }
    }

    @Test
    void aKilledLoadLeavesTheOldOrTheNewState() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Cities cities = Cities.in(folder);
        Path[] editions = {edition(cities, 0), edition(cities, 1)};
        long[] values = {0, 1};
        try (Hub hub = open(cities)) {
            HubTest.load(hub, editions[0]);
        }
        int current = 0;
        long longestMillis = 300;
        int kept = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int next = 1 - current;
            long waited =
                    KilledProcess.run(
                            Child.class,
                            random.nextLong(longestMillis),
                            folder,
                            editions[next].toString());
            String hint = "seed " + seed + ", kill " + kill;
            try (Hub hub = open(cities)) {
                assertEquals(List.of(), hub.verifyLog(), hint);
                String dump = HubTest.dump(hub.dataset());
                boolean isNew = dump.contains("판 " + values[next]);
                boolean isOld = dump.contains("판 " + values[current]);
                assertTrue(isNew != isOld, "half of each, " + hint);
                int state = isNew ? next : current;
                long triples = hub.status().datasets().getFirst().triples();
                assertEquals(
                        triples,
                        dump.lines()
                                .filter(line -> line.contains("/graph/nowhere/things"))
                                .filter(line -> line.contains("/id/thing/"))
                                .count(),
                        hint);
                assertEquals(3L * ROWS, triples, hint);
                assertEquals(
                        Decision.UNCHANGED, HubTest.load(hub, editions[state]).decision(), hint);
                kept += isNew ? 1 : 0;
                current = state;
            }
            // aim at the time that a whole load takes, so that kills fall before, into and after
            // the commit
            if (waited < 0) {
                longestMillis = Math.max(50, longestMillis * 9 / 10);
            } else if (current != next) {
                longestMillis = longestMillis * 13 / 10;
            }
        }
        System.out.println(KILLS + " kills, " + kept + " after the commit");
    }

    private Hub open(Cities cities) {
        return TinyEngine.open(folder.resolve("kb"), cities.options(), new TinyEngine());
    }

    private static Path edition(Cities cities, int number) throws IOException {
        return cities.things(
                "things-" + number + ".csv",
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i + ",판 " + number + " 행 " + i + "," + (i + number))
                        .toArray(String[]::new));
    }
}
