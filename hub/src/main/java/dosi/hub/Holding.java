package dosi.hub;

import dosi.diagnostics.Problem;
import dosi.shapes.LocatedFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Keeps an edition aside that the gate did not let in: its files in the folder `held/`, its findings beside
/// those of the current edition, the decision in the catalogue, all with one change that leaves the data as it
/// was. An edition that was held before and still waits gives way to it.
record Holding(Hub hub, DatasetDescription dataset, EditionFiles files) {

    /// How many quads the change added and deleted.
    record Written(long added, long deleted) {}

    Written hold(
            List<LocatedFinding> findings,
            CatalogueWriter.EditionFacts facts,
            List<Problem> reasons)
            throws IOException {
        String identifier = dataset.identifier();
        Optional<Path> earlier =
                hub.openHold(identifier)
                        .map(OpenHold::shortName)
                        .filter(name -> !name.equals(files.shortName()))
                        .map(name -> hub.folder().held(identifier, name));
        Path folder = hub.folder().held(identifier, files.shortName());
        try (Change change = hub.begin("hold " + identifier + " " + files.shortName())) {
            forgetFindings(change, identifier);
            Node graph = Terms.findingsGraph(identifier);
            FindingsWriter writer =
                    new FindingsWriter(
                            identifier + "/held",
                            files.edition(identifier),
                            triple -> change.add(graph, Change.asStored(triple)));
            findings.stream().limit(hub.options().findingsMax()).forEach(writer::write);
            CatalogueWriter.writeHeld(change, dataset, hub.cityOf(dataset), facts, reasons);
            long sequence = change.sequence();
            try (HeldFiles _ = HeldFiles.keep(folder, files, sequence, hub::lastSequence);
                    HeldFiles _ =
                            HeldFiles.remove(
                                    earlier.orElse(folder.resolveSibling("none")),
                                    sequence,
                                    hub::lastSequence)) {
                change.commit();
            }
            return new Written(change.added(), change.deleted());
        }
    }

    /// Deletes what stands in the findings of a dataset about an edition that was held.
    static void forgetFindings(Change change, String identifier) {
        Node graph = Terms.findingsGraph(identifier);
        String below = Terms.iri("finding/" + identifier + "/held/").getURI();
        List<Triple> earlier =
                change.graph(graph)
                        .find()
                        .filterKeep(t -> t.getSubject().toString().startsWith(below))
                        .toList();
        earlier.forEach(triple -> change.delete(graph, triple));
    }
}
