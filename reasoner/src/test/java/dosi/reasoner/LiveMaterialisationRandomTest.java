package dosi.reasoner;

import static dosi.reasoner.Graphs.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.junit.jupiter.api.Test;

/// After every batch of random changes of facts and axioms, a live materialisation holds what a run from scratch infers.
///
/// `-Ddosi.random.batches=100000` makes more of them, `-Ddosi.random.seed=…` starts at another seed.
class LiveMaterialisationRandomTest {
    private static final int BATCHES = Integer.getInteger("dosi.random.batches", 2_000);
    private static final int FIRST_SEED = Integer.getInteger("dosi.random.seed", 0);
    private static final int BATCHES_A_SEED = 10;

    private static final List<String> LITERALS =
            List.of(
                    "I P 1",
                    "I P 1",
                    "I P 2",
                    "I P \"x\"",
                    "P rdfs:range xsd:integer",
                    "P rdfs:range xsd:string",
                    "xsd:integer rdfs:subClassOf C",
                    "rdfs:Literal rdfs:subClassOf C",
                    "C owl:onProperty P ; owl:hasValue 1",
                    "C owl:onProperty P ; owl:someValuesFrom xsd:integer",
                    "C owl:onProperty P ; owl:allValuesFrom xsd:decimal",
                    "I owl:sameAs \"x\"",
                    "P a owl:DatatypeProperty");

    private static final List<String> SAMENESS =
            List.of(
                    "I owl:sameAs I",
                    "I owl:sameAs I",
                    "C owl:hasKey ( P )",
                    "C owl:hasKey ( P P )",
                    "owl:Thing owl:hasKey ( P )",
                    "P a owl:FunctionalProperty",
                    "P a owl:InverseFunctionalProperty",
                    "P rdfs:subPropertyOf owl:sameAs",
                    "C owl:hasKey ( rdf:type P )",
                    "P owl:sameAs P",
                    "C owl:sameAs C",
                    "I owl:sameAs C",
                    "I P I",
                    "I P I",
                    "I a C");

    private static final List<String> LIST_CELLS =
            List.of(
                    "C owl:unionOf :L0",
                    "C owl:intersectionOf :L0",
                    "P owl:propertyChainAxiom :L1",
                    "C owl:hasKey :L1",
                    ":L0 rdf:first C",
                    ":L0 rdf:rest :L2",
                    ":L2 rdf:first C",
                    ":L2 rdf:rest ( )",
                    ":L0 rdf:rest ( )",
                    ":L1 rdf:first P",
                    ":L1 rdf:rest ( P )",
                    ":L1 rdf:rest ( )",
                    "P rdfs:subPropertyOf rdf:first");

