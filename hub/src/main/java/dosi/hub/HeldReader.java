package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Reads the editions that wait for a decision back from the catalogue. To be used inside a transaction.
record HeldReader(Graph catalogue, KnowledgeBaseFolder folder) {

    /// All of them, in the order of their datasets.
    List<HeldEdition> list() {
        return catalogue
                .find(Node.ANY, DecisionWriter.HOLD, Node.ANY)
                .mapWith(Triple::getSubject)
                .toList()
                .stream()
                .map(dataset -> read(dataset))
                .sorted(Comparator.comparing(HeldEdition::dataset))
                .toList();
    }

    /// Those whose files are no longer where they were put.
    List<Problem> missing() {
        List<Problem> missing = new ArrayList<>();
        for (HeldEdition held : list()) {
            if (!Files.isDirectory(held.folder())) {
                missing.add(
                        HubProblem.KEPT_FILES_MISSING.at(Place.of(held.dataset()), held.edition()));
            }
        }
        return missing;
    }

    HeldEdition read(Node dataset) {
        OpenHold hold = OpenHold.of(catalogue, dataset).orElseThrow();
        Node activity = hold.activity();
        Map<Severity, Long> findings = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            findings.put(
                    severity,
                    StoredState.number(
                            catalogue, activity, CatalogueWriter.findingCount(severity)));
        }
        String identifier = Terms.localName(dataset, "dataset/");
        return new HeldEdition(
                identifier,
                bilingual(dataset, Terms.dct("title")),
                hold.shortName(),
                StoredState.text(catalogue, activity, CatalogueWriter.ENDED)
                        .map(Instant::parse)
                        .orElse(Instant.EPOCH),
                reasons(activity, identifier),
                StoredState.number(catalogue, activity, CatalogueWriter.ROWS_READ),
                StoredState.number(catalogue, activity, CatalogueWriter.ROWS_QUARANTINED),
                StoredState.number(catalogue, activity, CatalogueWriter.TRIPLES),
                findings,
                StoredState.value(catalogue, activity, DecisionWriter.SUPERSEDED_BY)
                        .map(StatusReader::shortName),
                folder.held(identifier, hold.shortName()));
    }

    private List<Problem> reasons(Node activity, String dataset) {
        return StoredState.values(catalogue, activity, DecisionWriter.HELD_FOR).stream()
                .sorted(Comparator.comparing(Node::getURI))
                .map(
                        reason ->
                                new Problem(
                                        StoredState.text(
                                                        catalogue,
                                                        reason,
                                                        DecisionWriter.PROBLEM_CODE)
                                                .orElse(""),
                                        Severity.ERROR,
                                        Place.of(dataset),
                                        bilingual(reason, DecisionWriter.MESSAGE),
                                        bilingual(reason, Terms.FIX)))
                .toList();
    }

    private Text bilingual(Node subject, Node property) {
        return new Text(
                StoredState.inLanguage(catalogue, subject, property, "ko"),
                StoredState.inLanguage(catalogue, subject, property, "en"));
    }
}
