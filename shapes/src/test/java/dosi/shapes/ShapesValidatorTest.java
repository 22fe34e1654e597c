package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class ShapesValidatorTest {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix dosi: <https://w3id.org/dosi/ns/> .
            @prefix dsh: <https://w3id.org/dosi/shapes/> .
            @prefix : <http://example.org/> .
            """;

    private static final String COUNT =
            """
            dsh:Lot a sh:NodeShape ; sh:targetClass :Lot ; sh:property dsh:LotSpaces .
            dsh:LotSpaces sh:path :spaces ; sh:minCount 1 ; sh:severity sh:Warning ;
                sh:message "면수가 없다: {$this}"@ko , "no number of spaces: {$this}"@en ;
                dosi:fix "면수를 적는다"@ko , "Write the number"@en .
            """;

    private static final String SAME_NUMBER =
            """
            dsh:Lot a sh:NodeShape ; sh:targetClass :Lot ; sh:sparql dsh:SameNumber .
            dsh:SameNumber a sh:SPARQLConstraint ; sh:severity sh:Info ;
                sh:message "번호 {?value}을(를) 둘이 쓴다"@ko , "number {?value} is used twice"@en ;
                sh:select "SELECT $this ?value { $this :number ?value . ?other :number ?value FILTER(?other != $this) }" .
            """;

    /// Stands for whatever ends a thread: memory that is used up, a library that is missing.
    public static final class Breaks extends FunctionBase1 {
        static final String IRI = "urn:x-test:breaks";

        @Override
        public NodeValue exec(NodeValue value) {
            throw new OutOfMemoryError("as asked");
        }
    }

    @Test
    void anErrorInAThreadEndsTheValidation() {
        FunctionRegistry.get().put(Breaks.IRI, Breaks.class);
        try {
            Graph shapes =
                    turtle(
                            """
                            dsh:Lot a sh:NodeShape ; sh:targetClass :Lot ; sh:nodeKind sh:IRI ; sh:sparql dsh:Broken .
                            dsh:Broken a sh:SPARQLConstraint ; sh:message "broken" ;
                                sh:select "SELECT $this { $this <http://example.org/number> ?n FILTER(<urn:x-test:breaks>(?n)) }" .
                            """);
            ShapesValidator validator = ShapesValidator.of(shapes, "shapes.ttl");
            Snapshot snapshot = Snapshot.of(turtle(":a a :Lot ; :number 1 ."));
            assertThrows(OutOfMemoryError.class, () -> validator.validate(snapshot, 2));
            assertThrows(OutOfMemoryError.class, () -> validator.validate(snapshot, 1));
        } finally {
            FunctionRegistry.get().remove(Breaks.IRI);
        }
    }

    @Test
    void aMissingValueIsToldInBothLanguagesWithItsFix() {
        List<Finding> findings = validate(COUNT, ":a a :Lot . :b a :Lot ; :spaces 3 .", "");
        assertEquals(1, findings.size());
        Finding finding = findings.getFirst();
        assertEquals("LotSpaces", finding.shapeName());
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("면수가 없다: a", finding.message().ko());
        assertEquals("no number of spaces: a", finding.message().en());
        assertEquals("Write the number", finding.fix().orElseThrow().en());
    }

    @Test
    void aSparqlConstraintKeepsItsOwnSeverityAndMessage() {
        List<Finding> findings =
                validate(
                        SAME_NUMBER.replace(":number", "<http://example.org/number>"),
                        ":a a :Lot ; :number 7 . :b a :Lot ; :number 7 . :c a :Lot ; :number 8 .",
                        "");
        assertEquals(2, findings.size());
        assertEquals(Severity.INFO, findings.getFirst().severity());
        assertEquals("number 7 is used twice", findings.getFirst().message().en());
        assertEquals("SameNumber", findings.getFirst().shapeName());
    }

    @Test
    void aParticleBehindAValueFitsIt() {
        Finding finding =
                validate(
                                SAME_NUMBER.replace(":number", "<http://example.org/number>"),
                                ":a a :Lot ; :number 7 . :b a :Lot ; :number 7 .",
                                "")
                        .getFirst();
        assertEquals("번호 7을 둘이 쓴다", finding.message().ko());
    }

    @Test
    void aMessageOfOneLanguageLeavesTheOtherToUs() {
        Finding korean =
                validate(
                                COUNT.replace(", \"no number of spaces: {$this}\"@en", ""),
                                ":a a :Lot .",
                                "")
                        .getFirst();
        assertEquals("면수가 없다: a", korean.message().ko());
        assertEquals("'spaces' has no value", korean.message().en());
        assertEquals(1, korean.messages().size());
        Finding english =
                validate(COUNT.replace("\"면수가 없다: {$this}\"@ko ,", ""), ":a a :Lot .", "")
                        .getFirst();
        assertEquals("'spaces' 값이 없다", english.message().ko());
        assertEquals("no number of spaces: a", english.message().en());
    }

    @Test
    void aMessageWithoutALanguageIsKoreanIfItHasHangul() {
        Finding english =
                validate(
                                COUNT.replace(
                                        "\"면수가 없다: {$this}\"@ko , \"no number of spaces: {$this}\"@en",
                                        "'none'"),
                                ":a a :Lot .",
                                "")
                        .getFirst();
        assertEquals("'spaces' 값이 없다", english.message().ko());
        assertEquals("none", english.message().en());
        Finding korean =
                validate(
                                COUNT.replace(
                                        "\"면수가 없다: {$this}\"@ko , \"no number of spaces: {$this}\"@en",
                                        "'없다'"),
                                ":a a :Lot .",
                                "")
                        .getFirst();
        assertEquals("없다", korean.message().ko());
        assertEquals("'spaces' has no value", korean.message().en());
    }

    @Test
    void aQueryWithAMessageOfOneLanguageIsToldInIt() {
        Finding finding =
                validate(
                                SAME_NUMBER
                                        .replace(":number", "<http://example.org/number>")
                                        .replace("\"번호 {?value}을(를) 둘이 쓴다\"@ko ,", ""),
                                ":a a :Lot ; :number 7 . :b a :Lot ; :number 7 .",
                                "")
                        .getFirst();
        assertEquals("number 7 is used twice", finding.message().ko());
    }

    @Test
    void aConstraintThatOnlyNegatesRunsForEachFocusNode() {
        String shapes =
                """
                dsh:Lot a sh:NodeShape ; sh:targetClass :Lot ; sh:sparql dsh:NoName .
                dsh:NoName sh:message "이름이 없다"@ko , "no name"@en ;
                    sh:select "SELECT $this { FILTER NOT EXISTS { $this <http://example.org/name> ?n } }" .
                """;
        List<Finding> findings = validate(shapes, ":a a :Lot . :b a :Lot ; :name 'x' .", "");
        assertEquals(Set.of("a"), focusNames(findings));
    }

    @Test
    void theBackgroundIsKnownButNotChecked() {
        List<Finding> findings =
                validate(
                        COUNT,
                        ":a a :Garage .",
                        ":Garage rdfs:subClassOf :Lot . :elsewhere a :Lot .");
        assertEquals(Set.of("a"), focusNames(findings));
    }

    @Test
    void aMisspeltTermIsRefusedAndTheKnownOneNamed() {
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> validate(COUNT.replace("sh:minCount", "sh:minCoutn"), "", ""));
        assertTrue(
                refused.getMessage().contains("Did you mean sh:minCount?"), refused.getMessage());
        assertTrue(refused.getMessage().contains("[SHAPE-101]"), refused.getMessage());
    }

    @Test
    void aConstraintThatIsNotSparqlIsRefused() {
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> validate(SAME_NUMBER.replace("SELECT", "SELEKT"), "", ""));
        assertTrue(refused.getMessage().contains("[SHAPE-104]"), refused.getMessage());
    }

    @Test
    void anUnknownModuleIsRefusedWithTheNearestName() {
        ProblemException refused =
                assertThrows(
                        ProblemException.class, () -> ShapesValidator.ofModules(List.of("parkng")));
        assertTrue(
                refused.getMessage().contains("Did you mean \"parking\"?"), refused.getMessage());
    }

    @Test
    void everyModuleOfTheRoomCanBeReadAndIsListed() throws IOException {
        Path folder =
                Path.of(System.getProperty("dosi.root", ".."))
                        .resolve("shapes/src/main/resources/dosi/shapes");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.copyOf(ShapesValidator.MODULES),
                    files.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()).replace(".ttl", ""))
                            .collect(Collectors.toSet()));
        }
        ShapesValidator.ofModules(ShapesValidator.MODULES);
    }

    private static Set<String> focusNames(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.focus().getLocalName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Finding> validate(String shapes, String data, String background) {
        return ShapesValidator.of(turtle(shapes), "test")
                .validate(turtle(data), turtle(background))
                .findings();
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + text, Lang.TURTLE).parse(graph);
        return graph;
    }
}
