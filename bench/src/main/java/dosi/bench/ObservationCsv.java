package dosi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/// Writes a made-up file of air observations: 1,000 sensors, a row each hour, as wide as real ones.
final class ObservationCsv {

    private static final int SENSORS = 1000;
    private static final LocalDateTime BEGIN = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String[] QUALITY = {"ok", "ok", "ok", "check", "calibration"};

    private ObservationCsv() {}

    /// The same rows for the same number of rows, on every machine.
    static void write(Path file, int rows) throws IOException {
        Random random = new Random(rows);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("sensor,time,pm10,pm25,o3,no2,co,lat,lon,quality\n");
            for (int row = 0; row < rows; row++) {
                int sensor = row % SENSORS;
                out.write("S" + (10_000 + sensor));
                out.write(',');
                out.write(BEGIN.plusHours(row / SENSORS).format(TIME));
                out.write(
                        ",%d,%d,0.%03d,0.%03d,0.%02d,35.%06d,128.%06d,%s\n"
                                .formatted(
                                        random.nextInt(150),
                                        random.nextInt(80),
                                        random.nextInt(120),
                                        random.nextInt(90),
                                        random.nextInt(100),
                                        600_000 + sensor * 311,
                                        400_000 + sensor * 277,
                                        QUALITY[random.nextInt(QUALITY.length)]));
            }
        }
    }
}
