package dosi.hub;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// How a knowledge base is opened.
///
/// @param cities folders of cities, each with `<city>/city.ttl`; a later folder adds to an earlier one
/// @param clock gives the times that are written into the catalogue
/// @param memoryTriplesMax an edition up to this many triples is copied into memory to be validated, which is
///     several times faster; a larger one is validated where it stands in the store
/// @param validationTriplesMax an edition of more triples than this is not validated, and that is told
/// @param findingsMax how many findings and problems of one edition are kept in the knowledge base
/// @param inferredMax how many triples rules may conclude; where there are more, the inferred graph is marked incomplete
public record HubOptions(
        List<Path> cities,
        InstantSource clock,
        long memoryTriplesMax,
        long validationTriplesMax,
        int findingsMax,
        long inferredMax) {

    /// The version of the loading code: a new one loads a file again that an older one has loaded.
    static final String ENGINE_VERSION = "0.1.0";

    public HubOptions {
        cities = List.copyOf(cities);
    }

    /// The usual limits, with the clock of the system.
    public static HubOptions of(List<Path> cities) {
        return new HubOptions(
                cities, InstantSource.system(), 1_500_000, 30_000_000, 20_000, 50_000_000);
    }

    /// The same with another clock, for tests and repeatable runs.
    public HubOptions withClock(InstantSource other) {
        return new HubOptions(
                cities, other, memoryTriplesMax, validationTriplesMax, findingsMax, inferredMax);
    }

    /// The same with other limits of validation.
    public HubOptions withLimits(long memoryTriples, long validationTriples, int findings) {
        return new HubOptions(
                cities, clock, memoryTriples, validationTriples, findings, inferredMax);
    }

    /// The same with another limit of what rules may conclude.
    public HubOptions withInferredMax(long inferred) {
        return new HubOptions(
                cities, clock, memoryTriplesMax, validationTriplesMax, findingsMax, inferred);
    }
}
