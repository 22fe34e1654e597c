package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dosi.hub.DatasetDescription;
import dosi.hub.LoadListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The pages in a real browser over a loaded knowledge base: each check of `web/test/browser.mjs` is a test here.
/// Skipped where no Chromium is installed or the pages were not built. Pictures are left in `target/screenshots`.
class BrowserTest {

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> pagesWorkInABrowser(@TempDir Path folder) throws Exception {
        Path web = Path.of("web").toAbsolutePath();
        Optional<String> browser =
                BROWSERS.stream().filter(path -> Files.isExecutable(Path.of(path))).findFirst();
        assumeTrue(browser.isPresent(), "skipped: no Chromium is installed");
        assumeTrue(WebApp.built().isBuilt(), "skipped: the web pages were not built");
        try (LoadedServer server = LoadedServer.in(folder)) {
            DatasetDescription observed = server.hub().catalogue().dataset("daegu/air-quality");
            server.hub().load(observed, observed.sampleFiles(), LoadListener.NONE);
            return checks(
                    new ProcessBuilder(
                                    "node",
                                    web.resolve("test/browser.mjs").toString(),
                                    "http://localhost:" + server.endpoint().port() + "/",
                                    browser.get(),
                                    Path.of("target/screenshots").toAbsolutePath().toString())
                            .directory(web.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start())
                    .stream();
        }
    }

    private static List<DynamicTest> checks(Process process)
            throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode check = JSON.readTree(line);
                tests.add(
                        DynamicTest.dynamicTest(
                                check.path("name").asText(),
                                () -> {
                                    if (check.has("error")) {
                                        fail(check.path("error").asText());
                                    }
                                }));
            }
            process.waitFor(1, TimeUnit.MINUTES);
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor(), "the checks did not run to their end");
        assertFalse(tests.isEmpty(), "no check was run");
        return tests;
    }
}
