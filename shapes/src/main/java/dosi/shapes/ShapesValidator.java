package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.graph.GeoFunctions;
import dosi.ontology.Prefixes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.PathFactory;

/// Checks data against SHACL shapes and tells every finding in Korean and English.
///
/// Shapes are parsed once, by Jena; Jena's engine evaluates SHACL Core. SPARQL constraints of shapes that have
/// a target run here, once for all focus nodes where the query allows it (see `SparqlConstraint`), so
/// that a cross-row check costs one query and not one for each row. Messages, severities and advice are read
/// from the shapes graph itself, since Jena keeps one message only and drops the severity of a SPARQL constraint.
///
/// Safe for several threads.
public final class ShapesValidator {

    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final Node SPARQL = sh("sparql");
    private static final Node SELECT = sh("select");
    private static final Node MESSAGE = sh("message");
    private static final Node SEVERITY = sh("severity");
    private static final Node VIOLATION = sh("Violation");
    private static final Node DEACTIVATED = sh("deactivated");
    private static final Node PATH = sh("path");
    private static final Node SPARQL_COMPONENT = sh("SPARQLConstraintComponent");
    private static final List<Node> TARGETS =
            List.of(
                    sh("targetClass"),
                    sh("targetNode"),
                    sh("targetSubjectsOf"),
                    sh("targetObjectsOf"),
                    sh("target"));

    /// The modules of this room, for "did you mean"; a test holds this list against the folder.
    static final List<String> MODULES =
            List.of(
                    "accident",
                    "area",
                    "autonomous",
                    "camera",
                    "charging",
                    "childzone",
                    "common",
                    "disaster",
                    "emergency",
                    "energy",
                    "environment",
                    "livinglab",
                    "ngsild",
                    "park",
                    "parking",
                    "population",
                    "programme",
                    "traffic",
                    "transit",
                    "welfare");

    private final Graph source;
    private final Shapes shapes;
    private final Words words;
    private final Map<Node, List<SparqlConstraint>> sparql;

    private ShapesValidator(Graph source, Shapes shapes, Map<Node, List<SparqlConstraint>> sparql) {
        this.source = source;
        this.shapes = shapes;
        this.sparql = sparql;
        this.words = new Words(source);
    }

    /// A validator for the shapes of a graph.
    ///
    /// @param name how the shapes are called in messages, for example the file
    /// @throws ProblemException telling every SHACL term that is not one, what Jena cannot parse, and
    ///     constraint queries that are not SPARQL
    public static ShapesValidator of(Graph shapesGraph, String name) {
        GeoFunctions.register();
        Problems problems = new Problems();
        ShapesLinter.lint(shapesGraph, name, problems);
        problems.throwIfErrors();

        Graph forJena = GraphFactory.createDefaultGraph();
        shapesGraph
                .find()
                .filterDrop(triple -> triple.getPredicate().equals(MESSAGE))
                .forEachRemaining(forJena::add);
        Map<Node, List<SparqlConstraint>> sparql = new HashMap<>();
        for (Node shape : subjects(shapesGraph, SPARQL)) {
            if (hasTarget(shapesGraph, shape)) {
                sparql.put(shape, sparqlOf(shapesGraph, shape, name, problems));
                forJena.remove(shape, SPARQL, Node.ANY);
            }
        }
        problems.throwIfErrors();
        try {
            return new ShapesValidator(shapesGraph, Shapes.parse(forJena), sparql);
        } catch (ShaclParseException | QueryException unreadable) {
            throw new ProblemException(
                    ShapeProblem.NOT_PARSED.at(
                            Place.of(name), String.valueOf(unreadable.getMessage())));
        }
    }

