package dosi.shapes.report;

import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.ConstraintCount;
import dosi.shapes.ShapeConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.jena.graph.Node;

/// One constraint in a report: how often it was checked, and what it found.
///
/// @param source the constraint
/// @param count how often it was checked; empty where the validation did not count
/// @param findings what it found, as far as it was kept
public record ConstraintFindings(
        ShapeConstraint source, Optional<ConstraintCount> count, List<ReportedFinding> findings) {
    public ConstraintFindings {
        findings = List.copyOf(findings);
    }

    /// How many rows it found something in, also where fewer findings are kept; mended ones do not count.
    public long total() {
        long kept =
                findings.stream()
                        .filter(ReportedFinding::present)
                        .mapToLong(found -> found.located().count())
                        .sum();
        return Math.max(kept, count.map(ConstraintCount::findings).orElse(0L));
    }

    /// Whether it was checked and found nothing.
    public boolean passed() {
        return total() == 0;
    }

    /// The share of the checked focus nodes without a finding, from 0 to 1; empty where nothing was counted.
    public OptionalDouble passRate() {
        long checked = count.map(ConstraintCount::focusNodes).orElse(0L);
        if (checked == 0) {
            return OptionalDouble.empty();
        }
        Set<Node> failed = new HashSet<>();
        long kept = 0;
        for (ReportedFinding found : findings) {
            if (found.present()) {
                failed.add(found.finding().focus());
                kept++;
            }
        }
        long notKept = Math.max(0, count.map(ConstraintCount::findings).orElse(0L) - kept);
        return OptionalDouble.of(Math.max(0, checked - failed.size() - notKept) / (double) checked);
    }

    /// The severity that the shape gives.
    public Severity severity() {
        return source.severity();
    }

    /// What all findings say in common: the message, with `…` where the values differ; the kind of constraint
    /// where nothing was found.
    public Text headline() {
        return findings.isEmpty()
                ? Labels.component(source)
                : new Text(common(Locale.KOREAN), common(Locale.ENGLISH));
    }

    /// The advice where it is the same for all findings.
    public Optional<Text> commonFix() {
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        Optional<Text> first = findings.getFirst().finding().fix();
        return findings.stream().allMatch(found -> found.finding().fix().equals(first))
                ? first
                : Optional.empty();
    }

    /// Whether all findings have the message of the headline, so that it need not be told for each row.
    boolean sameMessage() {
        Text first = findings.isEmpty() ? headline() : findings.getFirst().finding().message();
        return findings.stream().allMatch(found -> found.finding().message().equals(first));
    }

    private String common(Locale locale) {
        String first = findings.getFirst().finding().message().in(locale);
        String[] words = first.split(" ", -1);
        int front = words.length;
        int back = words.length;
        for (ReportedFinding found : findings) {
            String message = found.finding().message().in(locale);
            if (message.equals(first)) {
                continue;
            }
            String[] other = message.split(" ", -1);
            front = Math.min(front, sameAtFront(words, other));
            back = Math.min(back, sameAtBack(words, other));
        }
        if (front == words.length) {
            return first;
        }
        if (front + back < 2) {
            return first;
        }
        back = Math.min(back, words.length - front - 1);
        return (String.join(" ", List.of(words).subList(0, front))
                        + " … "
                        + String.join(
                                " ", List.of(words).subList(words.length - back, words.length)))
                .strip();
    }

    private static int sameAtFront(String[] words, String[] other) {
        int same = 0;
        while (same < Math.min(words.length, other.length) && words[same].equals(other[same])) {
            same++;
        }
        return same;
    }

    private static int sameAtBack(String[] words, String[] other) {
        int same = 0;
        while (same < Math.min(words.length, other.length)
                && words[words.length - 1 - same].equals(other[other.length - 1 - same])) {
            same++;
        }
        return same;
    }
}
