package dosi.cli;

import dosi.diagnostics.Place;
import dosi.hub.Hub;
import dosi.loader.LoadReport;
import dosi.loader.LoadSink;
import dosi.loader.Loader;
import dosi.loader.QuarantinedRow;
import dosi.ontology.Prefixes;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.FmtUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi preview`: the first rows of a file, each with the triples it becomes.
@Command(
        name = "preview",
        description = {
            "Shows the first rows of a file with the triples that they become; changes nothing.",
            "파일의 첫 행들이 어떤 트리플이 되는지 보인다. 아무것도 바꾸지 않는다."
        })
final class PreviewCommand extends DosiCommand {

    @Parameters(paramLabel = "DATASET|FILE", description = "What to show. 볼 것.")
    private String target = "";

    @Option(names = "--rows", defaultValue = "3", description = "How many rows (default: 3). 행의 수.")
    private int rows = 3;

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            description = "The dataset of the file, where its name does not tell. 파일의 자료 이름.")
    private Optional<String> dataset = Optional.empty();

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            LoadPlan.Edition edition =
                    LoadPlan.of(hub.catalogue(), List.of(target), dataset).editions().getFirst();
            Shown shown = new Shown();
            LoadReport report =
                    new Loader(hub.lookups(edition.dataset())).load(edition.request(), shown);
            console()
                    .say(
                            "행 %,d, 개체로 %,d, 격리 %,d, 건너뜀 %,d, 트리플 %,d"
                                    .formatted(
                                            report.rows(),
                                            report.mapped(),
                                            report.quarantined(),
                                            report.skippedRows(),
                                            report.triples()),
                            "%,d rows, %,d mapped, %,d quarantined, %,d skipped, %,d triples"
                                    .formatted(
                                            report.rows(),
                                            report.mapped(),
                                            report.quarantined(),
                                            report.skippedRows(),
                                            report.triples()));
            console().problems(report.problems().list());
            return report.problems().hasErrors() ? ExitCode.VIOLATIONS : ExitCode.DONE;
        }
    }

    /// Prints what comes until enough rows were shown. The quads of a row come before the row is told.
    private final class Shown implements LoadSink {
        private final StringBuilder waiting = new StringBuilder();
        private long shown;
        private String lastPlace = "";

        @Override
        public void quad(Quad quad) {
            if (shown < rows) {
                waiting.append("  ")
                        .append(text(quad.getSubject()))
                        .append(' ')
                        .append(text(quad.getPredicate()))
                        .append(' ')
                        .append(text(quad.getObject()))
                        .append('\n');
            }
        }

        @Override
        public void derived(Node subject, Place row) {
            if (shown < rows && !row.toString().equals(lastPlace)) {
                lastPlace = row.toString();
                shown++;
                console().line(lastPlace);
                console().out().print(waiting);
                waiting.setLength(0);
            }
        }

        @Override
        public void quarantined(QuarantinedRow row) {
            console().problem(row.reason());
        }

        private String text(Node node) {
            return FmtUtils.stringForNode(node, Prefixes.city());
        }
    }
}
