package dosi.hub;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// The edition of a dataset that was held and about which nobody has decided yet, as the catalogue tells it.
///
/// @param edition the edition
/// @param activity the activity that held it, which tells its counts and the reasons
/// @param superseded whether another edition was accepted since
record OpenHold(Node edition, Node activity, boolean superseded) {

    static Optional<OpenHold> of(Graph catalogue, Node dataset) {
        return StoredState.value(catalogue, dataset, DecisionWriter.HOLD)
                .flatMap(
                        activity ->
                                StoredState.value(catalogue, activity, DecisionWriter.USED)
                                        .map(
                                                edition ->
                                                        new OpenHold(
                                                                edition,
                                                                activity,
                                                                catalogue.contains(
                                                                        activity,
                                                                        DecisionWriter
                                                                                .SUPERSEDED_BY,
                                                                        Node.ANY))));
    }

    /// The short name of the edition, which is the name of its folder.
    String shortName() {
        return StatusReader.shortName(edition);
    }
}
