package dosi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs every workload of the chain in a JVM of its own, with a heap of 2 GB.
final class ChainBench {

    static final String HEAP = "-Xmx2g";

    private ChainBench() {}

    /// The section of the results page.
    ///
    /// @param arguments how many rows the made-up file has (default 1,000,000)
    static String run(Path root, List<String> arguments) throws IOException, InterruptedException {
        int rows = arguments.isEmpty() ? 1_000_000 : Integer.parseInt(arguments.getFirst());
        Path work = Files.createTempDirectory("dosi-bench");
        List<ChainResult> results = new ArrayList<>();
        try {
            Path real = root.resolve("../shared/data/real").normalize();
            if (Files.isDirectory(real)) {
                results.add(
                        run(
                                root,
                                work,
                                "national/parking",
                                real.resolve("national/parking-202105-4cities.csv")));
                results.add(
                        run(
                                root,
                                work,
                                "daegu/traffic-accident",
                                real.resolve("daegu/traffic-accident-2022.csv")));
            } else {
                System.err.println(
                        "The real files are not here: only the made-up file is measured.");
            }
            for (int size : List.of(rows / 10, rows)) {
                Path csv = work.resolve("observation-" + size + ".csv");
                ObservationCsv.write(csv, size);
                results.add(run(root, work, "bench/observation", csv));
                Files.delete(csv);
            }
        } finally {
            delete(work);
        }
        return section(results, rows);
    }

    private static ChainResult run(Path root, Path work, String dataset, Path file)
            throws IOException, InterruptedException {
        System.err.println("measuring " + dataset + " " + file.getFileName() + " ...");
        Path result = work.resolve("result.txt");
        Workload.run(
                ChainRun.class,
                List.of(HEAP, "-XX:+UseParallelGC"),
                List.of(
                        root.toString(),
                        work.resolve("kb").toString(),
                        dataset,
                        file.toString(),
                        result.toString()));
        delete(work.resolve("kb"));
        return ChainResult.read(Files.readString(result));
    }

    private static String section(List<ChainResult> results, int rows) {
        StringBuilder page =
                new StringBuilder(
                        """
                        The whole chain: a file is read and mapped, compared with the edition before, validated, committed to the change
                        log and to TDB2, and reasoned over. Each workload runs alone in a JVM of its own with a heap of 2 GB (%s); memory
                        is the largest resident set of the whole process. Times are single runs on a shared machine: read them as
                        magnitudes.

                        Made on %s with `./dosi bench chain` (the made-up file: %,d rows; the real files where they are present), Java %s, %d
                        processors.

                        | file | rows | triples | read + map s | compare s | validate s | commit s | reason s | rows/s | triples/s | peak MiB |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        """
                                .formatted(
                                        HEAP,
                                        LocalDate.now(java.time.ZoneId.systemDefault()),
                                        rows,
                                        Runtime.version(),
                                        Runtime.getRuntime().availableProcessors()));
        results.forEach(result -> page.append(result.row()));
        page.append(
                """

                rows/s and triples/s are those of the whole chain without reasoning. Triples are those of the dataset's own graph; the rows
                graph holds one more for each subject and row. *Reason* is from scratch over everything in the knowledge base, the ontology
                and required datasets included; "-" means that it was left out because the facts do not fit into the heap.
                """);
        return page.toString();
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
