package dosi.cli;

import dosi.hub.Hub;
import dosi.hub.LoadListener;
import dosi.hub.LoadOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi validate`: what a load would find, without loading.
@Command(
        name = "validate",
        description = {
            "Reads and checks files and tells every defect with its row, without changing the knowledge base.",
            "지식베이스를 바꾸지 않고 파일을 읽고 검증해서 흠을 행과 함께 알린다."
        },
        footer = {"", "Exit code 1 when there are violations, 0 when there are none."})
final class ValidateCommand extends DosiCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "CITY|DATASET|FILE",
            description = "What to check. 검증할 것.")
    private List<String> targets = List.of();

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            description = "The dataset of the files, where their names do not tell. 파일의 자료 이름.")
    private Optional<String> dataset = Optional.empty();

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        List<LoadOutcome> outcomes = new ArrayList<>();
        try (Hub hub = knowledgeBase.open()) {
            LoadReporter reporter = new LoadReporter(console(), hub, true);
            for (LoadPlan.Edition edition :
                    LoadPlan.of(hub.catalogue(), targets, dataset).editions()) {
                LoadOutcome outcome =
                        hub.validate(edition.dataset(), edition.files(), LoadListener.NONE);
                outcomes.add(outcome);
                reporter.tell(outcome);
            }
        }
        return LoadReporter.hasViolations(outcomes) ? ExitCode.VIOLATIONS : ExitCode.DONE;
    }
}
