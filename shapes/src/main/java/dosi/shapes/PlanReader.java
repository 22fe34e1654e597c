package dosi.shapes;

import static dosi.shapes.Sh.component;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/// Compiles a shapes graph into a [Plan].
///
/// Every term of the SHACL namespace at a shape is either read here or in the list of terms that check nothing
/// (names, order, rules); any other is a problem, since a shape that is half understood would let data pass.
final class PlanReader {

    /// Terms at a shape that validation does not look at, or that are read with another term.
    private static final Set<String> NO_CONSTRAINT =
            Set.of(
                    ("path name description order group defaultValue intent codeIdentifier agentInstruction unit message severity deactivated targetClass"
                                    + " targetNode targetSubjectsOf targetObjectsOf target property flags"
                                    + " ignoredProperties qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint rule select prefixes"
                                    + " declare optional labelTemplate parameter validator nodeValidator"
                                    + " propertyValidator ask shapesGraph entailment")
                            .split(" "));

    private final ShapesGraph graph;
    private final Problems problems;
    private final ComponentReader components;
    private final QueryReader queries;
    private final ShapeNames names;
    private final Map<Node, Integer> indexes = new HashMap<>();
    private final List<Plan.@Nullable CompiledShape> shapes = new ArrayList<>();
    private final List<Plan.Constraint> constraints = new ArrayList<>();
    private final List<Set<Integer>> references = new ArrayList<>();

    private PlanReader(ShapesGraph graph, Problems problems) {
        this.graph = graph;
        this.problems = problems;
        this.names = new ShapeNames(graph.graph());
        this.queries = new QueryReader(graph);
        this.components = new ComponentReader(graph, queries);
    }

    /// The plan of a shapes graph.
    ///
    /// @param places where a triple of the shapes graph stands
    /// @param problems takes what cannot be understood; the plan is of use only if there is none
    static Plan read(
            Graph shapesGraph, String name, Function<Triple, Place> places, Problems problems) {
        try {
            return new PlanReader(new ShapesGraph(shapesGraph, name, places), problems).read();
        } catch (ProblemException wrong) {
            wrong.problems().forEach(problems::add);
            return new Plan(List.of(), List.of(), List.of());
        }
    }

