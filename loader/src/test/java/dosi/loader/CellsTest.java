package dosi.loader;

import static dosi.loader.ReadRows.source;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which cells of a file a property of a node comes from, and what was published in them.
class CellsTest {

    private static final String LOTS =
            """
            prefixes: { c: "http://city/", fn: "https://w3id.org/dosi/fn/" }
            sources:
              rows: { access: "*.csv", referenceFormulation: csv }
            mappings:
              lot:
                sources: rows
                s: c:lot/$(번호)
                po:
                  - [a, c:Lot]
                  - [c:id, $(번호)]
                  - [rdfs:label, "$(이름) ($(번호))"]
                  - { p: c:spaces, o: { function: "fn:integer(value = $(주차구획수))", type: literal } }
                  - p: c:openOn
                    o: c:weekday~iri
                    condition: "fn:matches(value = $(운영요일), regex = '.*평일.*')"
                  - p: c:address
                    o: { function: "fn:if(condition = fn:isPresent(value = $(지번)), then = $(지번), else = $(도로명))", type: literal }
                  - p: c:point
                    o: c:lot/$(번호)/point~iri
                    condition: "fn:isPresent(value = $(위도))"
                  - [c:hours, c:lot/$(번호)/hours~iri]
                  - [c:city, "대구"]
                  - [c:row, $(#row)]
              point:
                sources: rows
                s: c:lot/$(번호)/point
                condition: "fn:isPresent(value = $(위도))"
                po:
                  - { p: c:wkt, o: { function: "fn:point(lon = $(경도), lat = $(위도))", type: literal } }
              hours:
                sources: rows
                s: c:lot/$(번호)/hours
                po:
                  - [c:opens, $(시작)]
            """;

    private static final String HEADER = "번호,이름,주차구획수,운영요일,지번,도로명,위도,경도,시작\n";

    @TempDir Path folder;
    @TempDir Path settings;

    @Test
    void theCellIsToldAsPublished() throws IOException {
        write("lots.csv", HEADER + "1,가, 0120 ,평일,,,,,\n2,나,-,,,,,,\n3,다,,,,,,,\n");
        SourceDescription dash = source("a dosi:CsvSource ; dosi:missing \"-\"");
        assertEquals(
                List.of("lots.csv:2 주차구획수(3)=' 0120 '"), ask(LOTS, dash, 2, "lot/1", "spaces"));
        assertEquals(List.of("lots.csv:3 주차구획수(3)='-'"), ask(LOTS, dash, 3, "lot/2", "spaces"));
        assertEquals(List.of("lots.csv:4 주차구획수(3)=''"), ask(LOTS, dash, 4, "lot/3", "spaces"));
    }

    @Test
    void everyColumnOfATemplateIsTold() throws IOException {
        write("lots.csv", HEADER + "1,가,,,,,,,\n");
        assertEquals(
                List.of("lots.csv:2 이름(2)='가'", "lots.csv:2 번호(1)='1'"),
                ask(
                        LOTS,
                        PLAIN,
                        2,
                        NodeFactory.createURI("http://city/lot/1"),
                        null,
                        List.of(
                                NodeFactory.createURI(
                                        "http://www.w3.org/2000/01/rdf-schema#label"))));
    }

    @Test
    void aConstantComesFromWhatDecidesAboutIt() throws IOException {
        write("lots.csv", HEADER + "1,가,,평일+토요일,,,,,\n2,나,,토요일,,,,,\n");
        assertEquals(List.of("lots.csv:2 운영요일(4)='평일+토요일'"), ask("lot/1", 2, "openOn"));
        assertEquals(List.of("lots.csv:3 운영요일(4)='토요일'"), ask("lot/2", 3, "openOn"));
        assertEquals(List.of(), ask("lot/1", 2, "city"));
    }

    @Test
    void aChoiceReadsItsConditionAndTheBranchThatIsTaken() throws IOException {
        write("lots.csv", HEADER + "1,가,,,대현동 1,동대구로 2,,,\n2,나,,,,동대구로 3,,,\n");
        assertEquals(List.of("lots.csv:2 지번(5)='대현동 1'"), ask("lot/1", 2, "address"));
        assertEquals(
                List.of("lots.csv:3 지번(5)=''", "lots.csv:3 도로명(6)='동대구로 3'"),
                ask("lot/2", 3, "address"));
    }

    @Test
    void aWayGoesOnInsideTheRow() throws IOException {
        write("lots.csv", HEADER + "1,가,,,,,35.8,999,\n2,나,,,,,,128.6,\n");
        List<String> both = List.of("lots.csv:2 경도(8)='999'", "lots.csv:2 위도(7)='35.8'");
        assertEquals(both, ask("lot/1", 2, "point", "wkt"));
        assertEquals(both, ask("lot/1/point", 2, "wkt"));
        assertEquals(
                List.of("lots.csv:3 경도(8)='128.6'", "lots.csv:3 위도(7)=''"),
                ask("lot/2", 3, "point", "wkt"));
    }

