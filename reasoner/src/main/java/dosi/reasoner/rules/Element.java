package dosi.reasoner.rules;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;

/// One part of the body of a rule (SPARQL 1.2 RL, section 4.1). Blank nodes of a body are variables whose names begin with `?`.
public sealed interface Element {

    /// Where it stands.
    int line();

    int column();

    /// A triple that must hold; variables may also stand inside a triple term.
    record Pattern(Triple triple, int line, int column) implements Element {}

    /// An expression that must be true; an error counts as false.
    record Filter(Expr expression, int line, int column) implements Element {}

    /// A new variable with the value of an expression; an error drops the solution.
    record Assignment(Var variable, Expr expression, int line, int column) implements Element {}

    /// What must not hold.
    ///
    /// @param inner patterns and filters
    /// @param onBase whether only the base graph is looked at, not what was inferred
    record Negation(List<Element> inner, boolean onBase, int line, int column) implements Element {
        public Negation {
            inner = List.copyOf(inner);
        }
    }
}
