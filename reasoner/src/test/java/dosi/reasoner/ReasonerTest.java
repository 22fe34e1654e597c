package dosi.reasoner;

import static dosi.reasoner.Graphs.assertSame;
import static dosi.reasoner.Graphs.inferred;
import static dosi.reasoner.Graphs.triples;
import static dosi.reasoner.Graphs.turtle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static void assertInferred(Graph asserted, String expected) {
        assertSame(
                new HashSet<>(triples(turtle(expected))),
                inferred(Reasoner.owl2Rl(), asserted),
                "");
    }
}
