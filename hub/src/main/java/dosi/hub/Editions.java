package dosi.hub;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// The accepted editions of a dataset in the order in which they were accepted, from the catalogue graph. An edition
/// that was accepted again after another stands where it was accepted last.
record Editions(List<Entry> inOrder) {

    static final Node NUMBER = Terms.dosi("editionNumber");

    record Entry(Node edition, long number) {}

    static Editions of(Graph catalogue, Node dataset) {
        return new Editions(
                catalogue
                        .find(Node.ANY, Terms.dcat("isVersionOf"), dataset)
                        .mapWith(Triple::getSubject)
                        .mapWith(
                                edition ->
                                        new Entry(
                                                edition,
                                                StoredState.number(catalogue, edition, NUMBER)))
                        .filterKeep(entry -> entry.number > 0)
                        .toList()
                        .stream()
                        .sorted(Comparator.comparingLong(Entry::number))
                        .toList());
    }

    /// The last one, whose data the graph of the dataset holds.
    Optional<Node> current() {
        return inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.getLast().edition);
    }

    /// The last one that is not this one.
    Optional<Node> before(Node edition) {
        return inOrder.reversed().stream()
                .map(Entry::edition)
                .filter(other -> !other.equals(edition))
                .findFirst();
    }

    /// The number of an edition when it is accepted now.
    long numberOf(Node edition) {
        if (inOrder.isEmpty()) {
            return 1;
        }
        Entry last = inOrder.getLast();
        return last.edition.equals(edition) ? last.number : last.number + 1;
    }

    /// This edition and the ones accepted last before it, the newest first.
    List<Node> latest(Node edition, int max) {
        return Stream.concat(
                        Stream.of(edition),
                        inOrder.reversed().stream()
                                .map(Entry::edition)
                                .filter(other -> !other.equals(edition)))
                .limit(max)
                .toList();
    }
}
