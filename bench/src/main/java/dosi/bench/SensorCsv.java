package dosi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/// Writes a made-up delivery of air sensors that needs no function to be mapped: times as `xsd:dateTime` has them,
/// decimals, coordinates; 1,000 sensors, a row of each every ten minutes.
final class SensorCsv {

    static final int SENSORS = 1000;

    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2025-03-01T00:00:00+09:00");
    private static final String[] QUALITY = {
        "valid", "valid", "valid", "suspect", "calibration", "missing"
    };

    private SensorCsv() {}

    /// The same rows for the same number of rows, on every machine.
    static void write(Path file, int rows) throws IOException {
        Random random = new Random(rows);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("sensor,time,pm10,pm25,o3,no2,co,lat,lon,quality\n");
            String time = "";
            for (int row = 0; row < rows; row++) {
                int sensor = row % SENSORS;
                if (sensor == 0) {
                    time =
                            BEGIN.plusMinutes(10L * (row / SENSORS))
                                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
                }
                out.write(
                        String.format(
                                Locale.ROOT,
                                "DG-%04d,%s,%.1f,%.1f,%.3f,%.3f,%.1f,%.5f,%.5f,%s\n",
                                sensor,
                                time,
                                random.nextDouble(150),
                                random.nextDouble(90),
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble(10),
                                35.8 + sensor * 0.00017,
                                128.45 + sensor * 0.00029,
                                QUALITY[random.nextInt(QUALITY.length)]));
            }
        }
    }
}
