package dosi.reasoner;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What came out of a materialisation.
///
/// @param asserted how many different triples were given
/// @param inferred how many triples were inferred that had not been given
/// @param derived for each rule that inferred something, how many triples it was the first to infer; the
///     counts add up to `inferred`
/// @param rounds how often the rules were applied until nothing new followed
/// @param inconsistencies what cannot hold together, at most [#INCONSISTENCIES_MAX]
/// @param inconsistenciesCut whether there are more inconsistencies than are listed
public record Materialisation(
        long asserted,
        long inferred,
        Map<OwlRule, Long> derived,
        int rounds,
        List<Inconsistency> inconsistencies,
        boolean inconsistenciesCut) {

    /// How many inconsistencies are listed at most.
    public static final int INCONSISTENCIES_MAX = 10_000;

    public Materialisation {
        derived =
                Collections.unmodifiableMap(derived.isEmpty() ? Map.of() : new EnumMap<>(derived));
        inconsistencies = List.copyOf(inconsistencies);
    }

    /// Whether nothing contradicts anything, as far as OWL 2 RL can tell.
    public boolean consistent() {
        return inconsistencies.isEmpty();
    }
}