    @Test
    void aLinkInsideARowComesOnlyFromItsCondition() throws IOException {
        write("lots.csv", HEADER + "1,가,,,,,35.8,128.6,\n");
        assertEquals(List.of("lots.csv:2 위도(7)='35.8'"), ask("lot/1", 2, "point"));
        assertEquals(List.of(), ask("lot/1", 2, "hours"));
        assertEquals(List.of("lots.csv:2 시작(9)=''"), ask("lot/1", 2, "hours", "opens"));
    }

    @Test
    void aWayEndsWhereItLeavesTheRow() throws IOException {
        write("lots.csv", HEADER + "1,가,7,,,,,,\n");
        assertEquals(List.of("lots.csv:2 주차구획수(3)='7'"), ask("lot/1", 2, "spaces", "unit"));
        assertEquals(List.of(), ask("lot/1", 2, "unknown"));
        assertEquals(List.of(), ask("lot/1", 2, "row"));
    }

    @Test
    void anotherNodeOrRowHasNoCell() throws IOException {
        write("lots.csv", HEADER + "1,가,7,,,,,,\n2,나,8,,,,,,\n");
        assertEquals(List.of(), ask("lot/1", 3, "spaces"));
        assertEquals(List.of(), ask("lot/3", 2, "spaces"));
    }

    @Test
    void ofSeveralCellsTheOneThatGaveTheValueIsTold() throws IOException {
        write("a.csv", "id,home,mobile\n1,053-1,010-2\n");
        String phones =
                mapping(
                        """
                          one:
                            sources: rows
                            s: c:$(id)
                            po:
                              - [c:phone, $(home)]
                              - [c:phone, $(mobile)]
                        """);
        Node one = NodeFactory.createURI("http://city/1");
        List<Node> way = List.of(NodeFactory.createURI("http://city/phone"));
        assertEquals(
                List.of("a.csv:2 mobile(3)='010-2'"),
                ask(phones, PLAIN, 2, one, NodeFactory.createLiteralString("010-2"), way));
        assertEquals(
                List.of("a.csv:2 home(2)='053-1'", "a.csv:2 mobile(3)='010-2'"),
                ask(phones, PLAIN, 2, one, null, way));
    }

    @Test
    void aJoinComesFromTheChildsColumns() throws IOException {
        write("a.csv", "id,code\n1,x\n2,y\n");
        String join =
                mapping(
                        """
                          one:
                            sources: rows
                            s: c:$(id)
                            po:
                              - p: c:sameCode
                                o:
                                  mapping: other
                                  condition:
                                    function: equal
                                    parameters: [[str1, $(code), s], [str2, $(code), o]]
                          other:
                            sources: rows
                            s: c:other/$(code)
                            po: [[c:code, $(code)]]
                        """);
        assertEquals(List.of("a.csv:3 code(2)='y'"), ask(join, PLAIN, 3, "2", "sameCode"));
    }

    @Test
    void anUnpivotedCellHasTheHeaderOfItsColumn() throws IOException {
        write("population.csv", "동,2022년,2023년\n가동,10, x \n");
        SourceDescription unpivot =
                source("a dosi:CsvSource ; dosi:unpivot [ dosi:columns \"(?<year>\\\\d+)년\" ]");
        String counts =
                mapping(
                        """
                          count:
                            sources: rows
                            s: c:$(동)/$(#year)
                            po:
                              - [c:count, $(#value)]
                              - [c:year, $(#year)]
                              - [c:area, c:area/$(동)~iri]
                        """);
        assertEquals(
                List.of("population.csv:2 2023년(3)=' x '"),
                ask(counts, unpivot, 2, "가동/2023", "count"));
        assertEquals(
                List.of("population.csv:2 2022년(2)='10'"),
                ask(counts, unpivot, 2, "가동/2022", "year"));
        assertEquals(
                List.of("population.csv:2 동(1)='가동'"), ask(counts, unpivot, 2, "가동/2022", "area"));
    }

    @Test
    void theKeyComesFromItsColumns() throws IOException {
        write("a.csv", "기관,번호,이름\nA,1,가\nA,1,나\n");
        SourceDescription keyed =
                source(
                        "a dosi:CsvSource ; dosi:key ( \"기관\" \"번호\" ) ; dosi:collisionKey ( \"이름\" )");
        String lots =
                mapping(
                        """
                          lot:
                            sources: rows
                            s: c:$(#key)
                            po:
                              - [c:key, $(#key)]
                              - [c:name, $(이름)]
                        """);
        assertEquals(List.of("a.csv:3 이름(3)='나'"), ask(lots, keyed, 3, "A_1~나", "name"));
        assertEquals(
                List.of("a.csv:3 기관(1)='A'", "a.csv:3 번호(2)='1'"),
                ask(lots, keyed, 3, "A_1~나", "key"));
    }

