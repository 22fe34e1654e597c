package dosi.cli;

import picocli.CommandLine.Command;

/// `dosi rules`: tools for those who write rules.
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = {
            "Tools for authors of rules in SPARQL 1.2 RL.",
            "SPARQL 1.2 RL로 규칙을 적는 사람의 도구."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RulesCheckCommand.class})
final class RulesCommand {}
