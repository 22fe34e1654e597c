package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Shapes files with a mistake each: none may pass in silence. The first line of a file names the codes with the lines
/// where they must be told, `CODE:LINE`, 0 for the whole file.
class BrokenShapesTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("dosi.root", ".."), "shapes/src/test/resources/broken");

    @TestFactory
    Stream<DynamicTest> everyMistakeIsToldAtItsLine() throws IOException {
        return files().stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        String.valueOf(file.getFileName()), () -> told(file)));
    }

    private static void told(Path file) throws IOException {
        String first = Files.readAllLines(file).getFirst();
        ShapesFile shapes = ShapesFile.read(file);
        TreeSet<String> told = new TreeSet<>();
        for (Problem problem : shapes.problems()) {
            told.add(problem.code() + ":" + problem.place().line());
        }
        for (String expected : first.substring(2).split(" ", -1)) {
            assertTrue(told.contains(expected), expected + " is not among " + shapes.problems());
        }
        if (shapes.hasErrors()) {
            assertThrows(ProblemException.class, shapes::validator);
        }
    }

    @Test
    void theCorpusHasAtLeastAHundredFilesAndEveryKindOfProblem() throws IOException {
        assertTrue(files().size() >= 100, "files: " + files().size());
        TreeSet<String> expected = new TreeSet<>();
        for (Path file : files()) {
            for (String code : Files.readAllLines(file).getFirst().substring(2).split(" ", -1)) {
                expected.add(code.replaceFirst(":.*", ""));
            }
        }
        TreeSet<String> kinds = new TreeSet<>();
        for (ShapeProblem kind : ShapeProblem.values()) {
            kinds.add(kind.code());
        }
        // a module that is not there, a file that cannot be read and a target that selects nothing
        // in some data are no mistakes of a file's shapes
        kinds.removeAll(List.of("SHAPE-102", "SHAPE-106", "SHAPE-313"));
        assertEquals(kinds, expected);
    }

    @Test
    void whatOnlyCompilingFindsIsToldInKoreanToo() {
        Problem problem =
                ShapesFile.read(FOLDER.resolve("count-too-large.ttl")).problems().getFirst();
        assertEquals(
                "count-too-large.ttl:7:39: 모양을 읽을 수 없다: <http://example.org/Spaces>의 sh:maxCount:"
                        + " 9223372036854775807까지의 정수여야 한다. 그 모양을 SHACL 명세에 맞게 고친다."
                        + " [SHAPE-103]",
                problem.message(Locale.KOREAN));
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        ShapesFile none = ShapesFile.read(FOLDER.resolve("none.ttl"));
        assertTrue(none.hasErrors());
        assertEquals("SHAPE-106", none.problems().getFirst().code());
    }

    @Test
    void everyModuleOfTheRoomIsClean() throws IOException {
        Path folder =
                Path.of(System.getProperty("dosi.root", ".."))
                        .resolve("shapes/src/main/resources/dosi/shapes");
        try (Stream<Path> modules = Files.list(folder)) {
            for (Path module : modules.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(module.getFileName()).replace(".ttl", "");
                assertEquals(List.of(), ShapesFile.module(name).problems());
            }
        }
    }

    @Test
    void everyCodeIsExplainedOnThePageAndUsedOnce() throws IOException {
        String page =
                Files.readString(
                        Path.of(System.getProperty("dosi.root", ".."), "docs", "problems.md"));
        for (ShapeProblem kind : ShapeProblem.values()) {
            assertTrue(page.contains("| " + kind.code() + " |"), kind.code());
        }
        assertEquals(
                ShapeProblem.values().length,
                Stream.of(ShapeProblem.values()).map(ShapeProblem::code).distinct().count());
    }

    @TestFactory
    Stream<DynamicTest> theShapesOfTheRecommendationsSuiteHaveNoErrors() throws IOException {
        Path suite =
                Path.of(System.getProperty("dosi.root", ".."))
                        .resolve("../shared/conformance/shacl/tests");
        if (!Files.isDirectory(suite)) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "the suite is not here",
                            () -> org.junit.jupiter.api.Assumptions.abort("no " + suite)));
        }
        List<Path> tests;
        try (Stream<Path> all = Files.walk(suite)) {
            tests =
                    all.filter(file -> file.toString().endsWith(".ttl"))
                            .filter(file -> !file.toString().endsWith("manifest.ttl"))
                            .sorted()
                            .toList();
        }
        return tests.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        String.valueOf(suite.relativize(file)), () -> suite(file)));
    }

    private static void suite(Path file) throws IOException {
        String text = Files.readString(file);
        String name = String.valueOf(file.getFileName());
        if (name.equals("qualifiedValueShape-001.ttl")) {
            // its data has the term sh:nodeShape, which SHACL does not: told as it should be
            assertEquals(
                    List.of("SHAPE-101"),
                    ShapesFile.read(file).problems().stream().map(Problem::code).toList());
            return;
        }
        if (name.equals("unsupported-sparql-004.ttl") || name.equals("pre-binding-006.ttl")) {
            return; // withdrawn by SHACL 1.2
        }
        boolean failureExpected = text.contains("sht:Failure");
        List<Problem> errors =
                ShapesFile.read(file).problems().stream()
                        .filter(p -> p.severity() == dosi.diagnostics.Severity.ERROR)
                        .filter(p -> !p.code().equals("SHAPE-108"))
                        .toList();
        if (!failureExpected) {
            assertEquals(List.of(), errors);
        } else {
            assertFalse(errors.isEmpty(), "a failure is expected");
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
