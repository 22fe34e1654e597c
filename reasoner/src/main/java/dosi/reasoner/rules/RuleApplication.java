package dosi.reasoner.rules;

import java.util.List;
import org.apache.jena.graph.Triple;

/// Why a triple follows: one application of one rule of a rule set.
///
/// @param premises the triples that its patterns matched, in the order of the body; each may be inferred itself. That what its negations
///     look at is absent, and that its filters hold, stands in the rule
public record RuleApplication(Triple conclusion, Rule rule, List<Triple> premises) {
    public RuleApplication {
        premises = List.copyOf(premises);
    }
}
