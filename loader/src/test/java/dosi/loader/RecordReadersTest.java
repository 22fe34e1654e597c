package dosi.loader;

import static dosi.loader.ReadRows.read;
import static dosi.loader.ReadRows.refusal;
import static dosi.loader.ReadRows.source;
import static dosi.loader.ReadRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// JSON, XML and GeoJSON in the forms in which public interfaces answer.
class RecordReadersTest {

    private static final SourceDescription JSON = SourceDescription.ofKind("json");
    private static final SourceDescription XML = SourceDescription.ofKind("xml");

    @TempDir Path folder;

    @Test
    void jsonNumbersKeepTheirDigitsAndTypes() throws IOException {
        Path file =
                write(
                        folder,
                        "a.json",
                        "\uFEFF{\"items\":[{\"v\":0.440,\"n\":12,\"b\":true,\"t\":\" 가 \",\"x\":null,\"e\":\"\"}]}");
        ReadRows found =
                read("jsonpath", "$.items[*]", JSON, List.of("v", "n", "b", "t", "x", "e"), file);
        assertEquals(List.of("0.440|12|true|가|-|-"), found.texts());
        Row row = found.rows.getFirst();
        assertEquals(Row.Type.DOUBLE, row.type(0, 0));
        assertEquals(Row.Type.INTEGER, row.type(1, 0));
        assertEquals(Row.Type.BOOLEAN, row.type(2, 0));
        assertEquals(Row.Type.TEXT, row.type(3, 0));
        assertEquals(
                List.of("{\"v\":0.440,\"n\":12,\"b\":true,\"t\":\" 가 \",\"x\":null,\"e\":\"\"}"),
                row.published().cells());
    }

    @Test
    void jsonReferencesGoDownIntoTheRecord() throws IOException {
        Path file =
                write(
                        folder,
                        "a.json",
                        """
                        {"list":[{"a":{"b c":[1,2,{"d":"e"}]},"tags":["x","y"],"a.b":7}]}
                        """);
        ReadRows found =
                read(
                        "jsonpath",
                        "$['list'][*]",
                        JSON,
                        List.of(
                                "a['b c'][0]",
                                "$.a['b c'][2].d",
                                "tags[*]",
                                "@.tags[-1]",
                                "['a.b']",
                                "$..d",
                                "none.of[*].these"),
                        file);
        assertEquals(List.of("1|e|[x, y]|y|7|e|-"), found.texts());
    }

    @Test
    void aListInsteadOfAValueIsTold() throws IOException {
        Path file = write(folder, "a.json", "[{\"tags\":[\"x\"],\"geo\":{\"lat\":1}}]");
        ReadRows found = read("jsonpath", "$[*]", JSON, List.of("tags", "geo"), file);
        assertEquals(List.of("-|-"), found.texts());
        assertEquals(
                List.of(
                        "a.json:1: 'tags' is no single value but a list. Refer to a value inside it; [*]"
                                + " takes all of a list. [LOAD-123]",
                        "a.json:1: 'geo' is no single value but an object. Refer to a value inside it;"
                                + " [*] takes all of a list. [LOAD-123]"),
                found.problems);
    }

    @Test
    void aBareObjectCountsAsAListOfOneWhereDeclared() throws IOException {
        Path file = write(folder, "a.json", "{\"body\":{\"item\":{\"id\":\"7\",\"n\":1}}}");
        assertEquals(
                List.of("1|7"),
                read(
                                "jsonpath",
                                "$.body.item[*]",
                                source("a dosi:JsonSource ; dosi:singleAsList true"),
                                List.of("#row", "id"),
                                file)
                        .texts());
    }

    @Test
    void missingValuesKeysAndRulesServeJsonToo() throws IOException {
        Path file =
                write(
                        folder,
                        "a-20240514.json",
                        """
                        [{"id":"1","s":"-","lat":0.0},{"id":"1","s":"2","lat":35.8},
                         {"id":"","s":"3","lat":1},{"id":"합계","s":"9","lat":1}]
                        """);
        ReadRows found =
                read(
                        "jsonpath",
                        "$[*]",
                        source(
                                """
                                a dosi:JsonSource ; dosi:filePattern "a-(?<date>\\\\d{8})\\\\.json" ;
                                dosi:key ( "id" ) ; dosi:collisionKey ( "s" ) ;
                                dosi:skipRow [ csvw:name "id" ; dosi:equals "합계" ] ;
                                dosi:column [ csvw:name "s" ; dosi:missing [ dosi:text "-" ; dosi:reason "not-measured" ] ] ,
                                  [ csvw:name "lat" ; dosi:missing [ dosi:text "0.0" ; dosi:reason "no-fix" ] ]
                                """),
                        List.of("#key", "s", "#reason:s", "lat", "#reason:lat", "#date"),
                        file);
        assertEquals(
                List.of("1~|-|not-measured|-|no-fix|20240514", "1~2|2|-|35.8|-|20240514"),
                found.texts());
        assertEquals(List.of("a-20240514.json:4 id = 합계"), found.skipped);
        assertEquals(
                "a-20240514.json:3: the key column 'id' is empty. Fill the cell and load the quarantine"
                        + " file again. [LOAD-108]",
                found.quarantined.getFirst().reason().toString().replace(":3:0:", ":3:"));
    }

