package dosi.hub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.jena.graph.Triple;

/// Why a triple holds.
///
/// @param triple as the store keeps it
/// @param origins who asserts it; empty where it is only inferred
/// @param inference one application of one rule that gives it; empty where it is only asserted
/// @param premises the axioms and then the data of the inference, each with its origins; a premise without
///     origins is inferred itself
public record WhyHolds(
        Triple triple,
        List<Origin> origins,
        Optional<Derivation> inference,
        SequencedMap<Triple, List<Origin>> premises) {
    public WhyHolds {
        origins = List.copyOf(origins);
        premises = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(premises));
    }
}
