package dosi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Runs measurements and writes each into its own section of `bench/RESULTS.md`.
///
/// Arguments: the folder of the checkout, then the name of a measurement and its own arguments. Without a
/// name all of them run.
public final class Bench {

    /// The measurements, in the order of the page.
    enum Measurement {
        CHAIN("The chain, from file to knowledge base"),
        RML("Mapping rows to triples"),
        SHAPES("Validation"),
        LIVE("Inferences kept right while facts change"),
        REPORTS("Reports of findings");

        private final String title;

        Measurement(String title) {
            this.title = title;
        }

        private String run(Path root, List<String> arguments)
                throws IOException, InterruptedException {
            return switch (this) {
                case CHAIN -> ChainBench.run(root, arguments);
                case RML -> RmlBench.run(arguments);
                case SHAPES -> ShapesBench.run(root, arguments);
                case LIVE -> LiveBench.run(arguments);
                case REPORTS -> ReportBench.run(root, arguments);
            };
        }
    }

    private Bench() {}

    /// The command.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        List<Measurement> wanted =
                rest.isEmpty() ? List.of(Measurement.values()) : List.of(named(rest.getFirst()));
        List<String> own = rest.isEmpty() ? rest : rest.subList(1, rest.size());
        for (Measurement measurement : wanted) {
            String section = measurement.run(root, own);
            System.out.println(section);
            ResultsPage.write(root.resolve("bench/RESULTS.md"), measurement.title, section);
        }
    }

    private static Measurement named(String name) {
        for (Measurement measurement : Measurement.values()) {
            if (measurement.name().equalsIgnoreCase(name)) {
                return measurement;
            }
        }
        throw new IllegalArgumentException(
                "there is no measurement \""
                        + name
                        + "\"; there are "
                        + List.of(Measurement.values()));
    }
}
