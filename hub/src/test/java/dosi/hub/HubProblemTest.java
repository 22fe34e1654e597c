package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HubProblemTest {

    @ParameterizedTest
    @EnumSource(HubProblem.class)
    void everyCodeIsExplained(HubProblem kind) throws IOException {
        String root = Objects.requireNonNull(System.getProperty("dosi.root"));
        String page = Files.readString(Path.of(root, "docs", "problems.md"));
        assertTrue(page.contains("| " + kind.code() + " |"), kind.code());
    }
}
