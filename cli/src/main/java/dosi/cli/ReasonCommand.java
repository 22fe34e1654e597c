package dosi.cli;

import dosi.hub.Hub;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `dosi reason`: brings the inferences up to date.
@Command(
        name = "reason",
        description = {
            "Derives what follows from the data and the ontology (OWL 2 RL) into the inferred graph.",
            "자료와 온톨로지에서 따라 나오는 것을 추론 그래프에 적는다."
        })
final class ReasonCommand extends DosiCommand {

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            return reason(console(), hub);
        }
    }

    /// Reasons if something changed and tells the numbers.
    static ExitCode reason(Console console, Hub hub) {
        console.progress("추론하는 중", "reasoning");
        hub.status();
        return ExitCode.DONE;
    }
}
