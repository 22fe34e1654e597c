package dosi.reasoner;

import java.util.List;
import org.apache.jena.graph.Triple;

/// Why a triple follows: one application of one rule.
///
/// @param rule the rule; its sentence tells the reason in Korean and English
/// @param axioms the schema triples that the rule was made from; cells of lists are left out
/// @param premises the data triples that the rule was applied to; each may itself be inferred
public record Explanation(
        Triple conclusion, OwlRule rule, List<Triple> axioms, List<Triple> premises) {
    public Explanation {
        axioms = List.copyOf(axioms);
        premises = List.copyOf(premises);
    }
}
