package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.loader.LoadReport;
import dosi.shapes.ShapeConstraint;
import dosi.shapes.report.ReportedFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Why the gate does not let an edition in, by the policy of its dataset.
///
/// @param rowsBefore how many rows, without skipped ones, the edition before had; 0 where there was none
/// @param validated whether the shapes looked at it
/// @param refusesPublication whether what a constraint finds must not be published, whatever the policy
record HoldReasons(
        DatasetDescription dataset,
        LoadReport report,
        long rowsBefore,
        boolean validated,
        Predicate<ShapeConstraint> refusesPublication) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// No reason lets it in.
    ///
    /// @param findings those that are mended or waived count for nothing, but a waiver publishes nothing
    List<Problem> of(List<ReportedFinding> findings) {
        List<Problem> reasons = new ArrayList<>();
        GatePolicy policy = dataset.gatePolicy();
        long rows = report.rows() - report.skippedRows();
        List<ReportedFinding> counting =
                findings.stream()
                        .filter(ReportedFinding::open)
                        .filter(one -> one.finding().severity().compareTo(policy.severity()) >= 0)
                        .toList();
        FailingRows failing = new FailingRows();
        counting.forEach(one -> failing.add(one.located()));
        if (policy.holds()
                && !counting.isEmpty()
                && FailingRows.exceeds(failing.count(rows), rows, policy.failingRowsMax())) {
            reasons.add(
                    policy.failingRowsMax().signum() == 0
                            ? HubProblem.HELD.at(place(), counts(counting))
                            : HubProblem.HELD_FOR_SHARE.at(
                                    place(),
                                    counts(counting),
                                    failing.count(rows),
                                    rows,
                                    percent(policy.failingRowsMax())));
        }
        if (policy.holds() && !validated) {
            reasons.add(HubProblem.HELD_UNVALIDATED.at(place()));
        }
        long quarantined = report.quarantined();
        policy.quarantinedRowsMax()
                .filter(max -> FailingRows.exceeds(quarantined, rows, max))
                .ifPresent(
                        max ->
                                reasons.add(
                                        HubProblem.HELD_FOR_QUARANTINE.at(
                                                place(), quarantined, rows, percent(max))));
        policy.fewerRowsMax()
                .filter(max -> FailingRows.exceeds(rowsBefore - rows, rowsBefore, max))
                .ifPresent(
                        max ->
                                reasons.add(
                                        HubProblem.HELD_FOR_FEWER_ROWS.at(
                                                place(), rows, rowsBefore, percent(max))));
        long refused =
                findings.stream()
                        .filter(ReportedFinding::present)
                        .filter(one -> refusesPublication.test(one.finding().source()))
                        .count();
        if (refused > 0) {
            reasons.add(HubProblem.PUBLICATION_REFUSED.at(place(), refused));
        }
        return reasons;
    }

    /// Whether no person can let it in either.
    static boolean areFinal(List<Problem> reasons) {
        return reasons.stream()
                .anyMatch(one -> one.code().equals(HubProblem.PUBLICATION_REFUSED.code()));
    }

    private Place place() {
        return Place.of(dataset.identifier());
    }

    private static Text counts(List<ReportedFinding> findings) {
        List<Text> parts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count =
                    findings.stream().filter(one -> one.finding().severity() == severity).count();
            if (count > 0) {
                parts.add(
                        switch (severity) {
                            case ERROR -> counted("오류", "violation", count);
                            case WARNING -> counted("경고", "warning", count);
                            case INFO -> counted("알림", "info", count);
                        });
            }
        }
        return new Text(
                String.join(", ", parts.stream().map(Text::ko).toList()),
                String.join(", ", parts.stream().map(Text::en).toList()));
    }

    private static Text counted(String ko, String en, long count) {
        return new Text(ko + " " + count + "건", count + " " + en + (count == 1 ? "" : "s"));
    }

    private static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).stripTrailingZeros().toPlainString();
    }
}
