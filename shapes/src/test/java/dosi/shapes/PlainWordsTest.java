package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is said about results of shapes that say nothing themselves.
class PlainWordsTest {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix : <http://example.org/> .
            """;

    /// How the terms of the examples are called.
    private static final String BACKGROUND =
            """
            :capacity rdfs:label "주차구획수"@ko , "capacity"@en .
            :opened rdfs:label "연 날"@ko , "opening day"@en .
            :closed rdfs:label "닫은 날"@ko , "closing day"@en .
            :Lot rdfs:label "주차장"@ko , "car park"@en .
            :Road rdfs:label "도로"@ko , "road"@en .
            :kind rdfs:label "구분"@ko , "kind"@en .
            :kind1 skos:prefLabel "노상"@ko , "on-street"@en .
            :kind2 skos:prefLabel "노외"@ko , "off-street"@en .
            """;

    /// The constraint components of SHACL Core, SHACL-SPARQL, and those of SHACL 1.2 that the engine knows.
    private static final Set<String> COMPONENTS =
            Set.of(
                    ("Class Datatype NodeKind MinCount MaxCount MinExclusive MinInclusive MaxExclusive MaxInclusive"
                                    + " MinLength MaxLength Pattern LanguageIn UniqueLang Equals Disjoint LessThan"
                                    + " LessThanOrEquals Not And Or Xone Node QualifiedMinCount QualifiedMaxCount Closed"
                                    + " HasValue In SPARQL MinListLength MaxListLength UniqueMembers MemberShape"
                                    + " SingleLine SubsetOf SomeValue RootClass UniqueValuesFor")
                            .split(" "));

    /// A block of the file.
    private record Example(String shape, String data, List<String> said) {
        List<Finding> findings() {
            return PlainWordsTest.findings(shape, data);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsTold() throws IOException {
        return examples().stream()
                .map(
                        example ->
                                DynamicTest.dynamicTest(
                                        example.shape() + " | " + example.data(),
                                        () -> assertSaid(example)));
    }

    private static void assertSaid(Example example) {
        Finding finding = example.findings().getFirst();
        List<String> said = new ArrayList<>();
        said.add(finding.message().ko());
        said.add(finding.message().en());
        finding.fix()
                .ifPresent(
                        fix -> {
                            said.add("-> " + fix.ko());
                            said.add("-> " + fix.en());
                        });
        assertEquals(String.join("\n", example.said()), String.join("\n", said));
    }

    @Test
    void everyComponentHasAnExample() throws IOException {
        Set<String> told = new TreeSet<>();
        for (Example example : examples()) {
            example.findings().forEach(finding -> told.add(finding.source().componentName()));
        }
        Set<String> missing = new TreeSet<>(COMPONENTS);
        missing.removeAll(told);
        assertEquals(Set.of(), missing);
    }

    @Test
    void aLongValueLosesItsMiddle() {
        String wkt = "POLYGON((" + "126.123456 37.123456, ".repeat(5_000) + "126.9 37.9))";
        Finding finding =
                findings(
                                "sh:property [ sh:path :shape ; sh:maxCount 0 ]",
                                ":a :shape '" + wkt + "'")
                        .getFirst();
        assertEquals(
                "'shape' has 1 value, none is allowed: \"POLYGON((126.123456 37.123456, 126.123456"
                        + " 37.123456,…456 37.123456, 126.9 37.9))\"",
                finding.message().en());
    }

    @Test
    void aMessageIsBoundedWhateverTheShapeAsksFor() {
        String many = "'" + "x".repeat(300) + "%d' ";
        StringBuilder members = new StringBuilder();
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            members.append(many.formatted(i));
            conditions.append("[ sh:pattern '").append("y".repeat(900)).append(i).append("' ] ");
        }
        for (String shape : List.of("sh:in ( " + members + ")", "sh:or ( " + conditions + ")")) {
            Finding finding =
                    findings("sh:property [ sh:path :name ; " + shape + " ]", ":a :name 'z'")
                            .getFirst();
            assertTrue(finding.message().en().length() <= 1_000, finding.message().en());
            assertTrue(finding.message().ko().length() <= 1_000, finding.message().ko());
            assertTrue(
                    finding.fix().orElseThrow().en().length() <= 1_000, finding.fix().toString());
            assertTrue(
                    finding.fix().orElseThrow().ko().length() <= 1_000, finding.fix().toString());
        }
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() {
        Finding finding =
                findings(
                                "sh:property [ sh:path :name ; sh:maxCount 0 ]",
                                ":a :name 'a\\tb\\u200B\\u00A0c\\u0007'")
                        .getFirst();
        assertEquals(
                "'name' has 1 value, none is allowed: \"a\\tb⟨U+200B⟩⟨U+00A0⟩c⟨U+0007⟩\"",
                finding.message().en());
    }

    @Test
    void theOrderOfTheDataDoesNotMatter() {
        String shape = "sh:property [ sh:path :name ; sh:maxCount 1 ]";
        assertEquals(
                findings(shape, ":a :name 'x' , 'y' , 'z'").getFirst().message(),
                findings(shape, ":b :name 'z' . :a :name 'z' , 'y' , 'x'").getFirst().message());
    }

    private static List<Example> examples() throws IOException {
        String text;
        try (InputStream file = PlainWordsTest.class.getResourceAsStream("/words/examples.txt")) {
            text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Example> examples = new ArrayList<>();
        for (String block : text.split("\n\n", -1)) {
            List<String> lines = block.strip().lines().toList();
            if (lines.size() > 3 && !lines.getFirst().startsWith("#")) {
                examples.add(
                        new Example(lines.get(0), lines.get(1), lines.subList(2, lines.size())));
            }
        }
        return examples;
    }

    /// Without the linter, which does not let the constraints of SHACL 1.2 through.
    private static List<Finding> findings(String shape, String data) {
        Graph shapes = turtle(":S a sh:NodeShape ; sh:targetNode :a ; " + shape + " .");
        Problems problems = new Problems();
        Plan plan = PlanReader.read(shapes, "shapes", _ -> Place.of("shapes"), problems);
        problems.throwIfErrors();
        return new ShapesValidator(shapes, plan)
                .validate(turtle(data), turtle(BACKGROUND))
                .findings();
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + text, Lang.TURTLE).parse(graph);
        return graph;
    }
}
