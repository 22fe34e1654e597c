package dosi.reasoner.rules;

import dosi.graph.Dictionary;
import dosi.graph.KnowledgeGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

/// One application of a rule set to a graph: stratum by stratum, the rules that make new terms once, the others until nothing new follows
/// (SPARQL 1.2 RL, section 6.5), semi-naively: after the first round, one pattern of each match is a triple of the round before.
final class Evaluation {

    /// A rule ready for the graph at work.
    private static final class Ready {
        private final Rule rule;
        private final Body body;
        private final List<Body.Step> whole;
        private final List<List<Body.Step>> byRecent = new ArrayList<>();

        Ready(Rule rule, Dictionary terms) {
            this.rule = rule;
            this.body = new Body(rule.body(), terms);
            this.whole = body.plan(-1, Set.of());
            for (int i = 0; i < body.patterns(); i++) {
                byRecent.add(body.plan(i, Set.of()));
            }
        }
    }

    private final RuleSet rules;
    private final KnowledgeGraph graph;
    private final Dictionary terms;
    private final RuleSet.Run run;
    private final Closure closure;
    private final Consumer<Triple> out;
    private final Matcher matcher;
    private final Map<Rule, Long> derived = new LinkedHashMap<>();

    /// What the rule at work concludes; it is added when the rule has been applied.
    private final List<Triple> concluded = new ArrayList<>();

    /// What the closure has not seen yet.
    private List<Triple> unclosed = new ArrayList<>();

    private long inferred;
    private int rounds;
    private boolean complete = true;

    Evaluation(
            RuleSet rules,
            KnowledgeGraph graph,
            RuleSet.Run run,
            Closure closure,
            Consumer<Triple> out) {
        this.rules = rules;
        this.graph = graph;
        this.terms = graph.terms();
        this.run = run;
        this.closure = closure;
        this.out = out;
        this.matcher = new Matcher(graph, Rows.now(graph), run.now());
    }

    Inference infer() {
        rules.data().forEach(this::add);
        close();
        for (RuleSet.Stratum stratum : rules.strata()) {
            for (Rule rule : stratum.once()) {
                Ready ready = new Ready(rule, terms);
                matcher.onlyRecent(-1, Rows.NOTHING, Rows.ALL);
                apply(ready, ready.whole);
            }
            close();
            general(stratum.general().stream().map(rule -> new Ready(rule, terms)).toList());
        }
        return new Inference(inferred, derived, rounds, complete);
    }

    private void general(List<Ready> ready) {
        Rows seen = Rows.now(graph);
        matcher.onlyRecent(-1, Rows.NOTHING, Rows.ALL);
        ready.forEach(rule -> apply(rule, rule.whole));
        rounds++;
        long before;
        do {
            before = graph.size();
            seen = rounds(ready, seen);
            close();
        } while (complete && graph.size() > before);
    }

    /// Applies the rules until nothing new follows.
    ///
    /// @param from when the triples came that no rule has met yet
    /// @return until when every rule has met all triples
    private Rows rounds(List<Ready> ready, Rows from) {
        Rows seen = from;
        long size = graph.size();
        boolean again = true;
        while (again && complete) {
            Rows now = Rows.now(graph);
            for (Ready rule : ready) {
                if (rule.rule.onBase()) {
                    continue; // what it looks at does not change
                }
                for (int i = 0; i < rule.byRecent.size(); i++) {
                    matcher.onlyRecent(i, seen, now);
                    apply(rule, rule.byRecent.get(i));
                }
            }
            rounds++;
            seen = now;
            again = graph.size() > size;
            size = graph.size();
        }
        return seen;
    }

    private void apply(Ready ready, List<Body.Step> steps) {
        if (!complete) {
            return;
        }
        Map<Var, Integer> slots = ready.body.slots();
        matcher.match(
                steps,
                Matcher.unbound(slots.size()),
                slots,
                ready.rule.onBase(),
                values -> {
                    conclude(ready.rule, slots, values);
                    return inferred + concluded.size() <= run.inferredMax();
                });
        long before = inferred;
        concluded.forEach(this::add);
        concluded.clear();
        if (inferred > before) {
            derived.merge(ready.rule, inferred - before, Long::sum);
        }
    }

    private void conclude(Rule rule, Map<Var, Integer> slots, int[] values) {
        Map<Node, Node> fresh = new HashMap<>();
        for (Triple template : rule.head()) {
            Triple triple = instance(template, slots, values, fresh);
            if (!graph.contains(triple)) {
                concluded.add(triple);
            }
        }
    }

    private Triple instance(
            Triple template, Map<Var, Integer> slots, int[] values, Map<Node, Node> fresh) {
        return Triple.create(
                instance(template.getSubject(), slots, values, fresh),
                instance(template.getPredicate(), slots, values, fresh),
                instance(template.getObject(), slots, values, fresh));
    }

    private Node instance(
            Node template, Map<Var, Integer> slots, int[] values, Map<Node, Node> fresh) {
        if (template instanceof Var variable) {
            return terms.term(values[slots.getOrDefault(variable, -1)]);
        }
        if (template.isBlank()) {
            return fresh.computeIfAbsent(template, _ -> NodeFactory.createBlankNode());
        }
        return template.isTripleTerm()
                ? NodeFactory.createTripleTerm(instance(template.getTriple(), slots, values, fresh))
                : template;
    }

    private void add(Triple triple) {
        if (inferred >= run.inferredMax()) {
            complete &= graph.contains(triple);
            return;
        }
        if (graph.add(triple)) {
            inferred++;
            unclosed.add(triple);
            if (isWritable(triple)) {
                out.accept(triple);
            }
        }
    }

    /// Takes in what follows by other means.
    private void close() {
        while (!unclosed.isEmpty() && complete) {
            List<Triple> added = unclosed;
            unclosed = new ArrayList<>();
            closure.of(added).forEach(this::add);
            if (unclosed.isEmpty()) {
                return;
            }
            unclosed = new ArrayList<>(); // the closure knows what it gave
        }
    }

    private static boolean isWritable(Triple triple) {
        return !triple.getSubject().isLiteral()
                && !triple.getSubject().isTripleTerm()
                && triple.getPredicate().isURI();
    }
}
