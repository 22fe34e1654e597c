package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.Hub;
import dosi.hub.HubOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// Where the knowledge base and the cities stand.
final class KnowledgeBaseOptions {

    @Option(
            names = "--kb",
            paramLabel = "FOLDER",
            defaultValue = "${env:DOSI_KB:-kb}",
            description = "The knowledge base; made if it does not exist (default: kb). 지식베이스 폴더.")
    private Path knowledgeBase = Path.of("kb");

    @Option(
            names = "--cities",
            paramLabel = "FOLDER",
            description = "A folder of cities besides the one that comes along. 도시 폴더를 더한다.")
    private List<Path> more = List.of();

    Path folder() {
        return knowledgeBase;
    }

    HubOptions hubOptions() {
        Path own = Path.of(System.getProperty("dosi.home", "."), "cities");
        if (!Files.isDirectory(own) && more.isEmpty()) {
            throw new ProblemException(CliProblem.NO_CITIES.at(Place.of(own.toString()), own));
        }
        List<Path> folders = new java.util.ArrayList<>();
        if (Files.isDirectory(own)) {
            folders.add(own);
        }
        for (Path folder : more) {
            if (!Files.isDirectory(folder)) {
                throw new ProblemException(
                        CliProblem.NO_CITIES.at(Place.of(folder.toString()), folder));
            }
            folders.add(folder);
        }
        return HubOptions.of(folders);
    }

    Hub open() {
        return Hub.open(knowledgeBase, hubOptions());
    }
}
