package dosi.shapes.report;

import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.ConstraintCount;
import dosi.shapes.Execution;
import dosi.shapes.ShapeConstraint;
import dosi.shapes.SourceRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.jena.graph.Node;

/// What was found in one dataset or file.
///
/// @param name identifier of the dataset, name of the file, or IRI of the graph
/// @param title its name for people
/// @param files the names of the files that were read
/// @param edition IRI of the edition, where the files make one
/// @param rows how many rows were read, where there are rows
/// @param triples how many triples were checked
/// @param shapes the shapes that were used: names of modules or files
/// @param findings what the shapes found, in the order of the validation
/// @param counts how often each constraint was checked; those that found nothing too
/// @param execution how the constraints were executed
/// @param problems what was wrong before anything could be checked: rows and cells that were not read
public record DatasetFindings(
        String name,
        Text title,
        List<String> files,
        Optional<String> edition,
        OptionalLong rows,
        long triples,
        List<String> shapes,
        List<ReportedFinding> findings,
        List<ConstraintCount> counts,
        Execution execution,
        Problems problems) {

    /// In the order of the file; what has no row comes last.
    private static final Comparator<ReportedFinding> BY_PLACE =
            Comparator.comparing(
                    found -> found.located().rows().stream().map(SourceRow::place).findFirst(),
                    (one, other) -> {
                        if (one.isEmpty() || other.isEmpty()) {
                            return Boolean.compare(one.isEmpty(), other.isEmpty());
                        }
                        int files = one.get().file().compareTo(other.get().file());
                        return files != 0
                                ? files
                                : Long.compare(one.get().line(), other.get().line());
                    });

    public DatasetFindings {
        files = List.copyOf(files);
        shapes = List.copyOf(shapes);
        findings = List.copyOf(findings);
        counts = List.copyOf(counts);
    }

    /// The shapes, each with its constraints: the heavier severity first, then the more findings.
    public List<ShapeFindings> byShape() {
        Map<ShapeConstraint, List<ReportedFinding>> found = new LinkedHashMap<>();
        Map<ShapeConstraint, ConstraintCount> counted = new LinkedHashMap<>();
        counts.forEach(count -> counted.put(count.source(), count));
        findings.forEach(
                one ->
                        found.computeIfAbsent(one.finding().source(), _ -> new ArrayList<>())
                                .add(one));
        Comparator<ReportedFinding> mendedLast = Comparator.comparing(one -> !one.present());
        found.values().forEach(same -> same.sort(mendedLast.thenComparing(BY_PLACE)));
        Set<ShapeConstraint> all = new LinkedHashSet<>(counted.keySet());
        all.addAll(found.keySet());
        Map<Node, List<ConstraintFindings>> shapesFound = new LinkedHashMap<>();
        for (ShapeConstraint source : all) {
            shapesFound
                    .computeIfAbsent(source.named(), _ -> new ArrayList<>())
                    .add(
                            new ConstraintFindings(
                                    source,
                                    Optional.ofNullable(counted.get(source)),
                                    found.getOrDefault(source, List.of())));
        }
        record Ranked(boolean found, Severity severity, long total, ShapeFindings shape) {}
        List<Ranked> ranked = new ArrayList<>();
        shapesFound.forEach(
                (node, constraints) -> {
                    constraints.sort(
                            Comparator.comparingLong(ConstraintFindings::total).reversed());
                    ShapeFindings shape = new ShapeFindings(node, constraints);
                    long total = shape.total();
                    ranked.add(new Ranked(total > 0, shape.severity(), total, shape));
                });
        ranked.sort(
                Comparator.comparing(Ranked::found)
                        .thenComparing(Ranked::severity)
                        .thenComparingLong(Ranked::total)
                        .reversed());
        return ranked.stream().map(Ranked::shape).toList();
    }

    /// How many rows have a finding of a severity, and how many problems of it the reading had; tolerated and
    /// mended ones are not counted, findings that were counted and not kept are.
    public long count(Severity severity) {
        return problems.count(severity) + found(severity);
    }

    private long found(Severity severity) {
        Map<ShapeConstraint, long[]> kept = new LinkedHashMap<>();
        for (ReportedFinding one : findings) {
            if (one.severity() == severity && one.present()) {
                long[] sums = kept.computeIfAbsent(one.finding().source(), _ -> new long[3]);
                sums[0] += one.located().count();
                sums[1] += one.open() ? one.located().count() : 0;
                sums[2]++;
            }
        }
        long total = kept.values().stream().mapToLong(sums -> sums[1]).sum();
        for (ConstraintCount count : counts) {
            if (count.source().severity() == severity) {
                long[] sums = kept.getOrDefault(count.source(), new long[3]);
                total += Math.max(0, count.findings() - sums[2]);
            }
        }
        return total;
    }

    /// How many findings somebody tolerates.
    public long waived() {
        return findings.stream().filter(one -> one.present() && !one.open()).count();
    }

    /// How often anything was checked: constraints times focus nodes.
    public long checks() {
        return counts.stream().mapToLong(ConstraintCount::focusNodes).sum();
    }
}
