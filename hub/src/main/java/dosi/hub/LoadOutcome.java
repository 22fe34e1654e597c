package dosi.hub;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.loader.LoadReport;
import dosi.shapes.LocatedFinding;
import dosi.shapes.ValidationReport;
import dosi.shapes.report.FindingStatus;
import dosi.shapes.report.ReportedFinding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/// What a load did.
///
/// @param dataset identifier of the dataset
/// @param edition IRI of the edition that the files make
/// @param decision what became of it
/// @param report rows and problems of the reading; empty where nothing was read because nothing changed
/// @param before the edition with which findings are compared; empty where there is none
/// @param reported what the shapes found, each with what became of it since the edition before, and what is mended
/// @param validation what the shapes looked at and found, with the counts of each constraint; empty where nothing
///     was validated
/// @param problems what the hub itself has to tell; those of the reading stand in the report
/// @param subjects how many different subjects the rows speak about
/// @param triples how many triples the dataset's graph holds now
/// @param added quads that the change added, all graphs of the dataset and the catalogue together
/// @param deleted quads that the change deleted
/// @param quarantine the file of rows that could not become triples, where there are any
/// @param seconds how long each step took
public record LoadOutcome(
        String dataset,
        Node edition,
        Decision decision,
        Optional<LoadReport> report,
        Optional<Node> before,
        List<ReportedFinding> reported,
        Optional<ValidationReport> validation,
        List<Problem> problems,
        long subjects,
        long triples,
        long added,
        long deleted,
        Optional<Path> quarantine,
        Map<LoadListener.Stage, Duration> seconds) {
    public LoadOutcome {
        reported = List.copyOf(reported);
        problems = List.copyOf(problems);
        seconds =
                seconds.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(seconds));
    }

    /// What the shapes found in this edition.
    public List<LocatedFinding> findings() {
        return reported.stream()
                .filter(ReportedFinding::present)
                .map(ReportedFinding::located)
                .toList();
    }

    /// How many different findings have a status; rows are not counted.
    public long count(FindingStatus status) {
        return reported.stream()
                .filter(one -> one.status().equals(Optional.of(status)))
                .map(ReportedFinding::identity)
                .distinct()
                .count();
    }

    /// How many findings are waived; rows are not counted.
    public long waived() {
        return reported.stream().filter(one -> one.waiver().isPresent()).count();
    }

    /// How many findings there are of a severity, counted once for each row; waived ones are not counted.
    public long findings(Severity severity) {
        return reported.stream()
                .filter(ReportedFinding::open)
                .filter(one -> one.finding().severity() == severity)
                .mapToLong(one -> one.located().count())
                .sum();
    }

    /// Whether a change was committed.
    public boolean committed() {
        return added > 0 || deleted > 0;
    }
}
