package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every entry of the W3C SHACL test suite (`w3c/data-shapes`, `data-shapes-test-suite/tests`). The suite is not
/// part of the repository; without it the test is skipped.
///
/// Reports are compared as graphs up to the names of blank nodes, after leaving only what the suite's document
/// names: `sh:conforms` and for each result focus node, path, severity, source constraint, component, shape and
/// value, and the message where the expected report has one.
class ShaclConformanceTest {

    /// Entries that fail, each with the reason.
    private static final Map<String, String> KNOWN_FAILURES =
            Map.of(
                    "core/property/qualifiedValueShape-001",
                    "its data use sh:nodeShape, which is no SHACL term: our linter refuses the file",
                    "sparql/pre-binding/unsupported-sparql-004",
                    "withdrawn in SHACL 1.2: a sub-select without any pre-bound variable is harmless");

    private static final Path SUITE =
            Path.of(System.getProperty("dosi.root", ".."), "../shared/conformance/shacl/tests");

    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final String SHT = "http://www.w3.org/ns/shacl-test#";
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final Set<String> COMPARED =
            Set.of(
                    "focusNode",
                    "resultPath",
                    "resultSeverity",
                    "sourceConstraint",
                    "sourceConstraintComponent",
                    "sourceShape",
                    "value");

    @TestFactory
    Stream<DynamicTest> everyEntryOfTheSuiteGivesItsReport() throws IOException {
        if (!Files.isDirectory(SUITE)) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "suite", () -> assumeTrue(false, "no SHACL tests at " + SUITE)));
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(SUITE)) {
            files = found.filter(file -> file.toString().endsWith(".ttl")).sorted().toList();
        }
        return files.stream().flatMap(ShaclConformanceTest::entries);
    }

    private static Stream<DynamicTest> entries(Path file) {
        Graph graph = read(file);
        List<Node> entries =
                graph.find(Node.ANY, RDF.Nodes.type, iri(SHT + "Validate"))
                        .mapWith(Triple::getSubject)
                        .toList();
        String folder = SUITE.relativize(file).toString().replace(".ttl", "");
        return entries.stream()
                .map(
                        entry -> {
                            String name = entries.size() == 1 ? folder : folder + " " + entry;
                            return DynamicTest.dynamicTest(
                                    name, () -> run(name, file, graph, entry));
                        });
    }

    private static void run(String name, Path file, Graph manifest, Node entry) {
        String reason = KNOWN_FAILURES.get(name);
        if (reason == null) {
            check(file, manifest, entry);
            return;
        }
        try {
            check(file, manifest, entry);
        } catch (AssertionError | RuntimeException expected) {
            return;
        }
        fail(name + " passes: take it off the list of known failures");
    }

    private static void check(Path file, Graph manifest, Node entry) {
        Node action = object(manifest, entry, MF + "action");
        Graph data = graphOf(file, object(manifest, action, SHT + "dataGraph"));
        Graph shapes = graphOf(file, object(manifest, action, SHT + "shapesGraph"));
        Node result = object(manifest, entry, MF + "result");
        if (result.equals(iri(SHT + "Failure"))) {
            assertThrows(ProblemException.class, () -> validate(shapes, data));
            return;
        }
        boolean messages = manifest.contains(Node.ANY, iri(SH + "resultMessage"), Node.ANY);
        Graph expected = reduced(manifest, result, messages);
        Graph report = ReportGraph.of(validate(shapes, data));
        Node node =
                report.find(Node.ANY, RDF.Nodes.type, iri(SH + "ValidationReport"))
                        .next()
                        .getSubject();
        Graph actual = reduced(report, node, messages);
        if (!IsoMatcher.isomorphic(expected, actual)) {
            assertEquals(text(expected), text(actual));
            fail("the reports differ in blank nodes only:\n" + text(actual));
        }
    }

    private static ValidationReport validate(Graph shapes, Graph data) {
        return ShapesValidator.of(shapes, "shapes").validate(Snapshot.of(data), 2);
    }

    private static Graph reduced(Graph from, Node report, boolean messages) {
        Graph to = GraphFactory.createDefaultGraph();
        Node root = NodeFactory.createBlankNode("report");
        to.add(root, iri(SH + "conforms"), object(from, report, SH + "conforms"));
        for (Node result : objects(from, report, SH + "result")) {
            to.add(root, iri(SH + "result"), result);
            from.find(result, Node.ANY, Node.ANY)
                    .toList()
                    .forEach(triple -> keep(from, triple, messages, to));
        }
        return to;
    }

    private static void keep(Graph from, Triple triple, boolean messages, Graph to) {
        String property = triple.getPredicate().getURI();
        if (!property.startsWith(SH)) {
            return;
        }
        String name = property.substring(SH.length());
        if (COMPARED.contains(name) || (messages && name.equals("resultMessage"))) {
            to.add(triple);
            if (name.equals("resultPath")) {
                copy(from, triple.getObject(), to);
            }
        }
    }

    private static void copy(Graph from, Node node, Graph to) {
        if (node.isBlank()) {
            for (Triple triple : from.find(node, Node.ANY, Node.ANY).toList()) {
                to.add(triple);
                copy(from, triple.getObject(), to);
            }
        }
    }

    private static Graph graphOf(Path file, Node node) {
        String name = node.getURI().substring(node.getURI().lastIndexOf('/') + 1);
        return read(name.isEmpty() ? file : file.resolveSibling(name));
    }

    private static Graph read(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(file)
                .lang(Lang.TURTLE)
                .base("http://example.org/suite/" + file.getFileName())
                .parse(graph);
        return graph;
    }

    private static Node object(Graph graph, Node subject, String property) {
        return graph.find(subject, iri(property), Node.ANY).next().getObject();
    }

    private static List<Node> objects(Graph graph, Node subject, String property) {
        return graph.find(subject, iri(property), Node.ANY).mapWith(Triple::getObject).toList();
    }

    private static String text(Graph graph) {
        return String.join(
                "\n", graph.find().mapWith(Triple::toString).toList().stream().sorted().toList());
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
