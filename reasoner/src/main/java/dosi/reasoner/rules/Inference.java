package dosi.reasoner.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What came out of an application of rules.
///
/// @param inferred how many triples were inferred, `DATA` and closure included
/// @param derived for each rule that gave something, how many triples it was the first to give
/// @param rounds how often rules were applied until nothing new followed, over all strata
/// @param complete false where the limit was reached: there may be more
public record Inference(long inferred, Map<Rule, Long> derived, int rounds, boolean complete) {
    public Inference {
        derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
    }
}
