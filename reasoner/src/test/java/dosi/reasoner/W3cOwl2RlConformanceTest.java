package dosi.reasoner;

import static dosi.reasoner.Graphs.triples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The W3C test cases of OWL 2 in the RL profile: what follows, what does not, and what contradicts itself.
///
/// A conclusion that says what is *not* so (`owl:differentFrom`, membership of a complement) or of all things (a transitive property) is tested as the
/// recommendation suggests: the premises together with its opposite must be inconsistent.
class W3cOwl2RlConformanceTest {
    private static final Path SUITE =
            Path.of(System.getProperty("dosi.root", "."), "..", "shared", "conformance", "owl2-rl");

    /// Known failures and why.
    private static final Map<String, String> BEYOND_THE_RULES =
            Map.of(
                    "new-feature-reflexiveproperty-001",
                    "owl:ReflexiveProperty has no rule: it is outside the RL profile",
                    "webont-i5-26-010",
                    "asks that a restriction nobody wrote exists; no rule makes class expressions",
                    "webont-i5-5-005",
                    "asks that a union nobody wrote exists; no rule makes class expressions",
                    "webont-i5-8-006",
                    "every byte is a short: no rule compares datatypes as such, only values",
                    "webont-i5-8-008",
                    "short and unsignedInt make unsignedShort: no rule intersects datatypes",
                    "webont-i5-8-009",
                    "only 0 is neither positive nor negative: no rule intersects datatypes");

    private static final Reasoner ALL = Reasoner.owl2Rl().with(OwlRule.values());

    @TestFactory
    Stream<DynamicTest> entailments() throws IOException {
        return cases("w3c-owl2-rl").stream()
                .map(
                        folder ->
                                DynamicTest.dynamicTest(
                                        folder.getFileName().toString(), () -> entailment(folder)));
    }

    private static void entailment(Path folder) {
        boolean follows = Files.exists(folder.resolve("conclusion.rdf"));
        Graph conclusion = read(folder.resolve(follows ? "conclusion.rdf" : "non-conclusion.rdf"));
        Graph premise = read(folder.resolve("premise.rdf"));
        boolean known = BEYOND_THE_RULES.containsKey(folder.getFileName().toString());
        assertEquals(follows && !known, entails(premise, conclusion));
    }

    @TestFactory
    Stream<DynamicTest> consistency() throws IOException {
        Set<String> inProfile = new TreeSet<>();
        if (Files.exists(SUITE)) {
            for (String line :
                    Files.readAllLines(SUITE.resolve("w3c-owl2-rl").resolve("census.tsv"))) {
                String[] cells = line.split("\t", -1);
                if (Arrays.asList(cells[4].split(";", -1)).contains("RL")) {
                    inProfile.add(cells[1]);
                }
            }
        }
        return cases("w3c-owl2").stream()
                .filter(folder -> inProfile.contains(folder.getFileName().toString()))
                .map(
                        folder ->
                                DynamicTest.dynamicTest(
                                        folder.getFileName().toString(),
                                        () -> consistency(folder)));
    }

    private static void consistency(Path folder) throws IOException {
        boolean consistent =
                Files.readString(folder.resolve("profile.json"))
                        .contains("\"w3c_published_verdict\": \"consistent\"");
        Graph premise = read(folder.resolve("source").resolve("premise.rdf"));
        boolean known = BEYOND_THE_RULES.containsKey(folder.getFileName().toString());
        Materialisation done = ALL.materialise(triples(premise), _ -> {});
        assertEquals(consistent || known, done.consistent(), done.inconsistencies().toString());
    }

    private static List<Path> cases(String suite) throws IOException {
        assumeTrue(Files.exists(SUITE), "the W3C suite is not here: " + SUITE);
        try (Stream<Path> folders = Files.list(SUITE.resolve(suite).resolve("cases"))) {
            return folders.sorted().toList();
        }
    }

    private static boolean entails(Graph premise, Graph conclusion) {
        if (!refutes(premise, conclusion)) {
            return false;
        }
        Graph all = GraphFactory.createDefaultGraph();
        premise.find().forEach(all::add);
        ALL.materialise(triples(premise), all::add);
        List<Triple> claims = new ArrayList<>();
        for (Triple claim : triples(conclusion)) {
            if (opposites(claim, conclusion).isEmpty() && !saysNothing(claim, conclusion)) {
                claims.add(claim);
            }
        }
        Map<Node, Node> variables = new HashMap<>();
        BasicPattern pattern = new BasicPattern();
        for (Triple claim : claims) {
            pattern.add(
                    Triple.create(
                            open(claim.getSubject(), variables),
                            claim.getPredicate(),
                            open(claim.getObject(), variables)));
        }
        QueryIterator answers = Algebra.exec(new OpBGP(pattern), all);
        try {
            return answers.hasNext();
        } finally {
            answers.close();
        }
    }

