package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.shapes.ShapesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Does what pages of `docs/` show, block by block, in a folder of its own.
///
/// A `turtle` block whose first line is a comment with the name of a file becomes that file. A block without prefixes
/// gets those of the blocks before. Shapes must have no error, or the problem whose code stands behind the language.
/// A `sh` block is run line by line, each with the exit code 0 or that of its comment `# exit code N`; a `text` block after
/// it is exactly what it prints.
class GuideTest {

    private static final List<String> PAGES = List.of("shapes.md");

    private static final Pattern FILE_NAME = Pattern.compile("# ([\\w-]+\\.ttl)\n");
    private static final Pattern COMMAND =
            Pattern.compile("\\./dosi ([^#\"']+?)(?: +#(?: exit code (\\d+))?.*)?");
    private static final Pattern PREFIX = Pattern.compile("(?m)^@prefix .* \\.\n");

    @TempDir private Path folder = Path.of("target");

    @TestFactory
    List<DynamicContainer> everyBlockHoldsWhatThePageSays() throws IOException {
        List<DynamicContainer> pages = new ArrayList<>();
        for (String page : PAGES) {
            Path own = Files.createDirectories(folder.resolve(page));
            Guide guide = new Guide(own);
            String text = Files.readString(Workspace.ROOT.resolve("docs").resolve(page));
            List<DynamicTest> tests =
                    FencedBlock.of(text).stream()
                            .map(
                                    block ->
                                            dynamicTest(
                                                    page + ":" + block.line(),
                                                    () -> guide.perform(block)))
                            .toList();
            assertTrue(tests.size() > 1, page + " has no examples");
            pages.add(DynamicContainer.dynamicContainer(page, tests));
        }
        return pages;
    }

    /// One page while it is followed.
    private static final class Guide {
        private final Path folder;
        private final StringBuilder prefixes = new StringBuilder();
        private String printed = "";

        Guide(Path folder) {
            this.folder = folder;
        }

        void perform(FencedBlock block) throws IOException {
            switch (block.language()) {
                case "turtle" -> turtle(block);
                case "sh" -> printed = commands(block.text());
                case "text" -> assertEquals(block.text(), printed);
                default -> throw new AssertionError("nothing is done with " + block.words());
            }
        }

        private void turtle(FencedBlock block) throws IOException {
            Matcher named = FILE_NAME.matcher(block.text());
            boolean isFile = named.lookingAt();
            if (isFile) {
                Files.writeString(folder.resolve(named.group(1)), block.text());
            }
            Matcher declared = PREFIX.matcher(block.text());
            boolean whole = declared.find();
            if (whole) {
                declared.reset().results().forEach(prefix -> prefixes.append(prefix.group()));
            }
            String text = whole ? block.text() : prefixes + block.text();
            ShapesFile shapes = ShapesFile.of(text, "block.ttl");
            List<String> expected = block.words().subList(1, block.words().size());
            boolean hasShapes = block.text().contains("sh:");
            List<String> told =
                    shapes.problems().stream()
                            .filter(problem -> hasShapes || !problem.code().equals("SHAPE-108"))
                            .filter(
                                    problem ->
                                            problem.severity() == Severity.ERROR
                                                    || expected.contains(problem.code()))
                            .map(Problem::code)
                            .distinct()
                            .toList();
            assertEquals(expected, told, () -> shapes.problems().toString());
        }

        private String commands(String lines) {
            StringBuilder out = new StringBuilder();
            for (String line : lines.lines().toList()) {
                Matcher command = COMMAND.matcher(line);
                assertTrue(command.matches(), () -> "not a command that is run: " + line);
                CommandRun run = run(List.of(command.group(1).split(" +")));
                int expected = command.group(2) == null ? 0 : Integer.parseInt(command.group(2));
                assertEquals(expected, run.exit(), () -> line + "\n" + run.out() + run.err());
                out.append(run.out());
            }
            return out.toString();
        }

        /// Names of files mean those of the folder.
        private CommandRun run(List<String> words) {
            List<String> arguments = new ArrayList<>();
            for (String word : words) {
                int name = word.indexOf('=') + 1;
                boolean isFile = name > 0 || Files.exists(folder.resolve(word));
                arguments.add(
                        isFile
                                ? word.substring(0, name) + folder.resolve(word.substring(name))
                                : word);
            }
            if (!words.subList(0, 2).equals(List.of("shapes", "check"))) {
                arguments.addAll(List.of("--kb", folder.resolve("kb").toString()));
            }
            if (!words.contains("--lang")) {
                arguments.addAll(List.of("--lang", "en"));
            }
            return CommandRun.of(arguments);
        }
    }
}
