package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import dosi.graph.GeoFunctions;
import dosi.ontology.Prefixes;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.RDF;

/// Evaluates the targets of a plan on a snapshot and looks at what they leave out.
final class TargetSelector {

    private final Plan plan;
    private final ShapesGraph source;
    private final Snapshot snapshot;
    private final SparqlRunner sparql;
    private final BoundPlan bound;
    private final Problems problems = new Problems();

    /// @param source the shapes graph of the plan
    TargetSelector(Plan plan, ShapesGraph source, Snapshot snapshot) {
        GeoFunctions.register();
        this.plan = plan;
        this.source = source;
        this.snapshot = snapshot;
        this.sparql = new SparqlRunner(snapshot, snapshot.asGraph(), source.graph());
        this.bound = new BoundPlan(plan, snapshot, sparql);
    }

    TargetSelection select() {
        List<TargetSelection.OfShape> shapes = new ArrayList<>();
        BitSet unselected = nodes();
        int nodes = unselected.cardinality();
        for (int root : plan.roots()) {
            Plan.CompiledShape shape = plan.shapes().get(root);
            BitSet selected = new BitSet();
            List<TargetSelection.OfTarget> targets = new ArrayList<>();
            for (Plan.Target target : shape.targets()) {
                BitSet own = bound.focusNodes(target, sparql);
                selected.or(own);
                targets.add(
                        new TargetSelection.OfTarget(
                                target.term(), target.value(), own.cardinality()));
                if (own.isEmpty()) {
                    nothing(shape.node(), target);
                }
            }
            if (!shape.deactivated()) {
                unselected.andNot(selected);
            }
            shapes.add(
                    new TargetSelection.OfShape(
                            shape.node(), shape.deactivated(), targets, list(selected)));
        }
        return new TargetSelection(
                nodes, shapes, unselected.cardinality(), byClass(unselected), problems.list());
    }

    /// The nodes that may be selected: subjects of the data.
    private BitSet nodes() {
        BitSet nodes = new BitSet();
        for (int id = 0; id < snapshot.rows(); id++) {
            if (snapshot.end(id) > snapshot.start(id) && snapshot.focusable(id)) {
                nodes.set(id);
            }
        }
        return nodes;
    }

    /// The nodes in the order of their texts.
    private List<Node> list(BitSet ids) {
        Integer[] all = ids.stream().boxed().toArray(Integer[]::new);
        Arrays.sort(all, this::byText);
        return new AbstractList<>() {
            @Override
            public Node get(int index) {
                return snapshot.node(all[index]);
            }

            @Override
            public int size() {
                return all.length;
            }
        };
    }

    private int byText(int a, int b) {
        Terms terms = snapshot.terms();
        return Arrays.compareUnsigned(
                terms.bytes(),
                terms.start(a),
                terms.end(a),
                terms.bytes(),
                terms.start(b),
                terms.end(b));
    }

    private List<TargetSelection.OfClass> byClass(BitSet nodes) {
        List<TargetSelection.OfClass> classes = new ArrayList<>();
        int[] without = {0};
        Map<Integer, Integer> counts = typeCounts(nodes, without);
        counts.forEach(
                (type, count) ->
                        classes.add(
                                new TargetSelection.OfClass(
                                        Optional.of(snapshot.node(type)), count)));
        if (without[0] > 0) {
            classes.add(new TargetSelection.OfClass(Optional.empty(), without[0]));
        }
        classes.sort(
                Comparator.comparingInt(TargetSelection.OfClass::count)
                        .reversed()
                        .thenComparing(one -> one.type().map(Node::toString).orElse("")));
        return classes;
    }

    /// How many of the nodes have each class; `without[0]` is raised by those that have none.
    private Map<Integer, Integer> typeCounts(BitSet nodes, int[] without) {
        Map<Integer, Integer> counts = new HashMap<>();
        int type = snapshot.terms().add(RDF.Nodes.type);
        int[] predicates = snapshot.predicates();
        for (int id = nodes.nextSetBit(0); id >= 0; id = nodes.nextSetBit(id + 1)) {
            int from = snapshot.first(id, type);
            int at = from;
            for (; at < snapshot.end(id) && predicates[at] == type; at++) {
                counts.merge(snapshot.objects()[at], 1, Integer::sum);
            }
            if (at == from) {
                without[0]++;
            }
        }
        return counts;
    }

    private void nothing(Node shape, Plan.Target target) {
        Text advice =
                switch (target) {
                    case Plan.Target.OfClass(Node type) -> nearest(type, classes());
                    case Plan.Target.SubjectsOf(Node property) -> nearest(property, properties());
                    case Plan.Target.ObjectsOf(Node property) -> nearest(property, properties());
                    case Plan.Target.OfNode _ ->
                            new Text(
                                    "IRI를 데이터와 견준다. 데이터에서 주어인 노드만 고른다",
                                    "Compare the IRI with the data; only subjects of the data are selected");
                    case Plan.Target.OfQuery _ ->
                            new Text("그 질의를 데이터에 물어본다", "Ask the data that query");
                };
        problems.add(
                ShapeProblem.SELECTS_NOTHING.at(
                        place(shape, target),
                        ShapesLinter.show(shape),
                        target.term(),
                        show(target.value()),
                        advice.ko(),
                        advice.en()));
    }

    /// Where the target is stated; of a class that is a shape itself, where that is said.
    private Place place(Node shape, Plan.Target target) {
        Triple stated = Triple.create(shape, Sh.term(target.term()), target.value());
        return source.graph().contains(stated)
                ? source.places().apply(stated)
                : source.place(shape, RDF.Nodes.type);
    }

    private Map<Node, Integer> classes() {
        Map<Node, Integer> classes = new HashMap<>();
        typeCounts(nodes(), new int[1])
                .forEach((type, count) -> classes.put(snapshot.node(type), count));
        return classes;
    }

    private Map<Node, Integer> properties() {
        Map<Integer, Integer> counts = new HashMap<>();
        BitSet nodes = nodes();
        for (int id = nodes.nextSetBit(0); id >= 0; id = nodes.nextSetBit(id + 1)) {
            for (int at = snapshot.start(id); at < snapshot.end(id); at++) {
                counts.merge(snapshot.predicates()[at], 1, Integer::sum);
            }
        }
        Map<Node, Integer> properties = new HashMap<>();
        counts.forEach((property, count) -> properties.put(snapshot.node(property), count));
        return properties;
    }

    /// The known name that looks most like the one that selects nothing; also the same name in another namespace.
    private static Text nearest(Node missing, Map<Node, Integer> known) {
        Map<String, Node> byName =
                known.keySet().stream()
                        .filter(node -> node.isURI() && !node.equals(missing))
                        .sorted(Comparator.comparing(Node::getURI))
                        .collect(
                                Collectors.toMap(
                                        node -> Sh.localName(node.getURI()),
                                        Function.identity(),
                                        (first, _) -> first));
        return Nearest.to(Sh.localName(missing.getURI()), byName.keySet())
                .map(byName::get)
                .map(
                        node ->
                                new Text(
                                        show(node) + "을(를) 뜻한 것인지 본다",
                                        "Did you mean " + show(node) + "?"))
                .orElse(
                        new Text(
                                "이름을 데이터와 견준다. 이 데이터에 없는 것일 수도 있다",
                                "Compare the name with the data; it may be right and absent here"));
    }

    private static String show(Node node) {
        return node.isBlank() ? "[]" : FmtUtils.stringForNode(node, Prefixes.city());
    }
}
