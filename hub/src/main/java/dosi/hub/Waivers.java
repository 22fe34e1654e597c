package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.shapes.report.ReportedFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;

/// The waivers of a dataset, laid on findings: a waived finding is told and does not count.
///
/// @param today the day by which waivers end
record Waivers(String dataset, List<StoredWaiver> all, LocalDate today) {

    /// Days are days in Korea: that is where the authors of waivers read a calendar.
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    static Waivers of(Graph waivers, String dataset, Instant now) {
        return new Waivers(dataset, StoredWaiver.all(waivers), day(now));
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    /// The findings with the waivers that are in force; a waiver of the finding itself goes before one of its shape.
    List<ReportedFinding> applyTo(List<ReportedFinding> findings) {
        List<StoredWaiver> inForce = in(WaiverState.IN_FORCE);
        if (inForce.isEmpty()) {
            return findings;
        }
        return findings.stream().map(one -> waived(one, inForce)).toList();
    }

    private ReportedFinding waived(ReportedFinding reported, List<StoredWaiver> inForce) {
        if (!reported.present()) {
            return reported;
        }
        return inForce.stream()
                .filter(waiver -> waiver.covers(dataset, reported.finding()))
                .min(java.util.Comparator.comparing(StoredWaiver::ofShape))
                .map(
                        waiver ->
                                new ReportedFinding(
                                        reported.located(),
                                        reported.status(),
                                        Optional.of(waiver.waiver())))
                .orElse(reported);
    }

    /// Tells each waiver that ended although findings of it are still there.
    List<Problem> ended(List<ReportedFinding> findings) {
        List<StoredWaiver> ended = in(WaiverState.ENDED);
        Map<StoredWaiver, Long> counting = new HashMap<>();
        for (ReportedFinding reported : ended.isEmpty() ? List.<ReportedFinding>of() : findings) {
            if (reported.open()) {
                ended.stream()
                        .filter(waiver -> waiver.covers(dataset, reported.finding()))
                        .forEach(waiver -> counting.merge(waiver, 1L, Long::sum));
            }
        }
        List<Problem> told = new ArrayList<>();
        for (StoredWaiver waiver : ended) {
            Long count = counting.get(waiver);
            if (count != null) {
                told.add(
                        HubProblem.WAIVER_ENDED.at(
                                Place.of(dataset),
                                waiver.id(),
                                waiver.waiver().until().map(LocalDate::toString).orElse(""),
                                count));
            }
        }
        return told;
    }

    private List<StoredWaiver> in(WaiverState state) {
        return all.stream().filter(waiver -> waiver.state(today) == state).toList();
    }
}
