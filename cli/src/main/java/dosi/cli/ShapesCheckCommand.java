package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.ShapesFile;
import dosi.shapes.ShapesSummary;
import dosi.shapes.report.ShapesReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi shapes check`: everything that is wrong with shapes files, and what they hold.
@Command(
        name = "check",
        description = {
            "Finds mistakes in shapes files and modules, each with line, column and advice, and counts what they hold.",
            "모양 파일의 흠을 줄, 칸, 고칠 방법과 함께 알리고, 무엇이 들었는지 센다."
        },
        footer = {
            "",
            "Examples:",
            "  dosi shapes check my-shapes.ttl",
            "  dosi shapes check --together lots.ttl areas.ttl",
            "  dosi shapes check parking --lang ko",
            "  dosi shapes check",
            "",
            "Exit code 1 when something of the severity of --fail-on was found, 0 when not."
        })
final class ShapesCheckCommand extends DosiCommand {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|MODULE",
            description = "What to check; nothing means all modules of ours. 살필 모양.")
    private List<String> filesAndModules = List.of();

    @Option(
            names = "--together",
            description = "One shapes graph: a file may refer to shapes of another. 한데 묶어 본다.")
    private boolean together;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to tell it (default: text). 결과의 형식.")
    private ShapesFormat format = ShapesFormat.TEXT;

    @Mixin private FailOnOption failOn = new FailOnOption();

    @Override
    ExitCode execute() {
        List<ShapesFile> files =
                (filesAndModules.isEmpty() ? ShapesFile.modules() : filesAndModules)
                        .stream().map(ShapesChoice::open).toList();
        if (together) {
            files = List.of(ShapesFile.together(files));
        }
        switch (format) {
            case TEXT -> {
                files.forEach(this::tell);
                if (files.size() > 1) {
                    total(files);
                }
            }
            case JSON -> json(files);
        }
        return failOn.after(files.stream().flatMap(file -> file.problems().stream()));
    }

    private void json(List<ShapesFile> files) {
        try {
            ShapesReport.json(files, console().out());
            console().out().println();
        } catch (IOException failed) {
            throw new ProblemException(
                    CliProblem.REPORT_NOT_WRITTEN.at(
                            Place.of("json"), failed.getClass().getSimpleName()));
        }
    }

    private void tell(ShapesFile file) {
        line(file.name(), file.summary().map(List::of).orElse(List.of()), List.of(file));
        file.summary().ifPresent(this::counts);
        for (Problem problem : file.problems()) {
            console()
                    .line(
                            "  "
                                    + problem.severity().label().in(console().locale())
                                    + "  "
                                    + problem.message(console().locale()));
        }
    }

    private void total(List<ShapesFile> files) {
        Text name = new Text("파일 " + files.size() + "개", files.size() + " files");
        line(
                name.in(console().locale()),
                files.stream().flatMap(file -> file.summary().stream()).toList(),
                files);
    }

    private void line(String name, List<ShapesSummary> holds, List<ShapesFile> files) {
        int shapes = holds.stream().mapToInt(ShapesSummary::shapes).sum();
        int constraints = holds.stream().mapToInt(ShapesSummary::constraintCount).sum();
        int targets = holds.stream().mapToInt(ShapesSummary::targetCount).sum();
        long errors = count(files, Severity.ERROR);
        long warnings = count(files, Severity.WARNING);
        long infos = count(files, Severity.INFO);
        Text held =
                holds.isEmpty()
                        ? new Text("쓸 수 없다", "cannot be used")
                        : new Text(
                                "모양 %,d · 제약 %,d · 대상 %,d".formatted(shapes, constraints, targets),
                                "shapes %,d · constraints %,d · targets %,d"
                                        .formatted(shapes, constraints, targets));
        console()
                .say(
                        "%s  %s · 오류 %,d · 경고 %,d · 알림 %,d"
                                .formatted(name, held.ko(), errors, warnings, infos),
                        "%s  %s · errors %,d · warnings %,d · info %,d"
                                .formatted(name, held.en(), errors, warnings, infos));
    }

    private static long count(List<ShapesFile> files, Severity severity) {
        return files.stream().mapToLong(file -> file.count(severity)).sum();
    }

    private void counts(ShapesSummary summary) {
        if (!summary.constraints().isEmpty()) {
            String constraints = listed(summary.constraints());
            console().say("  제약: " + constraints, "  constraints: " + constraints);
        }
        if (!summary.targets().isEmpty()) {
            String targets = listed(summary.targets());
            console().say("  대상: " + targets, "  targets: " + targets);
        }
        if (summary.perNode() > 0) {
            console()
                    .say(
                            "  초점 노드마다 따로 도는 SPARQL 제약: " + summary.perNode(),
                            "  SPARQL constraints that run for each focus node: "
                                    + summary.perNode());
        }
    }

    private static String listed(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
