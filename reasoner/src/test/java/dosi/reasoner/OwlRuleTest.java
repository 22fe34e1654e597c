package dosi.reasoner;

import static dosi.reasoner.Graphs.assertSame;
import static dosi.reasoner.Graphs.inferred;
import static dosi.reasoner.Graphs.triples;
import static dosi.reasoner.Graphs.turtle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each rule of OWL 2 RL on a small graph: what it concludes, and that nothing else follows.
class OwlRuleTest {

    private record Case(OwlRule rule, String asserted, String inferred) {}

    /// What these conclude has a literal as subject, which RDF cannot write.
    private static final Set<OwlRule> ABOUT_LITERALS = Set.of(OwlRule.DT_TYPE2, OwlRule.DT_EQ);

    /// The same follows by way of `scm-eqc1` and `scm-eqp1`, which come first.
    private static final Set<OwlRule> OTHER_WAY =
            Set.of(OwlRule.PRP_EQP1, OwlRule.PRP_EQP2, OwlRule.CAX_EQC1, OwlRule.CAX_EQC2);

    private static final List<Case> CASES =
            List.of(
                    new Case(
                            OwlRule.EQ_REF,
                            ":a :p :b .",
                            ":a owl:sameAs :a . :p owl:sameAs :p . :b owl:sameAs :b ."),
                    new Case(OwlRule.EQ_SYM, ":a owl:sameAs :b .", ":b owl:sameAs :a ."),
                    new Case(
                            OwlRule.EQ_TRANS,
                            ":a owl:sameAs :b . :b owl:sameAs :a , :c . :c owl:sameAs :b .",
                            ":a owl:sameAs :c . :c owl:sameAs :a ."),
                    new Case(
                            OwlRule.EQ_REP_S,
                            ":a owl:sameAs :b . :b owl:sameAs :a . :a :p :x ; a :C .",
                            ":b :p :x ; a :C ."),
                    new Case(
                            OwlRule.EQ_REP_P,
                            ":p owl:sameAs :q . :q owl:sameAs :p . :x :p :y .",
                            ":x :q :y ."),
                    new Case(
                            OwlRule.EQ_REP_O,
                            ":a owl:sameAs :b . :b owl:sameAs :a . :x :p :a .",
                            ":x :p :b ."),
                    new Case(
                            OwlRule.EQ_DIFF1,
                            ":a owl:sameAs :b . :b owl:sameAs :a . :a owl:differentFrom :b .",
                            ":b owl:differentFrom :b . :a owl:differentFrom :a . :b owl:differentFrom :a ."),
                    new Case(
                            OwlRule.EQ_DIFF2,
                            "[] a owl:AllDifferent ; owl:members ( :a :b :c ) . :a owl:sameAs :c . :c owl:sameAs :a .",
                            ""),
                    new Case(
                            OwlRule.EQ_DIFF3,
                            "[] a owl:AllDifferent ; owl:distinctMembers ( :a :b :c ) . :a owl:sameAs :c . :c owl:sameAs :a .",
                            ""),
                    new Case(
                            OwlRule.PRP_AP,
                            ":x :p :y .",
                            "rdfs:label a owl:AnnotationProperty . rdfs:comment a owl:AnnotationProperty . rdfs:seeAlso a owl:AnnotationProperty . rdfs:isDefinedBy a owl:AnnotationProperty . owl:deprecated a owl:AnnotationProperty . owl:versionInfo a owl:AnnotationProperty . owl:priorVersion a owl:AnnotationProperty . owl:backwardCompatibleWith a owl:AnnotationProperty . owl:incompatibleWith a owl:AnnotationProperty ."),
                    new Case(OwlRule.PRP_DOM, ":p rdfs:domain :C . :x :p :y .", ":x a :C ."),
                    new Case(OwlRule.PRP_RNG, ":p rdfs:range :C . :x :p :y .", ":y a :C ."),
                    new Case(
                            OwlRule.PRP_FP,
                            ":p a owl:FunctionalProperty . :x :p :y , :z .",
                            ":y owl:sameAs :z . :z owl:sameAs :y ."),
                    new Case(
                            OwlRule.PRP_IFP,
                            ":p a owl:InverseFunctionalProperty . :x :p :y . :z :p :y .",
                            ":x owl:sameAs :z . :z owl:sameAs :x ."),
                    new Case(OwlRule.PRP_IRP, ":p a owl:IrreflexiveProperty . :x :p :x , :y .", ""),
                    new Case(
                            OwlRule.PRP_SYMP,
                            ":p a owl:SymmetricProperty . :x :p :y .",
                            ":y :p :x ."),
                    new Case(
                            OwlRule.PRP_ASYP,
                            ":p a owl:AsymmetricProperty . :x :p :y . :y :p :x .",
                            ""),
                    new Case(
                            OwlRule.PRP_TRP,
                            ":p a owl:TransitiveProperty . :x :p :y . :y :p :z .",
                            ":x :p :z ."),
                    new Case(
                            OwlRule.PRP_SPO1,
                            ":p rdfs:subPropertyOf :q . :x :p :y .",
                            ":x :q :y ."),
                    new Case(
                            OwlRule.PRP_SPO2,
                            ":p owl:propertyChainAxiom ( :q :r :s ) . :a :q :b . :b :r :c . :c :s :d .",
                            ":a :p :d ."),
                    new Case(
                            OwlRule.PRP_EQP1,
                            ":p owl:equivalentProperty :q . :x :p :y .",
                            ":x :q :y ."),
                    new Case(
                            OwlRule.PRP_EQP2,
                            ":p owl:equivalentProperty :q . :x :q :y .",
                            ":x :p :y ."),
                    new Case(
                            OwlRule.PRP_PDW,
                            ":p owl:propertyDisjointWith :q . :x :p :y ; :q :y , :z .",
                            ""),
                    new Case(
                            OwlRule.PRP_ADP,
                            "[] a owl:AllDisjointProperties ; owl:members ( :p :q :r ) . :x :p :y ; :r :y .",
                            ""),
                    new Case(OwlRule.PRP_INV1, ":p owl:inverseOf :q . :x :p :y .", ":y :q :x ."),
                    new Case(OwlRule.PRP_INV2, ":p owl:inverseOf :q . :x :q :y .", ":y :p :x ."),
                    new Case(
                            OwlRule.PRP_KEY,
                            ":C owl:hasKey ( :p :q ) . :x a :C ; :p 1 ; :q 2 . :y a :C ; :p 1 ; :q 2 . :z a :C ; :p 1 ; :q 3 .",
                            ":x owl:sameAs :y . :y owl:sameAs :x ."),
                    new Case(
                            OwlRule.PRP_NPA1,
                            "[] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y . :x :p :y .",
                            ""),
                    new Case(
                            OwlRule.PRP_NPA2,
                            "[] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetValue 5 . :x :p 5 .",
                            ""),
                    new Case(OwlRule.CLS_THING, ":x :p :y .", "owl:Thing a owl:Class ."),
                    new Case(OwlRule.CLS_NOTHING1, ":x :p :y .", "owl:Nothing a owl:Class ."),
                    new Case(OwlRule.CLS_NOTHING2, ":x a owl:Nothing .", ""),
                    new Case(
                            OwlRule.CLS_INT1,
                            ":C owl:intersectionOf ( :A :B ) . :x a :A , :B . :y a :A .",
                            ":x a :C . :C rdfs:subClassOf :A , :B ."),
                    new Case(
                            OwlRule.CLS_INT2,
                            ":C owl:intersectionOf ( :A :B ) . :x a :C .",
                            ":x a :A , :B . :C rdfs:subClassOf :A , :B ."),
                    new Case(
                            OwlRule.CLS_UNI,
                            ":C owl:unionOf ( :A :B ) . :x a :A . :y a :B .",
                            ":x a :C . :y a :C . :A rdfs:subClassOf :C . :B rdfs:subClassOf :C ."),
                    new Case(OwlRule.CLS_COM, ":C owl:complementOf :D . :x a :C , :D .", ""),
                    new Case(
                            OwlRule.CLS_SVF1,
                            ":C owl:onProperty :p ; owl:someValuesFrom :D . :x :p :y . :y a :D . :z :p :w .",
                            ":x a :C ."),
                    new Case(
                            OwlRule.CLS_SVF2,
                            ":C owl:onProperty :p ; owl:someValuesFrom owl:Thing . :x :p :y .",
                            ":x a :C ."),
                    new Case(
                            OwlRule.CLS_AVF,
                            ":C owl:onProperty :p ; owl:allValuesFrom :D . :x a :C ; :p :y . :z :p :w .",
                            ":y a :D ."),
                    new Case(
                            OwlRule.CLS_HV1,
                            ":C owl:onProperty :p ; owl:hasValue :v . :x a :C .",
                            ":x :p :v ."),
                    new Case(
                            OwlRule.CLS_HV2,
                            ":C owl:onProperty :p ; owl:hasValue :v . :x :p :v . :y :p :w .",
                            ":x a :C ."),
                    new Case(
                            OwlRule.CLS_MAXC1,
                            ":C owl:onProperty :p ; owl:maxCardinality 0 . :x a :C ; :p :y .",
                            ""),
                    new Case(
                            OwlRule.CLS_MAXC2,
                            ":C owl:onProperty :p ; owl:maxCardinality 1 . :x a :C ; :p :y , :z . :w :p :y , :u .",
                            ":y owl:sameAs :z . :z owl:sameAs :y . :w :p :z ."),
                    new Case(
                            OwlRule.CLS_MAXQC1,
                            ":C owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass :D . :x a :C ; :p :y , :z . :y a :D .",
                            ""),
                    new Case(
                            OwlRule.CLS_MAXQC2,
                            ":C owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass owl:Thing . :x a :C ; :p :y .",
                            ""),
                    new Case(
                            OwlRule.CLS_MAXQC3,
                            ":C owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass :D . :x a :C ; :p :y , :z , :w . :y a :D . :z a :D .",
                            ":y owl:sameAs :z . :z owl:sameAs :y ."),
                    new Case(
                            OwlRule.CLS_MAXQC4,
                            ":C owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass owl:Thing . :x a :C ; :p :y , :z .",
                            ":y owl:sameAs :z . :z owl:sameAs :y ."),
                    new Case(OwlRule.CLS_OO, ":C owl:oneOf ( :x :y ) .", ":x a :C . :y a :C ."),
                    new Case(OwlRule.CAX_SCO, ":C rdfs:subClassOf :D . :x a :C .", ":x a :D ."),
                    new Case(
                            OwlRule.CAX_EQC1, ":C owl:equivalentClass :D . :x a :C .", ":x a :D ."),
                    new Case(
                            OwlRule.CAX_EQC2, ":C owl:equivalentClass :D . :x a :D .", ":x a :C ."),
                    new Case(
                            OwlRule.CAX_DW,
                            ":C owl:disjointWith :D . :x a :C , :D . :y a :C .",
                            ""),
                    new Case(
                            OwlRule.CAX_ADC,
                            "[] a owl:AllDisjointClasses ; owl:members ( :C :D :E ) . :x a :C , :E . :y a :D .",
                            ""),
                    new Case(OwlRule.DT_TYPE1, ":x :p :y .", "@DT"),
                    new Case(
                            OwlRule.DT_TYPE2,
                            ":C owl:onProperty :p ; owl:someValuesFrom xsd:decimal . :x :p 5 . :y :p \"5\" .",
                            ":x a :C ."),
                    new Case(OwlRule.DT_EQ, ":x :p 1 , 1.0 .", ""),
                    new Case(
                            OwlRule.DT_DIFF,
                            ":p a owl:FunctionalProperty . :x :p 1 , 2 . :y :p 1 , 1.0 .",
                            ""),
                    new Case(OwlRule.DT_NOT_TYPE, ":p rdfs:range xsd:byte . :x :p 127 , 128 .", ""),
                    new Case(
                            OwlRule.SCM_CLS,
                            ":C a owl:Class .",
                            ":C rdfs:subClassOf :C , owl:Thing ; owl:equivalentClass :C . owl:Nothing rdfs:subClassOf :C , owl:Thing ."),
                    new Case(
                            OwlRule.SCM_SCO,
                            ":C rdfs:subClassOf :D . :D rdfs:subClassOf :E .",
                            ":C rdfs:subClassOf :E ."),
                    new Case(
                            OwlRule.SCM_EQC1,
                            ":C owl:equivalentClass :D . :D owl:equivalentClass :C .",
                            ":C rdfs:subClassOf :D . :D rdfs:subClassOf :C ."),
                    new Case(
                            OwlRule.SCM_EQC2,
                            ":C rdfs:subClassOf :D . :D rdfs:subClassOf :C .",
                            ":C owl:equivalentClass :D . :D owl:equivalentClass :C ."),
                    new Case(
                            OwlRule.SCM_OP,
                            ":p a owl:ObjectProperty .",
                            ":p rdfs:subPropertyOf :p ; owl:equivalentProperty :p ."),
                    new Case(
                            OwlRule.SCM_DP,
                            ":p a owl:DatatypeProperty .",
                            ":p rdfs:subPropertyOf :p ; owl:equivalentProperty :p ."),
                    new Case(
                            OwlRule.SCM_SPO,
                            ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .",
                            ":p rdfs:subPropertyOf :r ."),
                    new Case(
                            OwlRule.SCM_EQP1,
                            ":p owl:equivalentProperty :q . :q owl:equivalentProperty :p .",
                            ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p ."),
                    new Case(
                            OwlRule.SCM_EQP2,
                            ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p .",
                            ":p owl:equivalentProperty :q . :q owl:equivalentProperty :p ."),
                    new Case(
                            OwlRule.SCM_DOM1,
                            ":p rdfs:domain :C . :C rdfs:subClassOf :D .",
                            ":p rdfs:domain :D ."),
                    new Case(
                            OwlRule.SCM_DOM2,
                            ":q rdfs:domain :C . :p rdfs:subPropertyOf :q .",
                            ":p rdfs:domain :C ."),
                    new Case(
                            OwlRule.SCM_RNG1,
                            ":p rdfs:range :C . :C rdfs:subClassOf :D .",
                            ":p rdfs:range :D ."),
                    new Case(
                            OwlRule.SCM_RNG2,
                            ":q rdfs:range :C . :p rdfs:subPropertyOf :q .",
                            ":p rdfs:range :C ."),
                    new Case(
                            OwlRule.SCM_HV,
                            ":C owl:onProperty :p ; owl:hasValue :v . :D owl:onProperty :q ; owl:hasValue :v . :p rdfs:subPropertyOf :q .",
                            ":C rdfs:subClassOf :D ."),
                    new Case(
                            OwlRule.SCM_SVF1,
                            ":C owl:onProperty :p ; owl:someValuesFrom :A . :D owl:onProperty :p ; owl:someValuesFrom :B . :A rdfs:subClassOf :B .",
                            ":C rdfs:subClassOf :D ."),
                    new Case(
                            OwlRule.SCM_SVF2,
                            ":C owl:onProperty :p ; owl:someValuesFrom :A . :D owl:onProperty :q ; owl:someValuesFrom :A . :p rdfs:subPropertyOf :q .",
                            ":C rdfs:subClassOf :D ."),
                    new Case(
                            OwlRule.SCM_AVF1,
                            ":C owl:onProperty :p ; owl:allValuesFrom :A . :D owl:onProperty :p ; owl:allValuesFrom :B . :A rdfs:subClassOf :B .",
                            ":C rdfs:subClassOf :D ."),
                    new Case(
                            OwlRule.SCM_AVF2,
                            ":C owl:onProperty :p ; owl:allValuesFrom :A . :D owl:onProperty :q ; owl:allValuesFrom :A . :p rdfs:subPropertyOf :q .",
                            ":D rdfs:subClassOf :C ."),
                    new Case(
                            OwlRule.SCM_INT,
                            ":C owl:intersectionOf ( :A :B ) .",
                            ":C rdfs:subClassOf :A , :B ."),
                    new Case(
                            OwlRule.SCM_UNI,
                            ":C owl:unionOf ( :A :B ) .",
                            ":A rdfs:subClassOf :C . :B rdfs:subClassOf :C ."));

    @TestFactory
    Stream<DynamicTest> eachRule() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.rule().w3cName(), () -> check(one)));
    }

    private static void check(Case one) {
        OwlRule rule = one.rule();
        Graph asserted = turtle(one.asserted());
        Reasoner reasoner = Reasoner.owl2Rl().with(rule);
        if (OTHER_WAY.contains(rule)) {
            reasoner = reasoner.without(OwlRule.SCM_EQC1, OwlRule.SCM_EQP1);
        }
        String expected =
                one.inferred().equals("@DT")
                        ? Literals.SUPPORTED.stream()
                                .map("<%s> a rdfs:Datatype . "::formatted)
                                .collect(Collectors.joining())
                        : one.inferred();
        assertSame(
                new HashSet<>(triples(turtle(expected))),
                inferred(reasoner, asserted),
                one.asserted());

        Materialisation done = reasoner.materialise(triples(asserted), _ -> {});
        if (rule.refutes()) {
            assertTrue(!done.consistent(), "no inconsistency");
            for (Inconsistency found : done.inconsistencies()) {
                assertEquals(rule, found.rule());
                assertTrue(found.premises().size() > 0);
            }
            assertTrue(
                    reasoner.without(rule).materialise(triples(asserted), _ -> {}).consistent(),
                    "consistent without the rule");
        } else {
            assertEquals(List.of(), done.inconsistencies());
            assertTrue(
                    done.derived().containsKey(rule) || ABOUT_LITERALS.contains(rule),
                    () -> "not by this rule: " + done.derived());
        }
    }

    @Test
    void everyRuleHasACase() {
        assertEquals(
                Arrays.stream(OwlRule.values()).collect(Collectors.toSet()),
                CASES.stream().map(Case::rule).collect(Collectors.toSet()));
        assertEquals(78, OwlRule.values().length);
    }

    @Test
    void aRuleIsFoundByItsName() {
        assertEquals(OwlRule.PRP_SPO2, OwlRule.named("prp-spo2").orElseThrow());
        assertTrue(OwlRule.named("prp-spo3").isEmpty());
        assertEquals("속성 사슬: 사슬로 이어진 처음과 끝을 잇는다", OwlRule.PRP_SPO2.sentence().ko());
    }
}
