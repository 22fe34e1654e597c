package dosi.cli;

import picocli.CommandLine.Command;

/// `dosi shapes`: tools for those who write shapes.
@Command(
        name = "shapes",
        mixinStandardHelpOptions = true,
        description = {
            "Tools for authors of shapes: what is wrong with a shapes file, and which nodes it is about.",
            "모양을 적는 사람의 도구: 모양 파일의 흠을 찾고, 어느 노드를 보는지 알린다."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ShapesCheckCommand.class, ShapesTargetsCommand.class})
final class ShapesCommand {}
