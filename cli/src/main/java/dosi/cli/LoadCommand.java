package dosi.cli;

import dosi.hub.Hub;
import dosi.hub.LoadOutcome;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi load`: files become an edition in the knowledge base.
@Command(
        name = "load",
        description = {
            "Loads files: names a city or a dataset for its samples, or files as the city publishes them.",
            "파일을 읽어 들인다. 도시나 자료 이름을 주면 그 견본을 읽는다."
        },
        footer = {
            "",
            "Examples:",
            "  dosi load daegu",
            "  dosi load national/parking",
            "  dosi load ~/Downloads/parking-202105.csv",
            "  dosi load --dataset daegu/parking ~/Downloads/lots.csv"
        })
final class LoadCommand extends DosiCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "CITY|DATASET|FILE",
            description = "What to load. 읽을 것.")
    private List<String> targets = List.of();

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            description = "The dataset of the files, where their names do not tell. 파일의 자료 이름.")
    private Optional<String> dataset = Optional.empty();

    @Option(names = "--quiet", description = "Count findings, do not list them. 발견을 세기만 한다.")
    private boolean quiet;

    @Option(
            names = "--no-reason",
            description = "Do not bring the inferences up to date. 추론은 하지 않는다.")
    private boolean noReason;

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            LoadPlan plan = LoadPlan.of(hub.catalogue(), targets, dataset);
            List<LoadOutcome> outcomes = new LoadReporter(console(), hub, !quiet).load(plan);
            if (!noReason) {
                ReasonCommand.reason(console(), hub);
            }
            return LoadReporter.hasViolations(outcomes) ? ExitCode.VIOLATIONS : ExitCode.DONE;
        }
    }
}
