package dosi.shapes;

import java.util.List;

/// What a validation found (SHACL section 3.6), with the counts that the standard report leaves out.
///
/// @param conforms whether there is no result at all, as the recommendation defines it
/// @param findings the results, ordered by shape as the shapes come, then by focus node as found
/// @param counts one entry for each constraint that had a focus node
/// @param execution how the constraints were executed
public record ValidationReport(
        boolean conforms,
        List<Finding> findings,
        List<ConstraintCount> counts,
        Execution execution) {
    public ValidationReport {
        findings = List.copyOf(findings);
        counts = List.copyOf(counts);
    }
}
