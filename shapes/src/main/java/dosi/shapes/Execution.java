package dosi.shapes;

/// How the constraints of a validation were executed.
///
/// @param compiled constraints that our own engine executed
/// @param setWise SPARQL constraints executed once for all focus nodes
/// @param perNode SPARQL constraints executed for each focus node
/// @param fallback constraints that Jena's engine executed
public record Execution(int compiled, int setWise, int perNode, int fallback) {}
