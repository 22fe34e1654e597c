package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.ontology.Prefixes;
import dosi.reasoner.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The rules that a knowledge base reasons with beside those of OWL: ours for any city, and those in the folders `rules` of the cities.
///
/// @param rules empty where there is none
/// @param sha256 of all texts, so that a changed rule is noticed
record CityRules(Optional<RuleSet> rules, String sha256) {

    private static final String BASE = Prefixes.BASE + "rule/";

    /// @param ofAnyCity texts by the name of their file
    /// @param citiesFolders each with one folder a city
    /// @throws ProblemException with everything that is wrong in any file of rules
    static CityRules read(SortedMap<String, String> ofAnyCity, List<Path> citiesFolders) {
        SortedMap<String, String> texts = new TreeMap<>(ofAnyCity);
        Problems problems = new Problems();
        for (Path folder : citiesFolders) {
            ofCities(folder, texts, problems);
        }
        List<RuleSet> sets = new ArrayList<>();
        texts.forEach(
                (name, text) -> {
                    try {
                        sets.add(
                                RuleSet.read(
                                        new RuleSet.Source(name, BASE + name, text),
                                        iri -> imported(iri, texts)));
                    } catch (ProblemException wrong) {
                        wrong.problems().forEach(problems::add);
                    }
                });
        problems.throwIfErrors();
        List<String> parts = new ArrayList<>();
        texts.forEach((name, text) -> parts.addAll(List.of(name, text)));
        return new CityRules(
                sets.isEmpty() ? Optional.empty() : Optional.of(RuleSet.of(sets)),
                Hashes.ofTexts(parts));
    }

    private static Optional<RuleSet.Source> imported(String iri, Map<String, String> texts) {
        String name = iri.startsWith(BASE) ? iri.substring(BASE.length()) : "";
        return Optional.ofNullable(texts.get(name))
                .map(text -> new RuleSet.Source(name, iri, text));
    }

    /// Adds `<city>/rules/<file>.srl` of each city.
    private static void ofCities(Path citiesFolder, Map<String, String> texts, Problems problems) {
        try (Stream<Path> files = Files.find(citiesFolder, 3, (file, _) -> isRules(file))) {
            for (Path file : files.sorted().toList()) {
                String name = citiesFolder.relativize(file).toString().replace('\\', '/');
                texts.put(name, Files.readString(file));
            }
        } catch (IOException unreadable) {
            problems.add(
                    HubProblem.DISK.at(
                            Place.of(citiesFolder.toString()),
                            String.valueOf(unreadable.getMessage())));
        }
    }

    private static boolean isRules(Path file) {
        Path folder = file.getParent();
        return file.toString().endsWith(".srl") && folder != null && folder.endsWith("rules");
    }
}
