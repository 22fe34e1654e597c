package dosi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Measures how inferences are maintained while facts are deleted and added.
final class LiveBench {

    private static final List<Integer> SIZES = List.of(1, 10, 40);

    /// Beyond this Jena's engine takes minutes.
    private static final int JENA_UNIVERSITIES_MAX = 10;

    private LiveBench() {}

    /// The section of the results page.
    ///
    /// @param arguments how many universities, one size after the other (default 1, 10 and 40)
    static String run(List<String> arguments) throws IOException, InterruptedException {
        List<Integer> sizes =
                arguments.isEmpty() ? SIZES : arguments.stream().map(Integer::parseInt).toList();
        Path result = Files.createTempFile("dosi-bench-live", ".txt");
        StringBuilder rows = new StringBuilder();
        try {
            for (int size : sizes) {
                rows.append(measure("live", size, result));
                if (size <= JENA_UNIVERSITIES_MAX) {
                    rows.append(measure("jena", size, result));
                }
            }
        } finally {
            Files.delete(result);
        }
        return """
        Made-up universities in the manner of LUBM under a schema of 38 axioms (hierarchies, inverses, domains and ranges, a transitive
        and a symmetric property, two chains, a restriction). Random facts are deleted and added again, 1 and 1,000 at a time; the median
        of 21. *Inferred* counts what follows about the data after 1,000 facts were deleted, with an order-free checksum; *right*: that
        equals a run from scratch, and adding everything again gave what was there before. Jena's row is a run from scratch with the same axioms as
        rules; equal checksums are equal answers. Bytes a fact are those of the live heap, terms included. Each engine in a JVM of its own, heap 8 GB.

        Made on %s with `./dosi bench live`, Java %s, %d processors.

        | asserted | engine | facts | inferred after 1,000 deletions | right | first materialise s | again from scratch s | delete 1 ms | add 1 ms | delete 1,000 ms | add 1,000 ms | bytes a fact |
        | ---: | --- | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        %s"""
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        rows);
    }

    private static String measure(String engine, int universities, Path result)
            throws IOException, InterruptedException {
        System.err.println("measuring " + engine + " with " + universities + " universities ...");
        Workload.run(
                LiveRun.class,
                List.of("-Xmx8g", "-XX:+UseParallelGC"),
                List.of(engine, Integer.toString(universities), result.toString()));
        return Files.readString(result);
    }
}
