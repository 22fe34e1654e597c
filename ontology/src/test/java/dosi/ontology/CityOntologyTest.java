package dosi.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;

class CityOntologyTest {

    private final CityOntology ontology = CityOntology.load();

    @Test
    void theModulesAreReadFromTheResources() {
        Node facility = NodeFactory.createURI(Prefixes.BASE + "ns/Facility");
        assertTrue(ontology.graph().contains(facility, Node.ANY, Node.ANY));
    }

    @Test
    void everyQuestionIsSparqlAndBilingual() {
        for (Question question : ontology.questions()) {
            QueryFactory.create(Prefixes.sparql() + question.query());
            assertTrue(
                    question.title().ko().chars().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3),
                    question.id());
        }
    }

    @Test
    void aQuestionTellsItsTitleInBothLanguages() {
        Question question =
                Question.parse(
                        "01-x",
                        "# ko: 어디인가?\n# en: Where?\n# about-ko: 곳을 보인다\n# about-en: Shows the place\nASK {}");
        assertEquals("어디인가?", question.title().ko());
        assertEquals("Shows the place", question.about().en());
    }

    @Test
    void aQuestionWithoutAnEnglishTitleIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Question.parse("01-x", "# ko: 어디?\nASK {}"));
    }
}
