package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of the RML-Core test suite of the W3C community group on knowledge graph construction
/// (`kg-construct/rml-core`, `test-cases`). The suite is not part of the repository; without it the test is
/// skipped.
class RmlCoreConformanceTest {

    private static final String BASE = "http://example.com/";

    /// Cases that fail, each with the reason.
    private static final Map<String, String> KNOWN_FAILURES = Map.of();

    private static final Path SUITE =
            Path.of(System.getProperty("dosi.root", ".."), "../shared/conformance/rml/core");

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheSuiteBehavesAsItsManifestSays() throws IOException {
        if (!Files.isDirectory(SUITE)) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "suite",
                            () -> assumeTrue(false, "no RML-Core test cases at " + SUITE)));
        }
        List<Path> cases;
        try (var found = Files.list(SUITE)) {
            cases =
                    found.filter(Files::isDirectory)
                            .filter(folder -> Files.exists(folder.resolve("mapping.ttl")))
                            .sorted()
                            .toList();
        }
        return cases.stream()
                .map(folder -> DynamicTest.dynamicTest(nameOf(folder), () -> run(folder)));
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private static void run(Path folder) throws IOException {
        String reason = KNOWN_FAILURES.get(nameOf(folder));
        try {
            check(folder);
        } catch (AssertionError failure) {
            assumeTrue(reason == null, "known: " + reason);
            throw failure;
        }
        if (reason != null) {
            fail("passes now, take it from the known failures: " + reason);
        }
    }

    private static void check(Path folder) throws IOException {
        Path output = folder.resolve("output.nq");
        boolean errorExpected = !Files.exists(output);
        Collected sink = new Collected();
        boolean error = false;
        try {
            Mapping mapping = Loader.readMapping(folder.resolve("mapping.ttl"), BASE);
            LoadReport report =
                    new Loader(Lookups.NONE)
                            .load(
                                    new LoadRequest(
                                            "test",
                                            inputs(folder),
                                            SourceDescription.ofKind("json"),
                                            mapping),
                                    sink);
            error = report.problems().hasErrors();
        } catch (ProblemException refused) {
            error = true;
            if (!errorExpected) {
                fail("refused: " + refused.getMessage());
            }
        }
        if (errorExpected) {
            assertTrue(error, "an error is expected");
            return;
        }
        if (nameOf(folder).equals("RMLTC0027b-JSON")) {
            // its IRIs have blanks on purpose, which no parser of N-Quads takes
            assertEquals(
                    Set.copyOf(Files.readAllLines(output)),
                    sink.dataset.stream()
                            .map(
                                    quad ->
                                            "<%s> <%s> <%s> ."
                                                    .formatted(
                                                            quad.getSubject().getURI(),
                                                            quad.getPredicate().getURI(),
                                                            quad.getObject().getURI()))
                            .collect(Collectors.toSet()));
            return;
        }
        DatasetGraph expected = DatasetGraphFactory.createGeneral();
        RDFParser.source(output)
                .lang(Lang.NQUADS)
                .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                .parse(expected);
        assertTrue(
                IsoMatcher.isomorphic(expected, sink.dataset),
                () -> "expected:\n" + text(expected) + "found:\n" + text(sink.dataset));
    }

    private static List<Path> inputs(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(
                            file ->
                                    !List.of("mapping.ttl", "README.md", "output.nq")
                                            .contains(nameOf(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String text(DatasetGraph dataset) {
        var out = new java.io.StringWriter();
        RDFDataMgr.write(out, dataset, Lang.NQUADS);
        return out.toString();
    }
}
