package dosi.loader;

import static dosi.loader.ReadRows.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class SourceDescriptionTest {

    @Test
    void everyPropertyIsRead() {
        SourceDescription source =
                source(
                        """
                        a dosi:CsvSource ; dosi:filePattern "a-(?<year>\\\\d{4})\\\\.csv" ;
                        csvw:encoding "CP949" ; csvw:delimiter ";" ; csvw:quoteChar "'" ; csvw:skipRows 2 ;
                        csvw:headerRowCount 3 ; dosi:trim false ; dosi:missing "-" ;
                        dosi:column [ csvw:name "a" ; csvw:required true ; csvw:default "0" ;
                            dosi:missing [ dosi:text "x" , "y" ; dosi:reason <https://w3id.org/dosi/code/missing-reason/no-fix> ] ] ,
                          [ csvw:name "b" ; dosi:optionalColumn true ] ;
                        dosi:skipRow [ csvw:name "a" ; dosi:matches "합계|소계" ; dosi:reason "합계 행"@ko , "total row"@en ] ;
                        dosi:skipDuplicateRows true ; dosi:key ( "a" "b" ) ; dosi:collisionKey ( "c" ) ;
                        dosi:unpivot [ dosi:columns "(?<month>\\\\d+)월" ] ; dosi:crs "EPSG:5179" ;
                        dosi:singleAsList true
                        """);
        assertEquals("csv", source.kind());
        assertEquals(Optional.of("CP949"), source.encoding());
        assertEquals(';', source.delimiter());
        assertEquals('\'', source.quote());
        assertEquals(2, source.skipRows());
        assertEquals(3, source.headerRows());
        assertFalse(source.trim());
        assertEquals(Map.of("-", ""), source.missing());
        assertEquals(
                new SourceDescription.Column(
                        true, false, "0", Map.of("x", "no-fix", "y", "no-fix")),
                source.columns().get("a"));
        assertTrue(source.column("b").mayBeAbsent());
        assertEquals("total row", source.skipRules().getFirst().reason().en());
        assertTrue(source.skipDuplicateRows());
        assertEquals(List.of("a", "b"), source.key());
        assertEquals(List.of("c"), source.collisionKey());
        assertTrue(source.unpivot().orElseThrow().matcher("12월").matches());
        assertEquals(Optional.of("EPSG:5179"), source.crs());
        assertTrue(source.singleAsList());
    }

    @Test
    void fileNamesDecideAndTheirGroupsBecomeColumns() {
        SourceDescription source =
                source("a dosi:CsvSource ; dosi:filePattern \"인구-(?<year>\\\\d{4})\\\\.csv\"");
        String decomposed = Normalizer.normalize("인구-2023.csv", Normalizer.Form.NFD);
        assertTrue(source.accepts("인구-2023.csv"));
        assertTrue(source.accepts(decomposed));
        assertFalse(source.accepts("인구-23.csv"));
        assertEquals(Map.of("year", "2023"), source.fileNameGroups(decomposed));
        assertTrue(SourceDescription.ofKind("csv").accepts("x"));
    }

    @Test
    void aFollowerReplacesSinglePropertiesAndColumns() {
        SourceDescription base =
                source(
                        """
                        a dosi:CsvSource ; csvw:encoding "CP949" ; dosi:key ( "id" ) ;
                        dosi:column [ csvw:name "a" ; csvw:required true ] , [ csvw:name "b" ; csvw:required true ]
                        """);
        var graph =
                org.apache.jena.riot.RDFParser.fromString(
                                """
                                PREFIX dosi: <https://w3id.org/dosi/ns/>
                                PREFIX csvw: <http://www.w3.org/ns/csvw#>
                                <https://x/d> dosi:source [ a dosi:CsvSource ; csvw:encoding "UTF-8" ;
                                  dosi:column [ csvw:name "b" ; csvw:default "x" ] ] .
                                """,
                                org.apache.jena.riot.Lang.TURTLE)
                        .toGraph();
        SourceDescription source =
                SourceDescription.read(
                        graph, NodeFactory.createURI("https://x/d"), base, Place.of("d.ttl"));
        assertEquals(Optional.of("UTF-8"), source.encoding());
        assertEquals(List.of("id"), source.key());
        assertTrue(source.column("a").required());
        assertEquals("x", source.column("b").standard());
        assertEquals(
                base,
                SourceDescription.read(
                        GraphFactory.createDefaultGraph(),
                        NodeFactory.createURI("https://x/d"),
                        base,
                        Place.of("d.ttl")));
    }

    @Test
    void everythingThatCannotBeUsedIsTold() {
        ProblemException wrong =
                assertThrows(
                        ProblemException.class,
                        () ->
                                source(
                                        """
                                        a dosi:CvsSource ; dosi:filePatern "a" ; csvw:encoding "KS-9999" ;
                                        csvw:delimiter "||" ; csvw:headerRowCount 0 ; dosi:filePattern "(" ;
                                        dosi:trim "yes" ; dosi:skipRow [ csvw:name "a" ] ;
                                        dosi:column [ csvw:nmae "a" ]
                                        """));
        List<String> messages =
                wrong.problems().stream().map(problem -> problem.toString()).sorted().toList();
        assertEquals(10, messages.size(), String.join("\n", messages));
        assertTrue(
                messages.contains(
                        "test/a/dataset.ttl: dosi:source has no property dosi:filePatern. Did you mean"
                                + " dosi:filePattern? [LOAD-118]"),
                String.join("\n", messages));
        assertTrue(
                messages.contains(
                        "test/a/dataset.ttl: csvw:delimiter cannot be \"||\": expected one character."
                                + " Correct the value in dataset.ttl. [LOAD-112]"),
                String.join("\n", messages));
    }
}
