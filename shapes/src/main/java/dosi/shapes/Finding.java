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
/// @param wording what is said about it, made when first asked for
public record Finding(
        ShapeConstraint source,
        Node focus,
        @Nullable Path path,
        @Nullable Node value,
        Wording wording) {

    /// A finding with its words.
    ///
    /// @param message see [#message]
    /// @param fix see [#fix]
    /// @param messages see [#messages]
    /// @param details see [#details]
    public Finding(
            ShapeConstraint source,
            Node focus,
            @Nullable Path path,
            @Nullable Node value,
            Text message,
            Optional<Text> fix,
            List<Node> messages,
            List<Finding> details) {
        this(
                source,
                focus,
                path,
                value,
                Wording.of(new Wording.Said(message, message, fix, messages, details)));
    }

    /// What is wrong, with the values filled in: the shape's own words, else a sentence made from the constraint.
    public Text message() {
        return wording.said().message();
    }

    /// What to do about it, where it is known.
    public Optional<Text> fix() {
        return wording.said().fix();
    }

    /// What goes into `sh:resultMessage`: the shape's own messages with the values filled in, in whatever languages
    /// it has them; where it has none, [#message] in both languages.
    public List<Node> messages() {
        return wording.said().messages();
    }

    /// Why a nested shape failed (`sh:detail`); empty for constraints without nested shapes.
    public List<Finding> details() {
        return wording.said().details();
    }

    /// The severity in our words; the IRI of the shapes graph is `source().severityIri()`.
    public Severity severity() {
        return source.severity();
    }

    /// The property, where the path is a single one.
    public @Nullable Node property() {
        return ShapeConstraint.property(path);
    }

    /// The ways of one property or several from the focus node to what the finding is about; empty where that is
    /// not known, or is the focus node itself.
    public List<List<Node>> looksAt() {
        if (path != null && !path.equals(source.path())) {
            return Ways.of(path);
        }
        if (path != null || !source.looksAt().isEmpty()) {
            return source.looksAt();
        }
        return details().stream()
                .filter(detail -> detail.focus().equals(focus))
                .flatMap(detail -> detail.looksAt().stream())
                .distinct()
                .toList();
    }

    /// Sixteen hexadecimal digits that are the same for the same finding in every run: constraint, focus node, path
    /// and value decide, words and rows do not.
    public String identity() {
        return FindingIdentity.of(source, focus, path, value);
    }

    /// The short name of the constraint: see [ShapeConstraint#name].
    public String shapeName() {
        return source.name();
    }
}
