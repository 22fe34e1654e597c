package dosi.hub;

import dosi.graph.KnowledgeGraph;
import dosi.reasoner.Delta;
import dosi.reasoner.Inconsistency;
import dosi.reasoner.LiveMaterialisation;
import dosi.reasoner.Materialisation;
import dosi.reasoner.Reasoner;
import dosi.reasoner.rules.Inference;
import dosi.reasoner.rules.RuleSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;

/// Everything that follows from triples by OWL 2 RL and by rules together.
///
/// What the rules conclude is known to OWL and the other way round: whenever the rules of a stratum have come to rest, what OWL makes of
/// their conclusions is taken in before they go on. A negation therefore sees what OWL concluded up to there; the base of `NOT DATA` is
/// what was given, with what OWL makes of it.
///
/// @param byRules what the rules did; empty where there are none
/// @param inconsistencies what cannot hold together, at most [Materialisation#INCONSISTENCIES_MAX]
/// @param inconsistenciesCut whether there are more
record Inferences(
        Optional<Inference> byRules,
        List<Inconsistency> inconsistencies,
        boolean inconsistenciesCut) {

    /// Infers.
    ///
    /// Cost: with rules, the triples and their inferences are held in memory twice.
    ///
    /// @param inferred gets each triple that follows and was not given
    static Inferences of(
            Iterable<Triple> given,
            Optional<RuleSet> rules,
            RuleSet.Run run,
            Consumer<Triple> inferred) {
        if (rules.isEmpty()) {
            Materialisation done = Reasoner.owl2Rl().materialise(given, inferred);
            return new Inferences(
                    Optional.empty(), done.inconsistencies(), done.inconsistenciesCut());
        }
        LiveMaterialisation owl = Reasoner.owl2Rl().live(given);
        KnowledgeGraph all = new KnowledgeGraph();
        all.addAll(given);
        owl.inferred(all::add);
        Set<Triple> concluded = new LinkedHashSet<>();
        Inference byRules =
                rules.get().infer(all, run, added -> consequences(owl, added), concluded::add);
        // What OWL made of the conclusions is among them, and OWL hands it over itself.
        owl.inferred(
                triple -> {
                    concluded.remove(triple);
                    inferred.accept(triple);
                });
        concluded.forEach(inferred);
        LiveMaterialisation.Inconsistencies wrong = owl.inconsistencies();
        return new Inferences(Optional.of(byRules), wrong.found(), wrong.cut());
    }

    /// Whether no limit was reached, so that nothing is missing.
    boolean complete() {
        return byRules.map(Inference::complete).orElse(true);
    }

    private static List<Triple> consequences(LiveMaterialisation owl, List<Triple> added) {
        return owl.apply(new Delta(added, List.of())).inferred().added();
    }
}
