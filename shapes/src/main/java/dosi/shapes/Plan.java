package dosi.shapes;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.path.Path;
import org.jspecify.annotations.Nullable;

/// A shapes graph, compiled: what there is to check, independent of any data.
///
/// @param shapes every shape that has a target or that another shape refers to
/// @param roots those that have a target, in the order in which they are validated
/// @param constraints every constraint of every shape; the index is that of [Constraint#index]
record Plan(List<CompiledShape> shapes, List<Integer> roots, List<Constraint> constraints) {
    Plan {
        shapes = List.copyOf(shapes);
        roots = List.copyOf(roots);
        constraints = List.copyOf(constraints);
    }

    /// A node shape or property shape.
    ///
    /// @param path null for a node shape
    /// @param pathNode how the shapes graph writes the path
    /// @param properties the property shapes under `sh:property`
    /// @param recursive whether it refers to itself, directly or over other shapes
    record CompiledShape(
            int index,
            Node node,
            @Nullable Path path,
            @Nullable Node pathNode,
            boolean deactivated,
            List<Constraint> constraints,
            List<Integer> properties,
            List<Target> targets,
            boolean recursive) {
        CompiledShape {
            constraints = List.copyOf(constraints);
            properties = List.copyOf(properties);
            targets = List.copyOf(targets);
        }
    }

    /// One check of one shape.
    ///
    /// @param values the parameters of a constraint component, for messages
    record Constraint(int index, ShapeConstraint source, Check check, List<Parameter> values) {
        Constraint {
            values = List.copyOf(values);
        }
    }

    /// The value that a shape gives to a parameter of a constraint component.
    record Parameter(String name, Node value) {}

    /// Which nodes a shape is about.
    sealed interface Target {
        /// The SHACL term that states it; a class that is a shape itself counts as its `targetClass`.
        default String term() {
            return switch (this) {
                case OfNode _ -> "targetNode";
                case OfClass _ -> "targetClass";
                case SubjectsOf _ -> "targetSubjectsOf";
                case ObjectsOf _ -> "targetObjectsOf";
                case OfQuery _ -> "target";
            };
        }

        /// The class, node or property; of a SPARQL target its node in the shapes graph.
        default Node value() {
            return switch (this) {
                case OfNode(Node node) -> node;
                case OfClass(Node type) -> type;
                case SubjectsOf(Node property) -> property;
                case ObjectsOf(Node property) -> property;
                case OfQuery(_, Node target) -> target;
            };
        }

        record OfNode(Node node) implements Target {}

        record OfClass(Node type) implements Target {}

        record SubjectsOf(Node property) implements Target {}

        record ObjectsOf(Node property) implements Target {}

        /// A SPARQL target of SHACL-AF; its variable `?this` gives the focus nodes.
        ///
        /// @param target what `sh:target` refers to
        record OfQuery(Query query, Node target) implements Target {}
    }
}
