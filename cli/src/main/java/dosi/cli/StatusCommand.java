package dosi.cli;

import dosi.diagnostics.Severity;
import dosi.hub.DatasetDescription;
import dosi.hub.DatasetStatus;
import dosi.hub.Hub;
import dosi.hub.HubStatus;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dosi status`: what the knowledge base holds.
@Command(
        name = "status",
        description = {
            "Tells what the knowledge base holds: datasets, editions, triples, findings, last change.",
            "지식베이스에 무엇이 있는지 알린다."
        })
final class StatusCommand extends DosiCommand {

    private static final String ROW = "%-32s %-12s %-10s %9s %10s %7s %7s %7s";

    @Option(names = "--all", description = "Also the datasets that are not loaded. 읽지 않은 자료도 보인다.")
    private boolean all;

    @Option(
            names = "--verify",
            description = "Also check the change log from its beginning. 변경 기록도 확인한다.")
    private boolean verify;

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            console().problems(hub.openingProblems());
            HubStatus status = hub.status();
            console()
                    .say(
                            ROW.formatted("자료", "판", "기준일", "행", "트리플", "오류", "경고", "알림"),
                            ROW.formatted(
                                    "dataset",
                                    "edition",
                                    "reference",
                                    "rows",
                                    "triples",
                                    "errors",
                                    "warn.",
                                    "info"));
            status.datasets().forEach(this::row);
            if (all) {
                Set<String> loaded =
                        status.datasets().stream()
                                .map(DatasetStatus::identifier)
                                .collect(Collectors.toSet());
                for (DatasetDescription dataset : hub.catalogue().datasets()) {
                    if (!loaded.contains(dataset.identifier())) {
                        console()
                                .line(
                                        "%-32s -            %s"
                                                .formatted(
                                                        dataset.identifier(),
                                                        dataset.title().in(console().locale())));
                    }
                }
            }
            String last = status.lastChange().map(Object::toString).orElse("-");
            console()
                    .say(
                            "트리플 %,d개, 변경 %d (%s), 추론 %s"
                                    .formatted(
                                            status.allTriples(),
                                            status.sequence(),
                                            last,
                                            status.reasoned() ? "최신" : "뒤처짐"),
                            "%,d triples, change %d (%s), inferences %s"
                                    .formatted(
                                            status.allTriples(),
                                            status.sequence(),
                                            last,
                                            status.reasoned() ? "up to date" : "behind"));
            if (verify) {
                return verified(hub);
            }
            return ExitCode.DONE;
        }
    }

    private ExitCode verified(Hub hub) {
        var wrong = hub.verifyLog();
        console().problems(wrong);
        if (wrong.isEmpty()) {
            console().say("변경 기록이 온전하다.", "The change log is whole.");
            return ExitCode.DONE;
        }
        return ExitCode.VIOLATIONS;
    }

    private void row(DatasetStatus dataset) {
        console()
                .line(
                        ROW.formatted(
                                        dataset.identifier(),
                                        dataset.edition().orElse("-"),
                                        dataset.referenceDate().orElse("-"),
                                        dataset.rows(),
                                        dataset.triples(),
                                        dataset.findings().getOrDefault(Severity.ERROR, 0L),
                                        dataset.findings().getOrDefault(Severity.WARNING, 0L),
                                        dataset.findings().getOrDefault(Severity.INFO, 0L))
                                + dataset.heldEdition().map(held -> "  held " + held).orElse(""));
    }
}
