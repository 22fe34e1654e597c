package dosi.reasoner;

import java.util.List;

/// Why a triple follows, down to what was asserted: a tree of rule applications.
///
/// @param step the last rule application
/// @param inferred the proofs of those axioms and premises of the step that were themselves inferred
public record Proof(Explanation step, List<Proof> inferred) {
    public Proof {
        inferred = List.copyOf(inferred);
    }

    /// How many rule applications lie above each other.
    public int height() {
        return 1 + inferred.stream().mapToInt(Proof::height).max().orElse(0);
    }
}
