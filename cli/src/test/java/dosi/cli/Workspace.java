package dosi.cli;

import dosi.diagnostics.Problem;
import dosi.hub.Decision;
import dosi.hub.Hub;
import dosi.hub.HubOptions;
import dosi.hub.LoadOutcome;
import dosi.loader.LoadReport;
import dosi.shapes.LocatedFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The checkout under test: its cities, the real files where they are present, and a place for knowledge bases.
final class Workspace {

    static final Path ROOT =
            Path.of(System.getProperty("dosi.root", "..")).toAbsolutePath().normalize();
    static final Path CITIES = ROOT.resolve("cities");
    static final Path REAL = ROOT.resolve("../shared/data/real").normalize();

    private Workspace() {}

    static Hub open(Path knowledgeBase) {
        return Hub.open(knowledgeBase, HubOptions.of(List.of(CITIES)));
    }

    /// The counts of an outcome in the words of `expected.tsv`.
    static Map<String, Long> counts(LoadOutcome outcome) {
        if (outcome.decision() == Decision.UNCHANGED) {
            throw new IllegalStateException(outcome.dataset() + " was loaded before");
        }
        LoadReport report = outcome.report().orElseThrow();
        Map<String, Long> counts = new TreeMap<>();
        counts.put("rows", report.rows());
        counts.put("mapped", report.mapped());
        counts.put("quarantined", report.quarantined());
        counts.put("skipped", report.skippedRows());
        for (Problem problem : report.problems().list()) {
            counts.merge("problem " + problem.code(), 1L, Long::sum);
        }
        for (Problem problem : outcome.problems()) {
            counts.merge("problem " + problem.code(), 1L, Long::sum);
        }
        for (LocatedFinding located : outcome.findings()) {
            counts.merge("finding " + located.finding().shapeName(), located.count(), Long::sum);
        }
        return counts;
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