    /// Whether the opposite of each negative claim contradicts the premises.
    private static boolean refutes(Graph premise, Graph conclusion) {
        for (Triple claim : triples(conclusion)) {
            for (List<Triple> opposite : opposites(claim, conclusion)) {
                List<Triple> with = new ArrayList<>(triples(premise));
                with.addAll(opposite);
                if (ALL.materialise(with, _ -> {}).consistent()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Node open(Node term, Map<Node, Node> variables) {
        return term.isBlank()
                ? variables.computeIfAbsent(term, _ -> Var.alloc("v" + variables.size()))
                : term;
    }

    /// What contradicts a negative claim, one list for each way; empty for any other claim.
    private static List<List<Triple>> opposites(Triple claim, Graph conclusion) {
        Node s = claim.getSubject();
        Node o = claim.getObject();
        Node type = RDF.Nodes.type;
        Node same = OWL2.sameAs.asNode();
        if (claim.getPredicate().equals(OWL2.differentFrom.asNode())) {
            return List.of(List.of(Triple.create(s, same, o)));
        }
        if (!claim.getPredicate().equals(type)) {
            return List.of();
        }
        Node complement = object(conclusion, o, OWL2.complementOf.asNode());
        if (complement != null) {
            return List.of(List.of(Triple.create(s, type, complement)));
        }
        if (o.equals(OWL2.AllDifferent.asNode())) {
            List<List<Triple>> opposites = new ArrayList<>();
            List<Node> things = list(conclusion, object(conclusion, s, OWL2.members.asNode()));
            for (int i = 0; i < things.size(); i++) {
                for (int j = i + 1; j < things.size(); j++) {
                    opposites.add(List.of(Triple.create(things.get(i), same, things.get(j))));
                }
            }
            return opposites;
        }
        if (o.equals(OWL2.TransitiveProperty.asNode())) { // two links in a row, and no third
            Node[] things = new Node[4];
            Arrays.setAll(things, i -> NodeFactory.createURI("http://example.org/fresh/" + i));
            return List.of(
                    List.of(
                            Triple.create(things[0], s, things[1]),
                            Triple.create(things[1], s, things[2]),
                            Triple.create(things[3], OWL2.sourceIndividual.asNode(), things[0]),
                            Triple.create(things[3], OWL2.assertionProperty.asNode(), s),
                            Triple.create(things[3], OWL2.targetIndividual.asNode(), things[2])));
        }
        return List.of();
    }

    private static List<Node> list(Graph graph, @Nullable Node cell) {
        List<Node> elements = new ArrayList<>();
        for (Node at = cell;
                at != null && !at.equals(RDF.Nodes.nil);
                at = object(graph, at, RDF.Nodes.rest)) {
            Node element = object(graph, at, RDF.Nodes.first);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static @Nullable Node object(Graph graph, Node subject, Node property) {
        var found = graph.find(subject, property, Node.ANY);
        return found.hasNext() ? found.next().getObject() : null;
    }

    /// Declarations, and the parts of a negative claim.
    private static boolean saysNothing(Triple claim, Graph conclusion) {
        Node s = claim.getSubject();
        Node o = claim.getObject();
        return o.equals(OWL2.NamedIndividual.asNode())
                || (conclusion.contains(Node.ANY, Node.ANY, OWL2.AllDifferent.asNode())
                        && Set.of(OWL2.members.asNode(), RDF.Nodes.first, RDF.Nodes.rest)
                                .contains(claim.getPredicate()))
                || (s.isBlank() && object(conclusion, s, OWL2.complementOf.asNode()) != null);
    }

    private static Graph read(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            RDFParser.fromString(Files.readString(file), Lang.RDFXML)
                    .base("http://example.org/base")
                    .errorHandler(ErrorHandlerFactory.errorHandlerNoLogging)
                    .parse(graph);
            for (Triple imports : graph.find(Node.ANY, OWL2.imports.asNode(), Node.ANY).toList()) {
                String name = imports.getObject().getURI().replaceFirst(".*/", "") + ".rdf";
                Path imported = SUITE.resolve("w3c-owl2-rl").resolve("imports").resolve(name);
                if (Files.exists(imported)) {
                    RDFParser.fromString(Files.readString(imported), Lang.RDFXML)
                            .base(imports.getObject().getURI())
                            .parse(graph);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return graph;
    }
}