    private Plan read() {
        QualityDimension.check(graph);
        Set<Node> roots = new LinkedHashSet<>();
        for (String target :
                List.of(
                        "targetClass",
                        "targetNode",
                        "targetSubjectsOf",
                        "targetObjectsOf",
                        "target")) {
            roots.addAll(graph.subjects(Sh.term(target)));
        }
        Set<Node> declared = new LinkedHashSet<>();
        for (Triple typed : graph.graph().find(Node.ANY, RDF.Nodes.type, Node.ANY).toList()) {
            Node node = typed.getSubject();
            if (isShape(node)) {
                declared.add(node);
                if (isClass(node)) {
                    roots.add(node);
                }
            }
        }
        List<Node> inOrder = new ArrayList<>(roots);
        inOrder.sort(Comparator.comparing(Node::isBlank).thenComparing(this::sortKey));
        List<Integer> rootIndexes = new ArrayList<>();
        for (Node root : inOrder) {
            rootIndexes.add(shape(root));
        }
        declared.forEach(this::shape);
        List<Plan.CompiledShape> compiled = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Plan.CompiledShape shape = shapes.get(i);
            if (shape != null) {
                compiled.add(reachesItself(i) ? recursive(shape) : shape);
            }
        }
        return new Plan(
                compiled, compiled.size() == shapes.size() ? rootIndexes : List.of(), constraints);
    }

    private String sortKey(Node node) {
        return node.isURI() ? node.getURI() : graph.values(node, Sh.PATH).toString();
    }

    private boolean isShape(Node node) {
        return graph.isInstance(node, Sh.term("NodeShape"))
                || graph.isInstance(node, Sh.term("PropertyShape"))
                || graph.isInstance(node, Sh.term("ShapeClass"))
                || graph.isInstance(node, Sh.term("Shape"));
    }

    private boolean isClass(Node node) {
        return node.isURI()
                && (graph.isInstance(node, RDFS.Nodes.Class)
                        || graph.isInstance(node, OWL.Class.asNode())
                        || graph.isInstance(node, Sh.term("ShapeClass")));
    }

    private static Plan.CompiledShape recursive(Plan.CompiledShape shape) {
        return new Plan.CompiledShape(
                shape.index(),
                shape.node(),
                shape.path(),
                shape.pathNode(),
                shape.deactivated(),
                shape.constraints(),
                shape.properties(),
                shape.targets(),
                true);
    }

    private boolean reachesItself(int shape) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>(references.get(shape));
        for (int i = 0; i < open.size(); i++) {
            if (seen.add(open.get(i))) {
                open.addAll(references.get(open.get(i)));
            }
        }
        return seen.contains(shape);
    }

    /// The index of a shape, which is compiled when it is first met.
    private int shape(Node node) {
        Integer known = indexes.get(node);
        if (known != null) {
            return known;
        }
        int index = shapes.size();
        indexes.put(node, index);
        shapes.add(null);
        references.add(new LinkedHashSet<>());
        try {
            shapes.set(index, new ShapeReader(index, node).read());
        } catch (ProblemException wrong) {
            wrong.problems().forEach(problems::add);
        }
        return index;
    }

    /// Reads one shape.
    private final class ShapeReader {
        private final int index;
        private final Node node;
        private final Node severity;
        private final @Nullable Path path;
        private final @Nullable Node pathNode;

        /// Tells constraints of one component apart, where the shape has several; else empty.
        private String which = "";

        private final List<Plan.Constraint> own = new ArrayList<>();

        ShapeReader(int index, Node node) {
            this.index = index;
            this.node = node;
            if (node.isLiteral()) {
                throw graph.wrong(
                        node,
                        Sh.term("Shape"),
                        new Text("모양이 아니라 리터럴이다", "is a literal, not a shape"));
            }
            this.severity = graph.value(node, Sh.SEVERITY).orElse(Sh.VIOLATION);
            this.pathNode = graph.value(node, Sh.PATH).orElse(null);
            this.path = pathNode == null ? null : graph.path(node, pathNode);
        }

        Plan.CompiledShape read() {
            boolean deactivated = graph.flag(node, Sh.DEACTIVATED);
            Set<String> terms = new LinkedHashSet<>();
            graph.graph()
                    .find(node, Node.ANY, Node.ANY)
                    .forEachRemaining(
                            triple -> {
                                String iri = triple.getPredicate().getURI();
                                if (iri.startsWith(Sh.NS)) {
                                    terms.add(iri.substring(Sh.NS.length()));
                                }
                            });
            terms.stream()
                    .sorted()
                    .filter(term -> !NO_CONSTRAINT.contains(term))
                    .forEach(this::constraint);
            List<ComponentReader.Use> uses = components.uses(node, path);
            for (ComponentReader.Use use : uses) {
                which =
                        uses.stream().filter(use::sameComponent).count() > 1
                                ? which(use.values().getFirst().value())
                                : "";
                add(use.component(), null, severity, use.check(), use.values());
            }
            which = "";
            List<Integer> properties = new ArrayList<>();
            for (Node property : graph.values(node, Sh.term("property"))) {
                if (!graph.has(property, Sh.PATH)) {
                    throw graph.wrong(
                            node,
                            Sh.term("property"),
                            new Text(
                                    ShapesGraph.label(property) + "에 sh:path가 없다",
                                    "refers to "
                                            + ShapesGraph.label(property)
                                            + ", which has no sh:path"));
                }
                properties.add(refer(property));
            }
            return new Plan.CompiledShape(
                    index, node, path, pathNode, deactivated, own, properties, targets(), false);
        }

        private int refer(Node other) {
            if (!other.isLiteral() && !graph.graph().contains(other, Node.ANY, Node.ANY)) {
                throw graph.wrong(
                        node,
                        Sh.term("node"),
                        new Text(
                                "아무 말도 없는 " + ShapesGraph.label(other) + "을(를) 가리킨다",
                                "refers to "
                                        + ShapesGraph.label(other)
                                        + ", about which nothing is said"));
            }
            int target = shape(other);
            references.get(index).add(target);
            return target;
        }

        private List<Integer> referAll(List<Node> others) {
            return others.stream().map(this::refer).toList();
        }

        private void add(String component, Check check) {
            add(component(component), null, severity, check, List.of());
        }

        private void add(
                Node component,
                @Nullable Node constraint,
                Node severityIri,
                Check check,
                List<Plan.Parameter> values) {
            Plan.Constraint made =
                    new Plan.Constraint(
                            constraints.size(),
                            new ShapeConstraint(
                                    node,
                                    path,
                                    component,
                                    constraint,
                                    names.of(constraint == null ? node : constraint) + which,
                                    severityIri,
                                    Ways.of(path, check)),
                            check,
                            values);
            constraints.add(made);
            own.add(made);
        }

        private void constraint(String term) {
            Node property = Sh.term(term);
            switch (term) {
                case "class" ->
                        each(
                                property,
                                value ->
                                        add(
                                                "Class",
                                                new Check.ClassOf(listOrOne(property, value))));
                case "datatype" ->
                        add("Datatype", new Check.Datatype(listOrOne(property, one(property))));
                case "nodeKind" -> add("NodeKind", nodeKind(listOrOne(property, one(property))));
                case "rootClass" ->
                        each(
                                property,
                                value ->
                                        add(
                                                "RootClass",
                                                new Check.RootClass(listOrOne(property, value))));
                case "uniqueValuesFor" ->
                        each(
                                property,
                                value ->
                                        add(
                                                "UniqueValuesFor",
                                                new Check.UniqueValuesFor(
                                                        listOrOne(property, value))));
                case "minCount" -> add("MinCount", new Check.MinCount(onProperty(property)));
                case "maxCount" -> add("MaxCount", new Check.MaxCount(onProperty(property)));
                case "minExclusive" ->
                        add("MinExclusive", new Check.Range(literal(property), true, false));
                case "minInclusive" ->
                        add("MinInclusive", new Check.Range(literal(property), true, true));
                case "maxExclusive" ->
                        add("MaxExclusive", new Check.Range(literal(property), false, false));
                case "maxInclusive" ->
                        add("MaxInclusive", new Check.Range(literal(property), false, true));
                case "minLength" -> add("MinLength", new Check.MinLength(count(property)));
                case "maxLength" -> add("MaxLength", new Check.MaxLength(count(property)));
                case "pattern" -> add("Pattern", pattern(property));
                case "languageIn" ->
                        add(
                                "LanguageIn",
                                new Check.LanguageIn(
                                        graph.list(node, property, one(property)).stream()
                                                .map(range -> graph.text(node, property, range))
                                                .toList()));
                case "uniqueLang" -> {
                    needPath(property);
                    // Exactly `true`: the recommendation gives "1" no meaning here.
                    if (one(property)
                            .equals(NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean))) {
                        add("UniqueLang", new Check.UniqueLanguage());
                    }
                }
                case "singleLine" -> {
                    if (graph.flag(node, property)) {
                        add("SingleLine", new Check.SingleLine());
                    }
                }
                case "equals" ->
                        each(
                                property,
                                other -> add("Equals", new Check.Equals(pair(property, other))));
                case "disjoint" ->
                        each(
                                property,
                                other ->
                                        add("Disjoint", new Check.Disjoint(pair(property, other))));
                case "lessThan" -> {
                    needPath(property);
                    each(
                            property,
                            other ->
                                    add(
                                            "LessThan",
                                            new Check.LessThan(pair(property, other), false)));
                }
                case "lessThanOrEquals" -> {
                    needPath(property);
                    each(
                            property,
                            other ->
                                    add(
                                            "LessThanOrEquals",
                                            new Check.LessThan(pair(property, other), true)));
                }
                case "subsetOf" ->
                        each(
                                property,
                                other ->
                                        add("SubsetOf", new Check.SubsetOf(pair(property, other))));
                case "not" -> each(property, other -> add("Not", new Check.Not(refer(other))));
                case "and" ->
                        each(
                                property,
                                list ->
                                        add(
                                                "And",
                                                new Check.And(
                                                        referAll(
                                                                graph.list(
                                                                        node, property, list)))));
                case "or" ->
                        each(
                                property,
                                list ->
                                        add(
                                                "Or",
                                                new Check.Or(
                                                        referAll(
                                                                graph.list(
                                                                        node, property, list)))));
                case "xone" ->
                        each(
                                property,
                                list ->
                                        add(
                                                "Xone",
                                                new Check.Xone(
                                                        referAll(
                                                                graph.list(
                                                                        node, property, list)))));
                case "node" ->
                        each(property, other -> add("Node", new Check.NodeConforms(refer(other))));
                case "qualifiedValueShape" -> qualified();
                case "closed" -> closed();
                case "hasValue" ->
                        each(property, value -> add("HasValue", new Check.HasValue(value)));
                case "in" ->
                        add(
                                "In",
                                new Check.In(
                                        new LinkedHashSet<>(
                                                graph.list(node, property, one(property)))));
                case "memberShape" ->
                        each(
                                property,
                                other -> add("MemberShape", new Check.MemberShape(refer(other))));
                case "someValue" ->
                        each(
                                property,
                                other -> add("SomeValue", new Check.SomeValue(refer(other))));
                case "minListLength" ->
                        add("MinListLength", new Check.ListLength(count(property), Long.MAX_VALUE));
                case "maxListLength" ->
                        add("MaxListLength", new Check.ListLength(0, count(property)));
                case "uniqueMembers" -> {
                    if (graph.flag(node, property)) {
                        add("UniqueMembers", new Check.UniqueMembers());
                    }
                }
                case "sparql" -> each(property, this::sparql);
                default ->
                        throw graph.wrong(
                                node,
                                property,
                                new Text(
                                        "검증할 수 있는 제약이 아니다",
                                        "is not a constraint that can be checked"));
            }
        }

        private void each(Node property, java.util.function.Consumer<Node> action) {
            List<Node> values = graph.values(node, property);
            for (Node value : values) {
                which = values.size() > 1 ? which(value) : "";
                action.accept(value);
            }
            which = "";
        }

        private String which(Node parameter) {
            return " " + names.of(parameter);
        }

        private Node one(Node property) {
            return graph.value(node, property).orElseThrow();
        }

        private long count(Node property) {
            return graph.count(node, property).orElseThrow();
        }

        private void needPath(Node property) {
            if (path == null) {
                throw graph.wrong(
                        node, property, new Text("속성 모양에만 쓴다", "is for property shapes only"));
            }
        }

        private long onProperty(Node property) {
            needPath(property);
            return count(property);
        }

        private Node literal(Node property) {
            Node limit = one(property);
            if (!limit.isLiteral()) {
                throw graph.wrong(node, property, new Text("리터럴이어야 한다", "needs a literal"));
            }
            return limit;
        }

        private Node iri(Node property, Node value) {
            if (!value.isURI()) {
                throw graph.wrong(node, property, new Text("IRI여야 한다", "needs an IRI"));
            }
            return value;
        }

        private List<Node> listOrOne(Node property, Node value) {
            List<Node> all =
                    value.isBlank() || value.equals(RDF.Nodes.nil)
                            ? graph.list(node, property, value)
                            : List.of(value);
            all.forEach(each -> iri(property, each));
            return all;
        }

        private Check.NodeKind nodeKind(List<Node> kinds) {
            boolean iri = false;
            boolean blank = false;
            boolean literal = false;
            for (Node kind : kinds) {
                String name = kind.toString().replace(Sh.NS, "");
                if (!Vocabulary.NODE_KINDS.contains(kind.toString())) {
                    throw graph.wrong(
                            node,
                            Sh.term("nodeKind"),
                            new Text("여섯 노드 종류 가운데 하나가 아니다", "is not one of the six node kinds"));
                }
                iri |= name.contains("IRI");
                blank |= name.startsWith("Blank");
                literal |= name.endsWith("Literal");
            }
            return new Check.NodeKind(iri, blank, literal);
        }

        private Path pair(Node property, Node other) {
            if (other.isLiteral()) {
                throw graph.wrong(
                        node, property, new Text("IRI나 경로여야 한다", "needs an IRI or a path"));
            }
            return graph.path(node, property, other);
        }

        private Check.Pattern pattern(Node property) {
            String flags =
                    graph.value(node, Sh.term("flags"))
                            .map(value -> graph.text(node, Sh.term("flags"), value))
                            .orElse("");
            Check.Pattern pattern =
                    new Check.Pattern(graph.text(node, property, one(property)), flags);
            try {
                ValueTests.regex(pattern);
            } catch (IllegalArgumentException notARegex) {
                throw graph.wrong(
                        node,
                        property,
                        new Text(
                                "정규식이 아니다: " + notARegex.getMessage(),
                                "is not a regular expression: " + notARegex.getMessage()));
            }
            return pattern;
        }

        private void qualified() {
            needPath(Sh.term("qualifiedValueShape"));
            List<Integer> siblings = new ArrayList<>();
            if (graph.flag(node, Sh.term("qualifiedValueShapesDisjoint"))) {
                Set<Node> others = new LinkedHashSet<>();
                graph.graph()
                        .find(Node.ANY, Sh.term("property"), node)
                        .forEachRemaining(
                                parent -> {
                                    for (Node sibling :
                                            graph.values(
                                                    parent.getSubject(), Sh.term("property"))) {
                                        others.addAll(
                                                graph.values(
                                                        sibling, Sh.term("qualifiedValueShape")));
                                    }
                                });
                others.removeAll(graph.values(node, Sh.term("qualifiedValueShape")));
                siblings.addAll(referAll(List.copyOf(others)));
            }
            var min = graph.count(node, Sh.term("qualifiedMinCount"));
            var max = graph.count(node, Sh.term("qualifiedMaxCount"));
            if (min.isEmpty() && max.isEmpty()) {
                throw graph.wrong(
                        node,
                        Sh.term("qualifiedValueShape"),
                        new Text(
                                "sh:qualifiedMinCount나 sh:qualifiedMaxCount가 있어야 한다",
                                "needs sh:qualifiedMinCount or sh:qualifiedMaxCount"));
            }
            for (Node shape : graph.values(node, Sh.term("qualifiedValueShape"))) {
                int index = refer(shape);
                min.ifPresent(
                        count ->
                                add(
                                        "QualifiedMinCount",
                                        new Check.Qualified(index, siblings, count, true)));
                max.ifPresent(
                        count ->
                                add(
                                        "QualifiedMaxCount",
                                        new Check.Qualified(index, siblings, count, false)));
            }
        }

        private void closed() {
            if (!graph.flag(node, Sh.term("closed"))) {
                return;
            }
            Set<Node> allowed = new LinkedHashSet<>();
            for (Node property : graph.values(node, Sh.term("property"))) {
                graph.values(property, Sh.PATH).stream().filter(Node::isURI).forEach(allowed::add);
            }
            for (Node list : graph.values(node, Sh.term("ignoredProperties"))) {
                graph.list(node, Sh.term("ignoredProperties"), list)
                        .forEach(value -> allowed.add(iri(Sh.term("ignoredProperties"), value)));
            }
            add("Closed", new Check.Closed(allowed));
        }

        private void sparql(Node constraint) {
            if (graph.flag(constraint, Sh.DEACTIVATED)) {
                return;
            }
            which = "";
            add(
                    Sh.SPARQL_COMPONENT,
                    constraint,
                    graph.value(constraint, Sh.SEVERITY).orElse(severity),
                    components.select(constraint, node, path, List.of()),
                    List.of());
        }

        private List<Plan.Target> targets() {
            List<Plan.Target> targets = new ArrayList<>();
            each(Sh.term("targetNode"), value -> targets.add(new Plan.Target.OfNode(value)));
            each(
                    Sh.term("targetClass"),
                    value ->
                            targets.add(
                                    new Plan.Target.OfClass(iri(Sh.term("targetClass"), value))));
            if (isClass(node) && isShape(node)) {
                targets.add(new Plan.Target.OfClass(node));
            }
            each(
                    Sh.term("targetSubjectsOf"),
                    value ->
                            targets.add(
                                    new Plan.Target.SubjectsOf(
                                            iri(Sh.term("targetSubjectsOf"), value))));
            each(
                    Sh.term("targetObjectsOf"),
                    value ->
                            targets.add(
                                    new Plan.Target.ObjectsOf(
                                            iri(Sh.term("targetObjectsOf"), value))));
            each(Sh.term("target"), value -> targets.add(components.target(value)));
            return targets;
        }
    }
}
