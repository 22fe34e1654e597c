package dosi.shapes.report;

import dosi.diagnostics.Severity;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.jena.graph.Node;

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
    boolean present() {
        return status.filter(FindingStatus.MENDED::equals).isEmpty();
    }

    Severity severity() {
        return finding().severity();
    }

    /// Twelve hexadecimal digits that are the same for the same finding in every run: constraint, focus node,
    /// path, value.
    String identity() {
        Finding finding = finding();
        Node named = finding.source().named();
        String text =
                String.join(
                        "\n",
                        named.isURI() ? named.getURI() : "_",
                        finding.source().component().toString(),
                        String.valueOf(finding.focus()),
                        String.valueOf(finding.path()),
                        String.valueOf(finding.value()),
                        finding.message().en());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
