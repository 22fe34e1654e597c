package dosi.hub;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a knowledge base holds.
///
/// @param sequence number of the newest change
/// @param lastChange when it was made
/// @param datasets those with an edition, accepted or held, in the order of their identifiers
/// @param triples how many each graph holds, by graph IRI; the catalogue is not counted
/// @param reasoned whether the inferred graph belongs to the present data
public record HubStatus(
        long sequence,
        Optional<Instant> lastChange,
        List<DatasetStatus> datasets,
        SequencedMap<String, Long> triples,
        boolean reasoned) {
    public HubStatus {
        datasets = List.copyOf(datasets);
        triples = Collections.unmodifiableSequencedMap(new TreeMap<>((Map<String, Long>) triples));
    }

    /// Triples of all graphs together.
    public long allTriples() {
        return triples.values().stream().mapToLong(Long::longValue).sum();
    }
}
