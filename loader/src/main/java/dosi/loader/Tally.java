package dosi.loader;

import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;

/// Counts the records of a load for its report.
///
/// A record counts once for each file, however many sources of the mapping read it: the first source that
/// reads a file counts its records; what further sources (with another iterator) find wrong is told, but
/// not counted again.
final class Tally {

    final Problems problems = new Problems();
    long triples;
    private long rows;
    private long mapped;
    private long quarantined;
    private final LinkedHashMap<Text, Long> skipped = new LinkedHashMap<>();
    private final Set<String> countedBefore = new HashSet<>();
    private final Set<String> countedNow = new HashSet<>();

    /// The pass that counted so far is over.
    void passEnds() {
        countedBefore.addAll(countedNow);
        countedNow.clear();
    }

    /// Whether the records of a file are to be counted in this pass.
    boolean counts(String file) {
        if (countedBefore.contains(file)) {
            return false;
        }
        countedNow.add(file);
        return true;
    }

    /// A tally for a part of a file, which [#add] takes in later.
    Tally part(String file) {
        Tally part = new Tally();
        if (!counts(file)) {
            part.countedBefore.add(file);
        }
        return part;
    }

    /// Takes in what was counted for a part; parts are to be added in the order of the rows.
    void add(Tally part) {
        problems.addAll(part.problems);
        triples += part.triples;
        rows += part.rows;
        mapped += part.mapped;
        quarantined += part.quarantined;
        part.skipped.forEach((rule, count) -> skipped.merge(rule, count, Long::sum));
    }

    void mapped() {
        rows++;
        mapped++;
    }

    void quarantined() {
        rows++;
        quarantined++;
    }

    void skipped(Text rule) {
        rows++;
        skipped.merge(rule, 1L, Long::sum);
    }

    LoadReport report() {
        return new LoadReport(rows, mapped, quarantined, skipped, triples, problems);
    }
}
