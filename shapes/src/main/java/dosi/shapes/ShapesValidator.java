package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.graph.GeoFunctions;
import dosi.ontology.Prefixes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/// Checks data against SHACL shapes and tells every finding in Korean and English.
///
/// The engine is our own: the shapes graph is compiled once into a plan ([PlanReader]), the data is read as a
/// [Snapshot], and all focus nodes of a target are validated in one pass on several threads. SPARQL constraints
/// run on ARQ, once for all focus nodes where the query allows it ([QueryReader]). All of SHACL Core and
/// SHACL-SPARQL is executed here; a shape with a term that is not understood is a problem, never passed over.
/// [Literals] states when a literal is well-formed and how two compare.
///
/// Safe for several threads.
public final class ShapesValidator {

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
                    "publication",
                    "traffic",
                    "transit",
                    "welfare");

    private static final Node REFUSES_PUBLICATION =
            NodeFactory.createURI(Prefixes.BASE + "ns/refusesPublication");

    private static final Node TRUE = NodeFactory.createLiteralByValue(true);

    private final Graph source;
    private final Plan plan;
    private final Words words;

    /// @param plan what the shapes graph is compiled to, without an error
    ShapesValidator(Graph source, Plan plan) {
        GeoFunctions.register();
        this.source = source;
        this.plan = plan;
        this.words = new Words(source);
    }

    /// A validator for the shapes of a graph.
    ///
    /// @param name how the shapes are called in messages, for example the file
    /// @throws ProblemException telling every SHACL term that is not one, every part of a shape that cannot be
    ///     checked, and queries that are not SPARQL or break the rules of pre-binding
    public static ShapesValidator of(Graph shapesGraph, String name) {
        return of(shapesGraph, name, _ -> Place.of(name));
    }

    /// As the other, for shapes of which it is known where they stand.
    ///
    /// @param places the file, line and column of a triple of the shapes graph
    public static ShapesValidator of(
            Graph shapesGraph, String name, Function<Triple, Place> places) {
        Problems problems = new Problems();
        new ShapesLinter(shapesGraph, places, name, problems).lint();
        problems.throwIfErrors();
        Plan plan = PlanReader.read(shapesGraph, name, places, problems);
        problems.throwIfErrors();
        return new ShapesValidator(shapesGraph, plan);
    }

    /// A validator for shapes modules of this room, for example `parking`; `common` is always added.
    ///
    /// @throws ProblemException when there is no module of a name, or telling every error of the modules at its line
    public static ShapesValidator ofModules(Collection<String> modules) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        names.add("common");
        names.addAll(modules);
        return ShapesFile.together(names.stream().map(ShapesFile::module).toList()).validator();
    }

    /// Everything that the shapes find about the subjects of the data, on all processors.
    ///
    /// @param data what is checked: only its subjects are focus nodes
    /// @param background what else is known while checking: classes, code lists, areas, rows; may be empty
    public ValidationReport validate(Graph data, Graph background) {
        return validate(Snapshot.of(data, background), Runtime.getRuntime().availableProcessors());
    }

    /// Everything that the shapes find in a snapshot.
    ///
    /// Findings come in the order of shapes and of terms in the snapshot, whatever the number of threads.
    ///
    /// @param threads how many threads work, 1 or more; the calling one is among them
    /// @throws ProblemException when a query says that it failed (`?failure`)
    public ValidationReport validate(Snapshot snapshot, int threads) {
        Graph data = snapshot.asGraph();
        Validation validation = new Validation(plan, snapshot, data, source);
        List<Rows> rows = validation.run(Math.max(1, threads));
        List<Finding> findings = new Findings(plan, validation.bound, data, words).of(rows);
        return new ValidationReport(
                findings.isEmpty(), findings, validation.counts(rows), validation.execution());
    }

    /// What a part of the plan finds, by the focus nodes of its targets.
    ///
    /// @param data what queries and words see: the graph of which the snapshot is, or is a part
    Map<Node, List<Finding>> findings(Plan part, Snapshot snapshot, Graph data, int threads) {
        Validation validation = new Validation(part, snapshot, data, source);
        List<Rows> results = validation.run(threads);
        List<Finding> found = new Findings(part, validation.bound, data, words).of(results);
        // The data may change before anybody reads.
        found.forEach(finding -> finding.wording().said());
        Iterator<Finding> findings = found.iterator();
        Map<Node, List<Finding>> byFocus = new LinkedHashMap<>();
        for (Rows rows : results) {
            for (int row = 0; row < rows.size(); row++) {
                byFocus.computeIfAbsent(snapshot.node(rows.root(row)), _ -> new ArrayList<>())
                        .add(findings.next());
            }
        }
        return byFocus;
    }

    /// Every constraint of the shapes, whether it has a focus node or not, in the order of reading.
    public List<ShapeConstraint> constraints() {
        return plan.constraints().stream().map(Plan.Constraint::source).toList();
    }

    /// What a constraint of these shapes tells about the quality of data.
    public QualityDimension dimension(ShapeConstraint constraint) {
        return QualityDimension.of(constraint, source);
    }

    /// Whether what a constraint of these shapes finds must not be published (`dosi:refusesPublication true` on its
    /// shape). The value that it found is not to be told in public either.
    public boolean refusesPublication(ShapeConstraint constraint) {
        return source.contains(constraint.shape(), REFUSES_PUBLICATION, TRUE);
    }

    /// What there is to check.
    Plan plan() {
        return plan;
    }
}
