package dosi.cli;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.hub.Decision;
import dosi.hub.Hub;
import dosi.hub.LoadListener;
import dosi.hub.LoadOutcome;
import dosi.loader.LoadReport;
import dosi.shapes.LocatedFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

    private LoadListener progress(String title) {
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
                outcome.decision() == Decision.HELD
                        ? line + "  " + outcome.decision().label().in(console.locale())
                        : line);
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
        findings(console, outcome.findings());
        outcome.quarantine()
                .ifPresent(file -> console.say("격리된 행: " + file, "quarantined rows: " + file));
    }

    /// The findings by shape: severity, how many, message of the first and the rows of the first few.
    static void findings(Console console, List<LocatedFinding> findings) {
        Map<String, List<LocatedFinding>> byShape = new TreeMap<>();
        for (LocatedFinding located : findings) {
            byShape.computeIfAbsent(located.finding().shapeName(), _ -> new ArrayList<>())
                    .add(located);
        }
        byShape.forEach(
                (shape, same) -> {
                    Severity severity = same.getFirst().finding().severity();
                    long count = same.stream().mapToLong(LocatedFinding::count).sum();
                    console.line(
                            "  %s %s × %d"
                                    .formatted(
                                            severity.label().in(console.locale()), shape, count));
                    same.stream()
                            .limit(Console.LISTED_MAX)
                            .forEach(located -> one(console, located));
                    if (same.size() > Console.LISTED_MAX) {
                        int more = same.size() - Console.LISTED_MAX;
                        console.say("    … " + more + "개가 더 있다", "    … " + more + " more");
                    }
                });
    }

    private static void one(Console console, LocatedFinding located) {
        String where =
                located.cells().isEmpty()
                        ? located.finding().focus().toString()
                        : String.join(
                                ", ",
                                located.cells().stream().limit(5).map(Object::toString).toList());
        String fix =
                located.finding().fix().map(text -> ". " + text.in(console.locale())).orElse("");
        console.line(
                "    " + where + ": " + located.finding().message().in(console.locale()) + fix);
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
