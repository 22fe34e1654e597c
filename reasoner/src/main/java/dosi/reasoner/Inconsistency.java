package dosi.reasoner;

import java.util.List;
import org.apache.jena.graph.Triple;

/// Triples that cannot hold together.
///
/// The data stay as they are; someone who knows the city decides which premise is wrong.
///
/// @param rule a rule that concludes *false*; its sentence says what is wrong
/// @param premises axioms first, then data; inferred triples may be among them
public record Inconsistency(OwlRule rule, List<Triple> premises) {
    public Inconsistency {
        premises = List.copyOf(premises);
    }
}
