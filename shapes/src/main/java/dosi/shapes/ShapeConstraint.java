package dosi.shapes;

import dosi.diagnostics.Severity;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.jspecify.annotations.Nullable;

/// One constraint of one shape: what findings come from and what a report counts.
///
/// @param shape the shape that has the constraint (`sh:sourceShape`)
/// @param path the path of a property shape; null for a node shape
/// @param component the kind of constraint (`sh:sourceConstraintComponent`)
/// @param constraint the SPARQL constraint (`sh:sourceConstraint`); null for the others
/// @param id a name that is the same in every reading of the shapes graph: that of [#named], and where it has no IRI
///     the way to it from the next shape that has one
/// @param severityIri what the shapes graph says (`sh:resultSeverity`), an IRI of its own perhaps
/// @param looksAt what it looks at: ways of one property or several from the focus node; empty where it may look
///     at everything, or at the focus node alone
public record ShapeConstraint(
        Node shape,
        @Nullable Path path,
        Node component,
        @Nullable Node constraint,
        String id,
        Node severityIri,
        List<List<Node>> looksAt) {
    public ShapeConstraint {
        looksAt = List.copyOf(looksAt);
    }

    /// `sh:Info` and `sh:Warning` as such; everything else is an error.
    public Severity severity() {
        return switch (severityIri.toString()) {
            case Sh.NS + "Info" -> Severity.INFO;
            case Sh.NS + "Warning" -> Severity.WARNING;
            default -> Severity.ERROR;
        };
    }

    /// The node by which people know the constraint: the SPARQL constraint where it has an IRI, else the shape.
    public Node named() {
        return constraint != null && constraint.isURI() ? constraint : shape;
    }

    /// The last part of the IRI of [#named], or `_` where there is none.
    public String name() {
        return named().isURI() ? localName(named().getURI()) : "_";
    }

    /// The last part of the IRI of the component without `ConstraintComponent`, for example `MinCount`.
    public String componentName() {
        return localName(component.toString()).replace("ConstraintComponent", "");
    }

    static @Nullable Node property(@Nullable Path path) {
        return path instanceof P_Link link ? link.getNode() : null;
    }

    private static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }
}
