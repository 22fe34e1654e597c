package dosi.hub;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An edition that the gate held and about which nobody has decided yet.
///
/// @param dataset identifier of the dataset
/// @param edition its short name, 12 hex digits
/// @param heldAt when the gate held it
/// @param why each reason why it was held
/// @param rows that the files have
/// @param quarantined rows that could not become triples
/// @param triples that would stand in the dataset's graph
/// @param findings that the shapes found, counted once for each row
/// @param supersededBy short name of the edition that was accepted since, where there is one
/// @param folder where its files are kept
public record HeldEdition(
        String dataset,
        Text title,
        String edition,
        Instant heldAt,
        List<Problem> why,
        long rows,
        long quarantined,
        long triples,
        Map<Severity, Long> findings,
        Optional<String> supersededBy,
        Path folder) {
    public HeldEdition {
        why = List.copyOf(why);
        findings = Collections.unmodifiableMap(new EnumMap<>(findings));
    }
}
