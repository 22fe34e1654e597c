package dosi.reasoner;

import dosi.graph.KnowledgeGraph;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;

/// Infers what follows from a knowledge graph by the rules of OWL 2 RL.
///
/// ```java
/// Materialisation done = Reasoner.owl2Rl().materialise(graph, inferred::add);
/// ```
///
/// The schema is part of the graph: its axioms are found in the triples given. The conclusions are sound, and
/// complete in the sense of theorem PR1 of the recommendation (W3C, *OWL 2 Profiles*, section 4.3), save for what
/// `docs/reasoning.md` lists as left out on purpose. Immutable, and safe to share among threads.
public final class Reasoner {

    private final Set<OwlRule> rules;

    private Reasoner(Set<OwlRule> rules) {
        this.rules = Collections.unmodifiableSet(rules);
    }

    /// All rules of OWL 2 RL but the trivial ones; see [OwlRule#trivial].
    public static Reasoner owl2Rl() {
        return new Reasoner(OwlRule.allButTrivial());
    }

    /// These rules as well, for example the trivial [OwlRule#SCM_CLS].
    public Reasoner with(OwlRule... more) {
        Set<OwlRule> all = EnumSet.copyOf(rules);
        all.addAll(Arrays.asList(more));
        return new Reasoner(all);
    }

    /// All rules but these. The rules `eq-sym`, `eq-trans` and `eq-rep-*` work together: without one of them
    /// none of them is applied.
    public Reasoner without(OwlRule... fewer) {
        Set<OwlRule> left = EnumSet.copyOf(rules);
        for (OwlRule rule : fewer) {
            left.remove(rule);
        }
        return new Reasoner(left);
    }

    /// The rules that are applied.
    public Set<OwlRule> rules() {
        return rules;
    }

    /// Infers everything that follows from a graph, schema and data together.
    ///
    /// Cost: a copy of the graph and all that is inferred are held in memory until the end.
    ///
    /// @param graph stays as it is
    /// @param inferred gets every triple that follows and is not in the graph, once, after all has been
    ///     inferred; triples that RDF cannot write (a literal as subject, a blank node as predicate) are left out
    public Materialisation materialise(KnowledgeGraph graph, Consumer<Triple> inferred) {
        return new Fixpoint(graph.copy(), rules).run(inferred);
    }

    /// Infers everything that follows from triples, schema and data together.
    ///
    /// @param inferred as in [#materialise(KnowledgeGraph, Consumer)]
    public Materialisation materialise(Iterable<Triple> asserted, Consumer<Triple> inferred) {
        var graph = new KnowledgeGraph();
        graph.addAll(asserted);
        return new Fixpoint(graph, rules).run(inferred);
    }

    /// Infers everything that follows from triples, and goes on doing so while they change.
    ///
    /// @throws IllegalArgumentException with [OwlRule#EQ_REF] among the rules
    public LiveMaterialisation live(Iterable<Triple> asserted) {
        return new LiveMaterialisation(asserted, rules);
    }

    /// Says why triples of a materialised graph follow.
    ///
    /// @param asserted the triples that were given; where there is a choice, premises are taken from here
    /// @param all what was given, schema and data, together with what was inferred
    public Explainer explainer(Graph asserted, Graph all) {
        return new Explainer(asserted, all, rules);
    }

    /// One application of one rule that gives a triple.
    ///
    /// For several questions, or where it is known which triples were asserted, use [#explainer].
    ///
    /// @param all what was given, schema and data, together with what was inferred
    public Optional<Explanation> explain(Triple triple, Graph all) {
        return explainer(Graph.emptyGraph, all).explain(triple);
    }
}
