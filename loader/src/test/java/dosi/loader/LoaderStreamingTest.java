package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Place;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

class LoaderStreamingTest {

    private static final long ROWS = 300_000;

    private static final String MAPPING =
            """
            prefixes: { c: "http://city/" }
            sources:
              rows: { access: "*", referenceFormulation: csv }
            mappings:
              observation:
                sources: rows
                s: c:obs/$(sensor)/$(#row)
                po:
                  - [a, c:Observation]
                  - [c:of, c:sensor/$(sensor)~iri]
                  - [c:value, $(pm10), xsd:decimal]
                  - [rdfs:label, "센서 $(sensor)", ko~lang]
              sensor:
                sources: rows
                s: c:sensor/$(sensor)
                po: [[a, c:Sensor]]
            """;

    /// Counts, and keeps a weak look at one early term and one early row.
    private static final class Counting implements LoadSink {
        long quads;
        long derived;
        List<WeakReference<Object>> early = new ArrayList<>();

        @Override
        public void quad(Quad quad) {
            quads++;
            if (quads <= 100) {
                early.add(new WeakReference<>(quad));
            }
        }

        @Override
        public void derived(Node subject, Place row) {
            derived++;
        }

        @Override
        public void quarantined(QuarantinedRow row) {}
    }

    @Test
    void manyRowsPassThroughWithoutBeingKept() {
        Counting sink = new Counting();
        LoadReport report = load(sink);
        assertEquals(ROWS, report.rows());
        assertEquals(ROWS, report.mapped());
        assertEquals(5 * ROWS, sink.quads);
        assertEquals(5 * ROWS, report.triples());
        assertEquals(2 * ROWS, sink.derived);
    }

    @Test
    void nothingOfARowIsReachableOnceTheLoadGoesOn() {
        Counting sink = new Counting();
        load(
                new LoadSink() {
                    @Override
                    public void quad(Quad quad) {
                        sink.quad(quad);
                        if (sink.quads == 500_000) {
                            assertTrue(
                                    areCollected(sink.early),
                                    "quads of the first rows are still reachable");
                        }
                    }

                    @Override
                    public void derived(Node subject, Place row) {}

                    @Override
                    public void quarantined(QuarantinedRow row) {}
                });
        assertTrue(sink.quads > 500_000);
    }

    private static boolean areCollected(List<WeakReference<Object>> early) {
        for (int attempt = 0; attempt < 20; attempt++) {
            System.gc();
            if (early.stream().allMatch(reference -> reference.get() == null)) {
                return true;
            }
        }
        return false;
    }

    private static LoadReport load(LoadSink sink) {
        Mapping mapping =
                new YarrrmlReader(
                                new MappingDraft("mapping.yml", new TestFunctions()),
                                Loader.BASE_IRI)
                        .read(MAPPING);
        return new Loader(Lookups.NONE, LoaderStreamingTest::generated)
                .load(
                        new LoadRequest(
                                "test",
                                List.of(Path.of("air.csv")),
                                TestRows.description(),
                                mapping),
                        sink);
    }

    private static RowReader generated(
            String formulation,
            String iterator,
            List<Path> files,
            SourceDescription source,
            List<String> references) {
        return visitor -> {
            visitor.header(List.of("sensor", "pm10"));
            for (long record = 1; record <= ROWS; record++) {
                List<List<String>> values = new ArrayList<>(references.size());
                for (String reference : references) {
                    values.add(
                            List.of(
                                    switch (reference) {
                                        case "sensor" -> "S" + record % 1000;
                                        case "#row" -> Long.toString(record);
                                        default -> "12." + record % 10;
                                    }));
                }
                visitor.row(new Row(Place.of("air.csv", record + 1), record, values, List.of()));
            }
        };
    }
}
