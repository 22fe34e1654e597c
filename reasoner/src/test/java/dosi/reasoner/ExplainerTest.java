package dosi.reasoner;

import static dosi.reasoner.Graphs.triples;
import static dosi.reasoner.Graphs.turtle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final String CITY =
            """
            :locatedIn owl:propertyChainAxiom ( :locatedIn :partOf ) ; rdfs:domain :Facility .
            :partOf a owl:TransitiveProperty .
            :Facility rdfs:subClassOf :Thing .
            :library :locatedIn :dong .
            :dong :partOf :gu . :gu :partOf :city .
            """;

    @Test
    void aFacilityIsInTheDistrictByAPropertyChain() {
        Graph asserted = turtle(CITY);
        Triple triple = triples(turtle(":library :locatedIn :gu .")).getFirst();
        Explanation why =
                Reasoner.owl2Rl()
                        .explainer(asserted, closure(asserted))
                        .explain(triple)
                        .orElseThrow();
        assertEquals(OwlRule.PRP_SPO2, why.rule());
        assertEquals(
                new HashSet<>(triples(turtle(":library :locatedIn :dong . :dong :partOf :gu ."))),
                new HashSet<>(why.premises()));
        assertEquals(1, why.axioms().size());
        assertTrue(
                Reasoner.owl2Rl().explain(triple, closure(asserted)).isPresent(),
                "also without knowing what was asserted");
    }

    @Test
    void aProofEndsInAssertedTriples() {
        Graph asserted = turtle(CITY);
        Triple triple = triples(turtle(":library a :Thing .")).getFirst();
        Proof proof =
                Reasoner.owl2Rl()
                        .explainer(asserted, closure(asserted))
                        .prove(triple)
                        .orElseThrow();
        assertGrounded(proof, asserted, Set.of());
        assertEquals(2, proof.height());
    }

    @Test
    void nothingExplainsWhatDoesNotFollow() {
        Graph asserted = turtle(CITY);
        Triple triple = triples(turtle(":city :partOf :library .")).getFirst();
        assertTrue(Reasoner.owl2Rl().explain(triple, closure(asserted)).isEmpty());
    }

    @Test
    void everyInferenceOfARandomGraphHasAProof() {
        for (int seed = 0; seed < 60; seed++) {
            String text = ReasonerRandomTest.randomGraph(new Random(seed), seed % 2 == 1);
            Graph asserted = turtle(text);
            Graph all = closure(asserted);
            Explainer explainer = Reasoner.owl2Rl().explainer(asserted, all);
            for (Triple triple : triples(all)) {
                if (!asserted.contains(triple)) {
                    String about = triple + " of seed " + seed + "\n" + text;
                    assertTrue(explainer.explain(triple).isPresent(), about);
                    assertGrounded(explainer.prove(triple).orElseThrow(), asserted, Set.of());
                }
            }
        }
    }

    private static void assertGrounded(Proof proof, Graph asserted, Set<Triple> above) {
        Set<Triple> path = new HashSet<>(above);
        assertTrue(path.add(proof.step().conclusion()), "rests on itself: " + proof);
        Set<Triple> proved = new HashSet<>();
        for (Proof inferred : proof.inferred()) {
            proved.add(inferred.step().conclusion());
            assertGrounded(inferred, asserted, path);
        }
        List<Triple> needed = new ArrayList<>(proof.step().axioms());
        needed.addAll(proof.step().premises());
        for (Triple triple : needed) {
            assertTrue(asserted.contains(triple) || proved.contains(triple), triple.toString());
        }
    }

    private static Graph closure(Graph asserted) {
        Graph all = GraphFactory.createDefaultGraph();
        asserted.find().forEach(all::add);
        Reasoner.owl2Rl().materialise(triples(asserted), all::add);
        return all;
    }
}
