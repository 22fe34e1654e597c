package dosi.reasoner.rules;

import dosi.diagnostics.ProblemException;
import dosi.graph.KnowledgeGraph;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;

/// Rules in SPARQL 1.2 RL, ready to be applied.
///
/// ```java
/// RuleSet rules = RuleSet.read(new RuleSet.Source("near.srl", base, text), RuleSet.Imports.NONE);
/// Inference done = rules.infer(graph, new RuleSet.Run(now, 10_000_000), Closure.NONE, inferred::add);
/// ```
///
/// Immutable, and safe to share among threads.
///
/// @param rules in the order of the files
/// @param data the triples of `DATA` blocks; they are inferred whatever the data is
/// @param strata the rules in the order in which they are applied
public record RuleSet(List<Rule> rules, List<Triple> data, List<Stratum> strata) {
    public RuleSet {
        rules = List.copyOf(rules);
        data = List.copyOf(data);
        strata = List.copyOf(strata);
    }

    /// A text of rules.
    ///
    /// @param name of the file, for messages
    /// @param base the IRI against which relative ones are resolved; empty for none
    public record Source(String name, String base, String text) {}

    /// Where `IMPORTS` finds other rule sets.
    public interface Imports {
        /// Finds nothing, so that every import is a problem.
        Imports NONE = _ -> Optional.empty();

        Optional<Source> find(String iri);
    }

    /// Rules that are applied together.
    ///
    /// @param once rules that make new terms: applied once, first
    /// @param general applied until nothing new follows
    public record Stratum(List<Rule> once, List<Rule> general) {
        public Stratum {
            once = List.copyOf(once);
            general = List.copyOf(general);
        }
    }

    /// What one application of the rules depends on besides rules and data.
    ///
    /// @param now the value of `NOW()`, the same throughout
    /// @param inferredMax at most so many triples are inferred; where there are more, the inference says that it is incomplete
    public record Run(Instant now, long inferredMax) {}

    /// Reads rules, and all that they import.
    ///
    /// @throws ProblemException with everything that is wrong: the text, a variable without a value, rules that cannot be put into strata
    public static RuleSet read(Source source, Imports imports) {
        return new RuleSetReader(imports).read(source);
    }

    /// Rules of several sources as one rule set.
    ///
    /// @throws ProblemException when they cannot be put into strata together
    public static RuleSet of(List<RuleSet> parts) {
        List<Rule> rules = parts.stream().flatMap(part -> part.rules().stream()).toList();
        List<Triple> data =
                parts.stream().flatMap(part -> part.data().stream()).distinct().toList();
        return new RuleSet(rules, data, Stratification.of(rules));
    }

    /// Applies the rules (section 6). What is in the graph at the beginning is the base; what follows is added to the graph.
    ///
    /// Cost: semi-naive, so that each combination of facts is met once in each stratum; memory for what is inferred.
    ///
    /// @param closure what else follows from new triples, such as by OWL: it is taken in whenever the rules of a stratum have come to rest
    /// @param inferred gets each triple that was not in the graph, once; triples that RDF cannot write are kept in the graph and left out here
    public Inference infer(
            KnowledgeGraph graph, Run run, Closure closure, Consumer<Triple> inferred) {
        return new Evaluation(this, graph, run, closure, inferred).infer();
    }

    /// Says by which of the rules triples follow.
    ///
    /// @param base what was given
    /// @param all what was given together with what was inferred
    /// @param now as in the inference
    public RuleExplainer explainer(Graph base, Graph all, Instant now) {
        return new RuleExplainer(rules, base, all, now);
    }
}
