package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.hub.DatasetDescription;
import dosi.hub.Hub;
import dosi.hub.LoadOutcome;
import dosi.hub.Origin;
import dosi.shapes.LocatedFinding;
import dosi.shapes.SourceRow;
import dosi.shapes.ValidationReport;
import dosi.shapes.report.DatasetFindings;
import dosi.shapes.report.FindingsReport;
import dosi.shapes.report.ReportedFinding;
import dosi.shapes.report.TableReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi validate`: what is wrong with a file, a dataset or a graph, without changing anything.
@Command(
        name = "validate",
        description = {
            "Checks files and graphs and tells every defect with its row, without changing the knowledge base.",
            "지식베이스를 바꾸지 않고 파일이나 그래프를 검증해서 흠을 행과 함께 알린다."
        },
        footer = {
            "",
            "Examples:",
            "  dosi validate my-file.csv --format html=report.html --format xlsx=report.xlsx",
            "  dosi validate data.ttl.gz --shapes my-shapes.ttl --fail-on warning",
            "",
            "Exit code 1 when something of the severity of --fail-on was found, 0 when not."
        })
final class ValidateCommand extends DosiCommand {

    /// For how many nodes of a graph of the knowledge base the rows are looked up.
    private static final int LOCATED_MAX = 20_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "CITY|DATASET|FILE",
            description = "What to check: also RDF files of any syntax, packed or not. 검증할 것.")
    private List<String> targets = List.of();

    @Option(
            names = "--graph",
            paramLabel = "IRI",
            description = "A graph of the knowledge base to check. 검증할 그래프.")
    private List<String> graphs = List.of();

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            description = "The dataset of the files, where their names do not tell. 파일의 자료 이름.")
    private Optional<String> dataset = Optional.empty();

    @Option(
            names = "--shapes",
            paramLabel = "FILE|MODULE",
            description =
                    "Shapes for RDF files and graphs, instead of all modules of the cities. 쓸 모양.")
    private List<String> shapes = List.of();

    @Mixin private FailOnOption failOn = new FailOnOption();

    @Mixin private ReportOutputs outputs = new ReportOutputs();
    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        List<ReportOutputs.Output> wanted = outputs.all();
        if (targets.isEmpty() && graphs.isEmpty()) {
            throw new ProblemException(CliProblem.NOTHING_TO_VALIDATE.at(Place.of("validate")));
        }
        boolean table = !ReportOutputs.takesStandardOutput(wanted);
        List<DatasetFindings> found = new ArrayList<>();
        try (Hub hub = knowledgeBase.open()) {
            List<String> mapped = new ArrayList<>();
            List<Path> rdf = new ArrayList<>();
            for (String target : targets) {
                if (isRdf(hub, target)) {
                    rdf.add(Path.of(target));
                } else {
                    mapped.add(target);
                }
            }
            if (!shapes.isEmpty() && !mapped.isEmpty()) {
                throw new ProblemException(
                        CliProblem.SHAPES_OF_DATASET.at(Place.of("--shapes"), mapped.getFirst()));
            }
            Optional<ShapesChoice> own =
                    shapes.isEmpty() ? Optional.empty() : Optional.of(ShapesChoice.of(shapes));
            validateMapped(hub, mapped, table, found);
            for (Path file : rdf) {
                tell(validateRdf(hub, file, own), table, found);
            }
            for (String graph : graphs) {
                tell(validateGraph(hub, graph, own), table, found);
            }
        }
        FindingsReport report =
                new FindingsReport(Instant.now().truncatedTo(ChronoUnit.SECONDS), found);
        ReportOutputs.write(wanted, report, failOn.least(), console());
        return failOn.least().filter(report::has).isPresent() ? ExitCode.VIOLATIONS : ExitCode.DONE;
    }

    /// A file is RDF by its ending, unless a dataset takes files of its name or the call names one.
    private boolean isRdf(Hub hub, String target) {
        if (hub.catalogue().hasDataset(target) || !RdfFile.isFile(target)) {
            return false;
        }
        Path file = Path.of(target);
        if (dataset.isPresent()) {
            return false;
        }
        boolean taken =
                hub.catalogue().datasets().stream()
                        .anyMatch(one -> !one.filePatterns().isEmpty() && one.takes(file));
        if (taken && shapes.isEmpty()) {
            return false;
        }
        if (RdfFile.syntax(file).isPresent()) {
            return true;
        }
        if (taken) {
            return false;
        }
        String name = String.valueOf(file.getFileName());
        throw new ProblemException(CliProblem.NOTHING_FOR_FILE.at(Place.of(name), name));
    }

    private void validateMapped(
            Hub hub, List<String> mapped, boolean table, List<DatasetFindings> found) {
        if (mapped.isEmpty()) {
            return;
        }
        LoadReporter reporter = new LoadReporter(console(), hub, true);
        for (LoadPlan.Edition edition : LoadPlan.of(hub.catalogue(), mapped, dataset).editions()) {
            LoadOutcome outcome =
                    hub.validate(
                            edition.dataset(),
                            edition.files(),
                            reporter.progress(edition.dataset().identifier()));
            List<String> files =
                    edition.files().stream()
                            .map(file -> String.valueOf(file.getFileName()))
                            .toList();
            DatasetFindings report = reporter.report(outcome, files);
            found.add(report);
            if (table) {
                reporter.tell(outcome);
            } else {
                console().problems(report.problems().list());
            }
        }
    }

    private DatasetFindings validateRdf(Hub hub, Path path, Optional<ShapesChoice> own) {
        String name = String.valueOf(path.getFileName());
        RdfFile file =
                RdfFile.read(
                        path,
                        triples ->
                                console()
                                        .progress(
                                                name + " 트리플 %,d개".formatted(triples),
                                                name + " %,d triples".formatted(triples)));
        ShapesChoice choice = own.orElseGet(() -> ShapesChoice.ofEverything(hub));
        console().progress(name + " 검증하는 중", name + " validating");
        ValidationReport report =
                choice.validator().validate(file.graph(), background(hub, choice));
        return findings(
                name,
                new Text(name, name),
                List.of(name),
                file.graph().size(),
                choice,
                report,
                file::rows,
                UnaryOperator.identity());
    }

    private DatasetFindings validateGraph(Hub hub, String iri, Optional<ShapesChoice> own) {
        Node node = NodeFactory.createURI(iri);
        Optional<DatasetDescription> described =
                hub.catalogue().datasets().stream()
                        .filter(one -> one.graph().equals(node))
                        .findFirst();
        ShapesChoice choice =
                own.or(() -> described.map(one -> ShapesChoice.ofModules(one.shapes())))
                        .orElseGet(() -> ShapesChoice.ofEverything(hub));
        console().progress(iri + " 검증하는 중", iri + " validating");
        Graph graph = ChosenData.ofStored(hub, iri).graph();
        ValidationReport report = choice.validator().validate(graph, background(hub, choice));
        Map<Node, List<SourceRow>> known = new HashMap<>();
        return findings(
                described.map(DatasetDescription::identifier).orElse(iri),
                described.map(DatasetDescription::title).orElse(new Text(iri, iri)),
                List.of(),
                graph.size(),
                choice,
                report,
                focus ->
                        known.size() < LOCATED_MAX || known.containsKey(focus)
                                ? known.computeIfAbsent(focus, one -> rows(hub, graph, node, one))
                                : List.of(),
                located ->
                        described
                                .map(one -> hub.waived(one.identifier(), located))
                                .orElse(located));
    }

    /// The rows behind a node of a dataset's graph.
    private static List<SourceRow> rows(Hub hub, Graph graph, Node name, Node focus) {
        Optional<Triple> one = graph.find(focus, Node.ANY, Node.ANY).nextOptional();
        return one.stream()
                .flatMap(triple -> hub.origins(triple).stream())
                .filter(origin -> origin.graph().equals(name))
                .map(Origin::rows)
                .flatMap(List::stream)
                .map(SourceRow::of)
                .toList();
    }

    /// Shapes of ours know the classes and code lists of the ontology; foreign shapes see only the data.
    private static Graph background(Hub hub, ShapesChoice choice) {
        return choice.ours() ? hub.ontology().graph() : GraphFactory.createDefaultGraph();
    }

    private static DatasetFindings findings(
            String name,
            Text title,
            List<String> files,
            long triples,
            ShapesChoice choice,
            ValidationReport report,
            Function<Node, List<SourceRow>> rows,
            UnaryOperator<List<ReportedFinding>> waived) {
        List<ReportedFinding> located =
                report.findings().stream()
                        .map(one -> new LocatedFinding(one, rows.apply(one.focus())))
                        .map(ReportedFinding::of)
                        .toList();
        return new DatasetFindings(
                name,
                title,
                files,
                Optional.empty(),
                OptionalLong.empty(),
                triples,
                choice.names(),
                waived.apply(located),
                report.counts(),
                report.execution(),
                new Problems());
    }

    /// A line of an RDF file or graph, then its findings.
    private void tell(DatasetFindings findings, boolean table, List<DatasetFindings> found) {
        found.add(findings);
        if (!table) {
            return;
        }
        console()
                .say(
                        "%s  트리플 %,d개 · 오류 %,d · 경고 %,d · 알림 %,d"
                                .formatted(
                                        findings.name(),
                                        findings.triples(),
                                        findings.count(Severity.ERROR),
                                        findings.count(Severity.WARNING),
                                        findings.count(Severity.INFO)),
                        "%s  triples %,d · errors %,d · warnings %,d · info %,d"
                                .formatted(
                                        findings.name(),
                                        findings.triples(),
                                        findings.count(Severity.ERROR),
                                        findings.count(Severity.WARNING),
                                        findings.count(Severity.INFO)));
        LoadReporter.findings(console(), findings, TableReport.EXAMPLES);
    }
}
