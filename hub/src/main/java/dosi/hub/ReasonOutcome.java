package dosi.hub;

import dosi.reasoner.Materialisation;
import java.time.Duration;
import java.util.Optional;

/// What a run of the reasoner did.
///
/// @param materialisation counts, rounds and inconsistencies; empty where nothing was done, because data and
///     ontology are those of the last run
/// @param inferred how many triples the inferred graph holds now
/// @param added how many of them are new
/// @param deleted how many were inferred before and no longer follow
/// @param duration of reading, inferring and committing
public record ReasonOutcome(
        Optional<Materialisation> materialisation,
        long inferred,
        long added,
        long deleted,
        Duration duration) {

    /// Whether the rules were applied at all.
    public boolean ran() {
        return materialisation.isPresent();
    }
}
