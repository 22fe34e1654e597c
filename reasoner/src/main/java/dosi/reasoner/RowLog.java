package dosi.reasoner;

import dosi.graph.Relation;

/// What the present change has done to the facts of one table or class that were there before it.
///
/// A member of a class is held as a pair with 0.
final class RowLog {
    /// No longer asserted.
    final Relation unasserted = new Relation(0);

    /// Had been inferred, and is asserted now.
    final Relation nowAsserted = new Relation(0);

    /// Had been inferred, and was deleted; it may have come back.
    final Relation deleted = new Relation(0);
}
