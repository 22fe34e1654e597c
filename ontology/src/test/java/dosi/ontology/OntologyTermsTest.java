package dosi.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.Test;

/// What every term and every concept must say about itself. A failure lists what is missing, term by term.
class OntologyTermsTest {

    private static final String NS = Prefixes.BASE + "ns/";
    private static final List<Node> KINDS =
            List.of(
                    OWL2.Class.asNode(),
                    OWL2.ObjectProperty.asNode(),
                    OWL2.DatatypeProperty.asNode(),
                    OWL2.AnnotationProperty.asNode());
    private static final List<String> BUILT_IN =
            List.of(RDF.getURI(), RDFS.getURI(), OWL2.getURI(), XSD.getURI());

    private final Graph graph = CityOntology.load().graph();

    @Test
    void everyTermHasALabelInKoreanAndEnglish() {
        Set<String> missing = new TreeSet<>();
        for (Node term : terms()) {
            for (String language : List.of("ko", "en")) {
                if (text(term, RDFS.label.asNode(), language).isEmpty()) {
                    missing.add(name(term) + " @" + language);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTermIsDefinedInKoreanAndEnglish() {
        Set<String> wrong = new TreeSet<>();
        Node definition = SKOS.definition.asNode();
        for (Node term : terms()) {
            String korean = text(term, definition, "ko");
            String english = text(term, definition, "en");
            if (korean.length() < 8 || korean.equals(text(term, RDFS.label.asNode(), "ko"))) {
                wrong.add(name(term) + " @ko");
            }
            if (english.length() < 20 || english.equals(text(term, RDFS.label.asNode(), "en"))) {
                wrong.add(name(term) + " @en");
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyTermTellsTheOneModuleThatDefinesIt() {
        Set<String> wrong = new TreeSet<>();
        for (Node term : terms()) {
            List<Node> modules = objects(term, RDFS.isDefinedBy.asNode());
            boolean one =
                    modules.size() == 1
                            && graph.contains(
                                    modules.getFirst(), RDF.type.asNode(), OWL2.Ontology.asNode());
            if (!one) {
                wrong.add(name(term));
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyTermThatIsUsedIsDeclared() {
        Set<String> unknown = new TreeSet<>();
        graph.find()
                .forEachRemaining(
                        triple -> {
                            check(triple.getPredicate(), unknown);
                            if (triple.getPredicate().equals(RDF.type.asNode())) {
                                check(triple.getObject(), unknown);
                            }
                        });
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyConceptHasANotationTwoLabelsAndAScheme() {
        Set<String> wrong = new TreeSet<>();
        for (Node concept : instances(SKOS.Concept.asNode())) {
            boolean complete =
                    objects(concept, SKOS.notation.asNode()).size() == 1
                            && !text(concept, SKOS.prefLabel.asNode(), "ko").isEmpty()
                            && !text(concept, SKOS.prefLabel.asNode(), "en").isEmpty()
                            && objects(concept, SKOS.inScheme.asNode()).stream()
                                    .anyMatch(
                                            scheme ->
                                                    graph.contains(
                                                            scheme,
                                                            RDF.type.asNode(),
                                                            SKOS.ConceptScheme.asNode()));
            if (!complete) {
                wrong.add(concept.toString());
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyConceptIsAtTheTopOfItsSchemeOrBelowAnother() {
        Set<String> loose = new TreeSet<>();
        for (Node concept : instances(SKOS.Concept.asNode())) {
            if (objects(concept, SKOS.topConceptOf.asNode()).isEmpty()
                    && objects(concept, SKOS.broader.asNode()).isEmpty()) {
                loose.add(concept.toString());
            }
        }
        assertEquals(Set.of(), loose);
    }

    @Test
    void everyNotationIsUsedOnceInItsScheme() {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (Node concept : instances(SKOS.Concept.asNode())) {
            for (Node scheme : objects(concept, SKOS.inScheme.asNode())) {
                for (Node notation : objects(concept, SKOS.notation.asNode())) {
                    String key = scheme + " " + notation.getLiteralLexicalForm();
                    if (!seen.add(key)) {
                        twice.add(key);
                    }
                }
            }
        }
        assertEquals(Set.of(), twice);
    }

    @Test
    void anAreaThatTookThePlaceOfAnotherStartsAfterItsEnd() {
        Set<String> wrong = new TreeSet<>();
        Node succeededBy = NodeFactory.createURI(NS + "succeededBy");
        Node precededBy = NodeFactory.createURI(NS + "precededBy");
        graph.find(Node.ANY, succeededBy, Node.ANY)
                .forEachRemaining(
                        triple -> {
                            String until = date(triple.getSubject(), "validUntil");
                            String from = date(triple.getObject(), "validFrom");
                            if (until.compareTo(from) >= 0
                                    || !graph.contains(
                                            triple.getObject(), precededBy, triple.getSubject())) {
                                wrong.add(triple.getSubject().toString());
                            }
                        });
        assertEquals(Set.of(), wrong);
    }

    private void check(Node term, Set<String> unknown) {
        if (!term.isURI() || BUILT_IN.stream().anyMatch(term.getURI()::startsWith)) {
            return;
        }
        if (KINDS.stream().noneMatch(kind -> graph.contains(term, RDF.type.asNode(), kind))) {
            unknown.add(term.getURI());
        }
    }

    private Set<Node> terms() {
        Set<Node> terms = new LinkedHashSet<>();
        for (Node kind : KINDS) {
            for (Node term : instances(kind)) {
                if (term.isURI() && term.getURI().startsWith(NS)) {
                    terms.add(term);
                }
            }
        }
        return terms;
    }

    private List<Node> instances(Node type) {
        return graph.find(Node.ANY, RDF.type.asNode(), type).mapWith(Triple::getSubject).toList();
    }

    private List<Node> objects(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private String text(Node subject, Node property, String language) {
        return objects(subject, property).stream()
                .filter(value -> value.isLiteral() && value.getLiteralLanguage().equals(language))
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse("");
    }

    private String date(Node subject, String property) {
        return objects(subject, NodeFactory.createURI(NS + property)).stream()
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse("");
    }

    private static String name(Node term) {
        return "dosi:" + term.getURI().substring(NS.length());
    }
}
