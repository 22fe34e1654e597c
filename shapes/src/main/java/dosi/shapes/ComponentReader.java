package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// Reads what a shapes graph says in SPARQL: constraints, constraint components with their parameters, targets.
final class ComponentReader {

    /// The graph name under which a query sees the shapes graph.
    static final Node SHAPES_GRAPH = NodeFactory.createURI("urn:dosi:shapes-graph");

    private static final Var CURRENT_SHAPE = Var.alloc("currentShape");
    private static final Var SHAPES_GRAPH_VAR = Var.alloc("shapesGraph");

    /// A constraint component.
    private record Component(Node node, List<Declared> parameters) {}

    private record Declared(Node property, String name, boolean optional) {}

    /// A constraint that a shape has by using the parameters of a component.
    record Use(Node component, Check check, List<Plan.Parameter> values) {
        boolean sameComponent(Use other) {
            return component.equals(other.component);
        }
    }

    private final ShapesGraph graph;
    private final QueryReader queries;
    private final List<Component> components = new ArrayList<>();

    ComponentReader(ShapesGraph graph, QueryReader queries) {
        this.graph = graph;
        this.queries = queries;
        Set<Node> owners = new HashSet<>();
        for (String validator : List.of("validator", "nodeValidator", "propertyValidator")) {
            owners.addAll(graph.subjects(Sh.term(validator)));
        }
        for (Node owner : owners) {
            components.add(new Component(owner, parameters(owner)));
        }
        components.sort(java.util.Comparator.comparing(component -> component.node().toString()));
    }

    private List<Declared> parameters(Node owner) {
        List<Declared> parameters = new ArrayList<>();
        for (Node parameter : graph.values(owner, Sh.term("parameter"))) {
            Node property =
                    graph.value(parameter, Sh.PATH)
                            .filter(Node::isURI)
                            .orElseThrow(
                                    () ->
                                            graph.wrong(
                                                    owner,
                                                    Sh.term("parameter"),
                                                    new Text(
                                                            "sh:path가 IRI 하나여야 한다",
                                                            "needs an IRI as its sh:path")));
            parameters.add(
                    new Declared(
                            property,
                            localName(property),
                            graph.flag(parameter, Sh.term("optional"))));
        }
        return parameters;
    }

    /// The local name as section 6.2.1 has it: the longest end of the IRI that is a name.
    private static String localName(Node property) {
        String iri = property.getURI();
        return iri.substring(
                Math.max(iri.lastIndexOf('/'), Math.max(iri.lastIndexOf('#'), iri.lastIndexOf(':')))
                        + 1);
    }

    /// The constraints that a shape has by the components of the shapes graph.
    List<Use> uses(Node shape, @Nullable Path path) {
        List<Use> uses = new ArrayList<>();
        for (Component component : components) {
            List<Declared> required =
                    component.parameters().stream().filter(p -> !p.optional()).toList();
            if (required.isEmpty()
                    || !required.stream().allMatch(p -> graph.has(shape, p.property()))) {
                continue;
            }
            if (component.parameters().size() == 1) {
                Declared only = component.parameters().getFirst();
                for (Node value : graph.values(shape, only.property())) {
                    uses.add(
                            use(
                                    component,
                                    shape,
                                    path,
                                    List.of(new Plan.Parameter(only.name(), value))));
                }
            } else {
                List<Plan.Parameter> values = new ArrayList<>();
                for (Declared parameter : component.parameters()) {
                    graph.value(shape, parameter.property())
                            .ifPresent(
                                    value ->
                                            values.add(
                                                    new Plan.Parameter(parameter.name(), value)));
                }
                uses.add(use(component, shape, path, values));
            }
        }
        return uses;
    }

    private Use use(
            Component component, Node shape, @Nullable Path path, List<Plan.Parameter> values) {
        String special = path == null ? "nodeValidator" : "propertyValidator";
        List<Node> validators = graph.values(component.node(), Sh.term(special));
        if (validators.isEmpty()) {
            validators = graph.values(component.node(), Sh.term("validator"));
        }
        if (validators.isEmpty()) {
            throw graph.wrong(
                    component.node(),
                    Sh.term(special),
                    new Text("없고 sh:validator도 없다", "is missing, and there is no sh:validator"));
        }
        Node validator = validators.getFirst();
        Check check =
                graph.has(validator, Sh.ASK)
                        ? ask(validator, shape, values)
                        : select(validator, shape, path, values);
        return new Use(component.node(), check, values);
    }

