package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.expr.NodeValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Our engine gives exactly the results of Jena's on random data under random shapes.
///
/// `-Ddosi.cases=100000` runs more cases than the usual ones.
class EngineRandomTest {

    private static final int CASES = Integer.getInteger("dosi.cases", 10_000);

    /// How many graphs are validated against the same shapes.
    private static final int GRAPHS = 4;

    /// The results of both engines.
    private record Both(Map<Results.Result, Integer> ours, Map<Results.Result, Integer> jenas) {
        boolean differ() {
            return !ours.equals(jenas);
        }
    }

    /// The same shapes for both engines.
    private record Validators(ShapesValidator ours, Shapes jenas) {
        static Validators of(List<String> shapes) {
            Graph graph = Results.graph(String.join("\n", shapes));
            return new Validators(ShapesValidator.of(graph, "shapes"), Shapes.parse(graph));
        }

        Both validate(List<String> data) {
            Graph graph = Results.graph(String.join("\n", data));
            return new Both(Results.ours(ours, graph), Results.jenasAsRecommended(jenas, graph));
        }
    }

    @BeforeAll
    static void aLiteralOfJenaThatIsIllTypedIsNoNews() {
        NodeValue.VerboseWarnings = false;
    }

    /// Terms that cases with results have in their shapes.
    private static final List<String> TERMS =
            List.of(
                    "sh:targetNode",
                    "sh:targetClass",
                    "rdfs:Class",
                    "sh:targetSubjectsOf",
                    "sh:targetObjectsOf",
                    "sh:SPARQLTarget",
                    "sh:deactivated",
                    "sh:flags",
                    "sh:ignoredProperties",
                    "sh:qualifiedValueShapesDisjoint",
                    ":unless");

    /// What the results of all cases must show, each often enough.
    private static final List<String> EXPECTED =
            List.of(
                    "Class Datatype NodeKind MinCount MaxCount MinExclusive MinInclusive MaxExclusive",
                    "MaxInclusive MinLength MaxLength Pattern LanguageIn UniqueLang Equals Disjoint LessThan",
                    "LessThanOrEquals Not And Or Xone Node QualifiedMinCount QualifiedMaxCount Closed HasValue In",
                    "SPARQL LongEnough NotBackwards OnlyIris OnlyType",
                    "Info Warning Violation Grave IRI blank literal",
                    "^ / | * + ?",
                    String.join(" ", TERMS));

    @Test
    void everyResultIsOneOfJenasAndTheOtherWayRound() {
        Map<String, Integer> met = new TreeMap<>();
        for (int seed = 0; seed < CASES / GRAPHS; seed++) {
            Random random = new Random(seed);
            List<String> shapes = RandomShapes.blocks(random);
            Validators validators = Validators.of(shapes);
            for (int i = 0; i < GRAPHS; i++) {
                List<String> data = RandomData.lines(random);
                Both results = validators.validate(data);
                if (results.differ()) {
                    fail("seed " + seed + "\n" + told(shapes, data));
                }
                results.ours().forEach((result, times) -> count(result, times, met));
                if (!results.ours().isEmpty()) {
                    String text = String.join("\n", shapes);
                    TERMS.stream()
                            .filter(text::contains)
                            .forEach(t -> met.merge(t, 1, Integer::sum));
                }
            }
        }
        for (String expected : String.join(" ", EXPECTED).split(" ", -1)) {
            int times = met.getOrDefault(expected, 0);
            assertTrue(times >= CASES / 200, expected + " only " + times + " times: " + met);
        }
    }

    private static void count(Results.Result result, int times, Map<String, Integer> met) {
        met.merge(result.component(), times, Integer::sum);
        met.merge(result.severity(), times, Integer::sum);
        String focus = result.focus();
        String kind = focus.startsWith("\"") ? "literal" : focus.startsWith("_") ? "blank" : "IRI";
        met.merge(kind, times, Integer::sum);
        for (String operator : List.of("^", "/", "|", "*", "+", "?")) {
            if (result.path().contains(operator)) {
                met.merge(operator, times, Integer::sum);
            }
        }
    }

    /// A failure with the least shapes and data that show it.
    private static String told(List<String> shapes, List<String> data) {
        List<String> fewShapes = fewest(shapes, some -> differ(some, data));
        List<String> fewData = fewest(data, some -> differ(fewShapes, some));
        Both results = Validators.of(fewShapes).validate(fewData);
        return String.join("\n", fewShapes)
                + "\n\n"
                + String.join("\n", fewData)
                + "\n\nmissing:\n"
                + more(results.jenas(), results.ours())
                + "surplus:\n"
                + more(results.ours(), results.jenas());
    }

    private static boolean differ(List<String> shapes, List<String> data) {
        try {
            return Validators.of(shapes).validate(data).differ();
        } catch (RuntimeException referredToWhatIsGone) {
            return false;
        }
    }

    private static List<String> fewest(List<String> all, Predicate<List<String>> differ) {
        List<String> kept = new ArrayList<>(all);
        for (String one : all) {
            List<String> fewer = new ArrayList<>(kept);
            fewer.remove(one);
            if (differ.test(fewer)) {
                kept = fewer;
            }
        }
        return kept;
    }

    private static String more(
            Map<Results.Result, Integer> some, Map<Results.Result, Integer> others) {
        StringBuilder text = new StringBuilder();
        some.forEach(
                (result, times) -> {
                    int missing = times - others.getOrDefault(result, 0);
                    if (missing > 0) {
                        text.append("  ").append(missing).append(" x ").append(result).append('\n');
                    }
                });
        return text.toString();
    }
}
