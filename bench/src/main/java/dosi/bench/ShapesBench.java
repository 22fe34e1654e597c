package dosi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Measures validation: the same made-up city and the same shapes for our engine and its peers, each in a JVM of
/// its own, with the results compared by shape and component.
final class ShapesBench {

    private static final List<Long> SIZES = List.of(100_000L, 1_000_000L, 5_000_000L);

    /// RDF4J's time grows with the square of the facilities in one of the shapes; beyond this it is left out.
    private static final long RDF4J_TRIPLES_MAX = 100_000;

    /// Changes are measured up to this size.
    private static final long LIVE_TRIPLES_MAX = 1_000_000;

    private ShapesBench() {}

    /// The section of the results page.
    ///
    /// @param arguments how many triples, one size after the other (default 100,000, 1,000,000 and 5,000,000)
    static String run(Path root, List<String> arguments) throws IOException, InterruptedException {
        List<Long> sizes =
                arguments.isEmpty() ? SIZES : arguments.stream().map(Long::parseLong).toList();
        Path work = Files.createTempDirectory("dosi-bench-shapes");
        StringBuilder rows = new StringBuilder();
        StringBuilder live = new StringBuilder();
        try {
            Path shapes = work.resolve("city-shapes.ttl");
            try (var resource = ShapesBench.class.getResourceAsStream("city-shapes.ttl")) {
                Files.copy(java.util.Objects.requireNonNull(resource), shapes);
            }
            for (long size : sizes) {
                Path data = work.resolve("city-" + size + ".nt");
                SequencedMap<String, Integer> planted = CityTriples.write(data, size);
                rows.append(rows(size, planted, measure(work, data, shapes, size)));
                if (size <= LIVE_TRIPLES_MAX) {
                    for (String engine : List.of("DOSI", "RDF4J")) {
                        live.append(live(work, data, shapes, size, engine));
                    }
                }
                Files.delete(data);
            }
        } finally {
            ChainBench.delete(work);
        }
        return """
        Shapes: 65 with 100 constraints of 27 kinds. Data: a made-up city with faults planted in one of a hundred entities. Each engine
        runs alone in a JVM of its own (heap 6 GB, data loaded from N-Triples first, not counted in validation). *First* is the first validation of
        the process; *warm* the fastest of the runs after it. *Equal* compares the number of results for each shape and
        component with Jena's. Memory is the live heap with data loaded, divided by the triples.

        Made on %s with `./dosi bench shapes`, Java %s, %d processors.

        | triples | engine | results (planted) | equal | load s | first s | warm s | Jena ÷ this, first | warm | bytes a triple | peak MiB |
        | ---: | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        %s
        One observation (6 triples) more or less, every second one with a fault: milliseconds until the findings are right
        again, after 19 rounds of 200 observations to warm up, with the serial collector that `dosi` runs with. For Dosi the update of the findings after each
        addition and each deletion; for RDF4J's ShaclSail the commit of each addition, storing included (it passes over shapes with
        `sh:xone` and some paths).

        | triples | engine | median ms | 95th percentile ms |
        | ---: | --- | ---: | ---: |
        %s"""
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        rows,
                        live);
    }

    private static String live(Path work, Path data, Path shapes, long size, String engine)
            throws IOException, InterruptedException {
        System.err.println("measuring changes with " + engine + " at " + size + " triples ...");
        Path result = work.resolve("live.tsv");
        Workload.run(
                LiveShapesRun.class,
                List.of("-Xmx6g", "-XX:+UseSerialGC"),
                List.of(engine, data.toString(), shapes.toString(), result.toString()));
        String[] milliseconds = Files.readString(result).split("\t", -1);
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %s | %s |%n",
                size,
                engine.equals("DOSI") ? "Dosi" : "RDF4J ShaclSail 5.1.6",
                milliseconds[0],
                milliseconds[1]);
    }

    private static Map<ShapesEngine, ShapesResult> measure(
            Path work, Path data, Path shapes, long size) throws IOException, InterruptedException {
        Map<ShapesEngine, ShapesResult> results = new TreeMap<>();
        for (ShapesEngine engine : ShapesEngine.values()) {
            if (engine == ShapesEngine.RDF4J && size > RDF4J_TRIPLES_MAX) {
                continue;
            }
            System.err.println("measuring " + engine.label() + " at " + size + " triples ...");
            Path result = work.resolve("result.properties");
            Workload.run(
                    ShapesRun.class,
                    List.of("-Xmx6g", "-XX:+UseParallelGC"),
                    List.of(engine.name(), data.toString(), shapes.toString(), result.toString()));
            results.put(engine, ShapesResult.read(result));
        }
        return results;
    }

    private static String rows(
            long size, Map<String, Integer> planted, Map<ShapesEngine, ShapesResult> results) {
        int expected = planted.values().stream().mapToInt(Integer::intValue).sum();
        ShapesResult jena = java.util.Objects.requireNonNull(results.get(ShapesEngine.JENA));
        List<String> rows = new ArrayList<>();
        results.forEach(
                (engine, result) ->
                        rows.add(
                                String.format(
                                        Locale.ROOT,
                                        "| %,d | %s | %,d (%,d) | %s | %.2f | %.3f | %.3f | %.1f | %.1f | %.0f | %,d |%n",
                                        size,
                                        engine.label(),
                                        result.results(),
                                        expected,
                                        result.counts().equals(jena.counts()) ? "yes" : "no",
                                        result.loadSeconds(),
                                        result.firstSeconds(),
                                        result.warmSeconds(),
                                        jena.firstSeconds() / result.firstSeconds(),
                                        jena.warmSeconds() / result.warmSeconds(),
                                        result.liveBytes() / (double) size,
                                        result.peakMebibytes())));
        return String.join("", rows);
    }
}
