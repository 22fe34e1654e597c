package dosi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.sys.JenaSystem;

/// One engine on one file, in the process that is measured.
final class ShapesRun {

    /// Validations after the first one go on until this much time has passed, at least two and at most twenty.
    private static final double WARM_SECONDS = 15;

    private static final int WARM_MAX = 20;

    private ShapesRun() {}

    public static void main(String[] arguments) throws IOException {
        JenaSystem.init();
        ShapesEngine engine = ShapesEngine.valueOf(arguments[0]);
        long start = System.nanoTime();
        ShapesEngine.Loaded loaded = engine.load(Path.of(arguments[1]), Path.of(arguments[2]));
        double load = secondsSince(start);
        long live = Workload.liveBytes();
        start = System.nanoTime();
        Map<String, Integer> counts = new TreeMap<>(loaded.validate());
        double first = secondsSince(start);
        double warm = Double.MAX_VALUE;
        long began = System.nanoTime();
        for (int run = 0;
                run < 2 || (run < WARM_MAX && secondsSince(began) < WARM_SECONDS);
                run++) {
            start = System.nanoTime();
            if (!loaded.validate().equals(counts)) {
                throw new IllegalStateException("two validations of the same data differ");
            }
            warm = Math.min(warm, secondsSince(start));
        }
        new ShapesResult(load, first, warm, live, Workload.peakMebibytes(), counts)
                .write(Path.of(arguments[3]));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
