package dosi.cli;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.Catalogue;
import dosi.hub.City;
import dosi.hub.DatasetDescription;
import dosi.loader.LoadRequest;
import dosi.loader.Loader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a call asks to load: datasets with their files, each after those that it requires.
///
/// @param editions the files of one edition for each dataset
record LoadPlan(List<Edition> editions) {

    record Edition(DatasetDescription dataset, List<Path> files) {

        /// What the loader is asked, to map the files without loading them.
        LoadRequest request() {
            return new LoadRequest(
                    dataset.identifier(),
                    files,
                    dataset.source(),
                    Loader.readMapping(dataset.mapping()));
        }
    }

    /// Every dataset of every city that comes with a sample.
    static LoadPlan everything(Catalogue catalogue) {
        Map<String, Set<Path>> files = new LinkedHashMap<>();
        for (DatasetDescription dataset : catalogue.datasets()) {
            if (!dataset.sampleFiles().isEmpty()) {
                files.put(dataset.identifier(), new LinkedHashSet<>(dataset.sampleFiles()));
            }
        }
        return inOrder(catalogue, files);
    }

    /// What the targets name: a city (all its samples), a dataset (its sample), or files.
    ///
    /// @param dataset the dataset of the files, where their names do not tell
    /// @throws ProblemException naming a target that is none of these, with the nearest known name
    static LoadPlan of(Catalogue catalogue, List<String> targets, Optional<String> dataset) {
        Map<String, Set<Path>> files = new LinkedHashMap<>();
        for (String target : targets) {
            Path path = Path.of(target);
            if (catalogue.hasDataset(target)) {
                addSample(catalogue.dataset(target), files);
            } else if (isCity(catalogue, target)) {
                catalogue.ofCity(target).stream()
                        .filter(one -> !one.sampleFiles().isEmpty())
                        .forEach(one -> addSample(one, files));
            } else if (Files.isRegularFile(path)) {
                DatasetDescription owner =
                        dataset.map(catalogue::dataset).orElseGet(() -> catalogue.forFile(path));
                files.computeIfAbsent(owner.identifier(), _ -> new LinkedHashSet<>())
                        .addAll(withCompanions(path));
            } else {
                throw unknown(catalogue, target);
            }
        }
        return inOrder(catalogue, files);
    }

    private static boolean isCity(Catalogue catalogue, String name) {
        return catalogue.cities().stream().anyMatch(city -> city.name().equals(name));
    }

    private static void addSample(DatasetDescription dataset, Map<String, Set<Path>> files) {
        if (dataset.sampleFiles().isEmpty()) {
            throw new ProblemException(
                    CliProblem.NO_SAMPLE.at(Place.of(dataset.identifier()), dataset.identifier()));
        }
        files.computeIfAbsent(dataset.identifier(), _ -> new LinkedHashSet<>())
                .addAll(dataset.sampleFiles());
    }

    /// A shapefile is several files of one name; naming the `.shp` names them all.
    private static List<Path> withCompanions(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".shp")) {
            return List.of(file);
        }
        String stem = name.substring(0, name.length() - ".shp".length());
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.filter(
                            other ->
                                    String.valueOf(other.getFileName())
                                            .matches(
                                                    java.util.regex.Pattern.quote(stem)
                                                            + "\\.(shp|shx|dbf|prj|cpg)"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LoadPlan inOrder(Catalogue catalogue, Map<String, Set<Path>> files) {
        List<DatasetDescription> wanted = files.keySet().stream().map(catalogue::dataset).toList();
        List<Edition> editions = new ArrayList<>();
        for (DatasetDescription dataset : catalogue.inLoadOrder(wanted)) {
            Set<Path> own = files.get(dataset.identifier());
            if (own != null) {
                editions.add(new Edition(dataset, List.copyOf(own)));
            }
        }
        return new LoadPlan(editions);
    }

    private static ProblemException unknown(Catalogue catalogue, String target) {
        List<String> known = new ArrayList<>();
        catalogue.cities().stream().map(City::name).forEach(known::add);
        catalogue.datasets().stream().map(DatasetDescription::identifier).forEach(known::add);
        Optional<String> nearest = Nearest.to(target, known);
        return new ProblemException(
                CliProblem.UNKNOWN_TARGET.at(
                        Place.of("load"),
                        target,
                        nearest.map(name -> "\"" + name + "\"을(를) 뜻한 것인지 본다")
                                .orElse("dosi status --all로 이름을 본다"),
                        nearest.map(name -> "Did you mean \"" + name + "\"?")
                                .orElse("See the names with dosi status --all")));
    }
}
