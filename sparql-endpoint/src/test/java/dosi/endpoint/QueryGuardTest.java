package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemException;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryGuardTest {

    @BeforeAll
    static void start() {
        JenaSystem.init();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?x SERVICE ?x { ?s ?p ?o } }",
                "ASK { OPTIONAL { { SELECT * { GRAPH ?g { SERVICE <http://a/> { ?s ?p ?o } } } } } }",
                "ASK { FILTER NOT EXISTS { SERVICE <http://a/> { ?s ?p ?o } } }",
                "ASK { BIND(EXISTS { SERVICE <http://a/> { ?s ?p ?o } } AS ?x) }",
                "SELECT (SUM(IF(EXISTS { SERVICE <http://a/> { ?s ?p ?o } }, 1, 0)) AS ?n) { ?s ?p ?o }",
                "SELECT * { ?s ?p ?o } ORDER BY EXISTS { SERVICE <http://a/> { ?s ?p ?o } }",
                "CONSTRUCT { ?s ?p ?o } WHERE { { ?s ?p ?o } MINUS { SERVICE <http://a/> { ?s ?p ?o } } }",
                "DESCRIBE ?s { SERVICE <http://a/> { ?s ?p ?o } }"
            })
    void noOtherHostIsAsked(String query) {
        assertTrue(refused(query).contains("QUERY-107"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (<java:java.lang.Runtime>() AS ?x) {}",
                "SELECT (<java:org.apache.jena.sparql.function.library.wait>(60000) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#wait>(60000) AS ?x) {}",
                "SELECT (<http://jena.hpl.hp.com/ARQ/function#wait>(60000) AS ?x) {}",
                "SELECT (<http://www.dotnetrdf.org/leviathan#factorial>(100000) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/jsFunction#f>() AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#apply>(<java:a.B>, 1) AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(9, 999999999) AS ?x) {}",
                "ASK { FILTER(<java:a.B>()) }",
                "ASK { BIND(IF(true, <java:a.B>(), 1) AS ?x) }",
                "SELECT (MAX(<java:a.B>(?o)) AS ?n) { ?s ?p ?o }",
                "SELECT (GROUP_CONCAT(<java:a.B>(?o)) AS ?n) { ?s ?p ?o } GROUP BY ?s",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (<java:a.B>(?s) AS ?g)",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (<java:a.B>(?s))",
                "SELECT * { ?s ?p ?o } ORDER BY <java:a.B>(?o)",
                "SELECT * { { SELECT * { ?s ?p ?o } ORDER BY DESC(<java:a.B>(?o)) } }"
            })
    void noUnknownFunctionIsCalled(String query) {
        assertTrue(refused(query).contains("QUERY-108"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DESCRIBE <http://a/>",
                "SELECT (xsd:integer(?x) AS ?i) (geof:distance(?a, ?b, uom:metre) AS ?d) { ?x ?a ?b }",
                "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), 'a')) } ORDER BY LCASE(STR(?s))",
                "SELECT (SUM(xsd:decimal(?o)) AS ?n) { ?s ?p ?o } HAVING (COUNT(*) > 1)"
            })
    void whatStandsInTheListIsLet(String query) {
        assertDoesNotThrow(() -> QueryGuard.check(QueryReader.read(query, "query")));
    }

    private static String refused(String query) {
        return String.valueOf(
                assertThrows(
                                ProblemException.class,
                                () -> QueryGuard.check(QueryReader.read(query, "query")))
                        .getMessage());
    }
}
