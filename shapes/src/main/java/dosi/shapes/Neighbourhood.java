package dosi.shapes;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// The triples of a graph that the validation of some focus nodes by one shape may look at, and perhaps more of
/// the same subjects: a small graph with which the engine gives the same results as with the whole.
final class Neighbourhood {

    private record Visit(int shape, Node node) {}

    private final Plan plan;
    private final Graph graph;
    private final SnapshotBuilder into;
    private final Set<Visit> visited = new HashSet<>();
    private final Set<Node> rows = new HashSet<>();
    private final Set<Node> classes = new HashSet<>();

    Neighbourhood(Plan plan, Graph graph, SnapshotBuilder into) {
        this.plan = plan;
        this.graph = graph;
        this.into = into;
    }

    /// Collects for a focus node of a shape with a target.
    void add(Plan.CompiledShape root, Node focus) {
        for (Plan.Target target : root.targets()) {
            if (target instanceof Plan.Target.ObjectsOf(Node property)) {
                graph.find(Node.ANY, property, focus).nextOptional().ifPresent(into::triple);
            }
        }
        shape(root.index(), focus);
    }

    private void shape(int index, Node node) {
        Plan.CompiledShape shape = plan.shapes().get(index);
        if (shape.deactivated() || !visited.add(new Visit(index, node))) {
            return;
        }
        row(node);
        Set<Node> values =
                shape.path() == null
                        ? Set.of(node)
                        : Paths.walk(graph, node, shape.path(), this::step);
        for (Plan.Constraint constraint : shape.constraints()) {
            if (constraint.check() instanceof Check.OfPair pair) {
                Paths.walk(graph, node, pair.path(), this::step);
            }
            for (Node value : values) {
                check(constraint.check(), value);
            }
        }
        for (int property : shape.properties()) {
            values.forEach(value -> shape(property, value));
        }
    }

    private void check(Check check, Node value) {
        switch (check) {
            case Check.ClassOf _, Check.Closed _ -> row(value);
            case Check.RootClass _ -> superclasses(value);
            case Check.ListLength _, Check.UniqueMembers _ -> cells(value);
            case Check.MemberShape(int shape) -> {
                for (Node cell : cells(value)) {
                    graph.find(cell, RDF.Nodes.first, Node.ANY)
                            .mapWith(Triple::getObject)
                            .toList()
                            .forEach(member -> shape(shape, member));
                }
            }
            case Check.Not _,
                    Check.And _,
                    Check.Or _,
                    Check.Xone _,
                    Check.NodeConforms _,
                    Check.SomeValue _,
                    Check.Qualified _ ->
                    check.shapes().forEach(shape -> shape(shape, value));
            case Check.OfValue _,
                    Check.MinCount _,
                    Check.MaxCount _,
                    Check.HasValue _,
                    Check.UniqueLanguage _,
                    Check.UniqueValuesFor _,
                    Check.OfPair _,
                    Check.Select _,
                    Check.Ask _ -> {}
        }
    }

    private Set<Node> cells(Node list) {
        Set<Node> cells =
                Paths.walk(
                        graph,
                        list,
                        PathFactory.pathZeroOrMore1(PathFactory.pathLink(RDF.Nodes.rest)),
                        this::step);
        cells.forEach(this::row);
        return cells;
    }

    private void step(Node from, Path step) {
        if (step instanceof P_Inverse inverse && inverse.getSubPath() instanceof P_Link link) {
            graph.find(Node.ANY, link.getNode(), from).forEachRemaining(into::triple);
        } else {
            row(from);
        }
    }

    private void row(Node subject) {
        if (subject.isLiteral() || !rows.add(subject)) {
            return;
        }
        for (Triple triple : graph.find(subject, Node.ANY, Node.ANY).toList()) {
            into.triple(triple);
            if (triple.getPredicate().equals(RDF.Nodes.type)) {
                superclasses(triple.getObject());
            }
        }
    }

    private void superclasses(Node type) {
        if (classes.add(type)) {
            for (Triple above : graph.find(type, RDFS.Nodes.subClassOf, Node.ANY).toList()) {
                into.triple(above);
                superclasses(above.getObject());
            }
        }
    }
}
