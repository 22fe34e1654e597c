package dosi.reasoner.rules;

import dosi.diagnostics.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

/// Puts rules into strata, so that what a negation, an assignment or a new blank node looks at is complete before it is looked at
/// (SPARQL 1.2 RL, sections 4.3 and 4.4).
///
/// A pattern that looks at the base graph only (`WHERE DATA`, `NOT DATA`) depends on no rule: rules do not change the base.
final class Stratification {

    /// How one rule depends on another.
    private enum Edge {
        /// No dependency.
        NONE,
        /// Each may run while the other still does.
        OPEN,
        /// The other one comes first.
        CLOSED
    }

    private final List<Rule> rules;
    private final Edge[][] edges;

    private Stratification(List<Rule> rules) {
        this.rules = rules;
        this.edges = new Edge[rules.size()][rules.size()];
        for (Edge[] row : edges) {
            Arrays.fill(row, Edge.NONE);
        }
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (!rule.onBase()) {
                depend(i, rule.body(), rule.runsOnce() ? Edge.CLOSED : Edge.OPEN);
            }
        }
    }

    /// @throws ProblemException when rules depend on themselves through a closed dependency
    static List<RuleSet.Stratum> of(List<Rule> rules) {
        return new Stratification(rules).strata();
    }

    private void depend(int rule, List<Element> body, Edge edge) {
        for (Element element : body) {
            switch (element) {
                case Element.Pattern pattern -> depend(rule, pattern.triple(), edge);
                case Element.Negation negation -> {
                    if (!negation.onBase()) {
                        depend(rule, negation.inner(), Edge.CLOSED);
                    }
                }
                case Element.Filter _, Element.Assignment _ -> {}
            }
        }
    }

    private void depend(int rule, Triple pattern, Edge edge) {
        for (int other = 0; other < rules.size(); other++) {
            if (edges[rule][other] != Edge.CLOSED
                    && rules.get(other).head().stream()
                            .anyMatch(template -> mayGive(template, pattern))) {
                edges[rule][other] = edge;
            }
        }
    }

    private List<RuleSet.Stratum> strata() {
        int[] stratum = new int[rules.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int from = 0; from < stratum.length; from++) {
                for (int to = 0; to < stratum.length; to++) {
                    int least =
                            switch (edges[from][to]) {
                                case NONE -> 0;
                                case OPEN -> stratum[to];
                                case CLOSED -> stratum[to] + 1;
                            };
                    if (stratum[from] < least) {
                        if (least > stratum.length) {
                            throw cycle();
                        }
                        stratum[from] = least;
                        changed = true;
                    }
                }
            }
        }
        List<RuleSet.Stratum> strata = new ArrayList<>();
        int highest = Arrays.stream(stratum).max().orElse(-1);
        for (int level = 0; level <= highest; level++) {
            List<Rule> once = new ArrayList<>();
            List<Rule> general = new ArrayList<>();
            for (int i = 0; i < stratum.length; i++) {
                if (stratum[i] == level) {
                    (rules.get(i).runsOnce() ? once : general).add(rules.get(i));
                }
            }
            strata.add(new RuleSet.Stratum(once, general));
        }
        return strata;
    }

    private ProblemException cycle() {
        for (int from = 0; from < edges.length; from++) {
            for (int to = 0; to < edges.length; to++) {
                if (edges[from][to] == Edge.CLOSED) {
                    List<Integer> way = way(to, from);
                    if (!way.isEmpty()) {
                        String names =
                                way.stream()
                                        .map(index -> rules.get(index).label())
                                        .collect(Collectors.joining(" ← ", "", ""));
                        return new ProblemException(
                                RuleProblem.NOT_STRATIFIED.at(rules.get(from).place(), names));
                    }
                }
            }
        }
        throw new IllegalStateException("strata without end and no cycle");
    }

    /// The rules on a shortest way along dependencies, both ends included; empty where there is none.
    private List<Integer> way(int from, int to) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        cameFrom.put(from, from);
        while (!open.isEmpty()) {
            int rule = open.remove();
            if (rule == to) {
                List<Integer> way = new ArrayList<>(List.of(to));
                for (int at = to; at != from; ) {
                    at = cameFrom.getOrDefault(at, from);
                    way.add(at);
                }
                Collections.reverse(way);
                return way;
            }
            for (int next = 0; next < edges.length; next++) {
                if (edges[rule][next] != Edge.NONE && cameFrom.putIfAbsent(next, rule) == null) {
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    // ---- whether a template may give a triple that a pattern matches

    private static boolean mayGive(Triple template, Triple pattern) {
        Map<Term, Term> bound = new HashMap<>();
        return unify(template.getSubject(), pattern.getSubject(), bound)
                && unify(template.getPredicate(), pattern.getPredicate(), bound)
                && unify(template.getObject(), pattern.getObject(), bound);
    }

    /// A term of the head (left) or of the body: variables of the same name are different on the two sides.
    private record Term(Node node, boolean left) {}

    private static boolean unify(Node template, Node pattern, Map<Term, Term> bound) {
        return unify(new Term(template, true), new Term(pattern, false), bound);
    }

    private static boolean unify(Term one, Term other, Map<Term, Term> bound) {
        Term a = resolved(one, bound);
        Term b = resolved(other, bound);
        if (a.equals(b)) {
            return true;
        }
        if (a.node instanceof Var) {
            bound.put(a, b);
            return true;
        }
        if (b.node instanceof Var) {
            bound.put(b, a);
            return true;
        }
        if (a.node.isTripleTerm() && b.node.isTripleTerm()) {
            Triple x = a.node.getTriple();
            Triple y = b.node.getTriple();
            return unify(new Term(x.getSubject(), a.left), new Term(y.getSubject(), b.left), bound)
                    && unify(
                            new Term(x.getPredicate(), a.left),
                            new Term(y.getPredicate(), b.left),
                            bound)
                    && unify(
                            new Term(x.getObject(), a.left),
                            new Term(y.getObject(), b.left),
                            bound);
        }
        // a blank node of a head is a new one, so it equals no other term
        return a.node.equals(b.node) && !a.node.isBlank();
    }

    private static Term resolved(Term term, Map<Term, Term> bound) {
        Term at = term;
        for (Term next = bound.get(at); next != null; next = bound.get(at)) {
            at = next;
        }
        return at;
    }
}
