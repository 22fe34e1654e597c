package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {

    private static final String BASE =
            """
            prefixes: { c: "http://city/" }
            sources:
              rows: { access: "*.csv", referenceFormulation: csv }
            mappings:
            """;

    @TempDir Path folder;
    private final Collected sink = new Collected();
    private Lookups lookups = Lookups.NONE;

    @Test
    void eachRowBecomesTheTriplesOfItsMapping() throws IOException {
        file("parking.csv", "ID,이름,capacity", "P1,중앙주차장,120");
        LoadReport report =
                load(
                        """
                          parking:
                            sources: rows
                            s: c:parking/$(ID)
                            po:
                              - [a, c:Parking]
                              - [rdfs:label, $(이름), ko~lang]
                              - [c:capacity, $(capacity), xsd:integer]
                              - [c:note, "주차장 $(이름) ($(ID))"]
                              - [c:area, c:area/$(이름)~iri]
                        """);
        sink.assertQuads(
                """
                <http://city/parking/P1> a :Parking ;
                  rdfs:label "중앙주차장"@ko ; :capacity 120 ; :note "주차장 중앙주차장 (P1)" ;
                  :area <http://city/area/중앙주차장> .
                """);
        assertEquals(1, report.rows());
        assertEquals(1, report.mapped());
        assertEquals(5, report.triples());
        assertEquals(List.of("http://city/parking/P1 parking.csv:2"), sink.derived);
    }

    @Test
    void aMissingValueMakesNoTriple() throws IOException {
        file("parking.csv", "ID,name", "P1,");
        load(
                """
                  parking:
                    sources: rows
                    s: c:$(ID)
                    po:
                      - [c:name, $(name)]
                      - [c:both, "$(ID) $(name)"]
                      - [c:id, $(ID)]
                """);
        sink.assertQuads(":P1 :id 'P1' .");
    }

    @Test
    void aValueOutsideItsDatatypeLeavesOutOnlyItsTriple() throws IOException {
        file("parking.csv", "ID,capacity", "P1,12O");
        LoadReport report =
                load(
                        """
                          parking:
                            sources: rows
                            s: c:$(ID)
                            po:
                              - [c:capacity, $(capacity), xsd:integer]
                              - [c:id, $(ID)]
                        """);
        sink.assertQuads(":P1 :id 'P1' .");
        Problem problem = report.problems().list().getFirst();
        assertEquals("LOAD-201", problem.code());
        assertEquals("parking.csv:2:2", problem.place().toString());
        assertEquals("'capacity' is not a valid xsd:integer: \"12O\"", problem.what().en());
        assertEquals(1, report.mapped());
    }

    @Test
    void aRowWithoutKeyIsSetAsideWithTheReason() throws IOException {
        file("parking.csv", "ID,name", ",A", "P2,B");
        LoadReport report =
                load(
                        """
                          parking:
                            sources: rows
                            s: c:$(ID)
                            po: [[c:name, $(name)]]
                        """);
        sink.assertQuads(":P2 :name 'B' .");
        assertEquals(2, report.rows());
        assertEquals(1, report.quarantined());
        QuarantinedRow row = sink.quarantined.getFirst();
        assertEquals(List.of("ID", "name"), row.header());
        assertEquals(List.of("", "A"), row.cells());
        assertEquals(
                "parking.csv:2:1: the row has no subject: 'ID' is empty."
                        + " Fill the cell and load the quarantined row again. [LOAD-203]",
                row.reason().toString());
        assertEquals(List.of("LOAD-203"), Collected.codes(report));
    }

    @Test
    void aConditionThatDoesNotHoldIsNoProblemAsLongAsSomeSubjectIsMade() throws IOException {
        file("parking.csv", "ID,lat", "P1,", "P2,35.8");
        LoadReport report =
                load(
                        """
                          parking:
                            sources: rows
                            s: c:$(ID)
                            po: [[a, c:Parking]]
                          point:
                            sources: rows
                            s: c:$(ID)/geometry
                            condition: fn:isPresent(value = $(lat))
                            po: [[c:lat, $(lat), xsd:decimal]]
                        """);
        sink.assertQuads(":P1 a :Parking . :P2 a :Parking . <http://city/P2/geometry> :lat 35.8 .");
        assertTrue(report.problems().isEmpty());
        assertEquals(3, sink.derived.size());
    }

    @Test
    void aFunctionOfSeveralValuesMakesSeveralTerms() throws IOException {
        file("ev.csv", "ID,plugs", "E1,ac3+dc");
        load(
                """
                  charger:
                    sources: rows
                    s: c:$(ID)
                    po:
                      - p: c:plug
                        o: { function: "fn:upper(value = fn:split(value = $(plugs)))" }
                """);
        sink.assertQuads(":E1 :plug 'AC3', 'DC' .");
    }

    @Test
    void aLookupGivesAnIri() throws IOException {
        lookups = (table, key) -> Map.of("surface/젖음", "http://city/wet").get(table + "/" + key);
        file("accident.csv", "ID,노면", "A1,젖음", "A2,모름");
        load(
                """
                  accident:
                    sources: rows
                    s: c:$(ID)
                    po:
                      - [a, c:Accident]
                      - p: c:surface
                        o: { function: "fn:lookup(table = 'surface', key = $(노면))", type: iri }
                """);
        sink.assertQuads(":A1 a :Accident ; :surface :wet . :A2 a :Accident .");
    }

    @Test
    void aValueThatAFunctionCannotReadIsToldWithItsColumn() throws IOException {
        file("parking.csv", "ID,capacity", "P1,many");
        LoadReport report =
                load(
                        """
                          parking:
                            sources: rows
                            s: c:$(ID)
                            po:
                              - [a, c:Parking]
                              - [c:capacity, { function: "fn:integer(value = $(capacity))" }, xsd:integer]
                              - [c:spaces, { function: "fn:integer(value = $(capacity))" }, xsd:integer]
                        """);
        assertEquals(
                List.of(
                        "parking.csv:2:2: 'capacity' cannot be understood: \"many\" (expected a whole"
                                + " number; function integer). Correct the cell, or check function and"
                                + " pattern in the mapping; only this value is left out. [LOAD-205]"),
                report.problems().list().stream().map(Problem::toString).toList());
    }

    @Test
    void aJoinFindsTheSubjectsOfTheOtherRows() throws IOException {
        file("district.csv", "code,name", "27110,중구", "27140,동구");
        file("sensor.csv", "ID,district", "S1,27140", "S2,99999");
        loadWith(
                """
                prefixes: { c: "http://city/" }
                sources:
                  sensors: { access: "sensor.csv", referenceFormulation: csv }
                  districts: { access: "district.csv", referenceFormulation: csv }
                mappings:
                  sensor:
                    sources: sensors
                    s: c:$(ID)
                    po:
                      - [a, c:Sensor]
                      - p: c:in
                        o: { mapping: district, condition: { function: equal, parameters: [[str1, $(district)], [str2, $(code)]] } }
                  district:
                    sources: districts
                    s: c:$(name)
                """);
        sink.assertQuads(":S1 a :Sensor ; :in :동구 . :S2 a :Sensor .");
    }

    @Test
    void aJoinWithoutConditionMeansTheSameRow() throws IOException {
        file("sensor.csv", "ID,lat", "S1,35.8", "S2,");
        load(
                """
                  sensor:
                    sources: rows
                    s: c:$(ID)
                    po:
                      - [a, c:Sensor]
                      - [c:where, { mapping: point }]
                  point:
                    sources: rows
                    condition: fn:isPresent(value = $(lat))
                    s: c:$(ID)/point
                    po: [[c:lat, $(lat)]]
                """);
        sink.assertQuads(
                ":S1 a :Sensor ; :where <http://city/S1/point> . :S2 a :Sensor . <http://city/S1/point> :lat '35.8' .");
    }

    @Test
    void constantTriplesAreToldOnce() throws IOException {
        file("parking.csv", "ID", "P1", "P2", "P3");
        LoadReport report =
                load(
                        """
                          parking:
                            sources: rows
                            s: c:$(ID)
                            po: [[a, c:Parking]]
                          list:
                            sources: rows
                            s: c:list
                            graphs: c:lists
                            po: [[a, c:List], [c:of, c:Parking~iri]]
                        """);
        assertEquals(5, report.triples());
        sink.assertQuads(
                ":P1 a :Parking . :P2 a :Parking . :P3 a :Parking . :lists { :list a :List ; :of :Parking }");
        assertEquals(3, report.mapped());
    }

    @Test
    void aFileThatNoSourceReadsIsTold() throws IOException {
        file("parking.csv", "ID", "P1");
        file("notes.txt", "hello");
        LoadReport report =
                load(
                        """
                          parking:
                            sources: rows
                            s: c:$(ID)
                            po: [[a, c:Parking]]
                        """);
        assertEquals(List.of("LOAD-208"), Collected.codes(report));
    }

    @Test
    void aMissingColumnIsToldWithTheLineOfTheMappingThatUsesIt() {
        Mapping mapping =
                new YarrrmlReader(
                                new MappingDraft("mapping.yml", new TestFunctions()),
                                Loader.BASE_IRI)
                        .read(BASE + "  a: { sources: rows, s: c:$(ID), po: [[c:x, $(위도)]] }\n");
        Loader loader =
                new Loader(
                        lookups,
                        (formulation, iterator, files, source, references) ->
                                visitor -> {
                                    throw new ProblemException(
                                            new Problem(
                                                    "LOAD-107",
                                                    Severity.ERROR,
                                                    Place.of("parking.csv", 1),
                                                    new Text(
                                                            "'위도' 열이 없다",
                                                            "there is no column '위도'"),
                                                    new Text("고친다", "Did you mean '위도값'?")));
                                });
        LoadRequest request =
                new LoadRequest(
                        "test", List.of(Path.of("parking.csv")), TestRows.description(), mapping);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> loader.load(request, sink));
        assertEquals(
                "there is no column '위도' (used at mapping.yml:5:46)",
                refused.problems().getFirst().what().en());
    }

    private void file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private LoadReport load(String mappings) throws IOException {
        return loadWith(BASE + mappings);
    }

    private LoadReport loadWith(String yarrrml) throws IOException {
        Mapping mapping =
                new YarrrmlReader(
                                new MappingDraft("mapping.yml", new TestFunctions()),
                                Loader.BASE_IRI)
                        .read(yarrrml);
        List<Path> files;
        try (var found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        return new Loader(lookups, TestRows::open)
                .load(new LoadRequest("test", files, TestRows.description(), mapping), sink);
    }
}
