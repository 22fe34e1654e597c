package dosi.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;

/// All modules, code lists and stubs together stay within OWL 2 RL and OWL 2 DL, so that rules alone draw every
/// conclusion and any OWL tool can read them.
class OwlProfileTest {

    @Test
    void theWholeOntologyIsOwl2Rl() throws OWLOntologyCreationException {
        assertEquals(Set.of(), violations(new OWL2RLProfile()));
    }

    @Test
    void theWholeOntologyIsOwl2Dl() throws OWLOntologyCreationException {
        assertEquals(Set.of(), violations(new OWL2DLProfile()));
    }

    private static Set<String> violations(OWLProfile profile) throws OWLOntologyCreationException {
        Set<String> violations = new TreeSet<>();
        profile.checkOntology(merged())
                .getViolations()
                .forEach(violation -> violations.add(violation.toString()));
        return violations;
    }

    /// One ontology with the axioms of all modules: the modules' own headers would be read as individuals.
    private static OWLOntology merged() throws OWLOntologyCreationException {
        Graph all = GraphFactory.createDefaultGraph();
        CityOntology.load().graph().find().forEachRemaining(all::add);
        List<Node> modules = new ArrayList<>();
        all.find(Node.ANY, RDF.type.asNode(), OWL2.Ontology.asNode())
                .mapWith(Triple::getSubject)
                .forEachRemaining(modules::add);
        for (Node module : modules) {
            all.remove(module, Node.ANY, Node.ANY);
        }
        all.add(
                NodeFactory.createURI(Prefixes.BASE + "ontology/dosi"),
                RDF.type.asNode(),
                OWL2.Ontology.asNode());
        String text = RDFWriter.source(all).lang(Lang.TURTLE).asString();
        return OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new StringDocumentSource(text));
    }
}
