package dosi.shapes.report;

import dosi.diagnostics.Severity;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;

/// One shape in a report, with its constraints.
///
/// @param shape the node by which people know it: see [dosi.shapes.ShapeConstraint#named]
/// @param constraints those with findings first
public record ShapeFindings(Node shape, List<ConstraintFindings> constraints) {
    public ShapeFindings {
        constraints = List.copyOf(constraints);
    }

    /// The last part of its IRI, or what else tells it apart.
    public String name() {
        return Labels.rule(constraints.getFirst().source());
    }

    /// How many rows its constraints found something in.
    public long total() {
        return constraints.stream().mapToLong(ConstraintFindings::total).sum();
    }

    /// The heaviest severity of its constraints that found something; of all where none did.
    public Severity severity() {
        return constraints.stream()
                .filter(constraint -> total() == 0 || constraint.total() > 0)
                .map(ConstraintFindings::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }
}
