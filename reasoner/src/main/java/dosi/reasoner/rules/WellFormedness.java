package dosi.reasoner.rules;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

/// Checks that each variable of a rule has a value where it is used (SPARQL 1.2 RL, section 4.2).
final class WellFormedness {

    private final String file;
    private final Problems problems;

    private WellFormedness(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    static void check(Rule rule, Problems problems) {
        Set<Var> bound = new HashSet<>();
        new WellFormedness(rule.place().file(), problems).check(rule.body(), bound);
        Set<Var> told = new HashSet<>();
        for (Triple triple : rule.head()) {
            variables(
                    triple,
                    variable -> {
                        if (!bound.contains(variable) && told.add(variable)) {
                            problems.add(
                                    RuleProblem.UNBOUND_HEAD.at(
                                            rule.place(), variable.getVarName()));
                        }
                    });
        }
    }

    private void check(List<Element> elements, Set<Var> bound) {
        for (Element element : elements) {
            switch (element) {
                case Element.Pattern pattern -> variables(pattern.triple(), bound::add);
                case Element.Filter filter ->
                        needs(filter, filter.expression().getVarsMentioned(), bound);
                case Element.Negation negation -> check(negation.inner(), new HashSet<>(bound));
                case Element.Assignment assignment -> {
                    needs(assignment, assignment.expression().getVarsMentioned(), bound);
                    if (!bound.add(assignment.variable())) {
                        problems.add(
                                RuleProblem.BOUND_AGAIN.at(
                                        place(assignment), assignment.variable().getVarName()));
                    }
                }
            }
        }
    }

    private void needs(Element element, Set<Var> needed, Set<Var> bound) {
        for (Var variable : needed) {
            if (!bound.contains(variable)) {
                problems.add(RuleProblem.UNBOUND.at(place(element), variable.getVarName()));
            }
        }
    }

    private Place place(Element element) {
        return new Place(file, element.line(), element.column());
    }

    /// Hands over every variable of a triple, also of the triple terms in it.
    static void variables(Triple triple, Consumer<Var> out) {
        variables(triple.getSubject(), out);
        variables(triple.getPredicate(), out);
        variables(triple.getObject(), out);
    }

    static void variables(Node node, Consumer<Var> out) {
        if (node instanceof Var variable) {
            out.accept(variable);
        } else if (node.isTripleTerm()) {
            variables(node.getTriple(), out);
        }
    }
}
