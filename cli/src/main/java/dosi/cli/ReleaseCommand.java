package dosi.cli;

import dosi.hub.Hub;
import dosi.hub.LoadOutcome;
import dosi.hub.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dosi release`: a person lets an edition in that the gate holds.
@Command(
        name = "release",
        description = {
            "Loads exactly the files that are kept of a held edition, although the gate holds them.",
            "보류된 판의 파일을 그대로 적재한다. 누가 왜 그렇게 정했는지 남는다."
        })
final class ReleaseCommand extends DosiCommand {

    @Mixin private VerdictOptions decision = new VerdictOptions();

    @Option(
            names = "--no-reason",
            description = "Do not bring the inferences up to date. 추론은 하지 않는다.")
    private boolean noReason;

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        Verdict verdict = decision.verdict();
        try (Hub hub = knowledgeBase.open()) {
            console().problems(hub.openingProblems());
            LoadReporter reporter = new LoadReporter(console(), hub, true);
            LoadOutcome outcome =
                    hub.release(
                            hub.catalogue().dataset(decision.dataset()),
                            verdict,
                            reporter.progress(decision.dataset()));
            reporter.tell(outcome);
            if (!noReason) {
                ReasonCommand.reason(console(), hub);
            }
            return ExitCode.DONE;
        }
    }
}
