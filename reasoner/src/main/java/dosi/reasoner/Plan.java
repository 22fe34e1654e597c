package dosi.reasoner;

import java.util.List;

/// The order in which the patterns of a clause are matched, starting with one of them.
///
/// @param steps the first step gives the rows that the clause is applied to
/// @param headBound after how many steps the head has all its values: if it is known by then, the rest is spared
record Plan(Clause clause, List<Step> steps, int headBound) {

    Plan {
        steps = List.copyOf(steps);
    }

    /// Matching one pattern.
    sealed interface Step {
        Atom atom();

        /// Rows of a property.
        ///
        /// @param joinedOnly whether only rows joined in earlier rounds count, so that no pair of rows meets twice
        record Rows(Atom atom, Table table, boolean joinedOnly) implements Step {}

        /// Members of a class.
        record Elements(Atom atom, Extent extent) implements Step {}

        /// `rdf:type` with a variable class.
        record Types(Atom atom) implements Step {}
    }
}
