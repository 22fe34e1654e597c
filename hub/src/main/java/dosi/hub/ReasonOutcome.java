package dosi.hub;

import dosi.reasoner.Inconsistency;
import dosi.reasoner.rules.Inference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a run of the reasoner did.
///
/// @param ran false where nothing was done, because data, ontology and rules are those of the last run
/// @param byRules what the rules in SPARQL 1.2 RL did; empty where there are none or nothing was done. Where it is not complete, the
///     inferred graph is marked so
/// @param inconsistencies what cannot hold together by OWL
/// @param inconsistenciesCut whether there are more than are listed
/// @param inferred how many triples the inferred graph holds now
/// @param added how many of them are new
/// @param deleted how many were inferred before and no longer follow
/// @param duration of reading, inferring and committing
public record ReasonOutcome(
        boolean ran,
        Optional<Inference> byRules,
        List<Inconsistency> inconsistencies,
        boolean inconsistenciesCut,
        long inferred,
        long added,
        long deleted,
        Duration duration) {
    public ReasonOutcome {
        inconsistencies = List.copyOf(inconsistencies);
    }

    /// Whether the limit of inferences was not reached, so that nothing is missing.
    public boolean complete() {
        return byRules.map(Inference::complete).orElse(true);
    }
}
