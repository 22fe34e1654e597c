package dosi.cli;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.hub.DatasetDescription;
import dosi.hub.Decision;
import dosi.hub.Hub;
import dosi.hub.LoadListener;
import dosi.hub.LoadOutcome;
import dosi.loader.LoadReport;
import dosi.shapes.Execution;
import dosi.shapes.ValidationReport;
import dosi.shapes.report.DatasetFindings;
import dosi.shapes.report.FindingStatus;
import dosi.shapes.report.TableReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Loads the editions of a plan one after the other and tells what became of each.
final class LoadReporter {

    private static final String ROW = "%-32s %9s %9s %10s %6s %6s %7s %7s %7s %7s";

    private final Console console;
    private final Hub hub;
    private final boolean details;
    private final List<LoadOutcome> outcomes = new ArrayList<>();

    /// @param details whether every finding and problem is listed, or only counted
    LoadReporter(Console console, Hub hub, boolean details) {
        this.console = console;
        this.hub = hub;
        this.details = details;
    }

    /// Loads every edition of the plan and tells a line of each; returns the outcomes in that order.
    List<LoadOutcome> load(LoadPlan plan) {
        header();
        int number = 0;
        for (LoadPlan.Edition edition : plan.editions()) {
            number++;
            String step = "[" + number + "/" + plan.editions().size() + "] ";
            String title = step + edition.dataset().identifier();
            LoadOutcome outcome = hub.load(edition.dataset(), edition.files(), progress(title));
            outcomes.add(outcome);
            row(outcome);
            if (details) {
                details(outcome);
            }
        }
        return List.copyOf(outcomes);
    }

    LoadListener progress(String title) {
        return new LoadListener() {
            @Override
            public void stage(Stage stage) {
                Text doing =
                        switch (stage) {
                            case READ -> new Text("읽는 중", "reading");
                            case COMPARE -> new Text("견주는 중", "comparing");
                            case VALIDATE -> new Text("검증하는 중", "validating");
                            case COMMIT -> new Text("적는 중", "committing");
                        };
                console.progress(title + " " + doing.ko(), title + " " + doing.en());
            }

            @Override
            public void rows(long rows) {
                console.progress(title + " " + rows + "행", title + " " + rows + " rows");
            }
        };
    }

    /// One outcome with its heading and all that was found.
    void tell(LoadOutcome outcome) {
        header();
        row(outcome);
        details(outcome);
    }

    private void header() {
        console.say(
                ROW.formatted("자료", "행", "개체", "트리플", "격리", "건너뜀", "오류", "경고", "알림", "초"),
                ROW.formatted(
                        "dataset",
                        "rows",
                        "entities",
                        "triples",
                        "quar.",
                        "skip",
                        "errors",
                        "warn.",
                        "info",
                        "seconds"));
    }

    private void row(LoadOutcome outcome) {
        if (outcome.decision() == Decision.UNCHANGED) {
            console.line(
                    "%-32s %s"
                            .formatted(
                                    outcome.dataset(),
                                    outcome.decision().label().in(console.locale())));
            return;
        }
        LoadReport report = outcome.report().orElseThrow();
        String line =
                ROW.formatted(
                        outcome.dataset(),
                        report.rows(),
                        outcome.subjects(),
                        outcome.triples(),
                        report.quarantined(),
                        report.skippedRows(),
                        count(outcome, report, Severity.ERROR),
                        count(outcome, report, Severity.WARNING),
                        count(outcome, report, Severity.INFO),
                        seconds(total(outcome)));
        console.line(
                outcome.decision() == Decision.HELD || outcome.decision() == Decision.RELEASED
                        ? line + "  " + outcome.decision().label().in(console.locale())
                        : line);
        since(outcome);
    }

    /// What became of the findings since the edition before, where there is one.
    private void since(LoadOutcome outcome) {
        outcome.before()
                .ifPresent(
                        edition -> {
                            String name =
                                    edition.getURI()
                                            .substring(edition.getURI().lastIndexOf('/') + 1);
                            long fresh = outcome.count(FindingStatus.NEW);
                            long same = outcome.count(FindingStatus.STILL_THERE);
                            long mended = outcome.count(FindingStatus.MENDED);
                            console.say(
                                    "  판 %s에 견주어: 새로 생김 %,d, 그대로 %,d, 고쳐짐 %,d"
                                            .formatted(name, fresh, same, mended),
                                    "  since edition %s: new %,d, still there %,d, mended %,d"
                                            .formatted(name, fresh, same, mended));
                        });
    }

    private static long count(LoadOutcome outcome, LoadReport report, Severity severity) {
        return outcome.findings(severity) + report.problems().count(severity);
    }

    static Duration total(LoadOutcome outcome) {
        return outcome.seconds().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    /// Every problem of the reading, every finding with its rows, and where the quarantine is.
    void details(LoadOutcome outcome) {
        outcome.report().ifPresent(report -> console.problems(report.problems().list()));
        console.problems(outcome.problems());
        findings(console, report(outcome, List.of()), TableReport.EXAMPLES);
        outcome.quarantine()
                .ifPresent(file -> console.say("격리된 행: " + file, "quarantined rows: " + file));
    }

    /// The findings by shape, each with its first rows and what to do.
    static void findings(Console console, DatasetFindings findings, int examples) {
        try {
            TableReport.write(findings, console.locale(), examples, console.out());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// What an outcome found, as a report tells it.
    DatasetFindings report(LoadOutcome outcome, List<String> files) {
        DatasetDescription dataset = hub.catalogue().dataset(outcome.dataset());
        Problems problems = new Problems();
        outcome.report().ifPresent(report -> problems.addAll(report.problems()));
        outcome.problems().forEach(problems::add);
        return new DatasetFindings(
                outcome.dataset(),
                dataset.title(),
                files,
                Optional.of(outcome.edition().toString()),
                outcome.report()
                        .map(report -> OptionalLong.of(report.rows()))
                        .orElse(OptionalLong.empty()),
                outcome.triples(),
                Stream.concat(Stream.of("common"), dataset.shapes().stream()).distinct().toList(),
                outcome.reported(),
                outcome.validation().map(ValidationReport::counts).orElse(List.of()),
                outcome.validation()
                        .map(ValidationReport::execution)
                        .orElse(new Execution(0, 0, 0, 0)),
                problems);
    }

    /// Whether a violation was found or an edition was held.
    static boolean hasViolations(List<LoadOutcome> outcomes) {
        return outcomes.stream()
                .anyMatch(
                        outcome ->
                                outcome.decision() == Decision.HELD
                                        || outcome.findings(Severity.ERROR) > 0
                                        || outcome.report()
                                                .map(report -> report.problems().hasErrors())
                                                .orElse(false));
    }

    /// The problems of all outcomes that the hub itself told.
    static List<Problem> hubProblems(List<LoadOutcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.problems().stream()).toList();
    }
}
