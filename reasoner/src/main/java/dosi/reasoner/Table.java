package dosi.reasoner;

import dosi.graph.Relation;

/// A relation while rules are applied to it, with what has been done to its rows so far.
///
/// Each mark is a row number: rows below it are done.
final class Table {
    final Relation relation;

    /// Whether a pair of a thing with itself says nothing and is left out.
    final boolean irreflexive;

    /// Whether its triples are copied to other names. Cells of lists are not: a cell with two first elements would be no list
    /// to any reader, and all that follows from the copy follows without it.
    final boolean renamable;

    /// Whether its triples can be written: a blank node is no predicate of RDF.
    final boolean writable;

    /// Rows below were given, rows from here on are inferred.
    final int asserted;

    /// Joined with everything.
    int joined;

    /// End of the rows that the present round joins.
    int roundEnd;

    /// Put into the relations and classes that follow by single-pattern clauses.
    int forwarded;

    /// Copied to the other names of their subjects and objects.
    int renamed;

    Target[] targets = new Target[0];

    Table(
            Relation relation,
            boolean irreflexive,
            boolean renamable,
            boolean writable,
            int asserted) {
        this.relation = relation;
        this.irreflexive = irreflexive;
        this.renamable = renamable;
        this.writable = writable;
        this.asserted = asserted;
    }

    /// Where each row goes, over any number of clauses with one pattern; the rule is the last one on the way.
    sealed interface Target {
        record Same(Table table, OwlRule rule) implements Target {}

        record Inverse(Table table, OwlRule rule) implements Target {}

        record OfSubject(Extent extent, OwlRule rule) implements Target {}

        record OfObject(Extent extent, OwlRule rule) implements Target {}
    }
}
