package dosi.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.NTriplesDocumentFormat;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.Profiles;

/// What every term and concept must have, and the OWL profiles that the whole must stay in.
class OntologyQualityTest {

    private static final String TERMS = Prefixes.BASE + "ns/";

    private final Graph all = CityOntology.load().graph();

    @Test
    void theTermsAreOwl2Rl() throws OWLOntologyCreationException {
        assertEquals(List.of(), violations(Profiles.OWL2_RL));
    }

    @Test
    void theTermsAreOwl2Dl() throws OWLOntologyCreationException {
        assertEquals(List.of(), violations(Profiles.OWL2_DL));
    }

    @Test
    void everyTermIsNamedAndDefinedInBothLanguages() {
        List<String> missing = new ArrayList<>();
        for (Node term : terms()) {
            for (String language : List.of("ko", "en")) {
                String label = text(term, RDFS.label.asNode(), language);
                String definition = text(term, SKOS.definition.asNode(), language);
                if (label.isEmpty()) {
                    missing.add(term + " has no label in " + language);
                }
                if (definition.length() < 20 || definition.equals(label)) {
                    missing.add(term + " needs a definition in " + language + ": " + definition);
                }
            }
            if (!all.contains(term, RDFS.isDefinedBy.asNode(), Node.ANY)) {
                missing.add(term + " names no module");
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void noTermIsDefinedInTwoModules() {
        List<String> twice = new ArrayList<>();
        for (Node term : terms()) {
            List<Node> modules = objects(term, RDFS.isDefinedBy.asNode());
            if (modules.size() > 1) {
                twice.add(term + " in " + modules);
            }
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void everyConceptHasANotationTwoNamesAndAScheme() {
        List<String> missing = new ArrayList<>();
        for (Node concept : subjects(SKOS.Concept.asNode())) {
            if (objects(concept, SKOS.notation.asNode()).size() != 1) {
                missing.add(concept + " needs one notation");
            }
            for (String language : List.of("ko", "en")) {
                if (text(concept, SKOS.prefLabel.asNode(), language).isEmpty()) {
                    missing.add(concept + " has no name in " + language);
                }
            }
            if (!all.contains(concept, SKOS.inScheme.asNode(), Node.ANY)) {
                missing.add(concept + " is in no scheme");
            }
            if (!all.contains(concept, SKOS.topConceptOf.asNode(), Node.ANY)
                    && !all.contains(concept, SKOS.broader.asNode(), Node.ANY)) {
                missing.add(concept + " stands neither at the top nor below another concept");
            }
        }
        assertEquals(List.of(), missing);
    }

    /// One Korean name or notation may not mean two concepts of a scheme: published cells are looked up by
    /// either.
    @Test
    void noNameMeansTwoConceptsOfAScheme() {
        Map<String, Node> known = new TreeMap<>();
        List<String> ambiguous = new ArrayList<>();
        for (Node concept : subjects(SKOS.Concept.asNode())) {
            for (Node scheme : objects(concept, SKOS.inScheme.asNode())) {
                for (Node property :
                        List.of(
                                SKOS.notation.asNode(),
                                SKOS.prefLabel.asNode(),
                                SKOS.altLabel.asNode())) {
                    for (Node name : objects(concept, property)) {
                        if (name.getLiteralLanguage().equals("en")) {
                            continue;
                        }
                        Node other =
                                known.put(scheme + " " + name.getLiteralLexicalForm(), concept);
                        if (other != null && !other.equals(concept)) {
                            ambiguous.add(name + " is " + other + " and " + concept);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), ambiguous);
    }

    private static List<String> violations(OWLProfile profile) throws OWLOntologyCreationException {
        Graph terms = GraphFactory.createDefaultGraph();
        ResourceFolder.read("dosi/ontology", ".ttl")
                .forEach(
                        (name, text) -> {
                            if (!name.contains("/")) {
                                RDFParser.fromString(text, Lang.TURTLE).parse(terms);
                            }
                        });
        // One ontology: OWLAPI reads several headers of one document as anonymous ones.
        List<Triple> headers =
                terms.find(Node.ANY, RDF.type.asNode(), OWL.Ontology.asNode()).toList();
        headers.forEach(header -> terms.remove(header.getSubject(), Node.ANY, Node.ANY));
        StringWriter text = new StringWriter();
        RDFDataMgr.write(text, terms, Lang.NTRIPLES);
        OWLOntology ontology =
                OWLManager.createOWLOntologyManager()
                        .loadOntologyFromOntologyDocument(
                                new StringDocumentSource(
                                        text.toString(),
                                        IRI.create(Prefixes.BASE + "ontology/dosi"),
                                        new NTriplesDocumentFormat(),
                                        "application/n-triples"));
        assertTrue(ontology.getAxiomCount() > 1000, "the modules were read");
        return profile.checkOntology(ontology).getViolations().stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private List<Node> terms() {
        List<Node> terms = new ArrayList<>();
        for (Node kind :
                List.of(
                        OWL.Class.asNode(),
                        OWL.ObjectProperty.asNode(),
                        OWL.DatatypeProperty.asNode(),
                        OWL.AnnotationProperty.asNode())) {
            for (Node term : subjects(kind)) {
                if (term.isURI() && term.getURI().startsWith(TERMS)) {
                    terms.add(term);
                }
            }
        }
        return terms;
    }

    private List<Node> subjects(Node type) {
        return all.find(Node.ANY, RDF.type.asNode(), type).mapWith(Triple::getSubject).toList();
    }

    private List<Node> objects(Node subject, Node predicate) {
        return all.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private String text(Node subject, Node predicate, String language) {
        for (Node text : objects(subject, predicate)) {
            if (text.isLiteral() && text.getLiteralLanguage().equals(language)) {
                return text.getLiteralLexicalForm();
            }
        }
        return "";
    }
}
