package dosi.reasoner.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemException;
import dosi.graph.KnowledgeGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/// What random rules conclude from random graphs is what the algorithm of the draft concludes when each rule is written as a query of
/// SPARQL and run by Jena, again and again, stratum by stratum.
final class RuleSetRandomTest {

    private static final int CASES = Integer.getInteger("dosi.random.rulesets", 800);
    private static final String NAMESPACE = "http://example/";
    private static final RuleSet.Run RUN = new RuleSet.Run(Instant.EPOCH, 1_000_000);

    /// A rule in both languages.
    private record Written(String head, String ruleBody, String queryBody, boolean onBase) {
        String asRule() {
            return "RULE { "
                    + head
                    + " } WHERE "
                    + (onBase ? "DATA " : "")
                    + "{ "
                    + ruleBody
                    + " }\n";
        }

        String asQuery() {
            return "PREFIX : <"
                    + NAMESPACE
                    + "> CONSTRUCT { "
                    + head
                    + " } WHERE { "
                    + (onBase ? "GRAPH :base { " + queryBody + " }" : queryBody)
                    + " }";
        }
    }

    @Test
    void randomRulesConcludeWhatTheDraftSays() {
        int applied = 0;
        int concluding = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<Triple> data = data(random);
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                written.add(rule(random));
            }
            StringBuilder text = new StringBuilder("PREFIX : <" + NAMESPACE + ">\n");
            written.forEach(rule -> text.append(rule.asRule()));
            RuleSet rules;
            try {
                rules =
                        RuleSet.read(
                                new RuleSet.Source("random.srl", "", text.toString()),
                                RuleSet.Imports.NONE);
            } catch (ProblemException notStratified) {
                assertEquals(
                        "RULE-204",
                        notStratified.problems().getFirst().code(),
                        () -> notStratified.getMessage() + "\n" + text);
                continue;
            }
            applied++;
            var graph = new KnowledgeGraph();
            graph.addAll(data);
            Set<Triple> found = new HashSet<>();
            rules.infer(graph, RUN, Closure.NONE, found::add);
            Set<Triple> expected = naive(rules, written, data);
            concluding += expected.isEmpty() ? 0 : 1;
            int failed = seed;
            assertEquals(expected, found, () -> "seed " + failed + "\n" + text + "\ndata " + data);
            Graph base = GraphFactory.createDefaultGraph();
            data.forEach(base::add);
            RuleExplainer explainer = rules.explainer(base, graph.asGraph(), RUN.now());
            for (Triple triple : found) {
                assertTrue(
                        !explainer.explain(triple).isEmpty(),
                        () -> "seed " + failed + ": no explanation of " + triple + "\n" + text);
            }
        }
        assertTrue(applied > CASES / 2, "only " + applied + " rule sets could be applied");
        assertTrue(concluding > CASES / 4, "only " + concluding + " concluded anything");
    }

    private static Set<Triple> naive(RuleSet rules, List<Written> written, List<Triple> data) {
        Graph base = GraphFactory.createDefaultGraph();
        data.forEach(base::add);
        Graph all = GraphFactory.createDefaultGraph();
        data.forEach(all::add);
        for (RuleSet.Stratum stratum : rules.strata()) {
            for (Rule rule : stratum.once()) {
                construct(written.get(rules.rules().indexOf(rule)), base, all).forEach(all::add);
            }
            boolean again = true;
            while (again) {
                int size = all.size();
                for (Rule rule : stratum.general()) {
                    construct(written.get(rules.rules().indexOf(rule)), base, all)
                            .forEach(all::add);
                }
                again = all.size() > size;
            }
        }
        Set<Triple> inferred = all.find().toSet();
        inferred.removeAll(data);
        return inferred;
    }

    private static List<Triple> construct(Written rule, Graph base, Graph all) {
        var graphs = new DatasetGraphMapLink(all);
        graphs.addGraph(iri("base"), base);
        var dataset = DatasetFactory.wrap(graphs);
        try (QueryExecution query = QueryExecutionFactory.create(rule.asQuery(), dataset)) {
            return query.execConstruct().getGraph().find().toList();
        }
    }

    private static List<Triple> data(Random random) {
        Set<Triple> triples = new HashSet<>();
        for (int i = 0; i < 8 + random.nextInt(16); i++) {
            triples.add(
                    Triple.create(
                            iri("n" + random.nextInt(3)),
                            random.nextInt(4) == 0 ? RDF.Nodes.type : iri("p" + random.nextInt(4)),
                            random.nextInt(5) == 0
                                    ? NodeFactory.createLiteralByValue(random.nextInt(4))
                                    : iri("n" + random.nextInt(3))));
        }
        return List.copyOf(triples);
    }

    private static Node iri(String name) {
        return NodeFactory.createURI(NAMESPACE + name);
    }

    private static Written rule(Random random) {
        StringBuilder rule = new StringBuilder();
        StringBuilder query = new StringBuilder();
        Set<String> bound = new HashSet<>();
        boolean onBase = random.nextInt(8) == 0;
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String pattern = pattern(random, bound);
            rule.append(pattern).append(" . ");
            query.append(pattern).append(" . ");
        }
        List<String> variables = List.copyOf(new TreeSet<>(bound));
        if (!variables.isEmpty() && random.nextInt(3) == 0) {
            String filter = filter(random, variables);
            rule.append(filter);
            query.append(filter);
        }
        if (random.nextInt(3) == 0) {
            Set<String> inner = new HashSet<>(bound);
            String negated = pattern(random, inner);
            boolean base = random.nextInt(3) == 0;
            rule.append(base ? " NOT DATA { " : " NOT { ").append(negated).append(" } ");
            query.append(" FILTER NOT EXISTS { ")
                    .append(base ? "GRAPH :base { " + negated + " }" : negated)
                    .append(" } ");
        }
        if (!variables.isEmpty() && random.nextInt(5) == 0) {
            String from = variables.get(random.nextInt(variables.size()));
            rule.append(" SET( ?new := ").append(from).append(" + 1 ) ");
            query.append(" BIND( ").append(from).append(" + 1 AS ?new ) FILTER(BOUND(?new)) ");
            bound.add("?new");
        }
        StringBuilder head = new StringBuilder();
        List<String> usable = List.copyOf(new TreeSet<>(bound));
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            // queries leave out triples with a literal as subject, so subjects are names
            head.append(":n").append(random.nextInt(3)).append(' ');
            head.append(":p").append(random.nextInt(3)).append(' ');
            head.append(
                            usable.isEmpty() || random.nextInt(5) == 0
                                    ? ":n" + random.nextInt(3)
                                    : usable.get(random.nextInt(usable.size())))
                    .append(" . ");
        }
        return new Written(head.toString(), rule.toString(), query.toString(), onBase);
    }

    private static String filter(Random random, List<String> variables) {
        String one = variables.get(random.nextInt(variables.size()));
        String other = variables.get(random.nextInt(variables.size()));
        return switch (random.nextInt(4)) {
            case 0 -> " FILTER(" + one + " != " + other + ") ";
            case 1 -> " FILTER(" + one + " > 1 || isIRI(" + other + ")) ";
            case 2 -> " FILTER(!isLiteral(" + one + ")) ";
            default -> " FILTER(" + one + " IN (:n1, :n2, 2)) ";
        };
    }

    private static String pattern(Random random, Set<String> bound) {
        return term(random, bound, false)
                + " "
                + verb(random, bound)
                + " "
                + term(random, bound, true);
    }

    private static String verb(Random random, Set<String> bound) {
        return switch (random.nextInt(8)) {
            case 0 -> variable(random, bound);
            case 1 -> "a";
            default -> ":p" + random.nextInt(4);
        };
    }

    private static String term(Random random, Set<String> bound, boolean object) {
        return switch (random.nextInt(7)) {
            case 0 -> ":n" + random.nextInt(3);
            case 1 -> object ? Integer.toString(random.nextInt(4)) : variable(random, bound);
            default -> variable(random, bound);
        };
    }

    private static String variable(Random random, Set<String> bound) {
        String variable = "?v" + random.nextInt(4);
        bound.add(variable);
        return variable;
    }
}
