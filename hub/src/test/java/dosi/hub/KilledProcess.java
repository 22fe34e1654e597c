package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Java process that says "now" at the moment that matters and is killed some time later.
final class KilledProcess {

    static final String NOW = "now";

    private KilledProcess() {}

    /// Runs a process and kills it.
    ///
    /// @param main its class with a main method
    /// @param folder the first argument; what the process says on standard error stands in it
    /// @return how long it was let work, or -1 if it had already ended
    static long run(Class<?> main, long afterMillis, Path folder, String... arguments)
            throws Exception {
        Path err = folder.resolve("child.txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                folder.toString()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command).redirectError(err.toFile()).start();
        try (var out = child.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals(NOW)) {
                line = out.readLine();
            }
            assertEquals(NOW, line, () -> read(err));
            boolean ended = child.waitFor(afterMillis, TimeUnit.MILLISECONDS);
            child.destroyForcibly();
            assertTrue(child.waitFor(10, TimeUnit.SECONDS));
            return ended ? -1 : afterMillis;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
