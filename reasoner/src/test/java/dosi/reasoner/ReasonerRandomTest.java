package dosi.reasoner;

import static dosi.reasoner.Graphs.assertSame;
import static dosi.reasoner.Graphs.inferred;
import static dosi.reasoner.Graphs.triples;
import static dosi.reasoner.Graphs.turtle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;

/// On small random graphs the reasoner answers as the rules of the recommendation do, applied one by one.
class ReasonerRandomTest {
    private static final int GRAPHS = Integer.getInteger("dosi.random.graphs", 150);

    static final List<String> AXIOMS =
            List.of(
                    "C rdfs:subClassOf C",
                    "C rdfs:subClassOf C",
                    "C owl:equivalentClass C",
                    "P rdfs:subPropertyOf P",
                    "P rdfs:subPropertyOf P",
                    "P owl:equivalentProperty P",
                    "P owl:inverseOf P",
                    "P rdfs:domain C",
                    "P rdfs:range C",
                    "P a owl:TransitiveProperty",
                    "P a owl:SymmetricProperty",
                    "P a owl:FunctionalProperty",
                    "P a owl:InverseFunctionalProperty",
                    "P a owl:IrreflexiveProperty",
                    "P a owl:AsymmetricProperty",
                    "P owl:propertyChainAxiom ( P P )",
                    "P owl:propertyChainAxiom ( P P P )",
                    "C owl:hasKey ( P )",
                    "C owl:hasKey ( P P )",
                    "C owl:intersectionOf ( C C )",
                    "C owl:unionOf ( C C )",
                    "C owl:oneOf ( I I )",
                    "C owl:onProperty P ; owl:someValuesFrom C",
                    "C owl:onProperty P ; owl:someValuesFrom C",
                    "C owl:onProperty P ; owl:allValuesFrom C",
                    "C owl:onProperty P ; owl:hasValue I",
                    "C owl:onProperty P ; owl:maxCardinality 1",
                    "C owl:onProperty P ; owl:maxCardinality 0",
                    "C owl:onProperty P ; owl:maxQualifiedCardinality 1 ; owl:onClass C",
                    "C owl:onProperty P ; owl:maxQualifiedCardinality 0 ; owl:onClass C",
                    "C owl:complementOf C",
                    "C owl:disjointWith C",
                    "P owl:propertyDisjointWith P",
                    "[] a owl:AllDisjointClasses ; owl:members ( C C C )",
                    "[] a owl:AllDisjointProperties ; owl:members ( P P )",
                    "[] a owl:AllDifferent ; owl:members ( I I I )",
                    "[] a owl:AllDifferent ; owl:distinctMembers ( I I )",
                    "[] owl:sourceIndividual I ; owl:assertionProperty P ; owl:targetIndividual I",
                    "I owl:differentFrom I");

    static final List<String> STRANGE =
            List.of(
                    "P owl:sameAs P",
                    "C owl:sameAs C",
                    "P rdfs:subPropertyOf rdf:type",
                    "P rdfs:subPropertyOf owl:sameAs",
                    "P rdfs:subPropertyOf rdfs:subClassOf",
                    "P rdfs:subPropertyOf rdfs:subPropertyOf",
                    "P rdfs:domain owl:TransitiveProperty",
                    "rdf:type rdfs:subPropertyOf P",
                    "P P P",
                    "P P C",
                    "I owl:sameAs C",
                    "P owl:propertyChainAxiom ( P rdf:type )",
                    "P owl:inverseOf rdf:type",
                    "C rdfs:subClassOf owl:SymmetricProperty");

    static final List<String> DATA = List.of("I P I", "I P I", "I P I", "I P I", "I a C", "I a C");

    @Test
    void fastAnswerIsTheNaiveAnswer() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            compare(randomGraph(new Random(seed), false), "seed " + seed);
        }
    }

    @Test
    void evenWhereSchemaAndDataAreMixed() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            compare(randomGraph(new Random(seed), true), "strange seed " + seed);
        }
    }

    private static void compare(String text, String seed) {
        Graph asserted = turtle(text);
        var naive = new NaiveReasoner(triples(asserted));
        Set<Triple> expected = new HashSet<>(naive.run());
        expected.removeAll(new HashSet<>(triples(asserted)));
        assertSame(
                NaiveReasoner.worthTelling(expected),
                NaiveReasoner.worthTelling(inferred(Reasoner.owl2Rl(), asserted)),
                seed + "\n" + text);
        Set<OwlRule> refuted = EnumSet.noneOf(OwlRule.class);
        Reasoner.owl2Rl()
                .materialise(triples(asserted), _ -> {})
                .inconsistencies()
                .forEach(inconsistency -> refuted.add(inconsistency.rule()));
        assertEquals(naive.refuted, refuted, seed + "\n" + text);
    }

    static String randomGraph(Random random, boolean strange) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append(":C%d a owl:Class . :P%d a owl:ObjectProperty .\n".formatted(i, i));
        }
        int axioms = 2 + random.nextInt(6);
        for (int i = 0; i < axioms; i++) {
            boolean odd = strange && random.nextInt(3) == 0;
            text.append(fill(pick(odd ? STRANGE : AXIOMS, random), random)).append(" .\n");
        }
        int data = 2 + random.nextInt(7);
        for (int i = 0; i < data; i++) {
            text.append(fill(pick(DATA, random), random)).append(" .\n");
        }
        if (random.nextInt(4) == 0) {
            text.append(fill("I owl:sameAs I", random)).append(" .\n");
        }
        return text.toString();
    }

    static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    static String fill(String template, Random random) {
        StringBuilder filled = new StringBuilder();
        for (String word : template.split(" ", -1)) {
            boolean letter = word.length() == 1 && "CPI".contains(word);
            filled.append(letter ? ":" + word + random.nextInt(4) : word).append(' ');
        }
        return filled.toString();
    }
}
