package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dosi.diagnostics.Place;
import dosi.diagnostics.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Records in = records mapped + quarantined + skipped, whatever a source makes of its records.
class LoadReportSumTest {

    private final Collected sink = new Collected();

    @Test
    void theRowsOfAnUnpivotedRecordCountOnce() {
        LoadReport report =
                load(
                        """
                        prefixes: { c: "http://city/" }
                        sources: { rows: { access: "*", referenceFormulation: csv } }
                        mappings:
                          district:
                            sources: rows
                            s: c:$(ID)
                            po: [[a, c:District]]
                          count:
                            sources: rows
                            s: c:$(ID)/$(#column)
                            po: [[c:count, $(#value), xsd:integer]]
                        """,
                        visitor -> {
                            visitor.header(List.of("ID", "남", "여"));
                            visitor.row(row(1, "A", "남", "10"));
                            visitor.row(row(1, "A", "여", "1O"));
                            visitor.row(row(2, "B", "남", "30"));
                        });
        assertEquals(2, report.rows());
        assertEquals(2, report.mapped());
        assertEquals(
                List.of(
                        "http://city/A a:1",
                        "http://city/A/남 a:1",
                        "http://city/A/여 a:1",
                        "http://city/B a:2",
                        "http://city/B/남 a:2"),
                sink.derived);
        assertEquals(
                "a:1:3: '여' is not a valid xsd:integer: \"1O\"",
                report.problems().list().getFirst().place()
                        + ": "
                        + report.problems().list().getFirst().what().en());
    }

    @Test
    void aRecordIsMappedIfAtLeastOneOfItsRowsIs() {
        LoadReport report =
                load(
                        """
                        sources: { rows: { access: "*", referenceFormulation: csv } }
                        mappings:
                          count:
                            sources: rows
                            s: did:$(#value)
                            po: [[dosi:x, $(ID)], [dosi:y, $(#column)]]
                        """,
                        visitor -> {
                            visitor.row(row(1, "A", "남", ""));
                            visitor.row(row(1, "A", "여", "10"));
                            visitor.row(row(2, "B", "남", ""));
                            visitor.skipped(Place.of("a", 3), new Text("소계", "sub-total"));
                            visitor.quarantined(
                                    new QuarantinedRow(
                                            Place.of("a", 4),
                                            List.of(),
                                            List.of("x"),
                                            RowProblem.NO_CONDITION_HOLDS.at(Place.of("a", 4))));
                        });
        assertEquals(4, report.rows());
        assertEquals(1, report.mapped());
        assertEquals(2, report.quarantined());
        assertEquals(1, report.skippedRows());
        assertEquals(2, sink.quarantined.size());
        assertEquals(List.of("LOAD-203", "LOAD-204"), Collected.codes(report));
    }

    @Test
    void theRecordsOfAFileCountForItsFirstSourceOnly() {
        LoadReport report =
                load(
                        """
                        sources:
                          stops: { access: "*", referenceFormulation: jsonpath, iterator: "$.stops[*]" }
                          lines: { access: "*", referenceFormulation: jsonpath, iterator: "$.lines[*]" }
                        mappings:
                          stop: { sources: stops, s: did:$(ID), po: [[a, dosi:Stop]] }
                          line: { sources: lines, s: did:line/$(ID), po: [[a, dosi:Line]] }
                        """,
                        visitor -> {
                            visitor.row(row(1, "A", "", ""));
                            visitor.row(row(2, "", "", ""));
                        });
        assertEquals(2, report.rows());
        assertEquals(1, report.mapped());
        assertEquals(1, report.quarantined());
        assertEquals(2, sink.quarantined.size());
        assertEquals(2, report.triples());
    }

    @Test
    void aConstantSubjectAloneDoesNotMakeARecordMapped() {
        LoadReport report =
                load(
                        """
                        sources: { rows: { access: "*", referenceFormulation: csv } }
                        mappings:
                          list: { sources: rows, s: did:list, po: [[a, dosi:List]] }
                          item: { sources: rows, s: did:$(ID), po: [[a, dosi:Item]] }
                        """,
                        visitor -> visitor.row(row(1, "", "", "")));
        assertEquals(1, report.quarantined());
        assertEquals(1, report.triples());
    }

    /// What the fake reader knows of the references of the plan, in their order.
    private List<String> references = List.of();

    private Row row(long record, String id, String column, String value) {
        List<List<String>> values = new ArrayList<>();
        for (String reference : references) {
            String cell =
                    switch (reference) {
                        case "ID" -> id;
                        case "#column" -> column;
                        default -> value;
                    };
            values.add(cell.isEmpty() ? List.of() : List.of(cell));
        }
        return new Row(Place.of("a", record), record, values, List.of(id, column, value));
    }

    private LoadReport load(String yarrrml, Consumer<RowVisitor> rows) {
        Mapping mapping =
                new YarrrmlReader(
                                new MappingDraft("mapping.yml", new TestFunctions()),
                                Loader.BASE_IRI)
                        .read(yarrrml);
        Loader loader =
                new Loader(
                        Lookups.NONE,
                        (formulation, iterator, files, source, wanted) ->
                                visitor -> {
                                    references = wanted;
                                    rows.accept(visitor);
                                });
        return loader.load(
                new LoadRequest("test", List.of(Path.of("a")), TestRows.description(), mapping),
                sink);
    }
}
