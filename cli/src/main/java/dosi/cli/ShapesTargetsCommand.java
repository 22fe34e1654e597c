package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import dosi.hub.Hub;
import dosi.ontology.CityOntology;
import dosi.ontology.Prefixes;
import dosi.shapes.ShapesFile;
import dosi.shapes.TargetSelection;
import dosi.shapes.report.ShapesReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.FmtUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi shapes targets`: which nodes of some data the shapes are about, without checking them.
@Command(
        name = "targets",
        description = {
            "Tells which nodes of some data each shape selects, and which nodes no shape selects.",
            "모양마다 데이터의 어느 노드를 고르는지, 어느 모양도 고르지 않는 노드는 무엇인지 알린다."
        },
        footer = {
            "",
            "Examples:",
            "  dosi shapes targets my-shapes.ttl --data data.ttl",
            "  dosi shapes targets parking --data national/parking --all",
            "  dosi shapes targets parking --graph https://w3id.org/dosi/graph/national/parking",
            "",
            "A target that selects nothing is a warning: --fail-on warning makes the exit code 1."
        })
final class ShapesTargetsCommand extends DosiCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|MODULE",
            description = "Shapes, used together. 모양.")
    private List<String> shapes = List.of();

    @Option(
            names = "--data",
            paramLabel = "FILE|DATASET",
            description =
                    "An RDF file, or a dataset, whose sample is mapped and not loaded. 데이터 파일이나 자료.")
    private List<String> data = List.of();

    @Option(
            names = "--graph",
            paramLabel = "IRI",
            description = "A graph of the knowledge base. 지식베이스의 그래프.")
    private List<String> graphs = List.of();

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many nodes of a shape are listed (default: 5). 보일 노드 수.")
    private int first;

    @Option(names = "--all", description = "List all nodes. 노드를 모두 보인다.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to tell it (default: text). 결과의 형식.")
    private ShapesFormat format = ShapesFormat.TEXT;

    @Mixin private FailOnOption failOn = new FailOnOption();

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        ShapesFile file = ShapesFile.together(shapes.stream().map(ShapesChoice::open).toList());
        List<ChosenData> chosen = data();
        boolean ours = !shapes.stream().allMatch(ShapesChoice::isFile);
        Graph background = ours ? CityOntology.load().graph() : GraphFactory.createDefaultGraph();
        TargetSelection selection = file.select(together(chosen), background);
        switch (format) {
            case TEXT -> tell(chosen, selection);
            case JSON -> json(selection);
        }
        return failOn.after(selection.problems().stream());
    }

    private List<ChosenData> data() {
        if (data.isEmpty() && graphs.isEmpty()) {
            throw new ProblemException(CliProblem.NO_DATA.at(Place.of("shapes targets")));
        }
        List<ChosenData> chosen = new ArrayList<>();
        List<String> mapped = new ArrayList<>();
        for (String one : data) {
            if (RdfFile.isFile(one) && RdfFile.syntax(Path.of(one)).isPresent()) {
                chosen.add(ChosenData.ofRdf(Path.of(one)));
            } else {
                mapped.add(one);
            }
        }
        if (!mapped.isEmpty() || !graphs.isEmpty()) {
            try (Hub hub = knowledgeBase.open()) {
                for (LoadPlan.Edition edition :
                        LoadPlan.of(hub.catalogue(), mapped, Optional.empty()).editions()) {
                    ChosenData one = ChosenData.ofMapped(hub, edition);
                    console().problems(one.problems());
                    chosen.add(one);
                }
                graphs.forEach(iri -> chosen.add(ChosenData.ofStored(hub, iri)));
            }
        }
        return chosen;
    }

    private static Graph together(List<ChosenData> chosen) {
        if (chosen.size() == 1) {
            return chosen.getFirst().graph();
        }
        Graph together = GraphFactory.createDefaultGraph();
        chosen.forEach(one -> one.graph().find().forEachRemaining(together::add));
        return together;
    }

    private void json(TargetSelection selection) {
        try {
            ShapesReport.json(selection, all ? Integer.MAX_VALUE : first, console().out());
            console().out().println();
        } catch (IOException failed) {
            throw new ProblemException(
                    CliProblem.REPORT_NOT_WRITTEN.at(
                            Place.of("json"), failed.getClass().getSimpleName()));
        }
    }

    private void tell(List<ChosenData> chosen, TargetSelection selection) {
        String names = chosen.stream().map(ChosenData::name).collect(Collectors.joining(", "));
        long triples = chosen.stream().mapToLong(one -> one.graph().size()).sum();
        console()
                .say(
                        "%s  트리플 %,d개 · 노드 %,d개".formatted(names, triples, selection.nodes()),
                        "%s  triples %,d · nodes %,d".formatted(names, triples, selection.nodes()));
        selection.shapes().forEach(this::tell);
        for (Problem problem : selection.problems()) {
            console()
                    .line(
                            problem.severity().label().in(console().locale())
                                    + "  "
                                    + problem.message(console().locale()));
        }
        console()
                .say(
                        "어느 모양도 고르지 않은 노드: %,d개 가운데 %,d개"
                                .formatted(selection.nodes(), selection.unselected()),
                        "nodes that no shape selects: %,d of %,d"
                                .formatted(selection.unselected(), selection.nodes()));
        Text without = new Text("클래스 없음", "without a class");
        for (TargetSelection.OfClass one : selection.unselectedByClass()) {
            String name =
                    one.type()
                            .map(ShapesTargetsCommand::text)
                            .orElseGet(() -> without.in(console().locale()));
            console().line("  %s  %,d".formatted(name, one.count()));
        }
    }

    private void tell(TargetSelection.OfShape shape) {
        int count = shape.nodes().size();
        boolean off = shape.deactivated();
        console()
                .say(
                        "%s  노드 %,d개%s"
                                .formatted(text(shape.shape()), count, off ? " · 꺼져 있다" : ""),
                        "%s  nodes %,d%s"
                                .formatted(
                                        text(shape.shape()), count, off ? " · deactivated" : ""));
        for (TargetSelection.OfTarget target : shape.targets()) {
            console()
                    .line(
                            "  sh:%s %s  %,d"
                                    .formatted(
                                            target.term(), text(target.value()), target.count()));
        }
        int listed = all ? count : Math.clamp(first, 0, count);
        for (int i = 0; i < listed; i++) {
            console().line("    " + text(shape.nodes().get(i)));
        }
        if (listed < count) {
            console()
                    .say(
                            "    … %,d개 더".formatted(count - listed),
                            "    … %,d more".formatted(count - listed));
        }
    }

    private static String text(Node node) {
        return node.isBlank() ? "[]" : FmtUtils.stringForNode(node, Prefixes.city());
    }
}
