package dosi.reasoner;

/// What one change of the asserted triples did.
///
/// @param asserted the triples that are asserted now and were not before, and the other way round; applying its inverse takes
///     the change back
/// @param inferred the inferred triples that appeared and disappeared; a triple is inferred as long as it follows and is
///     not asserted
/// @param overdeleted how many facts were deleted on the way, of which many came back: the work that deleting was
public record Maintained(Delta asserted, Delta inferred, long overdeleted) {}
