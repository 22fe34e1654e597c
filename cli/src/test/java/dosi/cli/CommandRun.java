package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// What one run of the command printed, and its exit code.
record CommandRun(int exit, String out, String err) {

    static final Pattern GRAMMAR =
            Pattern.compile("(?s).*?[^\\n]+(:\\d+){0,2}: .+[.?] .+[.?] \\[[A-Z]+-\\d{3}]\\n.*");

    static CommandRun of(List<String> arguments) {
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
