package dosi.diagnostics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects problems so that a run can tell them all and not only the first.
///
/// The first [#KEPT_MAX] are kept as values, the others only counted, so that a bad file of a million rows
/// does not fill the memory; [#count] tells how many there were. Not thread-safe.
public final class Problems {

    /// How many problems are kept as values.
    public static final int KEPT_MAX = 100_000;

    private final List<Problem> kept = new ArrayList<>();
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

    /// Adds one problem.
    public void add(Problem problem) {
        counts.merge(problem.severity(), 1L, Long::sum);
        if (kept.size() < KEPT_MAX) {
            kept.add(problem);
        }
    }

    /// Adds all that another collector kept and counted.
    public void addAll(Problems others) {
        for (Problem problem : others.kept) {
            if (kept.size() < KEPT_MAX) {
                kept.add(problem);
            }
        }
        others.counts.forEach((severity, count) -> counts.merge(severity, count, Long::sum));
    }

    /// The kept problems in the order in which they were found; a copy.
    public List<Problem> list() {
        return List.copyOf(kept);
    }

    /// How many problems of this severity were added.
    public long count(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    /// How many problems were added in all.
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whether every added problem was kept: if not, [#list] is only the beginning.
    public boolean complete() {
        return count() == kept.size();
    }

    /// Whether one of the problems is an error.
    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /// Ends the call when there is an error, with all of them in one exception.
    ///
    /// @throws ProblemException holding every kept problem
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new ProblemException(list());
        }
    }
}
