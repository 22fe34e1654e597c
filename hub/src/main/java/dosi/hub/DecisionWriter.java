package dosi.hub;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Writes what was decided about editions: each decision is the PROV activity of its change, with a class that
/// says which, the edition that it used, the agent, and the reasons. It stays as it is; only that a held
/// edition was superseded is added later.
final class DecisionWriter {

    /// From a dataset to the activity that held the edition which waits for a decision.
    static final Node HOLD = Terms.dosi("hold");

    static final Node USED = Terms.prov("used");
    static final Node SUPERSEDED_BY = Terms.dosi("supersededBy");

    /// From a hold to each of its reasons.
    static final Node HELD_FOR = Terms.dosi("heldFor");

    static final Node PROBLEM_CODE = Terms.dosi("problemCode");
    static final Node MESSAGE = Terms.sh("resultMessage");

    private static final Node DECISION_REASON = Terms.dosi("decisionReason");

    private DecisionWriter() {}

    /// Says of the activity of a load that it let the edition in.
    static void accept(Map<Node, List<Triple>> described, Node activity, Node edition) {
        decide(described, activity, "Acceptance", edition);
    }

    /// Says of the activity of a load that a person let the edition in, which the gate had held.
    static void release(
            Map<Node, List<Triple>> described,
            Node activity,
            Node edition,
            Optional<OpenHold> hold,
            Verdict verdict) {
        decide(described, activity, "Release", edition);
        hold.ifPresent(held -> informedBy(described, activity, held));
        verdict(described, activity, verdict);
    }

    /// Says of an activity that the gate held the edition, and why.
    static void hold(
            Map<Node, List<Triple>> described, Node activity, Node edition, List<Problem> reasons) {
        decide(described, activity, "Hold", edition);
        for (int i = 0; i < reasons.size(); i++) {
            Problem reason = reasons.get(i);
            Node node = Terms.iri(Terms.localName(activity, "") + "/reason/" + (i + 1));
            CatalogueWriter.add(described, activity, HELD_FOR, node);
            CatalogueWriter.add(described, node, PROBLEM_CODE, Terms.text(reason.code()));
            bilingual(described, node, MESSAGE, reason.what());
            bilingual(described, node, Terms.FIX, reason.advice());
        }
    }

    /// Says of an activity that a person turned the held edition away.
    static void reject(
            Map<Node, List<Triple>> described, Node activity, OpenHold hold, Verdict verdict) {
        decide(described, activity, "Rejection", hold.edition());
        informedBy(described, activity, hold);
        verdict(described, activity, verdict);
    }

    private static void decide(
            Map<Node, List<Triple>> described, Node activity, String decision, Node edition) {
        CatalogueWriter.add(described, activity, Terms.TYPE, Terms.dosi(decision));
        CatalogueWriter.add(described, activity, USED, edition);
    }

    private static void informedBy(
            Map<Node, List<Triple>> described, Node activity, OpenHold hold) {
        CatalogueWriter.add(described, activity, Terms.prov("wasInformedBy"), hold.activity());
    }

    private static void verdict(Map<Node, List<Triple>> described, Node activity, Verdict verdict) {
        Node author =
                Terms.iri("id/agent/" + Hashes.ofTexts(List.of(verdict.author())).substring(0, 12));
        CatalogueWriter.add(described, activity, Terms.prov("wasAssociatedWith"), author);
        CatalogueWriter.add(described, activity, DECISION_REASON, Terms.text(verdict.reason()));
        CatalogueWriter.add(described, author, Terms.TYPE, Terms.prov("Agent"));
        CatalogueWriter.add(described, author, Terms.LABEL, Terms.text(verdict.author()));
    }

    private static void bilingual(
            Map<Node, List<Triple>> described, Node node, Node property, Text text) {
        CatalogueWriter.add(described, node, property, Terms.text(text.ko(), "ko"));
        CatalogueWriter.add(described, node, property, Terms.text(text.en(), "en"));
    }
}