    /// The SELECT query of a constraint or validator, for one shape.
    Check.Select select(Node owner, Node shape, @Nullable Path path, List<Plan.Parameter> values) {
        String replaced = path == null ? "$PATH" : pathText(path);
        Query query = queries.read(owner, Sh.SELECT, replaced, prebound(values, false));
        if (!query.isSelectType()) {
            throw queries.bad(
                    owner,
                    new Text("sh:select에는 SELECT 질의가 있어야 한다", "sh:select needs a SELECT query"));
        }
        query.resetResultVars();
        Query bound = bind(query, shape, values);
        return new Check.Select(bound, QueryReader.setWise(bound));
    }

    private Check.Ask ask(Node validator, Node shape, List<Plan.Parameter> values) {
        Query query = queries.read(validator, Sh.ASK, "$PATH", prebound(values, true));
        if (!query.isAskType()) {
            throw queries.bad(
                    validator, new Text("sh:ask에는 ASK 질의가 있어야 한다", "sh:ask needs an ASK query"));
        }
        boolean usesThis =
                QueryReader.Mentions.of(query.getQueryPattern()).contains(QueryReader.THIS);
        return new Check.Ask(bind(query, shape, values), QueryReader.VALUE, usesThis);
    }

    private static Set<Var> prebound(List<Plan.Parameter> values, boolean ask) {
        Set<Var> vars = new HashSet<>(Set.of(QueryReader.THIS, CURRENT_SHAPE, SHAPES_GRAPH_VAR));
        if (ask) {
            vars.add(QueryReader.VALUE);
        }
        values.forEach(value -> vars.add(Var.alloc(value.name())));
        return vars;
    }

    private static String pathText(Path path) {
        return "(" + PathWriter.asString(path) + ")";
    }

    /// Puts in what is the same for every focus node.
    private static Query bind(Query query, Node shape, List<Plan.Parameter> values) {
        Map<Var, Node> bindings = new LinkedHashMap<>();
        bindings.put(CURRENT_SHAPE, shape);
        bindings.put(SHAPES_GRAPH_VAR, SHAPES_GRAPH);
        values.forEach(value -> bindings.put(Var.alloc(value.name()), value.value()));
        return QueryTransformOps.replaceVars(query, bindings);
    }

    /// A SPARQL target, or an instance of a SPARQL target type (SHACL-AF sections 3.1 and 3.2).
    Plan.Target target(Node target) {
        if (graph.has(target, Sh.SELECT)) {
            return new Plan.Target.OfQuery(targetQuery(target, Map.of()), target);
        }
        for (Node type : graph.values(target, RDF.Nodes.type)) {
            if (graph.has(type, Sh.SELECT)) {
                Map<Var, Node> values = new LinkedHashMap<>();
                for (Declared parameter : parameters(type)) {
                    var value = graph.value(target, parameter.property());
                    if (value.isEmpty() && !parameter.optional()) {
                        throw graph.wrong(
                                target, parameter.property(), new Text("없다", "is missing"));
                    }
                    value.ifPresent(v -> values.put(Var.alloc(parameter.name()), v));
                }
                return new Plan.Target.OfQuery(targetQuery(type, values), target);
            }
        }
        throw graph.wrong(
                target,
                Sh.term("target"),
                new Text("풀 수 있는 대상이 아니다", "is not a target that can be evaluated"));
    }

    private Query targetQuery(Node owner, Map<Var, Node> values) {
        Query query = queries.read(owner, Sh.SELECT, "$PATH", values.keySet());
        query.resetResultVars();
        if (!query.isSelectType() || !query.getProjectVars().contains(QueryReader.THIS)) {
            throw queries.bad(
                    owner,
                    new Text(
                            "대상에는 ?this를 내는 SELECT 질의가 있어야 한다",
                            "a target needs a SELECT query with ?this"));
        }
        return values.isEmpty() ? query : QueryTransformOps.replaceVars(query, values);
    }
}
