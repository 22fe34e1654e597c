package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What one run of the command printed, and its exit code.
record CommandRun(int exit, String out, String err) {

    private static final String HOME = "dosi.home";

    static final Pattern GRAMMAR =
            Pattern.compile("(?s).*?[^\\n]+(:\\d+){0,2}: .+[.?] .+[.?] \\[[A-Z]+-\\d{3}]\\n.*");

    /// A run of the project as it stands.
    static CommandRun of(List<String> arguments) {
        return at(Workspace.ROOT, arguments);
    }

    /// A run that knows nothing but the cities below a folder, in English where nothing else is asked.
    static CommandRun in(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of(
                        "--kb",
                        folder.resolve("kb").toString(),
                        "--cities",
                        folder.resolve("cities").toString()));
        if (!all.contains("--lang")) {
            all.addAll(List.of("--lang", "en"));
        }
        return at(folder.resolve("nowhere"), all);
    }

    /// The home holds for this run alone, so that no test depends on another one before it.
    private static CommandRun at(Path home, List<String> arguments) {
        String before = System.getProperty(HOME);
        System.setProperty(HOME, home.toString());
        try {
            return run(arguments);
        } finally {
            if (before == null) {
                System.clearProperty(HOME);
            } else {
                System.setProperty(HOME, before);
            }
        }
    }

    private static CommandRun run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit =
                Main.run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        arguments.toArray(String[]::new));
        return new CommandRun(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Asserts that a message with this code says it, and that every message is in the one form.
    void tells(String what, String code) {
        assertTrue(err.contains(what), err);
        assertTrue(err.contains("[" + code + "]"), err);
        assertTrue(GRAMMAR.matcher(err).matches(), "not in the grammar: " + err);
    }
}
