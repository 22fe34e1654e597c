package dosi.reasoner.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemException;
import dosi.graph.KnowledgeGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What rules conclude, and what is said about those that cannot be applied.
final class RuleSetTest {

    private static final String PREFIXES =
            "PREFIX : <http://example/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
    private static final RuleSet.Run RUN =
            new RuleSet.Run(Instant.parse("2026-03-01T00:00:00Z"), 100_000);

    private static RuleSet rules(String text) {
        return RuleSet.read(
                new RuleSet.Source("city.srl", "http://example/", PREFIXES + text),
                RuleSet.Imports.NONE);
    }

    private static KnowledgeGraph graph(String turtle) {
        var graph = new KnowledgeGraph();
        triples(turtle).forEach(graph::add);
        return graph;
    }

    private static List<Triple> triples(String turtle) {
        return RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph().find().toList();
    }

    private static void infers(String data, String rules, String expected) {
        Graph found = GraphFactory.createDefaultGraph();
        rules(rules).infer(graph(data), RUN, Closure.NONE, found::add);
        Graph wanted = GraphFactory.createDefaultGraph();
        triples(expected).forEach(wanted::add);
        assertTrue(wanted.isIsomorphicWith(found), () -> "expected " + wanted + "\nfound " + found);
    }

    private static List<String> problems(String rules) {
        return assertThrows(ProblemException.class, () -> rules(rules)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void aRuleAppliesToWhatOthersConclude() {
        infers(
                ":c :in :b . :b :in :a .",
                """
                RULE { ?x :within ?y } WHERE { ?x :in ?y }
                RULE { ?x :within ?z } WHERE { ?x :within ?y . ?y :within ?z }
                """,
                ":c :within :b . :b :within :a . :c :within :a .");
    }

    @Test
    void aFilterKeepsWhatIsTrueAndDropsErrors() {
        infers(
                ":a :pm10 151 . :b :pm10 150 . :c :pm10 \"-\" .",
                "RULE { ?x :grade :veryBad } WHERE { ?x :pm10 ?v FILTER(?v > 150) }",
                ":a :grade :veryBad .");
    }

    @Test
    void aNegationSeesAllThatRulesBelowConclude() {
        infers(
                ":a a :Charger ; :fault 1 . :b a :Charger .",
                """
                RULE { ?x :state :available } WHERE { ?x a :Charger . NOT { ?x :state :broken } }
                RULE { ?x :state :broken } WHERE { ?x :fault ?f FILTER(?f > 0) }
                """,
                ":a :state :broken . :b :state :available .");
    }

    @Test
    void aVariableThatOnlyANegationHasIsItsOwn() {
        infers(
                ":a :p 1 ; :q 1 . :b :p 2 . :c :p 3 ; :r :a .",
                """
                RULE { ?x :alone ?y } WHERE { ?x :p ?v . NOT { ?x :q ?y } . ?x :p ?y }
                """,
                ":b :alone 2 . :c :alone 3 .");
    }

    @Test
    void anAssignmentMakesANewTermOnce() {
        infers(
                ":a :miles 10 . :b :miles \"ten\" .",
                "RULE { ?x :kilometres ?k } WHERE { ?x :miles ?m SET(?k := xsd:integer(?m * 1.60934)) }",
                ":a :kilometres 16 .");
    }

    @Test
    void aBlankNodeOfTheHeadIsFreshForEachSolution() {
        infers(
                ":a :critical true . :b :critical true .",
                "RULE { [] a :Notification ; :concerns ?x } WHERE { ?x :critical true }",
                "[] a :Notification ; :concerns :a . [] a :Notification ; :concerns :b .");
    }

    @Test
    void theBaseCanBeLookedAtAlone() {
        infers(
                ":a :miles 5 ; :km 8 . :b :miles 10 .",
                """
                RULE { ?x :km ?k } WHERE { ?x :miles ?m . NOT DATA { ?x :km ?any } SET(?k := ?m * 2) }
                RULE { ?x :base true } WHERE DATA { ?x :km ?k }
                """,
                ":b :km 20 . :a :base true .");
    }

    @Test
    void dataIsInferredAndPathsReadBothWays() {
        infers(
                ":stop :on :line . :park :near :stop .",
                """
                DATA { :line :label "1호선"@ko . }
                RULE { ?p :reachedBy ?label } WHERE { ?p :near/:on/:label ?label }
                RULE { ?s :nearOf ?p } WHERE { ?s ^:near ?p }
                RULE { ?l :serves ?p } WHERE { ?l ^(:near/:on) ?p }
                """,
                """
                :line :label "1호선"@ko ; :serves :park . :park :reachedBy "1호선"@ko .
                :stop :nearOf :park .
                """);
    }

    @Test
    void tripleTermsAreTakenApartAndMade() {
        infers(
                "[] <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( :a :p :b )>> ; :by :cam .",
                """
                RULE { ?s :seen ?o . :log :holds <<( ?s :seen ?o )>> }
                WHERE { << ?s :p ?o >> :by ?camera }
                """,
                ":a :seen :b . :log :holds <<( :a :seen :b )>> .");
    }

    @Test
    void aVariablePredicateMatchesEveryProperty() {
        infers(
                ":p :subPropertyOf :q . :a :p :b . :c a :D .",
                """
                RULE { ?s ?q ?o } WHERE { ?p :subPropertyOf ?q . ?s ?p ?o }
                RULE { ?x :known true } WHERE { ?x ?any :D }
                """,
                ":a :q :b . :c :known true .");
    }

    @Test
    void theOutcomeDoesNotDependOnTheOrderOfRules() {
        String data = ":a :dependsOn :b . :b :dependsOn :c . :c :flaw :f . :a a :C . :d a :C .";
        List<String> rules =
                List.of(
                        "RULE { ?x :safe true } WHERE { ?x a :C NOT { ?x :exposed ?v } }",
                        "RULE { ?x :exposed ?v } WHERE { ?x :dependsOn ?y . ?y :exposed ?v }",
                        "RULE { ?x :exposed ?v } WHERE { ?x :flaw ?v }",
                        "RULE { [] :about ?x } WHERE { ?x :safe true }");
        String expected =
                ":a :exposed :f . :b :exposed :f . :c :exposed :f . :d :safe true . [] :about :d .";
        infers(data, String.join(" ", rules), expected);
        infers(data, String.join(" ", rules.reversed()), expected);
    }

    @Test
    void whatTheClosureGivesIsTakenIn() {
        Node inverse = triples(":a :i :b .").getFirst().getPredicate();
        Closure inverses =
                added ->
                        added.stream()
                                .filter(t -> t.getPredicate().getURI().endsWith("/p"))
                                .map(t -> Triple.create(t.getObject(), inverse, t.getSubject()))
                                .toList();
        Set<Triple> found = new HashSet<>();
        rules("RULE { ?y :p :c } WHERE { ?x :p ?y } RULE { ?x :r true } WHERE { ?x :i ?y }")
                .infer(graph(":a :p :b ."), RUN, inverses, found::add);
        assertEquals(Set.copyOf(triples(":b :p :c . :c :p :c ; :i :b, :c ; :r true .")), found);
    }

    @Test
    void aRunThatIsCutSaysSo() {
        List<Triple> found = new ArrayList<>();
        Inference cut =
                rules("RULE { ?x :q ?y } WHERE { ?x :p ?y }")
                        .infer(
                                graph(":a :p 1, 2, 3 ."),
                                new RuleSet.Run(RUN.now(), 2),
                                Closure.NONE,
                                found::add);
        assertFalse(cut.complete());
        assertEquals(2, found.size());
        assertTrue(
                rules("RULE { ?x :q ?y } WHERE { ?x :p ?y }")
                        .infer(
                                graph(":a :p 1, 2, 3 ."),
                                new RuleSet.Run(RUN.now(), 3),
                                Closure.NONE,
                                _ -> {})
                        .complete());
    }

    @Test
    void anInferenceNamesItsRuleAndItsPremises() {
        KnowledgeGraph graph = graph(":a :near :b . :b :on :line .");
        Graph base = graph.copy().asGraph();
        RuleSet rules = rules("RULE :reach { ?x :reachedBy ?l } WHERE { ?x :near ?s . ?s :on ?l }");
        rules.infer(graph, RUN, Closure.NONE, _ -> {});
        RuleExplainer explainer = rules.explainer(base, graph.asGraph(), RUN.now());
        RuleApplication why =
                explainer.explain(triples(":a :reachedBy :line .").getFirst()).getFirst();
        assertEquals("http://example/reach", why.rule().label());
        assertEquals(
                Set.copyOf(triples(":a :near :b . :b :on :line .")), Set.copyOf(why.premises()));
        assertEquals(List.of(), explainer.explain(triples(":b :reachedBy :line .").getFirst()));
    }

    @Test
    void aValueThatWasMadeIsExplainedByWhatItWasMadeFrom() {
        KnowledgeGraph graph = graph(":a :miles 10 ; :name \"x\" . :b :miles 20 .");
        Graph base = graph.copy().asGraph();
        RuleSet rules =
                rules(
                        """
                        RULE { ?x :km ?k } WHERE { ?x :miles ?m . NOT DATA { ?x :km ?any } SET(?k := ?m * 2) }
                        """);
        rules.infer(graph, RUN, Closure.NONE, _ -> {});
        assertEquals(
                triples(":b :miles 20 ."),
                rules.explainer(base, graph.asGraph(), RUN.now())
                        .explain(triples(":b :km 40 .").getFirst())
                        .getFirst()
                        .premises());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RULE { ?x :p ?y } WHERE { ?x :q 1 } | RULE-202",
                "RULE { ?x :p 1 } WHERE { ?x :q ?y FILTER(?z > 1) } | RULE-201",
                "RULE { ?x :p 1 } WHERE { FILTER(?y > 1) ?x :q ?y } | RULE-201",
                "RULE { ?x :p 1 } WHERE { ?x :q ?y SET(?y := 1) } | RULE-203",
                "RULE { ?x :p 1 } WHERE { ?x :q ?y NOT { ?x :p ?z } } | RULE-204",
                "RULE { ?x :p ?z } WHERE { ?x :p ?y SET(?z := ?y + 1) } | RULE-204",
                "DATA { ?x :p 1 } | RULE-205",
                "RULE { ?x :p 1 } WHERE { ?x :q+ ?y } | RULE-101",
                "RULE { ?x :p 1 } WHERE { ?x oops:q ?y } | RULE-103",
                "RULE { ?x :p 1 } WHERE { ?x :q ?y FILTER(RAND() < 1) } | RULE-106",
                "RULE { ?x :p 1 } WHERE { ?x :q ?y FILTER(STRLENN(?y) < 1) } | RULE-105",
                "RULE { ?x :p 1 } WHERE { ?x :q ?y FILTER(<java:java.lang.Math>(?y)) } | RULE-105",
                "RULE { ?x :p 1 } WHERE { ?x :q ?y FILTER(STRLEN(?y, 2) < 1) } | RULE-107",
                "IMPORTS <http://example/other.srl> | RULE-108",
                "RULE { ?x :p 'open } WHERE { } | RULE-102",
                "RULE { ?x :p 1 } WHERE { NOT { SET(?y := 1) } ?x :q 2 } | RULE-101",
                "RULE { ?x :p 1 } WHERE { ?x :q 1 OPTIONAL { ?x :r 2 } } | RULE-101",
                "RULE { ?x :p 1 } | RULE-101",
                "RULE { ?x :p/:q 1 } WHERE { ?x :q 1 } | RULE-101"
            })
    void whatIsNotUnderstoodIsNotApplied(String rules, String code) {
        List<String> told = problems(rules);
        assertTrue(told.getFirst().endsWith("[" + code + "]"), () -> told.toString());
        assertTrue(told.getFirst().startsWith("city.srl:1:"), () -> told.toString());
    }

    @Test
    void severalErrorsAreToldAtOnce() {
        List<String> told =
                problems(
                        """

                        RULE { ?x :p 1 } WHERE { ?x :q }
                        RULE { ?x :p 1 } WHERE { ?x nope:q 1 }
                        """);
        assertEquals(2, told.size(), told::toString);
        assertEquals(
                "city.srl:2:32: found '}', expected an IRI, a literal, a variable or a blank node."
                        + " Correct the text there. [RULE-101]",
                told.getFirst());
        assertTrue(
                told.getLast().startsWith("city.srl:3:29: the prefix \"nope:\""), told::toString);
    }

    @Test
    void aFileThatEndsTooEarlyIsToldInBothLanguages() {
        ProblemException wrong =
                assertThrows(ProblemException.class, () -> rules("RULE { ?x :p 1 } WHERE { ?x :q"));
        assertEquals(
                "파일의 끝이 있는데, 여기에는 IRI, 리터럴, 변수나 빈 노드가 와야 한다",
                wrong.problems().getFirst().what().ko());
        assertEquals(
                "found the end of the file, expected an IRI, a literal, a variable or a blank node",
                wrong.problems().getFirst().what().en());
    }

    @Test
    void importsAreReadOnce() {
        RuleSet.Imports imports =
                iri ->
                        iri.equals("http://example/other.srl")
                                ? Optional.of(
                                        new RuleSet.Source(
                                                "other.srl",
                                                iri,
                                                "IMPORTS <http://example/city.srl> IMPORTS <other.srl>"
                                                        + " RULE { ?x <q> 1 } WHERE { ?x <p> 1 }"))
                                : Optional.empty();
        RuleSet rules =
                RuleSet.read(
                        new RuleSet.Source(
                                "city.srl", "http://example/city.srl", "IMPORTS <other.srl>"),
                        imports);
        assertEquals(1, rules.rules().size());
        assertEquals("other.srl", rules.rules().getFirst().place().file());
    }
}