    /// A validator for shapes modules of this room, for example `parking`; `common` is always added.
    ///
    /// @throws ProblemException when there is no module of a name, or a module is wrong
    public static ShapesValidator ofModules(Collection<String> modules) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        names.add("common");
        names.addAll(modules);
        Graph all = GraphFactory.createDefaultGraph();
        for (String name : names) {
            readModule(name, all);
        }
        return of(all, String.join(", ", names));
    }

    private static void readModule(String name, Graph into) {
        String file = "/dosi/shapes/" + name + ".ttl";
        try (InputStream module = ShapesValidator.class.getResourceAsStream(file)) {
            if (module == null) {
                Optional<String> nearest = Nearest.to(name, MODULES);
                throw new ProblemException(
                        ShapeProblem.UNKNOWN_MODULE.at(
                                Place.of(name),
                                name,
                                nearest.map(known -> "\"" + known + "\"을(를) 뜻한 것인지 본다")
                                        .orElse("shapes 방의 dosi/shapes 폴더에 있는 이름을 쓴다"),
                                nearest.map(known -> "Did you mean \"" + known + "\"?")
                                        .orElse(
                                                "Use a name from the folder dosi/shapes of the room shapes")));
            }
            RDFParser.source(module).lang(Lang.TURTLE).base(Prefixes.BASE + "shapes/").parse(into);
        } catch (RiotException notTurtle) {
            throw new ProblemException(
                    ShapeProblem.NOT_PARSED.at(
                            Place.of("shapes/" + name + ".ttl"),
                            String.valueOf(notTurtle.getMessage())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<SparqlConstraint> sparqlOf(
            Graph graph, Node shape, String name, Problems problems) {
        List<SparqlConstraint> constraints = new ArrayList<>();
        for (Node node : objects(graph, shape, SPARQL)) {
            if (isTrue(graph, node, DEACTIVATED)) {
                continue;
            }
            List<Node> selects = objects(graph, node, SELECT);
            if (selects.size() != 1) {
                problems.add(
                        ShapeProblem.BAD_QUERY.at(
                                Place.of(name), Sh.label(node), "sh:select × " + selects.size()));
                continue;
            }
            String text = selects.getFirst().getLiteralLexicalForm();
            List<Node> paths = objects(graph, shape, PATH);
            if (!paths.isEmpty() && paths.getFirst().isURI()) {
                text = text.replace("$PATH", "<" + paths.getFirst().getURI() + ">");
            }
            try {
                constraints.add(
                        SparqlConstraint.of(
                                shape, node, QueryFactory.create(Prefixes.sparql() + text)));
            } catch (QueryException notSparql) {
                problems.add(
                        ShapeProblem.BAD_QUERY.at(
                                Place.of(name),
                                Sh.label(node),
                                String.valueOf(notSparql.getMessage()).replace('\n', ' ')));
            }
        }
        return constraints;
    }

    /// Everything that the shapes find about the subjects of the data.
    ///
    /// @param data what is checked: only its subjects are focus nodes
    /// @param background what else is known while checking: classes, code lists, areas, rows; may be empty
    public ValidationReport validate(Graph data, Graph background) {
        Graph all = background.isEmpty() ? data : new Union(data, background);
        List<Finding> findings = new ArrayList<>();
        int setWise = 0;
        int perNode = 0;
        for (Shape shape : shapes.getTargetShapes()) {
            if (shape.deactivated()) {
                continue;
            }
            LinkedHashSet<Node> focusNodes = new LinkedHashSet<>();
            for (Node focus : VLib.focusNodes(all, shape)) {
                if (data.contains(focus, Node.ANY, Node.ANY)) {
                    focusNodes.add(focus);
                }
            }
            if (focusNodes.isEmpty()) {
                continue;
            }
            ValidationContext context = ValidationContext.create(shapes, all);
            for (Node focus : focusNodes) {
                VLib.validateShape(context, all, shape, focus);
            }
            for (ReportEntry entry : context.generateReport().getEntries()) {
                findings.add(coreFinding(entry, all));
            }
            for (SparqlConstraint constraint :
                    sparql.getOrDefault(shape.getShapeNode(), List.of())) {
                setWise += constraint.setWise() ? 1 : 0;
                perNode += constraint.setWise() ? 0 : 1;
                for (Binding violation : constraint.violations(all, focusNodes)) {
                    findings.add(sparqlFinding(constraint, violation, all));
                }
            }
        }
        return new ValidationReport(
                findings.isEmpty(), findings, List.of(), new Execution(0, setWise, perNode, 0));
    }

    private Finding coreFinding(ReportEntry entry, Graph data) {
        Node shape = entry.source();
        ShapeConstraint from =
                new ShapeConstraint(
                        shape,
                        entry.resultPath(),
                        entry.sourceConstraintComponent(),
                        null,
                        severity(shape));
        Words.Said said =
                words.say(
                        new Words.Result(
                                from, null, entry.focusNode(), entry.value(), Map.of(), data));
        return new Finding(
                from,
                entry.focusNode(),
                entry.resultPath(),
                entry.value(),
                said.message(),
                said.fix(),
                said.messages(),
                List.of());
    }

    private Finding sparqlFinding(SparqlConstraint constraint, Binding violation, Graph data) {
        Map<String, Node> bindings = new HashMap<>();
        violation.forEach((var, node) -> bindings.put(var.getName(), node));
        Node path = violation.get(Var.alloc("path"));
        Node severityOf =
                source.contains(constraint.node(), SEVERITY, Node.ANY)
                        ? constraint.node()
                        : constraint.shape();
        ShapeConstraint from =
                new ShapeConstraint(
                        constraint.shape(),
                        null,
                        SPARQL_COMPONENT,
                        constraint.node(),
                        severity(severityOf));
        Node focus = violation.get(SparqlConstraint.THIS);
        Node value = violation.get(Var.alloc("value"));
        Words.Said said = words.say(new Words.Result(from, null, focus, value, bindings, data));
        return new Finding(
                from,
                focus,
                path == null ? null : PathFactory.pathLink(path),
                value,
                said.message(),
                said.fix(),
                said.messages(),
                List.of());
    }

    private Node severity(Node shape) {
        List<Node> severities = objects(source, shape, SEVERITY);
        return severities.isEmpty() ? VIOLATION : severities.getFirst();
    }

    private static List<Node> objects(Graph graph, Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private static Set<Node> subjects(Graph graph, Node predicate) {
        return graph.find(Node.ANY, predicate, Node.ANY).mapWith(Triple::getSubject).toSet();
    }

    private static boolean hasTarget(Graph graph, Node shape) {
        return TARGETS.stream().anyMatch(target -> graph.contains(shape, target, Node.ANY));
    }

    private static boolean isTrue(Graph graph, Node subject, Node predicate) {
        return graph.contains(
                subject, predicate, NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
    }

    private static Node sh(String name) {
        return NodeFactory.createURI(SH + name);
    }
}
