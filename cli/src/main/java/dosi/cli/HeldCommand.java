package dosi.cli;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.hub.HeldEdition;
import dosi.hub.Hub;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `dosi held`: the editions that the gate did not let in and that wait for a decision.
@Command(
        name = "held",
        description = {
            "Lists the editions that the gate holds: when, why, with what counts.",
            "관문이 보류한 판과 그 까닭을 알린다."
        },
        footer = {
            "",
            "Decide with:",
            "  dosi release DATASET --author NAME --reason TEXT",
            "  dosi reject DATASET --author NAME --reason TEXT"
        })
final class HeldCommand extends DosiCommand {

    private static final String ROW = "%-32s %-12s %-20s %9s %10s %6s %7s %7s %7s";

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            console().problems(hub.openingProblems());
            List<HeldEdition> all = hub.held();
            if (all.isEmpty()) {
                console().say("보류된 판이 없다.", "No edition is held.");
                return ExitCode.DONE;
            }
            console()
                    .say(
                            ROW.formatted("자료", "판", "보류한 때", "행", "트리플", "격리", "오류", "경고", "알림"),
                            ROW.formatted(
                                    "dataset", "edition", "held at", "rows", "triples", "quar.",
                                    "errors", "warn.", "info"));
            all.forEach(this::tell);
            return ExitCode.DONE;
        }
    }

    private void tell(HeldEdition held) {
        console()
                .line(
                        ROW.formatted(
                                held.dataset(),
                                held.edition(),
                                held.heldAt().truncatedTo(ChronoUnit.SECONDS),
                                held.rows(),
                                held.triples(),
                                held.quarantined(),
                                held.findings().getOrDefault(Severity.ERROR, 0L),
                                held.findings().getOrDefault(Severity.WARNING, 0L),
                                held.findings().getOrDefault(Severity.INFO, 0L)));
        for (Problem reason : held.why()) {
            console()
                    .line("  " + reason.what().in(console().locale()) + " [" + reason.code() + "]");
        }
        held.supersededBy()
                .ifPresent(
                        newer ->
                                console()
                                        .say(
                                                "  그 뒤에 판 " + newer + "을(를) 받았다",
                                                "  edition " + newer + " was accepted since"));
        console().say("  파일: " + held.folder(), "  files: " + held.folder());
    }
}
