package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each folder of `src/test/resources/golden` is a case: input files, a mapping, and `expected.txt` with all
/// that the load gives. `-Ddosi.golden=write` rewrites the expectations; a person reads the difference.
class LoaderGoldenTest {

    private static final Path CASES =
            Path.of(System.getProperty("dosi.root", ".."), "loader/src/test/resources/golden");

    @TestFactory
    Stream<DynamicTest> everyFolderGivesWhatItExpects() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(nameOf(folder), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws IOException {
        String found = load(folder);
        Path expected = folder.resolve("expected.txt");
        if (System.getProperty("dosi.golden", "").equals("write")) {
            Files.writeString(expected, found);
        }
        assertEquals(Files.readString(expected), found);
    }

    private static String load(Path folder) throws IOException {
        List<Path> files;
        try (var all = Files.list(folder)) {
            files =
                    all.filter(file -> !nameOf(file).startsWith("mapping."))
                            .filter(file -> !nameOf(file).equals("expected.txt"))
                            .sorted()
                            .toList();
        }
        Path yarrrml = folder.resolve("mapping.yml");
        boolean yaml = Files.exists(yarrrml);
        String text = Files.readString(yaml ? yarrrml : folder.resolve("mapping.ttl"));
        MappingDraft draft = new MappingDraft("mapping", new TestFunctions());
        Mapping mapping =
                yaml
                        ? new YarrrmlReader(draft, Loader.BASE_IRI).read(text)
                        : RmlReader.read(text, draft, Loader.BASE_IRI);
        Collected sink = new Collected();
        LoadReport report =
                new Loader(Lookups.NONE, TestRows::open)
                        .load(
                                new LoadRequest(
                                        "golden/" + nameOf(folder),
                                        files,
                                        TestRows.description(),
                                        mapping),
                                sink);
        TreeSet<String> quads = new TreeSet<>();
        sink.dataset.stream().forEach(quad -> quads.add(line(quad)));
        List<String> lines = new ArrayList<>(quads);
        lines.add("");
        lines.add(
                "rows %d = mapped %d + quarantined %d + skipped %d"
                        .formatted(
                                report.rows(),
                                report.mapped(),
                                report.quarantined(),
                                report.skippedRows()));
        sink.quarantined.forEach(
                row -> lines.add("quarantined " + row.place() + " " + row.cells()));
        report.problems().list().forEach(problem -> lines.add(problem.toString()));
        lines.add("");
        return String.join("\n", lines);
    }

    private static String line(Quad quad) {
        String triple =
                text(quad.getSubject())
                        + " "
                        + text(quad.getPredicate())
                        + " "
                        + text(quad.getObject());
        return quad.isDefaultGraph() ? triple + " ." : triple + " " + text(quad.getGraph()) + " .";
    }

    private static String text(Node node) {
        return node.isBlank() ? "_:" + node.getBlankNodeLabel() : NodeFmtLib.strNT(node);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
