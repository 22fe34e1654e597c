package dosi.hub;

import dosi.diagnostics.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Reads the state of a knowledge base back from its catalogue graph.
record StatusReader(Graph catalogue) {

    HubStatus read(long sequence, boolean reasoned) {
        List<DatasetStatus> datasets = new ArrayList<>();
        catalogue
                .find(Node.ANY, Terms.TYPE, Terms.dcat("Dataset"))
                .mapWith(Triple::getSubject)
                .toList()
                .forEach(dataset -> datasets.add(dataset(dataset)));
        datasets.sort(Comparator.comparing(DatasetStatus::identifier));
        SequencedMap<String, Long> triples = new TreeMap<>();
        catalogue
                .find(Node.ANY, CatalogueWriter.TRIPLES, Node.ANY)
                .filterKeep(t -> t.getSubject().getURI().startsWith(Terms.iri("graph/").getURI()))
                .forEachRemaining(
                        t ->
                                triples.put(
                                        t.getSubject().getURI(),
                                        Long.parseLong(t.getObject().getLiteralLexicalForm())));
        return new HubStatus(sequence, time(Terms.change(sequence)), datasets, triples, reasoned);
    }

    private DatasetStatus dataset(Node dataset) {
        Optional<Node> edition =
                StoredState.value(catalogue, dataset, CatalogueWriter.CURRENT_EDITION);
        Node counted = edition.orElse(dataset);
        Map<Severity, Long> findings = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            findings.put(
                    severity,
                    StoredState.number(catalogue, counted, CatalogueWriter.findingCount(severity)));
        }
        return new DatasetStatus(
                Terms.localName(dataset, "dataset/"),
                title(dataset, "ko"),
                title(dataset, "en"),
                edition.map(StatusReader::shortName),
                edition.flatMap(
                        node -> StoredState.text(catalogue, node, CatalogueWriter.REFERENCE_DATE)),
                edition.flatMap(
                                node ->
                                        StoredState.value(
                                                catalogue, node, CatalogueWriter.GENERATED_BY))
                        .flatMap(this::time),
                StoredState.number(catalogue, counted, CatalogueWriter.ROWS_READ),
                StoredState.number(catalogue, counted, CatalogueWriter.ROWS_MAPPED),
                StoredState.number(catalogue, counted, CatalogueWriter.ROWS_QUARANTINED),
                StoredState.number(catalogue, counted, CatalogueWriter.ROWS_SKIPPED),
                StoredState.number(catalogue, counted, CatalogueWriter.SUBJECTS),
                StoredState.number(
                        catalogue,
                        Terms.dataGraph(Terms.localName(dataset, "dataset/")),
                        CatalogueWriter.TRIPLES),
                findings,
                StoredState.number(catalogue, counted, CatalogueWriter.PROBLEMS),
                OpenHold.of(catalogue, dataset)
                        .filter(hold -> !hold.superseded())
                        .map(OpenHold::shortName));
    }

    private String title(Node dataset, String language) {
        return StoredState.inLanguage(catalogue, dataset, Terms.dct("title"), language);
    }

    private Optional<Instant> time(Node activity) {
        return StoredState.text(catalogue, activity, CatalogueWriter.ENDED).map(Instant::parse);
    }

    static String shortName(Node edition) {
        String iri = edition.getURI();
        return iri.substring(iri.lastIndexOf('/') + 1);
    }
}
