package dosi.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;

class GeoFunctionsTest {

    @Test
    void aDegreeOfLatitudeIsAbout111Kilometres() {
        assertEquals(111_195, GeoFunctions.distanceMetres(128.6, 35, 128.6, 36), 1);
    }

    @Test
    void aDegreeOfLongitudeShrinksTowardsThePole() {
        double atEquator = GeoFunctions.distanceMetres(128, 0, 129, 0);
        assertEquals(atEquator / 2, GeoFunctions.distanceMetres(128, 60, 129, 60), 20);
    }

    @Test
    void sparqlMeasuresBetweenWktPoints() {
        assertEquals(
                "111195.08",
                answer("'POINT(128.6 35)', 'Point (128.6 36)', uom:metre").substring(0, 9));
        assertTrue(
                answer("'POINT(128.6 35)', 'POINT(128.6 36)', uom:kilometre")
                        .startsWith("111.19508"));
    }

    @Test
    void anotherGeometryOrUnitHasNoDistance() {
        assertEquals("", answer("'LINESTRING(1 2, 3 4)', 'POINT(1 2)', uom:metre"));
        assertEquals("", answer("'POINT(1 2)', 'POINT(1 2)', uom:degree"));
        assertEquals("", answer("'POINT(x y)', 'POINT(1 2)', uom:metre"));
    }

    private static String answer(String arguments) {
        GeoFunctions.register();
        String query =
                "PREFIX geof: <http://www.opengis.net/def/function/geosparql/>"
                        + " PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>"
                        + " SELECT (geof:distance("
                        + arguments
                        + ") AS ?d) {}";
        try (QueryExec execution =
                QueryExec.dataset(DatasetGraphFactory.createTxnMem()).query(query).build()) {
            RowSet rows = execution.select();
            var distance = rows.next().get("d");
            return distance == null ? "" : distance.getLiteralLexicalForm();
        }
    }
}
