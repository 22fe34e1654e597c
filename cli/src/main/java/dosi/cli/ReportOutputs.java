package dosi.cli;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import dosi.shapes.report.FindingsReport;
import dosi.shapes.report.ReportFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// In which formats a report is wanted, and where: `--format html=report.html --format sarif=report.sarif`, or
/// `--output report.html --output report.csv`, or one format to standard output.
final class ReportOutputs {

    @Option(
            names = "--format",
            paramLabel = "FORMAT[=FILE]",
            description = {
                "table (default), html, csv, xlsx, turtle, jsonld, rdfxml, ntriples, junit, sarif, json;",
                "with =FILE into a file, several times for several reports. 보고서 형식."
            })
    private List<String> formats = List.of();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the report here; its ending tells the format. 보고서 파일.")
    private List<Path> files = List.of();

    /// One report: its format, and its file unless it goes to standard output.
    record Output(ReportFormat format, Optional<Path> file) {}

    /// What is asked for; without a format or file the table.
    ///
    /// @throws ProblemException for a format that is not known, or two documents on standard output
    List<Output> all() {
        List<Output> outputs = new ArrayList<>();
        List<ReportFormat> open = new ArrayList<>();
        for (String text : formats) {
            int equals = text.indexOf('=');
            ReportFormat format = format(equals < 0 ? text : text.substring(0, equals));
            if (equals < 0) {
                open.add(format);
            } else {
                outputs.add(new Output(format, Optional.of(Path.of(text.substring(equals + 1)))));
            }
        }
        if (open.size() == 1 && files.size() == 1) {
            outputs.add(new Output(open.getFirst(), Optional.of(files.getFirst())));
            return outputs;
        }
        for (Path file : files) {
            outputs.add(
                    new Output(
                            ReportFormat.ofFileName(file.toString())
                                    .orElseThrow(() -> unknown(file.toString())),
                            Optional.of(file)));
        }
        if (open.size() > 1) {
            throw new ProblemException(
                    CliProblem.BAD_REPORT_FORMAT.at(
                            Place.of("--format"),
                            String.join(", ", formats),
                            "형식마다 파일을 적는다: --format html=report.html",
                            "Give each format its file: --format html=report.html"));
        }
        open.forEach(format -> outputs.add(new Output(format, Optional.empty())));
        if (outputs.isEmpty()) {
            outputs.add(new Output(ReportFormat.TABLE, Optional.empty()));
        }
        return outputs;
    }

    /// Whether standard output belongs to a document that a program reads.
    static boolean takesStandardOutput(List<Output> outputs) {
        return outputs.stream()
                .anyMatch(
                        output -> output.file().isEmpty() && output.format() != ReportFormat.TABLE);
    }

    /// Writes every report but the table on standard output, which is told while validating.
    static void write(
            List<Output> outputs,
            FindingsReport report,
            Optional<Severity> failFrom,
            Console console) {
        for (Output output : outputs) {
            if (output.file().isEmpty()) {
                if (output.format() != ReportFormat.TABLE) {
                    write(output.format(), report, failFrom, console, console.out());
                }
                continue;
            }
            Path file = output.file().get();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                write(output.format(), report, failFrom, console, out);
            } catch (IOException failed) {
                throw notWritten(file.toString(), failed);
            }
            if (!takesStandardOutput(outputs)) {
                console.say("보고서: " + file, "report: " + file);
            }
        }
    }

    private static void write(
            ReportFormat format,
            FindingsReport report,
            Optional<Severity> failFrom,
            Console console,
            OutputStream out) {
        try {
            format.write(report, console.locale(), failFrom, out);
        } catch (IOException failed) {
            throw notWritten(format.name().toLowerCase(Locale.ROOT), failed);
        }
    }

    private static ProblemException notWritten(String place, IOException failed) {
        ProblemException problem =
                new ProblemException(
                        CliProblem.REPORT_NOT_WRITTEN.at(
                                Place.of(place), failed.getClass().getSimpleName()));
        problem.initCause(failed);
        return problem;
    }

    private static ReportFormat format(String name) {
        for (ReportFormat format : ReportFormat.values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw unknown(name);
    }

    private static ProblemException unknown(String name) {
        List<String> known = ReportFormat.names();
        Optional<String> nearest = Nearest.to(name, known);
        return new ProblemException(
                CliProblem.BAD_REPORT_FORMAT.at(
                        Place.of("--format"),
                        name,
                        nearest.map(format -> format + "을(를) 뜻한 것인지 본다")
                                .orElse("다음 가운데 하나를 쓴다: " + String.join(", ", known)),
                        nearest.map(format -> "Did you mean " + format + "?")
                                .orElse("Use one of " + String.join(", ", known))));
    }
}
