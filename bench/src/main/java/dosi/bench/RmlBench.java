package dosi.bench;

import dosi.bench.RmlRun.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Measures how fast rows become N-Triples, against a program that was written for this one file.
final class RmlBench {

    /// One heap for all: mapping is a stream and has to do with little.
    private static final String HEAP = "-Xmx192m";

    private RmlBench() {}

    /// The section of the results page.
    ///
    /// @param arguments how many rows (default 1,000,000)
    static String run(List<String> arguments) throws IOException, InterruptedException {
        int rows = arguments.isEmpty() ? 1_000_000 : Integer.parseInt(arguments.getFirst());
        Path work = Files.createTempDirectory("dosi-bench-rml");
        StringBuilder table = new StringBuilder();
        try {
            Path csv = work.resolve("air.csv");
            SensorCsv.write(csv, rows);
            Path mapping = resource("rml/air.yml", work.resolve("air.yml"));
            LinesChecksum first = null;
            for (Engine engine : Engine.values()) {
                System.err.println("measuring " + engine.title + " with " + rows + " rows ...");
                Result result = measure(engine, mapping, csv, work);
                first = first == null ? result.lines() : first;
                table.append(result.row(engine, first));
            }
        } finally {
            ChainBench.delete(work);
        }
        return """
        Rows of %,d air sensors become about 20 triples each through six triples maps over one CSV file (IRIs from templates, dates, decimals,
        a geometry, units), written as N-Triples to a file. The peer is a Java program that was written for this file and this
        mapping: it knows the columns, checks nothing and reports nothing. Each engine runs alone in a JVM of its own (%s, serial collector);
        seconds are those of the whole process, start of the JVM and reading of the mapping included; memory is its largest resident set.
        *Same triples* compares number and order-free checksum of the lines with the first engine's, *same bytes* their order too.
        CARML, the RML engine for Java that Maven Central has, is not measured here: it is not among the libraries of the build.

        Made on %s with `./dosi bench rml %d`, Java %s, %d processors.

        | engine | triples | MB | s | CPU s | triples/s | peak MiB | same triples | same bytes |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
        %s"""
                .formatted(
                        SensorCsv.SENSORS,
                        HEAP,
                        LocalDate.now(ZoneId.systemDefault()),
                        rows,
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        table);
    }

    private record Result(
            double seconds,
            double cpuSeconds,
            long peakMebibytes,
            long sizeBytes,
            LinesChecksum lines) {

        String row(Engine engine, LinesChecksum first) {
            return "| %s | %,d | %,d | %.1f | %.1f | %,.0f | %,d | %s | %s |%n"
                    .formatted(
                            engine.title,
                            lines.lines(),
                            sizeBytes / 1_000_000,
                            seconds,
                            cpuSeconds,
                            lines.lines() / seconds,
                            peakMebibytes,
                            lines.lines() == first.lines() && lines.anyOrder() == first.anyOrder()
                                    ? "yes"
                                    : "no",
                            lines.equals(first) ? "yes" : "no");
        }
    }

    private static Result measure(Engine engine, Path mapping, Path csv, Path work)
            throws IOException, InterruptedException {
        Path triples = work.resolve("air.nt");
        Path used = work.resolve("used.txt");
        long began = System.nanoTime();
        Workload.run(
                RmlRun.class,
                List.of(HEAP, "-XX:+UseSerialGC"),
                List.of(
                        engine.name(),
                        mapping.toString(),
                        csv.toString(),
                        triples.toString(),
                        used.toString()));
        double seconds = (System.nanoTime() - began) / 1e9;
        List<String> told = Files.readAllLines(used);
        Result result =
                new Result(
                        seconds,
                        Double.parseDouble(told.get(0)),
                        Long.parseLong(told.get(1)),
                        Files.size(triples),
                        LinesChecksum.of(triples));
        Files.delete(triples);
        return result;
    }

    private static Path resource(String name, Path to) throws IOException {
        try (InputStream content = RmlBench.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("no resource " + name);
            }
            Files.copy(content, to);
        }
        return to;
    }
}
