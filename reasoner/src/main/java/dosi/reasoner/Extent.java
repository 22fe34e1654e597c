package dosi.reasoner;

import dosi.graph.Members;

/// The members of a class while rules are applied to them; the marks are those of [Table].
final class Extent {
    final Members members;
    final int asserted;
    int joined;
    int roundEnd;
    int forwarded;
    int renamed;

    Target[] targets = new Target[0];

    Extent(Members members, int asserted) {
        this.members = members;
        this.asserted = asserted;
    }

    /// A class that every member belongs to as well.
    record Target(Extent extent, OwlRule rule) {}
}
