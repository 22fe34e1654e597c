package dosi.reasoner.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.NodeTransform;

/// Gives variables that a negation has for itself names of their own.
///
/// A variable that has no value where the negation is written belongs to the negation, even if a later part of the body has one of the same
/// name (SPARQL 1.2 RL, section 6.4: a negation is evaluated where it stands). With different names, the parts of a body may change places.
final class OwnNames {

    private int negations;

    private OwnNames() {}

    static Rule in(Rule rule) {
        return new Rule(
                rule.name(),
                rule.head(),
                new OwnNames().in(rule.body()),
                rule.onBase(),
                rule.place());
    }

    private List<Element> in(List<Element> body) {
        Set<Var> visible = new HashSet<>();
        List<Element> named = new ArrayList<>();
        for (Element element : body) {
            switch (element) {
                case Element.Pattern pattern -> {
                    WellFormedness.variables(pattern.triple(), visible::add);
                    named.add(pattern);
                }
                case Element.Assignment assignment -> {
                    visible.add(assignment.variable());
                    named.add(assignment);
                }
                case Element.Filter filter -> named.add(filter);
                case Element.Negation negation -> named.add(renamed(negation, visible));
            }
        }
        return named;
    }

    private Element renamed(Element.Negation negation, Set<Var> visible) {
        int number = negations++;
        Map<Node, Node> names = new HashMap<>();
        NodeTransform rename =
                node ->
                        node instanceof Var variable && !visible.contains(variable)
                                ? names.computeIfAbsent(
                                        node,
                                        _ -> Var.alloc("?" + number + "." + variable.getVarName()))
                                : node;
        List<Element> inner = new ArrayList<>();
        for (Element element : negation.inner()) {
            inner.add(
                    switch (element) {
                        case Element.Pattern(Triple triple, int line, int column) ->
                                new Element.Pattern(renamed(triple, rename), line, column);
                        case Element.Filter filter ->
                                new Element.Filter(
                                        filter.expression().applyNodeTransform(rename),
                                        filter.line(),
                                        filter.column());
                        case Element.Negation _, Element.Assignment _ ->
                                throw new IllegalStateException(
                                        "only patterns and filters stand in a negation");
                    });
        }
        return new Element.Negation(inner, negation.onBase(), negation.line(), negation.column());
    }

    private static Triple renamed(Triple triple, NodeTransform rename) {
        return Triple.create(
                renamed(triple.getSubject(), rename),
                renamed(triple.getPredicate(), rename),
                renamed(triple.getObject(), rename));
    }

    private static Node renamed(Node node, NodeTransform rename) {
        return node.isTripleTerm()
                ? NodeFactory.createTripleTerm(renamed(node.getTriple(), rename))
                : rename.apply(node);
    }
}
