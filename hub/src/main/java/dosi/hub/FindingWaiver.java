package dosi.hub;

import dosi.shapes.report.Waiver;
import java.time.Instant;
import org.apache.jena.graph.Node;

/// A waiver as the knowledge base keeps it: somebody tolerates a finding, or all findings of a shape, until a day.
///
/// @param id the number of the change that made it
/// @param dataset identifier of the dataset
/// @param target the IRI of the finding or of the shape
/// @param waiver reason, author and last day
/// @param since when it was made
/// @param state whether it counts
/// @param findings how many findings that are there now it is for
public record FindingWaiver(
        long id,
        String dataset,
        Node target,
        Waiver waiver,
        Instant since,
        WaiverState state,
        long findings) {}
