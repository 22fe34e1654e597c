package dosi.shapes;

import dosi.diagnostics.Problem;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/// Which nodes of some data the targets of shapes select, found as a validation finds them.
///
/// @param nodes how many nodes may be selected: the subjects of the data
/// @param shapes every shape with a target, in the order in which they are validated
/// @param unselected how many of the nodes no shape selects that is switched on
/// @param unselectedByClass those nodes by their classes as stated, the most frequent first; a node of two classes counts
///     in both
/// @param problems a warning for each target that selects nothing
public record TargetSelection(
        int nodes,
        List<OfShape> shapes,
        int unselected,
        List<OfClass> unselectedByClass,
        List<Problem> problems) {
    public TargetSelection {
        shapes = List.copyOf(shapes);
        unselectedByClass = List.copyOf(unselectedByClass);
        problems = List.copyOf(problems);
    }

    /// What one shape selects.
    ///
    /// @param deactivated whether the shape is switched off and checks none of them
    /// @param nodes the focus nodes in the order of their texts; a view that makes each node when it is asked for
    public record OfShape(
            Node shape, boolean deactivated, List<OfTarget> targets, List<Node> nodes) {
        public OfShape {
            targets = List.copyOf(targets);
        }
    }

    /// What one target selects.
    ///
    /// @param term the name of its SHACL term, for example `targetClass`
    /// @param value the class, node or property; of a SPARQL target its node
    public record OfTarget(String term, Node value, int count) {}

    /// Nodes of one class.
    ///
    /// @param type the class; empty for nodes without one
    public record OfClass(Optional<Node> type, int count) {}
}
