package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;

class QueryRunnerTest {

    private final DatasetGraph dataset = DatasetGraphFactory.createTxnMem();

    QueryRunnerTest() {
        RDFParser.fromString(
                        """
                        @prefix did: <https://w3id.org/dosi/id/> .
                        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                        did:a rdfs:label "가람동"@ko . did:b rdfs:label "Na"@en .
                        """,
                        Lang.TURTLE)
                .parse(dataset);
    }

    @Test
    void aTableCountsHangulAsTwoColumns() {
        assertEquals(
                """
                thing  label
                -----  ------
                did:a  가람동
                did:b  Na
                """,
                answer(
                        "SELECT ?thing ?label { ?thing rdfs:label ?label } ORDER BY ?thing",
                        ResultFormat.TABLE));
    }

    @Test
    void theStandardFormatsAreWritten() {
        String query = "SELECT ?label { did:b rdfs:label ?label }";
        assertEquals("label\r\nNa\r\n", answer(query, ResultFormat.CSV));
        assertEquals("?label\n\"Na\"@en\n", answer(query, ResultFormat.TSV));
        assertTrue(answer(query, ResultFormat.JSON).contains("\"xml:lang\":\"en\""));
        assertTrue(answer(query, ResultFormat.XML).contains("xml:lang=\"en\""));
        assertEquals("true\n", answer("ASK { did:a ?p ?o }", ResultFormat.TABLE));
    }

    @Test
    void aGraphIsWrittenWithOnlyThePrefixesItUses() {
        String turtle = answer("CONSTRUCT WHERE { did:a ?p ?o }", ResultFormat.TURTLE);
        assertTrue(turtle.contains("PREFIX did:"), turtle);
        assertTrue(!turtle.contains("skos:"), turtle);
    }

    @Test
    void anUnknownPrefixIsToldWithTheNearestOne() {
        ProblemException wrong =
                assertThrows(
                        ProblemException.class,
                        () -> QueryRunner.parse("SELECT *\n{ ?s doci:name ?o }", "mine.rq"));
        assertTrue(wrong.getMessage().startsWith("mine.rq:2:6:"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("Did you mean"), wrong.getMessage());
        assertTrue(wrong.getMessage().endsWith("[QUERY-101]"), wrong.getMessage());
    }

    @Test
    void aSyntaxErrorIsToldAtItsPlace() {
        ProblemException wrong =
                assertThrows(
                        ProblemException.class, () -> QueryRunner.parse("SELEC * {}", "query"));
        assertTrue(wrong.getMessage().startsWith("query:1:6:"), wrong.getMessage());
        assertTrue(wrong.getMessage().endsWith("[QUERY-102]"), wrong.getMessage());
    }

    private String answer(String query, ResultFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new QueryRunner(dataset, Duration.ofSeconds(10))
                .run(QueryRunner.parse(query, "query"), format, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
