package dosi.cli;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// `--fail-on`: from which severity on a command ends as failed.
final class FailOnOption {

    @Option(
            names = "--fail-on",
            paramLabel = "violation|warning|info|none",
            defaultValue = "violation",
            description = "From which severity on the exit code is 1 (default: violation). 실패 기준.")
    private FailOn failOn = FailOn.VIOLATION;

    /// The least severity that fails; empty where nothing does.
    Optional<Severity> least() {
        return failOn.least();
    }

    /// The exit code where these problems are all that was found.
    ExitCode after(Stream<Problem> problems) {
        return problems.anyMatch(problem -> failOn.fails(problem.severity()))
                ? ExitCode.VIOLATIONS
                : ExitCode.DONE;
    }
}
