package dosi.shapes;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.jspecify.annotations.Nullable;

/// Validation results of our engine and of Jena's, so that they can be compared: how often each comes.
final class Results {

    private static final String PREFIXES =
            """
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            PREFIX : <http://example.org/>
            """;

    /// What identifies a result: section 3.6.2 of the recommendation without messages and details.
    record Result(
            String focus,
            String path,
            String value,
            String component,
            String severity,
            String shape) {

        /// The result in short: focus node, path, value, component.
        String brief() {
            return String.join(" ", focus, path, value, component);
        }
    }

    private Results() {}

    /// A graph with the names of blank nodes as they are written.
    static Graph graph(String text) {
        return RDFParser.fromString(PREFIXES + text, Lang.TURTLE)
                .labelToNode(LabelToNode.createUseLabelAsGiven())
                .errorHandler(ErrorHandlerFactory.errorHandlerExceptionOnError())
                .checking(false)
                .toGraph();
    }

    static Map<Result, Integer> ours(ShapesValidator shapes, Graph data) {
        Map<Result, Integer> results = new HashMap<>();
        for (Finding finding : shapes.validate(Snapshot.of(data), 1).findings()) {
            ShapeConstraint source = finding.source();
            add(
                    results,
                    new Result(
                            text(finding.focus()),
                            text(finding.path()),
                            text(finding.value()),
                            source.componentName(),
                            source.severityIri().getLocalName(),
                            text(source.shape())));
        }
        return results;
    }

    static Map<Result, Integer> jenas(Shapes shapes, Graph data) {
        Map<Result, Integer> results = new HashMap<>();
        for (ReportEntry entry : ShaclValidator.get().validate(shapes, data).getEntries()) {
            add(results, result(entry, text(entry.value())));
        }
        return results;
    }

    /// Jena's results without two of its differences from the recommendation ([DifferencesFromJenaTest]): the value
    /// of `sh:uniqueLang`, and the runs of a SELECT query for each value of a property shape instead of one.
    static Map<Result, Integer> jenasAsRecommended(Shapes shapes, Graph data) {
        Map<Result, Integer> results = new HashMap<>();
        Map<Result, Integer> runs = new HashMap<>();
        for (ReportEntry entry : ShaclValidator.get().validate(shapes, data).getEntries()) {
            boolean unique = component(entry).equals("UniqueLang");
            Result result = result(entry, unique ? "-" : text(entry.value()));
            add(results, result);
            if (RandomShapes.SELECTING.contains(result.component())
                    && shapes.getShape(entry.source()) instanceof PropertyShape shape) {
                runs.put(
                        result,
                        ShaclPaths.valueNodes(data, entry.focusNode(), shape.getPath()).size());
            }
        }
        runs.forEach((result, times) -> results.computeIfPresent(result, (_, n) -> n / times));
        return results;
    }

    private static Result result(ReportEntry entry, String value) {
        return new Result(
                text(entry.focusNode()),
                text(entry.resultPath()),
                value,
                component(entry),
                entry.severity().level().getLocalName(),
                text(entry.source()));
    }

    private static String component(ReportEntry entry) {
        return entry.sourceConstraintComponent().getLocalName().replace("ConstraintComponent", "");
    }

    private static void add(Map<Result, Integer> results, Result result) {
        results.merge(result, 1, Integer::sum);
    }

    private static String text(@Nullable Node node) {
        return node == null
                ? "-"
                : node.toString()
                        .replace("http://example.org/", ":")
                        .replace("http://www.w3.org/2001/XMLSchema#", "xsd:");
    }

    /// A path, whichever way its steps and choices are grouped.
    private static String text(@Nullable Path path) {
        return switch (path) {
            case null -> "-";
            case P_Link link -> link.getNode().getLocalName();
            case P_Inverse inverse -> "^(" + text(inverse.getSubPath()) + ")";
            case P_Seq seq -> step(seq.getLeft()) + "/" + step(seq.getRight());
            case P_Alt alt -> text(alt.getLeft()) + "|" + text(alt.getRight());
            case P_ZeroOrMore1 more -> "(" + text(more.getSubPath()) + ")*";
            case P_OneOrMore1 more -> "(" + text(more.getSubPath()) + ")+";
            case P_ZeroOrOne one -> "(" + text(one.getSubPath()) + ")?";
            default -> throw new IllegalArgumentException("not a path of SHACL: " + path);
        };
    }

    private static String step(Path path) {
        return path instanceof P_Alt ? "(" + text(path) + ")" : text(path);
    }
}
