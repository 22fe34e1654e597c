package dosi.hub;

import dosi.diagnostics.Text;
import dosi.reasoner.Explanation;
import dosi.reasoner.rules.RuleApplication;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// One application of one rule, of OWL 2 RL or of the cities.
///
/// @param rule the name in the recommendation, or the IRI of a rule of the cities; where it has none, the file and line
/// @param sentence what the rule says
/// @param axioms the schema triples that the rule was made from
/// @param premises the data triples that it was applied to
public record Derivation(String rule, Text sentence, List<Triple> axioms, List<Triple> premises) {
    public Derivation {
        axioms = List.copyOf(axioms);
        premises = List.copyOf(premises);
    }

    static Derivation of(Explanation explanation) {
        return new Derivation(
                explanation.rule().w3cName(),
                explanation.rule().sentence(),
                explanation.axioms(),
                explanation.premises());
    }

    /// @param ontology where rules are described: the sentence is the definition of the rule, or its name
    static Derivation of(RuleApplication application, Graph ontology) {
        String label = application.rule().label();
        Text sentence =
                application
                        .rule()
                        .name()
                        .map(
                                name ->
                                        new Text(
                                                definition(ontology, name, "ko", label),
                                                definition(ontology, name, "en", label)))
                        .orElse(new Text(label, label));
        return new Derivation(label, sentence, List.of(), application.premises());
    }

    private static String definition(Graph ontology, Node rule, String language, String other) {
        return StoredState.values(ontology, rule, Terms.DEFINITION).stream()
                .filter(text -> text.getLiteralLanguage().equals(language))
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse(other);
    }
}
