package dosi.cli;

import picocli.CommandLine.Command;

/// `dosi map`: tools for those who write mappings.
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = {
            "Tools for authors of mappings: write the triples of a file without loading it.",
            "매핑을 적는 사람의 도구: 파일을 올리지 않고 트리플로 적는다."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MapRunCommand.class})
final class MapCommand {}
