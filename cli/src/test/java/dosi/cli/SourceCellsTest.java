package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dosi.hub.DatasetDescription;
import dosi.hub.Hub;
import dosi.hub.LoadListener;
import dosi.hub.LoadOutcome;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Findings about the committed samples lead to the cells of the files, in the words of the city.
class SourceCellsTest {

    private static final List<Case> CASES =
            List.of(
                    new Case(
                            "a missing value has the column that is blank",
                            "national/parking",
                            "ParkingLatitudeMissingShape",
                            "parking-202104.csv:60 AC 위도="),
                    new Case(
                            "a comparison has the cells of both sides",
                            "national/parking",
                            "ParkingFreeWithFeeShape",
                            "parking-202104.csv:71 S 주차기본요금=1000, Q 요금정보=무료"),
                    new Case(
                            "the blank side of a pair is told too",
                            "national/parking",
                            "ParkingHalfPointShape",
                            "parking-202104.csv:60 AC 위도=, AD 경도=128.5832042",
                            "parking-202104.csv:61 AC 위도=35.8797735, AD 경도="),
                    new Case(
                            "what every cell of a row decides has only the row",
                            "national/parking",
                            "ParkingRowRepeatedShape",
                            "parking-202104.csv:81"),
                    new Case(
                            "a code has the name that the city wrote",
                            "daegu/traffic-accident",
                            "AccidentSurfaceShape",
                            "traffic-accident-2022.csv:87 G 노면상태=모래"),
                    new Case(
                            "a number has its thousands",
                            "siheung/tap-water",
                            "TapWaterTotalShape",
                            "tap-water-by-dong-2023.csv:16 D 사용량(㎥)=114,589, A 사용년월=202305"),
                    new Case(
                            "an unpivoted value has the header of its column",
                            "sejong/rainfall",
                            "RainfallOutlierShape",
                            "rainfall-2022.csv:7 C 조치원=71, A 구분=08월"),
                    new Case(
                            "a geometry has the fields of both coordinates",
                            "siheung/shuttle-position",
                            "VehiclePositionFix",
                            "shuttle-position-20240514.json:6 lon=0, lat=0"),
                    new Case(
                            "an XML file has the path of its element",
                            "daegu/utic-incident",
                            "IncidentStartShape",
                            "utic-incident-202405201800.xml:18 startDate=2024-05-20 16:00"),
                    new Case(
                            "an NGSI-LD file has the path of its value",
                            "national/ngsild-entity",
                            "NgsiDanglingLotShape",
                            "ngsild-parkingspot-2.json:1 refParkingLot.value=urn:ngsi-ld:OffStreetParking:7788"),
                    new Case(
                            "a GeoJSON file has the name of its property",
                            "busan/boundary-gu",
                            "AreaCorrespondenceShape",
                            "boundary-gu-2023-sample.json:4 code=21990"),
                    new Case(
                            "a shapefile has the name of its attribute",
                            "daegu/boundary-sigungu",
                            "AreaSupersededShape",
                            "boundary-sigungu-sample.shp:5 SIGUNGU_CD=37310"));

    @TempDir private Path folder = Path.of("target");

    /// @param expected row and cells of the first findings of the shape, in the order of the rows
    private record Case(String name, String dataset, String shape, List<String> expected) {
        Case(String name, String dataset, String shape, String... expected) {
            this(name, dataset, shape, List.of(expected));
        }
    }

    @TestFactory
    List<DynamicTest> findingsLeadToTheirCells() {
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, LoadOutcome> outcomes = new HashMap<>();
        try (Hub hub = Workspace.open(folder)) {
            for (Case one : CASES) {
                LoadOutcome outcome =
                        outcomes.computeIfAbsent(
                                one.dataset(),
                                name -> {
                                    DatasetDescription dataset = hub.catalogue().dataset(name);
                                    return hub.validate(
                                            dataset, dataset.sampleFiles(), LoadListener.NONE);
                                });
                tests.add(dynamicTest(one.name(), () -> check(one, outcome)));
            }
        }
        return tests;
    }

    private static void check(Case one, LoadOutcome outcome) {
        List<String> found =
                outcome.findings().stream()
                        .filter(located -> located.finding().shapeName().equals(one.shape()))
                        .flatMap(located -> located.rows().stream())
                        .sorted(Comparator.comparingLong(row -> row.place().line()))
                        .map(SourceCellsTest::shown)
                        .toList();
        assertTrue(found.size() >= one.expected().size(), found.toString());
        assertEquals(one.expected(), found.subList(0, one.expected().size()));
    }

    private static String shown(SourceRow row) {
        String cells =
                row.cells().stream().map(SourceCellsTest::shown).collect(Collectors.joining(", "));
        return (row.place() + " " + cells).strip();
    }

    private static String shown(SourceCell cell) {
        return (cell.letters() + " " + cell.column() + "=" + cell.published().orElse("?")).strip();
    }

    @Test
    void theKnowledgeBaseKeepsTheCells() {
        try (Hub hub = Workspace.open(folder)) {
            DatasetDescription parking = hub.catalogue().dataset("national/parking");
            hub.load(parking, parking.sampleFiles(), LoadListener.NONE);
            assertEquals(List.of("17 요금정보 무료", "19 주차기본요금 1000"), stored(hub.dataset()));
        }
    }

    private static List<String> stored(DatasetGraph store) {
        List<String> found = new ArrayList<>();
        store.begin(ReadWrite.READ);
        try (QueryExec query =
                QueryExec.dataset(store)
                        .query(
                                """
                                PREFIX dosi: <https://w3id.org/dosi/ns/>
                                PREFIX sh: <http://www.w3.org/ns/shacl#>
                                SELECT (CONCAT(STR(?number), " ", ?column, " ", ?value) AS ?cell) {
                                  ?finding sh:sourceShape <https://w3id.org/dosi/shapes/ParkingFreeWithFeeShape> ;
                                    dosi:sourceCell ?node .
                                  ?node a dosi:SourceCell ; dosi:sourceRow 71 ; dosi:sourceColumn ?column ;
                                    dosi:sourceColumnNumber ?number ; dosi:publishedValue ?value
                                } ORDER BY ?number""")
                        .build()) {
            query.select()
                    .forEachRemaining(row -> found.add(row.get("cell").getLiteralLexicalForm()));
        } finally {
            store.end();
        }
        return found;
    }
}