    @Test
    void aColumnThatTheFileLacksIsToldWithoutNumberAndText() throws IOException {
        write("a.csv", "id\n1\n");
        SourceDescription optional =
                source(
                        "a dosi:CsvSource ; dosi:column [ csvw:name \"name\" ; dosi:optionalColumn true ]");
        String names = mapping("  one: { sources: rows, s: c:$(id), po: [[c:name, $(name)]] }\n");
        assertEquals(List.of("a.csv:2 name(0)"), ask(names, optional, 2, "1", "name"));
    }

    @Test
    void jsonTellsTheReferenceAndTheValueAsWritten() throws IOException {
        write(
                "a.json",
                """
                {"items": [{"id": "1", "place": {"lat": 35.80}, "tags": ["a", "b"], "name": null}, {"id": "2"}]}
                """);
        String items =
                """
                prefixes: { c: "http://city/" }
                sources:
                  rows: { access: "*.json", referenceFormulation: jsonpath, iterator: "$.items[*]" }
                mappings:
                  item:
                    sources: rows
                    s: c:$(id)
                    po:
                      - [c:lat, $(place.lat)]
                      - [c:tag, "$(tags[*])"]
                      - [c:name, $(name)]
                """;
        assertEquals(List.of("a.json:1 place.lat(0)='35.80'"), ask(items, JSON, 1, "1", "lat"));
        assertEquals(List.of("a.json:1 tags[*](0)='a, b'"), ask(items, JSON, 1, "1", "tag"));
        assertEquals(List.of("a.json:1 name(0)='null'"), ask(items, JSON, 1, "1", "name"));
        assertEquals(List.of("a.json:2 name(0)=''"), ask(items, JSON, 2, "2", "name"));
    }

    @Test
    void xmlTellsThePathAndTheTextAsWritten() throws IOException {
        write("a.xml", "<r><item id=\"1\"><n> 12 </n></item><item id=\"2\"><n/></item></r>");
        String items =
                """
                prefixes: { c: "http://city/" }
                sources:
                  rows: { access: "*.xml", referenceFormulation: xpath, iterator: "/r/item" }
                mappings:
                  item:
                    sources: rows
                    s: c:$(@id)
                    po: [[c:n, $(n)]]
                """;
        SourceDescription xml = SourceDescription.ofKind("XmlSource");
        assertEquals(List.of("a.xml:1 n(0)=' 12 '"), ask(items, xml, 1, "1", "n"));
        assertEquals(List.of("a.xml:2 n(0)=''"), ask(items, xml, 2, "2", "n"));
    }

    @Test
    void geoJsonTellsThePropertyAndTheGeometry() throws IOException {
        write(
                "a.geojson",
                """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "properties": {"id": "1", "lanes": null},
                   "geometry": {"type": "Point", "coordinates": [128.60, 35.8]}}]}
                """);
        String roads =
                """
                prefixes: { c: "http://city/" }
                sources:
                  rows: { access: "*.geojson", referenceFormulation: geojson }
                mappings:
                  road:
                    sources: rows
                    s: c:$(id)
                    po:
                      - [c:lanes, $(lanes)]
                      - [c:wkt, $(#wkt)]
                """;
        SourceDescription geo = SourceDescription.ofKind("GeoJsonSource");
        assertEquals(List.of("a.geojson:1 lanes(0)='null'"), ask(roads, geo, 1, "1", "lanes"));
        assertEquals(
                List.of(
                        "a.geojson:1 geometry(0)='{\"type\":\"Point\",\"coordinates\":[128.60,35.8]}'"),
                ask(roads, geo, 1, "1", "wkt"));
    }

    @Test
    void aBlankNodeOfARowIsFoundAgainThoughItsRowIsNotKnown() throws IOException {
        write("a.csv", "id,n\n1,x\n2,y\n");
        String nodes =
                mapping(
                        """
                          one:
                            sources: rows
                            s: _:b$(id)
                            po: [[c:n, $(n)]]
                        """);
        Collected made = new Collected();
        LoadRequest request = request(nodes, PLAIN);
        new Loader(Lookups.NONE).load(request, made);
        Node second =
                made.dataset
                        .find(null, null, null, NodeFactory.createLiteralString("y"))
                        .next()
                        .getSubject();
        CellQuestion question =
                new CellQuestion(
                        second,
                        List.of(List.of(NodeFactory.createURI("http://city/n"))),
                        null,
                        Set.of(),
                        Set.of());
        assertEquals(
                "a.csv:3",
                new Loader(Lookups.NONE)
                        .cells(request, List.of(question))
                        .getOrDefault(question, List.of())
                        .getFirst()
                        .place()
                        .toString());
    }

