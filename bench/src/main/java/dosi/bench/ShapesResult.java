package dosi.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What one engine gave on one file.
///
/// @param firstSeconds the first validation of the process
/// @param warmSeconds the fastest of the validations after it
/// @param liveBytes heap in use with the data loaded
/// @param counts how many results, by the local names of shape and component
record ShapesResult(
        double loadSeconds,
        double firstSeconds,
        double warmSeconds,
        long liveBytes,
        long peakMebibytes,
        Map<String, Integer> counts) {

    private static final String COUNT = "count ";

    int results() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    void write(Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty("load", Double.toString(loadSeconds));
        values.setProperty("first", Double.toString(firstSeconds));
        values.setProperty("warm", Double.toString(warmSeconds));
        values.setProperty("live", Long.toString(liveBytes));
        values.setProperty("peak", Long.toString(peakMebibytes));
        counts.forEach((what, count) -> values.setProperty(COUNT + what, count.toString()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, null);
        }
    }

    static ShapesResult read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (String name : values.stringPropertyNames()) {
            if (name.startsWith(COUNT)) {
                counts.put(
                        name.substring(COUNT.length()), Integer.valueOf(values.getProperty(name)));
            }
        }
        return new ShapesResult(
                Double.parseDouble(values.getProperty("load")),
                Double.parseDouble(values.getProperty("first")),
                Double.parseDouble(values.getProperty("warm")),
                Long.parseLong(values.getProperty("live")),
                Long.parseLong(values.getProperty("peak")),
                counts);
    }
}
