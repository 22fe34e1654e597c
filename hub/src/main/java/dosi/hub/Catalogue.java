package dosi.hub;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// The cities and their datasets, as described in the folders of cities.
///
/// A description that is wrong is left out and told in [#problems]; the others stay usable. Immutable.
public final class Catalogue {

    private final SequencedMap<String, City> cities;
    private final SequencedMap<String, DatasetDescription> datasets;
    private final List<Path> lookups;
    private final Problems problems;

    Catalogue(
            SequencedMap<String, City> cities,
            SequencedMap<String, DatasetDescription> datasets,
            List<Path> lookups,
            Problems problems) {
        this.cities = cities;
        this.datasets = datasets;
        this.lookups = List.copyOf(lookups);
        this.problems = problems;
    }

    /// Reads `*/city.ttl`, `*/*/dataset.ttl` and the names of `*/lookups/*.rq` below the folders.
    public static Catalogue read(List<Path> citiesFolders) {
        return CatalogueReader.read(citiesFolders);
    }

    /// The cities in the order of their names.
    public List<City> cities() {
        return List.copyOf(cities.values());
    }

    /// All datasets in the order of their identifiers.
    public List<DatasetDescription> datasets() {
        return List.copyOf(datasets.values());
    }

    /// What was found wrong in the descriptions.
    public List<Problem> problems() {
        return problems.list();
    }

    /// The files of lookup queries; the name without `.rq` is the name of the table.
    List<Path> lookups() {
        return lookups;
    }

    /// The city of a name.
    ///
    /// @throws ProblemException with the nearest known name, where there is none
    public City city(String name) {
        City city = cities.get(name);
        if (city == null) {
            throw unknown(HubProblem.UNKNOWN_CITY, name, cities.keySet());
        }
        return city;
    }

    /// The datasets of a city, in the order of their identifiers.
    public List<DatasetDescription> ofCity(String name) {
        String city = city(name).name();
        return datasets.values().stream().filter(dataset -> dataset.city().equals(city)).toList();
    }

    /// Whether there is a dataset of this identifier.
    public boolean hasDataset(String identifier) {
        return datasets.containsKey(identifier);
    }

    /// The dataset of an identifier.
    ///
    /// @throws ProblemException with the nearest known identifier where there is none, or with what is wrong
    ///     in its description
    public DatasetDescription dataset(String identifier) {
        DatasetDescription dataset = datasets.get(identifier);
        if (dataset == null) {
            List<Problem> wrong =
                    problems.list().stream()
                            .filter(p -> p.place().file().equals(identifier + "/dataset.ttl"))
                            .toList();
            if (!wrong.isEmpty()) {
                throw new ProblemException(wrong);
            }
            throw unknown(HubProblem.UNKNOWN_DATASET, identifier, datasets.keySet());
        }
        return dataset;
    }

    /// The one dataset whose patterns take the name of a file.
    ///
    /// @throws ProblemException where there is none, or more than one
    public DatasetDescription forFile(Path file) {
        String name = String.valueOf(file.getFileName());
        List<DatasetDescription> takers =
                datasets.values().stream().filter(dataset -> dataset.matchesPattern(name)).toList();
        if (takers.isEmpty()) {
            throw new ProblemException(HubProblem.NO_DATASET_FOR_FILE.at(Place.of(name)));
        }
        if (takers.size() > 1) {
            throw new ProblemException(
                    HubProblem.SEVERAL_DATASETS_FOR_FILE.at(
                            Place.of(name),
                            takers.stream()
                                    .map(DatasetDescription::identifier)
                                    .collect(Collectors.joining(", "))));
        }
        return takers.getFirst();
    }

    /// The datasets in an order in which each comes after those that it requires and are wanted too.
    ///
    /// @throws ProblemException when datasets require each other in a circle
    public List<DatasetDescription> inLoadOrder(Collection<DatasetDescription> wanted) {
        Map<String, DatasetDescription> open = new LinkedHashMap<>();
        wanted.forEach(dataset -> open.put(dataset.identifier(), dataset));
        List<DatasetDescription> ordered = new ArrayList<>();
        SequencedSet<String> path = new LinkedHashSet<>();
        for (DatasetDescription dataset : List.copyOf(open.values())) {
            place(dataset, open, path, ordered);
        }
        return ordered;
    }

    private static void place(
            DatasetDescription dataset,
            Map<String, DatasetDescription> open,
            SequencedSet<String> path,
            List<DatasetDescription> ordered) {
        if (ordered.contains(dataset)) {
            return;
        }
        if (!path.add(dataset.identifier())) {
            throw new ProblemException(
                    HubProblem.REQUIRES_CYCLE.at(
                            Place.of(dataset.identifier()), String.join(" → ", path)));
        }
        for (String required : dataset.requires()) {
            DatasetDescription first = open.get(required);
            if (first != null) {
                place(first, open, path, ordered);
            }
        }
        path.remove(dataset.identifier());
        ordered.add(dataset);
    }

    private static ProblemException unknown(
            HubProblem kind, String name, Collection<String> known) {
        String all = String.join(", ", known);
        return new ProblemException(
                Nearest.to(name, known)
                        .map(
                                nearest ->
                                        kind.at(
                                                Place.of("cities"),
                                                name,
                                                "\"" + nearest + "\"을(를) 뜻한 것인지 확인한다",
                                                "Did you mean \"" + nearest + "\"?"))
                        .orElseGet(
                                () ->
                                        kind.at(
                                                Place.of("cities"),
                                                name,
                                                all.isEmpty()
                                                        ? "cities 폴더를 확인한다"
                                                        : "다음 가운데 하나를 쓴다: " + all,
                                                all.isEmpty()
                                                        ? "Check the folder of cities"
                                                        : "Use one of: " + all)));
    }
}
