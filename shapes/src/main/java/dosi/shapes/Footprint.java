package dosi.shapes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/// What a shape with a target looks at, and so which changes of the data reach which of its focus nodes.
///
/// Each property that validation follows from a focus node is watched together with the way back to the focus
/// node. A changed triple leads back, in the graph after the change, to every focus node whose results it may
/// alter: of the changed triples on a way, the first one has only unchanged triples before it, so its way back
/// stands in the new graph too, whether triples were added or deleted.
///
/// @param watches what is watched with its way back
/// @param everything whether any change may reach any focus node: the shape refers to itself, a query below it has a
///     variable as predicate, or focus nodes are held against each other
/// @param inFull properties whose change makes all focus nodes be validated again: those of queries, and
///     `rdfs:subClassOf` where a class matters
record Footprint(List<Watch> watches, boolean everything, Set<Node> inFull) {
    Footprint {
        watches = List.copyOf(watches);
        inFull = Set.copyOf(inFull);
    }

    /// A property, or every one (null), that matters where the subject (or the object) is reached from a focus
    /// node.
    ///
    /// @param back the way from that end of the triple back to the focus node; null where it is the focus node
    record Watch(@Nullable Node property, boolean atSubject, @Nullable Path back) {}

    static Footprint of(Plan plan, Plan.CompiledShape root) {
        Reader reader = new Reader(plan);
        root.targets().forEach(reader::target);
        reader.shape(root.index(), null);
        return new Footprint(
                List.copyOf(reader.watches), reader.everything, Set.copyOf(reader.inFull));
    }

    /// Whether the change makes all focus nodes be validated again.
    boolean needsAll(Triple changed) {
        return everything || inFull.contains(changed.getPredicate());
    }

    /// The nodes that a changed triple leads back to; those that are no focus nodes are among them.
    ///
    /// @param graph the graph after the change
    void reach(Triple changed, Graph graph, Set<Node> into) {
        for (Watch watch : watches) {
            if (watch.property == null || watch.property.equals(changed.getPredicate())) {
                Node from = watch.atSubject ? changed.getSubject() : changed.getObject();
                if (watch.back == null) {
                    into.add(from);
                } else {
                    into.addAll(Paths.walk(graph, from, watch.back, (_, _) -> {}));
                }
            }
        }
    }

    /// Walks through the shapes that a shape refers to.
    private static final class Reader {

        private record Visit(int shape, @Nullable Path way) {}

        private final Plan plan;
        private final Set<Watch> watches = new java.util.LinkedHashSet<>();
        private final Set<Node> inFull = new HashSet<>();
        private final Set<Visit> visited = new HashSet<>();
        private boolean everything;

        Reader(Plan plan) {
            this.plan = plan;
        }

        void target(Plan.Target target) {
            switch (target) {
                case Plan.Target.OfNode _ -> {}
                case Plan.Target.OfClass _ -> {
                    watch(RDF.Nodes.type, true, null);
                    inFull.add(RDFS.Nodes.subClassOf);
                }
                case Plan.Target.SubjectsOf(Node property) -> watch(property, true, null);
                case Plan.Target.ObjectsOf(Node property) -> watch(property, false, null);
                case Plan.Target.OfQuery(var query, _) -> query(QueryProperties.of(query));
            }
        }

        /// @param way from the focus node of the root to that of the shape
        void shape(int index, @Nullable Path way) {
            Plan.CompiledShape shape = plan.shapes().get(index);
            if (shape.deactivated() || !visited.add(new Visit(index, way))) {
                return;
            }
            if (shape.recursive()) {
                everything = true;
                return;
            }
            Path path = Paths.straight(shape.path());
            path(path, way);
            Path values = Paths.sequence(way, path);
            for (Plan.Constraint constraint : shape.constraints()) {
                check(constraint.check(), way, values);
            }
            shape.properties().forEach(property -> shape(property, values));
        }

        private void check(Check check, @Nullable Path way, @Nullable Path values) {
            switch (check) {
                case Check.OfPair pair -> path(Paths.straight(pair.path()), way);
                case Check.RootClass _ -> inFull.add(RDFS.Nodes.subClassOf);
                // what another target node has counts too
                case Check.UniqueValuesFor _ -> everything = true;
                case Check.ClassOf _ -> {
                    watch(RDF.Nodes.type, true, values);
                    inFull.add(RDFS.Nodes.subClassOf);
                }
                case Check.Closed _ -> watch(null, true, values);
                case Check.ListLength _, Check.UniqueMembers _ -> list(values);
                case Check.MemberShape(int shape) -> {
                    Path cells = list(values);
                    shape(shape, Paths.sequence(cells, PathFactory.pathLink(RDF.Nodes.first)));
                }
                case Check.Select(var query, _) -> query(QueryProperties.of(query));
                case Check.Ask(var query, _, _) -> query(QueryProperties.of(query));
                case Check.Not _,
                        Check.And _,
                        Check.Or _,
                        Check.Xone _,
                        Check.NodeConforms _,
                        Check.SomeValue _,
                        Check.Qualified _ ->
                        check.shapes().forEach(shape -> shape(shape, values));
                case Check.OfValue _,
                        Check.MinCount _,
                        Check.MaxCount _,
                        Check.HasValue _,
                        Check.UniqueLanguage _ -> {}
            }
        }

        private @Nullable Path list(@Nullable Path values) {
            Path cells =
                    Paths.sequence(
                            values,
                            PathFactory.pathZeroOrMore1(PathFactory.pathLink(RDF.Nodes.rest)));
            watch(RDF.Nodes.first, true, cells);
            watch(RDF.Nodes.rest, true, cells);
            return cells;
        }

        private void query(QueryProperties properties) {
            if (properties.any()) {
                everything = true;
            }
            inFull.addAll(properties.named());
        }

        private void path(@Nullable Path path, @Nullable Path way) {
            switch (path) {
                case null -> {}
                case P_Link link -> watch(link.getNode(), true, way);
                case P_Inverse inverse when inverse.getSubPath() instanceof P_Link link ->
                        watch(link.getNode(), false, way);
                case P_Seq seq -> {
                    path(seq.getLeft(), way);
                    path(seq.getRight(), Paths.sequence(way, seq.getLeft()));
                }
                case P_Alt alt -> {
                    path(alt.getLeft(), way);
                    path(alt.getRight(), way);
                }
                case P_ZeroOrOne optional -> path(optional.getSubPath(), way);
                case P_ZeroOrMore1 star -> path(star.getSubPath(), Paths.sequence(way, star));
                case P_OneOrMore1 plus ->
                        path(
                                plus.getSubPath(),
                                Paths.sequence(
                                        way, PathFactory.pathZeroOrMore1(plus.getSubPath())));
                default -> throw new IllegalArgumentException("not a path of SHACL: " + path);
            }
        }

        private void watch(@Nullable Node property, boolean atSubject, @Nullable Path way) {
            watches.add(new Watch(property, atSubject, Paths.back(way)));
        }
    }

    /// In the order of the shapes with a target.
    static List<Footprint> of(Plan plan) {
        List<Footprint> footprints = new ArrayList<>();
        for (int root : plan.roots()) {
            footprints.add(of(plan, plan.shapes().get(root)));
        }
        return footprints;
    }
}
