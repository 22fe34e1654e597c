package dosi.hub;

import dosi.diagnostics.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the knowledge base holds of one dataset.
///
/// @param identifier city and name
/// @param titleKo title in Korean
/// @param titleEn title in English
/// @param edition short name of the current edition (12 hex digits); empty while none was accepted
/// @param referenceDate the day for which the current edition speaks, as `yyyy-MM-dd`
/// @param loadedAt when the current edition was committed
/// @param triples in the dataset's graph
/// @param findings of the current edition, counted once for each row
/// @param problems that reading the files of the current edition told
/// @param heldEdition short name of an edition that the gate did not let in and that waits for correction
public record DatasetStatus(
        String identifier,
        String titleKo,
        String titleEn,
        Optional<String> edition,
        Optional<String> referenceDate,
        Optional<Instant> loadedAt,
        long rows,
        long mapped,
        long quarantined,
        long skipped,
        long subjects,
        long triples,
        Map<Severity, Long> findings,
        long problems,
        Optional<String> heldEdition) {
    public DatasetStatus {
        findings = Collections.unmodifiableMap(new EnumMap<>(findings));
    }
}
