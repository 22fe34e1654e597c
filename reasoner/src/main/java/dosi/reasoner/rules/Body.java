package dosi.reasoner.rules;

import dosi.graph.Dictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.vocabulary.RDF;

/// The body of a rule with numbers for its variables and terms, and the order in which its parts are looked at.
///
/// Patterns may change places: first the one that is given, then always the one with most values known. A filter, an assignment or a
/// negation comes as soon as its variables have values. Variables that belong to a negation alone have names of their own ([OwnNames]).
final class Body {

    /// A constant is written as the complement of its id, so that variables are 0 and more.
    record Atom(int s, int p, int o) {}

    sealed interface Step {}

    /// Matches an atom.
    ///
    /// @param index which pattern of the body it is; -1 inside a negation
    record Match(Atom atom, int index) implements Step {}

    /// Takes apart a triple term that a variable holds.
    record TakeApart(int slot, Node template) implements Step {}

    record Test(Expr expression, List<Var> variables) implements Step {}

    record Assign(int slot, Expr expression, List<Var> variables) implements Step {}

    record Absent(List<Step> inner, boolean onBase) implements Step {}

    /// A part that waits for its variables.
    private record Waiting(Step step, Set<Integer> needs, Set<Integer> gives) {}

    private final Dictionary terms;
    private final Map<Var, Integer> slots;
    private final List<Waiting> patterns = new ArrayList<>();
    private final List<Waiting> others = new ArrayList<>();
    private final boolean negated;

    Body(List<Element> elements, Dictionary terms) {
        this(elements, terms, new HashMap<>(), Set.of(), false);
    }

    private Body(
            List<Element> elements,
            Dictionary terms,
            Map<Var, Integer> slots,
            Set<Var> boundBefore,
            boolean negated) {
        this.terms = terms;
        this.slots = slots;
        this.negated = negated;
        Set<Var> bound = new HashSet<>(boundBefore);
        for (Element element : elements) {
            switch (element) {
                case Element.Pattern(Triple triple, _, _) -> {
                    pattern(triple);
                    WellFormedness.variables(triple, bound::add);
                }
                case Element.Filter(Expr expression, _, _) -> {
                    List<Var> variables = List.copyOf(expression.getVarsMentioned());
                    others.add(
                            new Waiting(
                                    new Test(expression, variables), numbers(variables), Set.of()));
                }
                case Element.Assignment(Var variable, Expr expression, _, _) -> {
                    List<Var> variables = List.copyOf(expression.getVarsMentioned());
                    int slot = slot(variable);
                    others.add(
                            new Waiting(
                                    new Assign(slot, expression, variables),
                                    numbers(variables),
                                    Set.of(slot)));
                    bound.add(variable);
                }
                case Element.Negation(List<Element> inner, boolean onBase, _, _) ->
                        negation(inner, onBase, bound);
            }
        }
    }

    private Set<Integer> numbers(Iterable<Var> variables) {
        Set<Integer> numbers = new HashSet<>();
        variables.forEach(variable -> numbers.add(slot(variable)));
        return numbers;
    }

    private void negation(List<Element> elements, boolean onBase, Set<Var> visible) {
        Body inner = new Body(elements, terms, slots, visible, true);
        Set<Integer> needs = new HashSet<>();
        inner.patterns.forEach(part -> needs.addAll(part.gives));
        inner.others.forEach(part -> needs.addAll(part.needs));
        inner.others.forEach(part -> needs.addAll(part.gives));
        needs.retainAll(numbers(visible));
        others.add(new Waiting(new Absent(inner.plan(-1, needs), onBase), needs, Set.of()));
    }

    private void pattern(Triple triple) {
        int s = position(triple.getSubject());
        int p = position(triple.getPredicate());
        int o = position(triple.getObject());
        Set<Integer> gives = new HashSet<>();
        for (int position : new int[] {s, p, o}) {
            if (position >= 0) {
                gives.add(position);
            }
        }
        int index = negated ? -1 : patterns.size();
        patterns.add(new Waiting(new Match(new Atom(s, p, o), index), Set.of(), gives));
    }

    private int position(Node node) {
        if (node instanceof Var variable) {
            return slot(variable);
        }
        Set<Var> inside = new HashSet<>();
        WellFormedness.variables(node, inside::add);
        if (inside.isEmpty()) {
            return ~terms.add(node);
        }
        int slot = slot(Var.alloc("?term" + slots.size()));
        others.add(new Waiting(new TakeApart(slot, node), Set.of(slot), numbers(inside)));
        return slot;
    }

    /// The number of a variable.
    private int slot(Var variable) {
        return slots.computeIfAbsent(variable, _ -> slots.size());
    }

    /// The numbers of all variables, those of negations included.
    Map<Var, Integer> slots() {
        return slots;
    }

    int patterns() {
        return patterns.size();
    }

    /// The order of the steps.
    ///
    /// @param first the pattern to begin with, or -1
    /// @param known variables that have a value before
    List<Step> plan(int first, Set<Integer> known) {
        List<Waiting> left = new ArrayList<>(patterns);
        List<Waiting> waiting = new ArrayList<>(others);
        Set<Integer> bound = new HashSet<>(known);
        List<Step> steps = new ArrayList<>();
        ready(waiting, bound, steps);
        if (first >= 0) {
            take(patterns.get(first), left, bound, steps);
            ready(waiting, bound, steps);
        }
        while (!left.isEmpty()) {
            take(mostBound(left, bound), left, bound, steps);
            ready(waiting, bound, steps);
        }
        return steps;
    }

    private static void take(
            Waiting pattern, List<Waiting> left, Set<Integer> bound, List<Step> steps) {
        left.remove(pattern);
        steps.add(pattern.step);
        bound.addAll(pattern.gives);
    }

    private static void ready(List<Waiting> waiting, Set<Integer> bound, List<Step> steps) {
        boolean found = true;
        while (found) {
            found = false;
            for (int i = 0; i < waiting.size(); i++) {
                Waiting part = waiting.get(i);
                if (bound.containsAll(part.needs)) {
                    waiting.remove(i--);
                    steps.add(part.step);
                    bound.addAll(part.gives);
                    found = true;
                }
            }
        }
    }

    private Waiting mostBound(List<Waiting> left, Set<Integer> bound) {
        Waiting best = left.getFirst();
        int bestScore = Integer.MIN_VALUE;
        for (Waiting pattern : left) {
            if (pattern.step instanceof Match(Atom atom, _)) {
                int score = score(atom, bound);
                if (score > bestScore) {
                    best = pattern;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private int score(Atom atom, Set<Integer> bound) {
        boolean subject = isBound(atom.s, bound);
        boolean object = isBound(atom.o, bound);
        int score = (subject ? 4 : 0) + (isBound(atom.p, bound) ? 2 : 0) + (object ? 4 : 0);
        boolean type = atom.p < 0 && terms.term(~atom.p).equals(RDF.Nodes.type);
        return type && !subject ? score - 3 : score; // a class is rarely the best place to begin
    }

    private static boolean isBound(int position, Set<Integer> bound) {
        return position < 0 || bound.contains(position);
    }
}
