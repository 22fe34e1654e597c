package dosi.reasoner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule of the recommendation applied to one axiom: a rule over the data alone.
///
/// `prp-dom` and the axiom `:locatedIn rdfs:domain :Facility` make `?0 :locatedIn ?1 → ?0 rdf:type :Facility`.
///
/// @param head null stands for *false*
/// @param body empty for a fact
/// @param axioms the schema triples behind the clause, as ground atoms; list cells are left out
/// @param test what must hold besides the body
record Clause(OwlRule rule, @Nullable Atom head, List<Atom> body, List<Atom> axioms, Test test) {

    /// A condition on the terms that the variables stand for.
    sealed interface Test {
        /// Holds always.
        record None() implements Test {}

        /// Two variables stand for literals of different value.
        record DifferentValues(int one, int other) implements Test {}

        /// A variable stands for a literal outside a datatype, given by its id.
        record Outside(int variable, int datatype) implements Test {}
    }

    static final Test ALWAYS = new Test.None();

    Clause {
        body = List.copyOf(body);
        axioms = List.copyOf(axioms);
    }

    /// What makes two clauses do the same work; the axioms behind them may differ.
    record Key(OwlRule rule, @Nullable Atom head, List<Atom> body, Test test) {}

    Key key() {
        return new Key(rule, head, body, test);
    }

    int variables() {
        int variables = head == null ? 0 : Math.max(head.s(), head.o()) + 1;
        for (Atom atom : body) {
            variables = Math.max(variables, Math.max(atom.s(), atom.o()) + 1);
        }
        return Math.max(variables, 0);
    }
}
