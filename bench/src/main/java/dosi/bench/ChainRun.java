package dosi.bench;

import dosi.hub.DatasetDescription;
import dosi.hub.Hub;
import dosi.hub.HubOptions;
import dosi.hub.LoadListener;
import dosi.hub.LoadListener.Stage;
import dosi.hub.LoadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.jena.sys.JenaSystem;

/// One workload, in the process that is measured: loads one file into a new knowledge base, and reasons.
final class ChainRun {

    /// Beyond this many triples reasoning does not fit into the heap of the measurement.
    private static final long REASON_TRIPLES_MAX = 3_000_000;

    private ChainRun() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Path knowledgeBase = Path.of(arguments[1]);
        Path file = Path.of(arguments[3]);
        JenaSystem.init();
        Path cities = Files.createTempDirectory("dosi-bench-cities");
        try {
            writeBenchCity(cities);
            try (Hub hub =
                    Hub.open(
                            knowledgeBase,
                            HubOptions.of(List.of(root.resolve("cities"), cities)))) {
                Files.writeString(Path.of(arguments[4]), load(hub, arguments[2], file).write());
            }
        } finally {
            ChainBench.delete(cities);
        }
    }

    private static ChainResult load(Hub hub, String identifier, Path file) throws IOException {
        DatasetDescription dataset = hub.catalogue().dataset(identifier);
        for (DatasetDescription required : hub.catalogue().inLoadOrder(List.of(dataset))) {
            if (!required.identifier().equals(identifier)) {
                hub.load(required, required.sampleFiles(), LoadListener.NONE);
            }
        }
        LoadOutcome outcome = hub.load(dataset, List.of(file), LoadListener.NONE);
        double reasonSeconds = -1;
        if (hub.status().allTriples() <= REASON_TRIPLES_MAX) {
            long began = System.nanoTime();
            hub.reason();
            reasonSeconds = (System.nanoTime() - began) / 1e9;
        }
        return new ChainResult(
                String.valueOf(file.getFileName()),
                outcome.report().orElseThrow().rows(),
                outcome.triples(),
                seconds(outcome, Stage.READ),
                seconds(outcome, Stage.COMPARE),
                seconds(outcome, Stage.VALIDATE),
                seconds(outcome, Stage.COMMIT),
                reasonSeconds,
                Workload.peakMebibytes());
    }

    private static double seconds(LoadOutcome outcome, Stage stage) {
        return outcome.seconds().getOrDefault(stage, Duration.ZERO).toNanos() / 1e9;
    }

    private static void writeBenchCity(Path cities) throws IOException {
        Path dataset = Files.createDirectories(cities.resolve("bench/observation"));
        copy("city.ttl", cities.resolve("bench/city.ttl"));
        copy("dataset.ttl", dataset.resolve("dataset.ttl"));
        copy("mapping.yml", dataset.resolve("mapping.yml"));
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream content = ChainRun.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            Files.copy(content, to);
        }
    }
}
