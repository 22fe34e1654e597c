package dosi.cli;

import picocli.CommandLine.Command;

/// `dosi map`: tools for those who write mappings.
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = {
            "Tools for authors of mappings: find mistakes, see which columns are read, write triples without loading.",
            "매핑을 적는 사람의 도구: 흠을 찾고, 읽는 열을 보고, 올리지 않고 트리플로 적는다."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MapCheckCommand.class, MapCoverageCommand.class, MapRunCommand.class})
final class MapCommand {}
