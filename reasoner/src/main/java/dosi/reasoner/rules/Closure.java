package dosi.reasoner.rules;

import java.util.List;
import org.apache.jena.graph.Triple;

/// What follows from triples by other means than the rules of a rule set.
public interface Closure {

    /// Nothing does.
    Closure NONE = _ -> List.of();

    /// Takes new triples and gives what follows from them together with everything before.
    List<Triple> of(List<Triple> added);
}
