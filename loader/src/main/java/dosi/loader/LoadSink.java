package dosi.loader;

import dosi.diagnostics.Place;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/// Takes what a load makes, as it is made. Called from one thread.
public interface LoadSink {

    /// One quad. A quad in the default graph belongs to the dataset's own graph. The same quad may come
    /// more than once.
    void quad(Quad quad);

    /// Tells that a row speaks about a subject: once for each subject and row.
    void derived(Node subject, Place row);

    /// A row that could not become triples, as published, with the reason.
    void quarantined(QuarantinedRow row);
}
