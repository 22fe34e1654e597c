package dosi.reasoner;

import dosi.graph.Members;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of a class while rules are applied to them; the fields are those of [Table].
final class Extent {
    final Members members;
    final boolean axioms;
    int joined;
    int roundEnd;
    int forwarded;
    int renamed;

    Target[] targets = new Target[0];

    final List<Plan> readers = new ArrayList<>();
    final List<Plan> writers = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    final List<KeyIndex> keys = new ArrayList<>();
    final Doomed doomed = new Doomed();
    int changeStart;
    @Nullable RowLog log;

    Extent(Members members, boolean axioms) {
        this.members = members;
        this.axioms = axioms;
    }

    /// A class that every member belongs to as well.
    record Target(Extent extent, OwlRule rule) {}

    /// What makes a thing a member.
    sealed interface Source {
        /// Membership of a class.
        record Below(Extent extent) implements Source {}

        /// Being the subject of a property.
        record SubjectOf(Table table) implements Source {}

        /// Being the object of a property.
        record ObjectOf(Table table) implements Source {}
    }
}
