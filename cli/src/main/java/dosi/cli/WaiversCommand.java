package dosi.cli;

import dosi.diagnostics.Text;
import dosi.hub.FindingWaiver;
import dosi.hub.Hub;
import dosi.hub.WaiverState;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dosi waivers`: what is tolerated, by whom, why and until when.
@Command(
        name = "waivers",
        description = {
            "Lists what is tolerated: by whom, why and until when.",
            "무엇을 누가 왜 언제까지 허용했는지 보인다."
        })
final class WaiversCommand extends DosiCommand {

    private static final String ROW = "%6s  %-10s %-10s %9s  %-32s %s";

    @Option(
            names = "--all",
            description = "Also those that ended or were withdrawn. 끝났거나 거둔 것도 보인다.")
    private boolean all;

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            List<FindingWaiver> waivers =
                    hub.waivers().stream()
                            .filter(one -> all || one.state() == WaiverState.IN_FORCE)
                            .toList();
            if (waivers.isEmpty()) {
                console().say("허용된 것이 없다.", "Nothing is waived.");
                return ExitCode.DONE;
            }
            console()
                    .say(
                            ROW.formatted("번호", "상태", "마지막 날", "발견", "자료", "대상"),
                            ROW.formatted(
                                    "number", "state", "until", "findings", "dataset", "target"));
            waivers.forEach(this::row);
            return ExitCode.DONE;
        }
    }

    private void row(FindingWaiver waiver) {
        String target = waiver.target().getURI();
        console()
                .line(
                        ROW.formatted(
                                waiver.id(),
                                waiver.state().label().in(console().locale()),
                                waiver.waiver().until().map(LocalDate::toString).orElse("-"),
                                "%,d".formatted(waiver.findings()),
                                waiver.dataset(),
                                target.substring(
                                        Math.max(target.lastIndexOf('/'), target.lastIndexOf('#'))
                                                + 1)));
        Text by = new Text("적은 사람", "by");
        console()
                .line(
                        "        "
                                + waiver.waiver().reason()
                                + "  ("
                                + by.in(console().locale())
                                + ": "
                                + waiver.waiver().author()
                                + ")");
    }
}
