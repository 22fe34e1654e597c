package dosi.hub;

import dosi.shapes.Finding;
import dosi.shapes.report.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// A waiver in the graph of waivers of its dataset: a PROV entity that a change made and another may have ended.
///
/// @param node named by the dataset and the number of the change that made it
/// @param target the node of a finding, or a shape
/// @param ofShape whether it is for all findings of a shape
record StoredWaiver(
        Node node, Node target, boolean ofShape, Waiver waiver, Instant since, boolean withdrawn) {

    private static final Node WAIVER = Terms.dosi("Waiver");
    private static final Node OF_FINDING = Terms.dosi("waivedFinding");
    private static final Node OF_SHAPE = Terms.dosi("waivedShape");
    private static final Node DATASET = Terms.dosi("waivedIn");
    private static final Node REASON = Terms.dosi("waiverReason");
    private static final Node UNTIL = Terms.dosi("waivedUntil");
    private static final Node AUTHOR = Terms.prov("wasAttributedTo");
    private static final Node MADE = Terms.prov("generatedAtTime");
    private static final Node ENDED = Terms.prov("invalidatedAtTime");

    /// The waivers of a graph in the order in which they were made.
    static List<StoredWaiver> all(Graph waivers) {
        return waivers
                .find(Node.ANY, Terms.TYPE, WAIVER)
                .mapWith(Triple::getSubject)
                .mapWith(node -> read(waivers, node))
                .toList()
                .stream()
                .sorted(Comparator.comparingLong(StoredWaiver::id))
                .toList();
    }

    private static StoredWaiver read(Graph waivers, Node node) {
        Optional<Node> finding = StoredState.value(waivers, node, OF_FINDING);
        String author =
                StoredState.value(waivers, node, AUTHOR)
                        .flatMap(agent -> StoredState.text(waivers, agent, Terms.LABEL))
                        .orElse("");
        return new StoredWaiver(
                node,
                finding.or(() -> StoredState.value(waivers, node, OF_SHAPE)).orElse(node),
                finding.isEmpty(),
                new Waiver(
                        StoredState.text(waivers, node, REASON).orElse(""),
                        author,
                        StoredState.text(waivers, node, UNTIL).map(LocalDate::parse)),
                StoredState.text(waivers, node, MADE).map(Instant::parse).orElse(Instant.EPOCH),
                StoredState.value(waivers, node, ENDED).isPresent());
    }

    /// What a change writes to make it.
    List<Triple> triples(String dataset, Node change) {
        Node agent =
                Terms.iri("id/agent/" + Hashes.ofTexts(List.of(waiver.author())).substring(0, 12));
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(node, Terms.TYPE, WAIVER));
        triples.add(Triple.create(node, Terms.TYPE, Terms.prov("Entity")));
        triples.add(Triple.create(node, ofShape ? OF_SHAPE : OF_FINDING, target));
        triples.add(Triple.create(node, DATASET, Terms.dataset(dataset)));
        triples.add(Triple.create(node, REASON, Terms.text(waiver.reason())));
        triples.add(Triple.create(node, AUTHOR, agent));
        triples.add(Triple.create(agent, Terms.TYPE, Terms.prov("Agent")));
        triples.add(Triple.create(agent, Terms.LABEL, Terms.text(waiver.author())));
        waiver.until()
                .ifPresent(
                        day ->
                                triples.add(
                                        Triple.create(
                                                node,
                                                UNTIL,
                                                Terms.typed(day.toString(), XSDDatatype.XSDdate))));
        triples.add(Triple.create(node, MADE, CatalogueWriter.time(since)));
        triples.add(Triple.create(node, CatalogueWriter.GENERATED_BY, change));
        return triples;
    }

    /// What a change writes to take it back.
    List<Triple> ending(Instant when, Node change) {
        return List.of(
                Triple.create(node, ENDED, CatalogueWriter.time(when)),
                Triple.create(node, Terms.prov("wasInvalidatedBy"), change));
    }

    /// The number of the change that made it.
    long id() {
        String iri = node.getURI();
        return Long.parseLong(iri.substring(iri.lastIndexOf('/') + 1));
    }

    WaiverState state(LocalDate today) {
        if (withdrawn) {
            return WaiverState.WITHDRAWN;
        }
        return waiver.until().filter(today::isAfter).isPresent()
                ? WaiverState.ENDED
                : WaiverState.IN_FORCE;
    }

    /// Whether it is for a finding of its dataset.
    boolean covers(String dataset, Finding finding) {
        return ofShape
                ? target.equals(finding.source().named()) || target.equals(finding.source().shape())
                : target.equals(FindingsWriter.node(dataset, finding));
    }
}
