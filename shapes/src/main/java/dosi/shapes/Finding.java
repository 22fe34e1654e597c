package dosi.shapes;

import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// One thing that a shape found in the data: a SHACL validation result with its message in two languages.
///
/// @param severity `sh:Violation` is an error, `sh:Warning` a warning, `sh:Info` an info
/// @param focus the node that was checked
/// @param path the property, where the shape names a single one
/// @param value the value that is wrong, where there is one
/// @param shape the node that carries the message: a property shape or a SPARQL constraint, else the shape
/// @param component the kind of constraint, for example `sh:MinCountConstraintComponent`
/// @param message what is wrong, with the values filled in
/// @param fix what to do about it, where the shape says so
public record Finding(
        Severity severity,
        Node focus,
        @Nullable Node path,
        @Nullable Node value,
        Node shape,
        Node component,
        Text message,
        Optional<Text> fix) {

    /// The short name of the shape: the last part of its IRI, or `_` for a shape without one.
    public String shapeName() {
        if (!shape.isURI()) {
            return "_";
        }
        String iri = shape.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }
}
