package dosi.reasoner;

import java.util.List;

/// The rules of the recommendation made ready for one schema.
///
/// @param clauses without duplicates
/// @param distinctions the lists of things that are all different; as clauses they would be a square of their length
record Program(List<Clause> clauses, List<Distinction> distinctions) {

    /// Things that are all different.
    ///
    /// @param axiom the triple with the list
    record Distinction(OwlRule rule, List<Integer> things, Atom axiom) {
        Distinction {
            things = List.copyOf(things);
        }
    }

    Program {
        clauses = List.copyOf(clauses);
        distinctions = List.copyOf(distinctions);
    }
}
