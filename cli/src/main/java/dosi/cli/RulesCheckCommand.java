package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.reasoner.rules.Rule;
import dosi.reasoner.rules.RuleSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dosi rules check`: everything that is wrong with files of rules, and the order in which the rules are applied.
@Command(
        name = "check",
        description = {
            "Finds mistakes in files of rules, each with line, column and advice, and tells the strata in which the rules run.",
            "규칙 파일의 흠을 줄, 칸, 고칠 방법과 함께 알리고, 규칙이 어느 층에서 도는지 보인다."
        },
        footer = {"", "Example:", "  dosi rules check cities/my-city/rules/near.srl"})
final class RulesCheckCommand extends DosiCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rules, checked together. 함께 살필 규칙 파일.")
    private List<Path> files = List.of();

    @Override
    ExitCode execute() {
        List<Problem> problems = new ArrayList<>();
        List<RuleSet> sets = new ArrayList<>();
        for (RuleSet.Source source : files.stream().map(RulesCheckCommand::source).toList()) {
            try {
                sets.add(RuleSet.read(source, RulesCheckCommand::imported));
            } catch (ProblemException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        if (problems.isEmpty()) {
            try {
                tell(RuleSet.of(sets));
            } catch (ProblemException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        problems.forEach(problem -> console().line(problem.message(console().locale())));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.VIOLATIONS;
    }

    private static RuleSet.Source source(Path file) {
        try {
            return new RuleSet.Source(
                    file.toString(), file.toUri().toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new ProblemException(
                    CliProblem.FILE_UNREADABLE.at(
                            Place.of(file.toString()), unreadable.getClass().getSimpleName()));
        }
    }

    /// Another file beside the ones given, never anything of the network.
    private static Optional<RuleSet.Source> imported(String iri) {
        if (!iri.startsWith("file:")) {
            return Optional.empty();
        }
        Path file = Path.of(URI.create(iri));
        return iri.endsWith(".srl") && Files.isReadable(file)
                ? Optional.of(source(file))
                : Optional.empty();
    }

    private void tell(RuleSet rules) {
        console()
                .say(
                        "규칙 %d개, 층 %d개, DATA 트리플 %d개"
                                .formatted(
                                        rules.rules().size(),
                                        rules.strata().size(),
                                        rules.data().size()),
                        "%d rules in %d strata, %d triples of DATA"
                                .formatted(
                                        rules.rules().size(),
                                        rules.strata().size(),
                                        rules.data().size()));
        int number = 1;
        for (RuleSet.Stratum stratum : rules.strata()) {
            for (Rule rule : stratum.once()) {
                console()
                        .say(
                                "  %d층, 한 번: %s".formatted(number, rule.label()),
                                "  stratum %d, once: %s".formatted(number, rule.label()));
            }
            for (Rule rule : stratum.general()) {
                console()
                        .say(
                                "  %d층: %s".formatted(number, rule.label()),
                                "  stratum %d: %s".formatted(number, rule.label()));
            }
            number++;
        }
    }
}