    @Test
    void afterEachBatchTheInferencesAreThoseFromScratch() {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + BATCHES / BATCHES_A_SEED; seed++) {
            new Run(seed).run();
        }
    }

    /// One random graph and what happens to it.
    private static final class Run {
        private final Random random;
        private final String about;
        private final List<List<String>> templates = new ArrayList<>();
        private final Reasoner reasoner;
        private final Set<Triple> asserted = new LinkedHashSet<>();
        private final List<Triple> gone = new ArrayList<>();
        private final Set<Triple> inferred = new HashSet<>();
        private final StringBuilder story = new StringBuilder();
        private int blankNodes;

        Run(int seed) {
            random = new Random(seed);
            about = "-Ddosi.random.seed=" + seed;
            templates.add(ReasonerRandomTest.AXIOMS);
            templates.add(ReasonerRandomTest.DATA);
            templates.add(ReasonerRandomTest.DATA);
            // the trivial rules mention a hundred terms: all of them made the same would be a
            // million triples
            boolean trivial = random.nextInt(8) == 0;
            List<List<String>> more =
                    trivial
                            ? List.of(LITERALS, LIST_CELLS)
                            : List.of(ReasonerRandomTest.STRANGE, LITERALS, SAMENESS, LIST_CELLS);
            for (List<String> list : more) {
                if (random.nextInt(3) == 0) {
                    templates.add(list);
                }
            }
            reasoner =
                    switch (trivial ? 0 : 1 + random.nextInt(7)) {
                        case 0 ->
                                Reasoner.owl2Rl()
                                        .with(
                                                OwlRule.SCM_CLS,
                                                OwlRule.SCM_OP,
                                                OwlRule.SCM_DP,
                                                OwlRule.CLS_THING,
                                                OwlRule.PRP_AP,
                                                OwlRule.DT_TYPE1);
                        case 1 -> Reasoner.owl2Rl().without(OwlRule.EQ_SYM);
                        default -> Reasoner.owl2Rl();
                    };
        }

        void run() {
            asserted.addAll(read(ReasonerRandomTest.randomGraph(random, false)));
            LiveMaterialisation live = reasoner.live(asserted);
            live.inferred(inferred::add);
            compare(live);
            for (int batch = 0; batch < BATCHES_A_SEED; batch++) {
                Delta delta = delta();
                story.append(batch).append(": ").append(delta).append('\n');
                Maintained done = live.apply(delta);
                check(done);
                compare(live);
                if (random.nextInt(8) == 0) { // an abort
                    story.append("back\n");
                    check(live.apply(done.asserted().inverse()));
                    compare(live);
                }
            }
        }

        /// The triples of a text in its order, with blank nodes that have the same names in every run.
        private List<Triple> read(String text) {
            List<Triple> triples = new ArrayList<>();
            Map<Node, Node> names = new HashMap<>();
            RDFParser.fromString(Graphs.PREFIXES + text, Lang.TURTLE)
                    .parse(
                            new StreamRDFBase() {
                                @Override
                                public void triple(Triple triple) {
                                    triples.add(
                                            Triple.create(
                                                    named(triple.getSubject()),
                                                    triple.getPredicate(),
                                                    named(triple.getObject())));
                                }

                                private Node named(Node node) {
                                    return node.isBlank()
                                            ? names.computeIfAbsent(
                                                    node,
                                                    _ ->
                                                            NodeFactory.createBlankNode(
                                                                    "b" + blankNodes++))
                                            : node;
                                }
                            });
            return triples;
        }

        private Delta delta() {
            List<Triple> added = new ArrayList<>();
            List<Triple> deleted = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                if (random.nextInt(3) == 0 && !gone.isEmpty()) {
                    added.add(gone.get(random.nextInt(gone.size())));
                } else {
                    String template =
                            ReasonerRandomTest.pick(
                                    templates.get(random.nextInt(templates.size())), random);
                    added.addAll(read(ReasonerRandomTest.fill(template, random) + "."));
                }
            }
            List<Triple> from = new ArrayList<>(asserted);
            for (int i = random.nextInt(4); i > 0 && !from.isEmpty(); i--) {
                deleted.add(from.get(random.nextInt(from.size())));
            }
            return new Delta(added, deleted);
        }

        /// What is told of a change is the difference to what was told before.
        private void check(Maintained done) {
            for (Triple triple : done.asserted().deleted()) {
                assertEquals(true, asserted.remove(triple), this::toString);
                gone.add(triple);
            }
            for (Triple triple : done.asserted().added()) {
                assertEquals(true, asserted.add(triple), this::toString);
            }
            for (Triple triple : done.inferred().deleted()) {
                assertEquals(true, inferred.remove(triple), this::toString);
            }
            for (Triple triple : done.inferred().added()) {
                assertEquals(true, inferred.add(triple), this::toString);
            }
        }

        private void compare(LiveMaterialisation live) {
            Set<Triple> expected = new HashSet<>();
            Materialisation scratch = reasoner.materialise(asserted, expected::add);
            Set<Triple> found = new HashSet<>();
            assertEquals(asserted.size(), live.asserted(), this::toString);
            assertEquals(live.inferred(found::add), found.size(), this::toString);
            assertSame(expected, found, toString());
            assertSame(expected, inferred, toString());
            LiveMaterialisation.Inconsistencies inconsistencies = live.inconsistencies();
            assertEquals(scratch.inconsistenciesCut(), inconsistencies.cut(), this::toString);
            if (!inconsistencies.cut()) { // which ones are listed is open
                assertEquals(
                        lines(scratch.inconsistencies()),
                        lines(inconsistencies.found()),
                        this::toString);
            }
        }

        private static String lines(List<Inconsistency> inconsistencies) {
            return inconsistencies.stream()
                    .map(
                            found ->
                                    found.rule()
                                            + " "
                                            + found.premises().stream()
                                                    .map(Triple::toString)
                                                    .collect(Collectors.toCollection(TreeSet::new)))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String toString() {
            return about + "\n" + asserted + "\n" + story;
        }
    }
}
