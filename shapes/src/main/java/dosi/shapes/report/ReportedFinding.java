package dosi.shapes.report;

import dosi.diagnostics.Severity;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import java.util.Optional;

/// A finding as a report tells it.
///
/// @param located what was found, and its cells
/// @param status what became of it since the edition before; empty where there is nothing to compare with
/// @param waiver why it is tolerated, where it is
public record ReportedFinding(
        LocatedFinding located, Optional<FindingStatus> status, Optional<Waiver> waiver) {

    /// A finding of which nothing else is known.
    public static ReportedFinding of(LocatedFinding located) {
        return new ReportedFinding(located, Optional.empty(), Optional.empty());
    }

    /// What the shape found.
    public Finding finding() {
        return located.finding();
    }

    /// Whether something is wrong now that nobody tolerates: neither mended nor waived.
    public boolean open() {
        return waiver.isEmpty() && present();
    }

    /// Whether it was found in the data as it is now.
    public boolean present() {
        return status.filter(FindingStatus.MENDED::equals).isEmpty();
    }

    Severity severity() {
        return finding().severity();
    }

    /// Sixteen hexadecimal digits that are the same for the same finding in every run.
    public String identity() {
        return finding().identity();
    }
}
