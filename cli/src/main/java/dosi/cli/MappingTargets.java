package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.DatasetDescription;
import dosi.hub.Hub;
import dosi.loader.LoadRequest;
import dosi.loader.Loader;
import dosi.loader.Mapping;
import dosi.loader.SourceDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which files a tool for mappings works on, and by which mapping: that of their dataset, or one that is being
/// written.
final class MappingTargets {

    @Parameters(
            arity = "1..*",
            paramLabel = "CITY|DATASET|FILE",
            description = "What to map; a name alone means its sample. 매핑할 것.")
    private List<String> targets = List.of();

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            description = "The dataset of the files, where their names do not tell. 파일의 자료 이름.")
    private Optional<String> dataset = Optional.empty();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = {
                "Map by this file and not by the mapping of a dataset; without --dataset nothing is known",
                "of how the files are written. 쓸 매핑 파일."
            })
    private Optional<Path> mapping = Optional.empty();

    /// Files that are mapped together.
    ///
    /// @param mapping the mapping file
    /// @param description what is known about them; empty for files that belong to no dataset
    record Target(
            String name,
            List<Path> files,
            SourceDescription source,
            Path mapping,
            Optional<DatasetDescription> description) {

        /// What the loader is asked.
        ///
        /// @throws ProblemException with everything that is wrong with the mapping (MAP-1xx)
        LoadRequest request() {
            return request(Loader.readMapping(mapping));
        }

        /// The loader that knows what its mapping may ask for.
        Loader loader(Hub hub) {
            return new Loader(description.map(hub::lookups).orElseGet(hub::publicLookups));
        }

        LoadRequest request(Mapping read) {
            return new LoadRequest(name, files, source, read);
        }
    }

    /// What the call names.
    ///
    /// @throws ProblemException naming what is neither city nor dataset nor file
    List<Target> in(Hub hub) {
        if (mapping.isEmpty()) {
            return LoadPlan.of(hub.catalogue(), targets, dataset).editions().stream()
                    .map(edition -> of(edition.dataset(), edition.files(), Optional.empty()))
                    .toList();
        }
        if (dataset.isPresent() || hub.catalogue().hasDataset(targets.getFirst())) {
            return LoadPlan.of(hub.catalogue(), targets, dataset).editions().stream()
                    .map(edition -> of(edition.dataset(), edition.files(), mapping))
                    .toList();
        }
        return List.of(ofFiles(mapping.get()));
    }

    private static Target of(DatasetDescription dataset, List<Path> files, Optional<Path> mapping) {
        return new Target(
                dataset.identifier(),
                files,
                dataset.source(),
                mapping.orElse(dataset.mapping()),
                Optional.of(dataset));
    }

    private Target ofFiles(Path mapping) {
        for (String target : targets) {
            if (!Files.isRegularFile(Path.of(target))) {
                throw new ProblemException(
                        CliProblem.FILE_UNREADABLE.at(Place.of(target), "\"" + target + "\""));
            }
        }
        return new Target(
                stem(Path.of(targets.getFirst())),
                targets.stream().map(Path::of).toList(),
                SourceDescription.ofKind("CsvSource"),
                mapping,
                Optional.empty());
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
