package dosi.cli;

import picocli.CommandLine.Command;

/// `dosi shapes`: tools for those who write shapes.
@Command(
        name = "shapes",
        mixinStandardHelpOptions = true,
        description = {
            "Tools for authors of shapes: finds what is wrong with shapes files.",
            "모양을 적는 사람의 도구: 모양 파일의 흠을 찾는다."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ShapesCheckCommand.class})
final class ShapesCommand {}