    @Test
    void brokenJsonIsRefusedWithLineAndColumn() throws IOException {
        assertTrue(
                refusal(
                                "jsonpath",
                                "$[*]",
                                JSON,
                                List.of("a"),
                                write(folder, "a.json", "[{\"a\":1},\n {\"a\":oops}]"))
                        .startsWith("a.json:2:11: this is not JSON: Unrecognized token 'oops'"));
        String cut =
                refusal(
                        "jsonpath",
                        "$[*]",
                        JSON,
                        List.of("a"),
                        write(folder, "b.json", "[{\"a\":1},\n {\"a\":"));
        assertTrue(cut.startsWith("b.json:2:"), cut);
        assertTrue(cut.endsWith("Fetch the file again. [LOAD-110]"), cut);
        assertEquals(
                "c.json: the file is empty. Fetch the file again. [LOAD-103]",
                refusal("jsonpath", "$[*]", JSON, List.of("a"), write(folder, "c.json", "  \n")));
    }

    @Test
    void aDocumentOfAnotherFormIsTold() throws IOException {
        assertEquals(
                "a.json: this looks like a file of another dataset: there is no 'items' for the iterator"
                        + " $.items[*]; the names there are error, list. Choose another file, or correct"
                        + " the iterator in the mapping. [LOAD-122]",
                refusal(
                        "jsonpath",
                        "$.items[*]",
                        JSON,
                        List.of("a"),
                        write(folder, "a.json", "{\"list\":[],\"error\":30}")));
        assertEquals(
                1,
                read(
                                "jsonpath",
                                "$.items[*]",
                                JSON,
                                List.of("a"),
                                write(folder, "b.json", "{\"items\":[]}"))
                        .problems
                        .size());
    }

    @Test
    void xmlRecordsWithChildrenAndAttributes() throws IOException {
        Path file =
                write(
                        folder,
                        "a.xml",
                        """
                        <?xml version="1.0" encoding="EUC-KR"?>
                        <response><body><items>
                          <item id="1"><name>샾 <![CDATA[<가>]]></name><geo lat="35.8"><x> 128.6 </x></geo><tag>a</tag><tag>b</tag></item>
                          <item id="2"><name/></item>
                        </items></body></response>
                        """,
                        ReadRows.WINDOWS_949);
        List<String> references =
                List.of("#row", "@id", "name", "geo/@lat", "geo/x", "tag", "name/text()");
        List<String> expected = List.of("1|1|샾 <가>|35.8|128.6|[a, b]|샾 <가>", "2|2|-|-|-|-|-");
        for (String iterator : List.of("/response/body/items/item", "//item", "//items/item")) {
            assertEquals(expected, read("xpath", iterator, XML, references, file).texts());
        }
    }

    @Test
    void xmlThatPullsInOtherFilesIsRefused() throws IOException {
        Path file =
                write(
                        folder,
                        "a.xml",
                        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r><a>&x;</a></r>");
        assertTrue(refusal("xpath", "/r", XML, List.of("a"), file).startsWith("a.xml:1:"));
    }

    @Test
    void brokenXmlIsRefusedWithLineAndColumn() throws IOException {
        String wrong =
                refusal(
                        "xpath",
                        "/r/a",
                        XML,
                        List.of("b"),
                        write(folder, "a.xml", "<r>\n<a><b>1</a></r>"));
        assertTrue(wrong.startsWith("a.xml:2:") && wrong.contains("[LOAD-111]"), wrong);
        String cut =
                refusal("xpath", "/r/a", XML, List.of("b"), write(folder, "b.xml", "<r>\n<a><b>1"));
        assertTrue(cut.contains("[LOAD-110]"), cut);
        String other =
                refusal("xpath", "/r/a", XML, List.of("b"), write(folder, "c.xml", "<error/>"));
        assertTrue(
                other.contains("there is no 'r' for the iterator /r/a; the names there are error"),
                other);
    }

    @Test
    void geoJsonFeaturesAreRowsWithWellKnownText() throws IOException {
        Path file =
                write(
                        folder,
                        "a.geojson",
                        """
                        {"type":"FeatureCollection","features":[
                         {"type":"Feature","properties":{"code":"1","name":"가"},"geometry":{"type":"MultiPolygon",
                           "coordinates":[[[[128,35],[129,35],[129,36],[128,35]],[[128.5,35.2],[128.6,35.2],[128.6,35.3],[128.5,35.2]]]]}},
                         {"type":"Feature","properties":{"code":"2","name":null},"geometry":{"type":"Point","coordinates":[128.5,35.5]}},
                         {"type":"Feature","properties":{"code":"3","name":"다"},"geometry":null},
                         {"type":"Feature","properties":{"code":"4","name":"라"},"geometry":{"type":"Point","coordinates":["x"]}}
                        ]}
                        """);
        ReadRows found =
                read(
                        "geojson",
                        "",
                        SourceDescription.ofKind("geojson"),
                        List.of("#row", "code", "name", "#wkt"),
                        file);
        assertEquals(List.of("code", "name"), found.columns());
        assertEquals(
                List.of(
                        "1|1|가|POLYGON((128.0000000 35.0000000, 129.0000000 35.0000000, 129.0000000"
                                + " 36.0000000, 128.0000000 35.0000000), (128.5000000 35.2000000,"
                                + " 128.6000000 35.2000000, 128.6000000 35.3000000, 128.5000000"
                                + " 35.2000000))",
                        "2|2|-|POINT(128.5000000 35.5000000)",
                        "3|3|다|-"),
                found.texts());
        assertEquals(
                "a.geojson:4: the geometry cannot be read: its coordinates do not fit its type. Correct"
                        + " the geometry and load the quarantine file again. [LOAD-124]",
                found.quarantined.getFirst().reason().toString());
        assertTrue(
                refusal("geojson", "", SourceDescription.ofKind("geojson"), List.of("cod"), file)
                        .startsWith("a.geojson: there is no column 'cod'"));
        assertTrue(
                refusal(
                                "geojson",
                                "",
                                SourceDescription.ofKind("geojson"),
                                List.of("code"),
                                write(folder, "b.geojson", "{\"type\":\"Topology\"}"))
                        .contains("[LOAD-111]"));
    }
}
