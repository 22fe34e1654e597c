package dosi.hub;

/// What a waiver is for.
public sealed interface WaiverTarget {

    /// One finding.
    ///
    /// @param name its IRI, or as many of its sixteen digits as make it the only one
    record OfFinding(String name) implements WaiverTarget {}

    /// Everything that one shape finds in one dataset.
    ///
    /// @param shape the IRI of the shape or of its SPARQL constraint, or the last part of it
    /// @param dataset identifier of the dataset
    record OfShape(String shape, String dataset) implements WaiverTarget {}
}
