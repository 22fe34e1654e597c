package dosi.shapes;

import org.apache.jena.graph.Node;

/// Terms of SHACL that more than one reader of shapes asks for.
final class Shacl {

    static final Node PATH = Sh.term("path");
    static final Node SEVERITY = Sh.term("severity");
    static final Node VIOLATION = Sh.term("Violation");
    static final Node DEACTIVATED = Sh.term("deactivated");
    static final Node SELECT = Sh.term("select");
    static final Node ASK = Sh.term("ask");
    static final Node SPARQL_COMPONENT = component("SPARQL");

    private Shacl() {}

    /// The constraint component of this name.
    static Node component(String name) {
        return Sh.term(name + "ConstraintComponent");
    }
}
