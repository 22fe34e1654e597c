package dosi.reasoner;

import static dosi.reasoner.Graphs.assertSame;
import static dosi.reasoner.Graphs.inferred;
import static dosi.reasoner.Graphs.triples;
import static dosi.reasoner.Graphs.turtle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.graph.KnowledgeGraph;
import dosi.ontology.CityOntology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;

class ReasonerTest {

    @Test
    void aFacilityInADongIsInItsDistrictAndItsCity() {
        Graph asserted =
                turtle(
                        """
                        :locatedIn owl:propertyChainAxiom ( :locatedIn :partOf ) .
                        :partOf a owl:TransitiveProperty ; owl:inverseOf :hasPart .
                        :library :locatedIn :dong .
                        :dong :partOf :gu . :gu :partOf :city .
                        """);
        assertInferred(
                asserted,
                """
                :library :locatedIn :gu , :city .
                :dong :partOf :city .
                :city :hasPart :gu , :dong . :gu :hasPart :dong .
                """);
    }

    @Test
    void twoParkingLotsWithOneKeyAreOne() {
        Graph asserted =
                turtle(
                        """
                        :Parking owl:hasKey ( :provider :number ) .
                        :a a :Parking ; :provider :p1 ; :number "7" ; :name "A" .
                        :b a :Parking ; :provider :p1 ; :number "7" .
                        :c a :Parking ; :provider :p2 ; :number "7" .
                        :d :provider :p1 ; :number "7" .
                        """);
        assertInferred(
                asserted,
                """
                :a owl:sameAs :b . :b owl:sameAs :a ; :name "A" .
                """);
    }

    @Test
    void anInferredAxiomIsApplied() {
        Graph asserted =
                turtle(
                        """
                        :narrower rdfs:subPropertyOf rdfs:subClassOf .
                        :Bus :narrower :Vehicle . :bus7 a :Bus .
                        """);
        assertInferred(asserted, ":Bus rdfs:subClassOf :Vehicle . :bus7 a :Vehicle .");
    }

    @Test
    void namesOfOneThingShareWhatIsSaid() {
        Graph asserted =
                turtle(
                        """
                        :a owl:sameAs :b . :b owl:sameAs :c .
                        :a :p :x . :x :q :c . :b a :T .
                        """);
        assertInferred(
                asserted,
                """
                :a owl:sameAs :c ; a :T .
                :b owl:sameAs :a ; :p :x .
                :c owl:sameAs :a , :b ; :p :x ; a :T .
                :x :q :a , :b .
                """);
    }

    @Test
    void aContradictionIsReportedAndTheDataStay() {
        List<Triple> asserted =
                triples(turtle(":Road owl:disjointWith :Building . :x a :Road , :Building ."));
        List<Triple> inferred = new ArrayList<>();
        Materialisation done = Reasoner.owl2Rl().materialise(asserted, inferred::add);
        assertEquals(1, done.inconsistencies().size());
        Inconsistency found = done.inconsistencies().getFirst();
        assertEquals(OwlRule.CAX_DW, found.rule());
        assertEquals(new HashSet<>(asserted), Set.copyOf(found.premises()));
        assertTrue(inferred.isEmpty());
    }

    @Test
    void whereTooMuchContradictsItselfTheListSaysThatItWasCut() {
        StringBuilder text = new StringBuilder(":Road owl:disjointWith :Building .\n");
        for (int i = 0; i <= Materialisation.INCONSISTENCIES_MAX; i++) {
            text.append(":x%d a :Road , :Building .\n".formatted(i));
        }
        Materialisation done =
                Reasoner.owl2Rl().materialise(triples(turtle(text.toString())), _ -> {});
        assertEquals(Materialisation.INCONSISTENCIES_MAX, done.inconsistencies().size());
        assertTrue(done.inconsistenciesCut());
    }

    @Test
    void anAxiomWithABrokenListIsLeftAlone() {
        assertInferred(
                turtle(
                        """
                        :C owl:intersectionOf :ring . :ring rdf:first :A ; rdf:rest :ring .
                        :D owl:unionOf :cut . :cut rdf:first :A .
                        :E owl:oneOf "no list" .
                        :x a :A .
                        """),
                "");
    }

    @Test
    void aRuleCanBeLeftOut() {
        Graph asserted = turtle(":p rdfs:domain :C ; rdfs:range :D . :x :p :y .");
        assertSame(
                new HashSet<>(triples(turtle(":y a :D ."))),
                inferred(Reasoner.owl2Rl().without(OwlRule.PRP_DOM), asserted),
                "");
    }

    @Test
    void aNamelessInverseIsFollowedAndNotWritten() {
        assertInferred(
                turtle(
                        """
                        :grandchild owl:propertyChainAxiom ( [ owl:inverseOf :parent ] [ owl:inverseOf :parent ] ) .
                        :a :parent :b . :b :parent :c .
                        """),
                ":c :grandchild :a .");
    }

    @Test
    void theGivenGraphStaysAsItIs() {
        var graph = new KnowledgeGraph();
        graph.addAll(triples(turtle(":p rdfs:domain :C . :x :p :y .")));
        assertEquals(1, Reasoner.owl2Rl().materialise(graph, _ -> {}).inferred());
        assertEquals(2, graph.size());
    }

    @Test
    void theCityOntologyIsConsistent() {
        Materialisation done =
                Reasoner.owl2Rl().materialise(triples(CityOntology.load().graph()), _ -> {});
        assertEquals(List.of(), done.inconsistencies());
        assertTrue(done.inferred() > 0);
    }

    private static void assertInferred(Graph asserted, String expected) {
        assertSame(
                new HashSet<>(triples(turtle(expected))),
                inferred(Reasoner.owl2Rl(), asserted),
                "");
    }
}
