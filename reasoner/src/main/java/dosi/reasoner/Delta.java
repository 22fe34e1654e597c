package dosi.reasoner;

import java.util.List;
import org.apache.jena.graph.Triple;

/// Triples that come and triples that go. A triple in both lists comes.
public record Delta(List<Triple> added, List<Triple> deleted) {
    public Delta {
        added = List.copyOf(added);
        deleted = List.copyOf(deleted);
    }

    /// Whether nothing comes and nothing goes.
    public boolean isEmpty() {
        return added.isEmpty() && deleted.isEmpty();
    }

    /// What takes this back.
    public Delta inverse() {
        return new Delta(deleted, added);
    }
}
