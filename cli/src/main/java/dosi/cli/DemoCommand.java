package dosi.cli;

import dosi.endpoint.EndpointOptions;
import dosi.hub.Hub;
import dosi.hub.LoadOutcome;
import dosi.loader.LoadReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dosi demo`: everything once, from the samples of all cities to a served page.
@Command(
        name = "demo",
        description = {
            "Loads the samples of all cities, checks them, reasons over them and serves the result.",
            "모든 도시의 견본을 읽고 검증하고 추론해서 내놓는다."
        })
final class DemoCommand extends DosiCommand {

    @Option(names = "--no-serve", description = "End after loading. 읽고 나서 끝낸다.")
    private boolean noServe;

    @Option(names = "--port", defaultValue = "3030", description = "Default: 3030. 포트.")
    private int port = 3030;

    @Option(names = "--details", description = "List every finding. 발견을 모두 보인다.")
    private boolean details;

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        Instant began = Instant.now();
        try (Hub hub = knowledgeBase.open()) {
            console().problems(hub.openingProblems());
            console().problems(hub.catalogue().problems());
            long before = hub.status().sequence();
            console()
                    .say(
                            "지식베이스 " + knowledgeBase.folder() + "에 견본을 읽어 들인다.",
                            "Loading the samples into the knowledge base "
                                    + knowledgeBase.folder()
                                    + ".");
            List<LoadOutcome> outcomes =
                    new LoadReporter(console(), hub, details)
                            .load(LoadPlan.everything(hub.catalogue()));
            ReasonCommand.reason(console(), hub);
            summary(hub, outcomes, before, Duration.between(began, Instant.now()));
            if (!noServe) {
                ServeCommand.serve(console(), hub, EndpointOptions.LOCAL.withPort(port));
            }
            return ExitCode.DONE;
        }
    }

    private void summary(Hub hub, List<LoadOutcome> outcomes, long before, Duration took) {
        long rows = 0;
        long quarantined = 0;
        long skipped = 0;
        for (LoadOutcome outcome : outcomes) {
            if (outcome.report().isPresent()) {
                LoadReport report = outcome.report().get();
                rows += report.rows();
                quarantined += report.quarantined();
                skipped += report.skippedRows();
            }
        }
        long changes = hub.status().sequence() - before;
        long triples = hub.status().allTriples();
        String seconds = LoadReporter.seconds(took);
        console()
                .say(
                        "행 %,d = 개체로 %,d + 격리 %,d + 규칙으로 건너뜀 %,d. 트리플 %,d개, 변경 %d건, %s초."
                                .formatted(
                                        rows,
                                        rows - quarantined - skipped,
                                        quarantined,
                                        skipped,
                                        triples,
                                        changes,
                                        seconds),
                        "%,d rows = %,d mapped + %,d quarantined + %,d skipped by rule. %,d triples, %d changes, %s s."
                                .formatted(
                                        rows,
                                        rows - quarantined - skipped,
                                        quarantined,
                                        skipped,
                                        triples,
                                        changes,
                                        seconds));
    }
}
