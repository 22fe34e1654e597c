package dosi.reasoner;

import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A relation while rules are applied to it, with what has been done to its rows so far.
///
/// Each number is a row number: rows below it are done. What was asserted is marked in the relation.
final class Table {
    final Relation relation;

    /// Whether a pair of a thing with itself says nothing and is left out.
    final boolean irreflexive;

    /// Whether its triples are copied to other names. Cells of lists are not: a cell with two first elements would be no list
    /// to any reader, and all that follows from the copy follows without it.
    final boolean renamable;

    /// Whether its triples can be written: a blank node is no predicate of RDF.
    final boolean writable;

    /// Whether its triples are axioms: a change asks for the rules to be compiled again.
    final boolean axioms;

    /// Joined with everything.
    int joined;

    /// End of the rows that the present round joins.
    int roundEnd;

    /// Put into the relations and classes that follow by single-pattern clauses.
    int forwarded;

    /// Copied to the other names of their subjects and objects.
    int renamed;

    Target[] targets = new Target[0];

    /// For [Deletion]: the clauses that read a row, and what gives one.
    final List<Plan> readers = new ArrayList<>();

    final List<Plan> writers = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    final List<KeyIndex> keys = new ArrayList<>();
    final Doomed doomed = new Doomed();

    /// End of the rows when the present change began, and what it did to the rows before.
    int changeStart;

    @Nullable RowLog log;

    Table(
            Relation relation,
            boolean irreflexive,
            boolean renamable,
            boolean writable,
            boolean axioms) {
        this.relation = relation;
        this.irreflexive = irreflexive;
        this.renamable = renamable;
        this.writable = writable;
        this.axioms = axioms;
    }

    /// Where each row goes, over any number of clauses with one pattern; the rule is the last one on the way.
    sealed interface Target {
        record Same(Table table, OwlRule rule) implements Target {}

        record Inverse(Table table, OwlRule rule) implements Target {}

        record OfSubject(Extent extent, OwlRule rule) implements Target {}

        record OfObject(Extent extent, OwlRule rule) implements Target {}

        /// The same for two targets that differ only in the rule.
        default Target place() {
            return switch (this) {
                case Same(Table table, OwlRule _) -> new Same(table, OwlRule.EQ_REF);
                case Inverse(Table table, OwlRule _) -> new Inverse(table, OwlRule.EQ_REF);
                case OfSubject(Extent extent, OwlRule _) -> new OfSubject(extent, OwlRule.EQ_REF);
                case OfObject(Extent extent, OwlRule _) -> new OfObject(extent, OwlRule.EQ_REF);
            };
        }
    }

    /// A table whose rows go here.
    record Source(Table table, boolean inverse) {}
}
