package dosi.reasoner;

/// A triple pattern of a clause: a constant predicate, subject and object each a variable or a constant.
///
/// @param predicate an id of the dictionary
/// @param s the number of a variable, from 0, or `~id` for the constant with that id
/// @param o likewise
record Atom(int predicate, int s, int o) {

    static Atom ground(int subject, int predicate, int object) {
        return new Atom(predicate, ~subject, ~object);
    }

    boolean hasVariable(int variable) {
        return s == variable || o == variable;
    }
}
