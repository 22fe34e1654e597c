package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dosi.endpoint.QueryRunner;
import dosi.endpoint.ResultFormat;
import dosi.hub.DatasetDescription;
import dosi.hub.Hub;
import dosi.hub.LoadListener;
import dosi.hub.LoadOutcome;
import dosi.ontology.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every dataset of every city, through the whole chain: its rows, its findings, and the questions asked of all
/// of them together. The numbers stand beside each dataset in `expected.tsv`, the answers beside each question.
///
/// The same runs on the real files where `../shared/data/real` is present.
class DatasetsTest {

    private static final Path QUESTIONS =
            Workspace.ROOT.resolve("ontology/src/main/resources/dosi/questions");

    @TempDir private Path folder = Path.of("target");

    @TestFactory
    List<DynamicTest> theSamplesBecomeWhatIsExpected() throws IOException {
        try (Hub hub = Workspace.open(folder.resolve("samples"))) {
            List<DynamicTest> tests = new ArrayList<>();
            for (LoadPlan.Edition edition : LoadPlan.everything(hub.catalogue()).editions()) {
                tests.add(load(hub, edition.dataset(), edition.files(), "sample"));
            }
            assertEquals(
                    hub.catalogue().datasets().size(), tests.size(), "every dataset has a sample");
            hub.reason();
            tests.addAll(questions(hub, "sample.csv"));
            long sequence = hub.status().sequence();
            for (LoadPlan.Edition edition : LoadPlan.everything(hub.catalogue()).editions()) {
                hub.load(edition.dataset(), edition.files(), LoadListener.NONE);
            }
            hub.reason();
            long after = hub.status().sequence();
            tests.add(
                    dynamicTest(
                            "loading everything again commits no change",
                            () -> assertEquals(sequence, after)));
            return tests;
        }
    }

    @TestFactory
    Collection<DynamicTest> theRealFilesBecomeWhatIsExpected() throws IOException {
        assumeTrue(Files.isDirectory(Workspace.REAL), "the real files are not here");
        try (Hub hub = Workspace.open(folder.resolve("real"))) {
            List<DynamicTest> tests = new ArrayList<>();
            int files = 0;
            for (DatasetDescription dataset :
                    hub.catalogue().inLoadOrder(hub.catalogue().datasets())) {
                List<Path> real = realFiles(dataset);
                if (real.isEmpty()) {
                    continue;
                }
                files += real.size();
                tests.add(load(hub, dataset, real, "real"));
            }
            int loaded = files;
            tests.add(dynamicTest("all 32 real files are loaded", () -> assertEquals(32, loaded)));
            hub.reason();
            tests.addAll(questions(hub, "real.csv"));
            return tests;
        }
    }

    @Test
    void thereAreTwentyQuestions() throws IOException {
        try (var folders = Files.list(QUESTIONS)) {
            assertEquals(20, folders.filter(Files::isDirectory).count());
        }
    }

    @Test
    void noRowOfASampleIsARowOfARealFile() throws IOException {
        assumeTrue(Files.isDirectory(Workspace.REAL), "the real files are not here");
        try (Hub hub = Workspace.open(folder.resolve("lines"))) {
            for (DatasetDescription dataset : hub.catalogue().datasets()) {
                List<String> real = new ArrayList<>();
                for (Path file : realFiles(dataset)) {
                    real.addAll(lines(file));
                }
                for (Path sample : dataset.sampleFiles()) {
                    if (!sample.toString().endsWith(".csv")) {
                        continue;
                    }
                    List<String> rows = lines(sample);
                    int header = dataset.identifier().equals("daegu/population-dong") ? 3 : 1;
                    for (String row : rows.subList(header, rows.size())) {
                        assertTrue(!real.contains(row), sample + " copies a real row: " + row);
                    }
                }
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        // Byte for byte: what matters is whether two lines are the same, not what they say.
        return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static List<Path> realFiles(DatasetDescription dataset) throws IOException {
        Path expected = dataset.folder().resolve("expected.tsv");
        if (!Files.exists(expected)) {
            return List.of();
        }
        return Expected.read(expected, "real").files().stream()
                .map(Workspace.REAL::resolve)
                .toList();
    }

    private static DynamicTest load(
            Hub hub, DatasetDescription dataset, List<Path> files, String input)
            throws IOException {
        Expected expected = Expected.read(dataset.folder().resolve("expected.tsv"), input);
        Map<String, Long> actual = new TreeMap<>();
        String failure = "";
        try {
            LoadOutcome outcome = hub.load(dataset, files, LoadListener.NONE);
            actual.putAll(Workspace.counts(outcome));
        } catch (RuntimeException failed) {
            failure = failed.toString();
        }
        String why = failure;
        return dynamicTest(
                input + " " + dataset.identifier(),
                () -> {
                    assertEquals("", why);
                    assertEquals(text(expected.counts()), text(actual));
                    assertEquals(
                            count(actual, "rows"),
                            count(actual, "mapped")
                                    + count(actual, "quarantined")
                                    + count(actual, "skipped"),
                            "rows in = rows out");
                });
    }

    private static long count(Map<String, Long> counts, String name) {
        return counts.getOrDefault(name, 0L);
    }

    private static String text(Map<String, Long> counts) {
        StringBuilder lines = new StringBuilder();
        counts.forEach(
                (name, count) -> {
                    if (count != 0) {
                        lines.append(name).append('\t').append(count).append('\n');
                    }
                });
        return lines.toString();
    }

    /// The answers are computed here, while the knowledge base is open, and compared in tests of their own.
    private static List<DynamicTest> questions(Hub hub, String file) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        QueryRunner runner = new QueryRunner(hub.dataset(), Duration.ofMinutes(2));
        for (Question question : hub.ontology().questions()) {
            Path expected = QUESTIONS.resolve(question.id()).resolve(file);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            String failure = "";
            try {
                runner.run(
                        QueryRunner.parse(question.query(), question.id()),
                        ResultFormat.CSV,
                        answer);
            } catch (RuntimeException failed) {
                failure = failed.toString();
            }
            String why = failure;
            String actual = answer.toString(StandardCharsets.UTF_8);
            String wanted =
                    Files.exists(expected)
                            ? Files.readString(expected)
                            : "(no file " + expected + ")";
            tests.add(
                    dynamicTest(
                            "question " + question.id() + " " + file,
                            () -> {
                                assertEquals("", why);
                                assertEquals(normal(wanted), normal(actual));
                            }));
        }
        return tests;
    }

    private static String normal(String csv) {
        return csv.replace("\r\n", "\n").strip();
    }
}
