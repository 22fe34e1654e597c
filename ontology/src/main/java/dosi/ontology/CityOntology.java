package dosi.ontology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

/// The city ontology with its code lists, and the questions that it must be able to answer.
///
/// Immutable as long as nobody writes to [#graph]; safe for several readers.
public final class CityOntology {

    private static final String TERMS = "dosi/ontology";
    private static final String QUESTIONS = "dosi/questions";
    private static final String RULES = "dosi/rules";

    private final Graph graph;
    private final List<Question> questions;
    private final SortedMap<String, String> rules;

    private CityOntology(Graph graph, List<Question> questions, SortedMap<String, String> rules) {
        this.graph = graph;
        this.questions = questions;
        this.rules = Collections.unmodifiableSortedMap(rules);
    }

    /// Reads all modules, code lists, stubs and questions from the resources of this room. Alignments are
    /// not part of it: they are loaded one by one by who needs them.
    ///
    /// @throws org.apache.jena.riot.RiotException when a module is not Turtle, which a test excludes
    public static CityOntology load() {
        Graph graph = GraphFactory.createDefaultGraph();
        ResourceFolder.read(TERMS, ".ttl")
                .forEach(
                        (name, text) -> {
                            if (!name.startsWith("alignment/")) {
                                RDFParser.fromString(text, Lang.TURTLE)
                                        .base(Prefixes.BASE + "ontology/")
                                        .parse(graph);
                            }
                        });
        List<Question> questions = new ArrayList<>();
        SortedMap<String, String> files = ResourceFolder.read(QUESTIONS, "/query.rq");
        for (Map.Entry<String, String> file : files.entrySet()) {
            String id = file.getKey().substring(0, file.getKey().lastIndexOf('/'));
            questions.add(Question.parse(id, file.getValue()));
        }
        return new CityOntology(graph, List.copyOf(questions), ResourceFolder.read(RULES, ".srl"));
    }

    /// All terms, concepts and areas. A live view: do not write to it.
    public Graph graph() {
        return graph;
    }

    /// The rules of any city in SPARQL 1.2 RL, as texts by the name of their file.
    public SortedMap<String, String> rules() {
        return rules;
    }

    /// The competency questions in the order of their ids.
    public List<Question> questions() {
        return questions;
    }
}
