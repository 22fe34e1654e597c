package dosi.cli;

import dosi.hub.HeldEdition;
import dosi.hub.Hub;
import dosi.hub.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `dosi reject`: a person turns an edition away that the gate holds.
@Command(
        name = "reject",
        description = {
            "Removes the files that are kept of a held edition; what is told of it stays.",
            "보류된 판의 파일을 지운다. 그 기록은 남는다."
        })
final class RejectCommand extends DosiCommand {

    @Mixin private VerdictOptions decision = new VerdictOptions();

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        Verdict verdict = decision.verdict();
        try (Hub hub = knowledgeBase.open()) {
            console().problems(hub.openingProblems());
            HeldEdition rejected = hub.reject(decision.dataset(), verdict);
            console()
                    .say(
                            rejected.dataset() + "의 판 " + rejected.edition() + "을(를) 물리쳤다.",
                            "Edition "
                                    + rejected.edition()
                                    + " of "
                                    + rejected.dataset()
                                    + " was turned away.");
            return ExitCode.DONE;
        }
    }
}
