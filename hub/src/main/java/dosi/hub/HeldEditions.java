package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What becomes of editions that wait for a decision.
record HeldEditions(Hub hub) {

    /// The kept files of the edition of a dataset that waits for a decision.
    ///
    /// @throws ProblemException where none waits, or the files are not exactly those that were held
    EditionFiles keptFiles(String identifier) {
        OpenHold hold = openHold(identifier);
        Path folder = hub.folder().held(identifier, hold.shortName());
        Place place = Place.of(identifier);
        try {
            List<Path> paths = HeldFiles.in(folder);
            if (paths.isEmpty()) {
                throw new ProblemException(
                        HubProblem.KEPT_FILES_DIFFER.at(place, folder + " is empty"));
            }
            EditionFiles kept = EditionFiles.of(paths);
            if (!kept.edition(identifier).equals(hold.edition())) {
                throw new ProblemException(
                        HubProblem.KEPT_FILES_DIFFER.at(
                                place,
                                "SHA-256 " + kept.shortName() + "… ≠ " + hold.shortName() + "…"));
            }
            return kept;
        } catch (IOException unreadable) {
            throw diskProblem(unreadable);
        }
    }

    /// Turns the held edition of a dataset away: its files are removed, what is told of it stays.
    ///
    /// @return what was turned away
    /// @throws ProblemException where none waits
    HeldEdition reject(String identifier, Verdict verdict) {
        OpenHold hold = openHold(identifier);
        Instant started = hub.now();
        HeldEdition rejected =
                hub.readCatalogue(
                        all -> new HeldReader(all, hub.folder()).read(Terms.dataset(identifier)));
        try (Change change = hub.begin("reject " + identifier + " " + hold.shortName())) {
            Holding.forgetFindings(change, identifier);
            CatalogueWriter.writeRejected(change, identifier, hold, verdict, started, hub.now());
            try (HeldFiles _ =
                    HeldFiles.remove(rejected.folder(), change.sequence(), hub::lastSequence)) {
                change.commit();
            }
        } catch (IOException failed) {
            throw diskProblem(failed);
        }
        return rejected;
    }

    private OpenHold openHold(String identifier) {
        return hub.openHold(identifier)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        HubProblem.NOTHING_HELD.at(Place.of("held"), identifier)));
    }

    private static ProblemException diskProblem(IOException failed) {
        ProblemException problem =
                new ProblemException(
                        HubProblem.DISK.at(Place.of("held"), String.valueOf(failed.getMessage())));
        problem.initCause(failed);
        return problem;
    }
}