    @Test
    void onlyFilesThatAreAskedAboutAreReadAgain() throws IOException {
        write("a.csv", "id,n\n1,x\n");
        write("b.csv", "id,n\n1,y\n");
        write("c.csv", "id,n\n1,z\n");
        List<List<String>> read = new ArrayList<>();
        Loader loader =
                new Loader(
                        Lookups.NONE,
                        (formulation, iterator, files, source, references) -> {
                            read.add(files.stream().map(one -> "" + one.getFileName()).toList());
                            return RowReader.open(formulation, iterator, files, source, references);
                        });
        CellQuestion question =
                new CellQuestion(
                        NodeFactory.createURI("http://city/1"),
                        List.of(List.of(NodeFactory.createURI("http://city/n"))),
                        null,
                        Set.of(2L),
                        Set.of("b.csv", "c.csv"));
        String names = mapping("  one: { sources: rows, s: c:$(id), po: [[c:n, $(n)]] }\n");
        Map<CellQuestion, List<PublishedRow>> answers =
                loader.cells(request(names, PLAIN), List.of(question));
        assertEquals(
                List.of("b.csv:2 n(2)='y'", "c.csv:2 n(2)='z'"),
                shown(answers.getOrDefault(question, List.of())));
        assertEquals(List.of(List.of("b.csv", "c.csv")), read);
        assertEquals(Map.of(), loader.cells(request(names, PLAIN), List.of()));
        assertEquals(1, read.size());
    }

    @Test
    void aLongTextIsCutAndRowsOfOneAnswerAreBounded() throws IOException {
        write("a.csv", "id,n\n" + ("1," + "가".repeat(2_000) + "\n").repeat(1_200));
        String names = mapping("  one: { sources: rows, s: c:$(id), po: [[c:n, $(n)]] }\n");
        CellQuestion question =
                new CellQuestion(
                        NodeFactory.createURI("http://city/1"),
                        List.of(List.of(NodeFactory.createURI("http://city/n"))),
                        null,
                        Set.of(),
                        Set.of());
        List<PublishedRow> rows =
                new Loader(Lookups.NONE)
                        .cells(request(names, PLAIN), List.of(question))
                        .getOrDefault(question, List.of());
        assertEquals(CellQuestion.ROWS_MAX, rows.size());
        String text = rows.getFirst().cells().getFirst().text().orElseThrow();
        assertEquals(PublishedRow.Cell.TEXT_MAX, text.length());
        assertEquals('…', text.charAt(text.length() - 1));
    }

    private static final SourceDescription PLAIN = SourceDescription.ofKind("CsvSource");
    private static final SourceDescription JSON = SourceDescription.ofKind("JsonSource");

    private static String mapping(String mappings) {
        return """
               prefixes: { c: "http://city/" }
               sources:
                 rows: { access: "*.csv", referenceFormulation: csv }
               mappings:
               """
                + mappings;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> ask(String subject, long row, String... way) throws IOException {
        return ask(LOTS, PLAIN, row, subject, way);
    }

    private List<String> ask(
            String mapping, SourceDescription source, long row, String subject, String... way)
            throws IOException {
        List<Node> properties = new ArrayList<>();
        for (String property : way) {
            properties.add(NodeFactory.createURI("http://city/" + property));
        }
        Node node = NodeFactory.createURI("http://city/" + subject);
        return ask(mapping, source, row, node, null, properties);
    }

    private List<String> ask(
            String mapping,
            SourceDescription source,
            long row,
            Node subject,
            @Nullable Node value,
            List<Node> way)
            throws IOException {
        CellQuestion question =
                new CellQuestion(subject, List.of(way), value, Set.of(row), Set.of());
        return shown(
                new Loader(Lookups.NONE)
                        .cells(request(mapping, source), List.of(question))
                        .getOrDefault(question, List.of()));
    }

    private LoadRequest request(String mapping, SourceDescription source) throws IOException {
        Mapping read =
                Loader.readMapping(Files.writeString(settings.resolve("mapping.yml"), mapping));
        try (var files = Files.list(folder)) {
            return new LoadRequest("test", files.sorted().toList(), source, read);
        }
    }

    private static List<String> shown(List<PublishedRow> rows) {
        return rows.stream()
                .flatMap(
                        row ->
                                row.cells().stream()
                                        .map(
                                                cell ->
                                                        row.place()
                                                                + " "
                                                                + cell.column()
                                                                + "("
                                                                + cell.number()
                                                                + ")"
                                                                + cell.text()
                                                                        .map(t -> "='" + t + "'")
                                                                        .orElse("")))
                .toList();
    }
}
