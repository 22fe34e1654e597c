package dosi.shapes;

import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;
import org.jspecify.annotations.Nullable;

/// One thing that a shape found in the data: a SHACL validation result (section 3.6.2) with its message in two
/// languages.
///
/// @param source the constraint that gave it
/// @param focus the node that was checked (`sh:focusNode`)
/// @param path the path (`sh:resultPath`), where there is one
/// @param value the value that is wrong (`sh:value`), where there is one
/// @param message what is wrong, with the values filled in
/// @param fix what to do about it, where the shape says so
/// @param messages what goes into `sh:resultMessage`: the shape's own messages with the values filled in, in
///     whatever languages it has them
/// @param details why a nested shape failed (`sh:detail`); empty for constraints without nested shapes
public record Finding(
        ShapeConstraint source,
        Node focus,
        @Nullable Path path,
        @Nullable Node value,
        Text message,
        Optional<Text> fix,
        List<Node> messages,
        List<Finding> details) {
    public Finding {
        messages = List.copyOf(messages);
        details = List.copyOf(details);
    }

    /// The severity in our words; the IRI of the shapes graph is `source().severityIri()`.
    public Severity severity() {
        return source.severity();
    }

    /// The property, where the path is a single one.
    public @Nullable Node property() {
        return ShapeConstraint.property(path);
    }

    /// The short name of the constraint: see [ShapeConstraint#name].
    public String shapeName() {
        return source.name();
    }
}
