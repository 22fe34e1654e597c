package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.FindingWaiver;
import dosi.hub.Hub;
import dosi.hub.WaiverTarget;
import dosi.shapes.report.Waiver;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi waive`: findings that are known and tolerated for a while.
@Command(
        name = "waive",
        description = {
            "Tolerates a finding, or all findings of a shape in a dataset, until a day: told, not counted.",
            "발견 하나, 또는 한 자료에서 한 모양의 발견 모두를 정한 날까지 허용한다. 보이지만 세지 않는다."
        },
        footer = {
            "",
            "Examples:",
            "  dosi waive 6ebe7251206c41d0 --reason \"Checked on site\" --author \"Data steward\" --until 2027-12-31",
            "  dosi waive --shape ParkingDummyPhoneShape --dataset national/parking --reason \"Agency informed\""
                    + " --author \"Data steward\" --until 2027-12-31",
            "  dosi waive --withdraw 42"
        })
final class WaiveCommand extends DosiCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "FINDING",
            description = "IRI of the finding, or six or more digits of its id. 발견의 식별자.")
    private Optional<String> finding = Optional.empty();

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            description = "Name of the shape whose findings are tolerated. 모양의 이름.")
    private Optional<String> shape = Optional.empty();

    @Option(names = "--dataset", paramLabel = "ID", description = "The dataset of --shape. 자료 이름.")
    private Optional<String> dataset = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why. 까닭.")
    private String reason = "";

    @Option(names = "--author", paramLabel = "NAME", description = "Who tolerates it. 허용하는 사람.")
    private String author = "";

    @Option(
            names = "--until",
            paramLabel = "YYYY-MM-DD",
            description = "The last day on which it counts as tolerated. 마지막 날.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--withdraw",
            paramLabel = "NUMBER",
            description = "Take this waiver back. 이 허용을 거둔다.")
    private Optional<Long> withdraw = Optional.empty();

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        boolean ofShape = shape.isPresent() && dataset.isPresent();
        int targets = (finding.isPresent() ? 1 : 0) + (shape.isPresent() ? 1 : 0);
        boolean clear =
                withdraw.isPresent()
                        ? targets == 0 && dataset.isEmpty()
                        : targets == 1 && ofShape == dataset.isPresent();
        if (!clear || shape.isPresent() != ofShape) {
            throw new ProblemException(CliProblem.NOTHING_TO_WAIVE.at(Place.of("waive")));
        }
        Optional<LocalDate> day = until.map(WaiveCommand::day);
        try (Hub hub = knowledgeBase.open()) {
            if (withdraw.isPresent()) {
                FindingWaiver taken = hub.withdrawWaiver(withdraw.get());
                console()
                        .say(
                                "허용 %d을(를) 거두었다".formatted(taken.id()),
                                "waiver %d is withdrawn".formatted(taken.id()));
                return ExitCode.DONE;
            }
            WaiverTarget target =
                    ofShape
                            ? new WaiverTarget.OfShape(shape.get(), dataset.get())
                            : new WaiverTarget.OfFinding(finding.orElseThrow());
            FindingWaiver made = hub.waive(target, new Waiver(reason, author, day));
            String last = day.map(LocalDate::toString).orElse("");
            console()
                    .say(
                            "허용 %d: %s의 발견 %,d건, %s까지"
                                    .formatted(made.id(), made.dataset(), made.findings(), last),
                            "waiver %d: findings of %s: %,d, until %s"
                                    .formatted(made.id(), made.dataset(), made.findings(), last));
            return ExitCode.DONE;
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADay) {
            throw new ProblemException(CliProblem.NOT_A_DAY.at(Place.of("--until"), text));
        }
    }
}
