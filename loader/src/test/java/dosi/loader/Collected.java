package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;

/// A sink that keeps everything, for tests.
final class Collected implements LoadSink {

    final DatasetGraph dataset = DatasetGraphFactory.createGeneral();
    final List<String> derived = new ArrayList<>();
    final List<QuarantinedRow> quarantined = new ArrayList<>();
    long quads;

    @Override
    public void quad(Quad quad) {
        quads++;
        dataset.add(quad);
    }

    @Override
    public void derived(Node subject, Place row) {
        derived.add(subject.getURI() + " " + row);
    }

    @Override
    public void quarantined(QuarantinedRow row) {
        quarantined.add(row);
    }

    /// The sink holds exactly these quads; a failure prints the missing and the surplus ones.
    void assertQuads(String trig) {
        DatasetGraph expected = DatasetGraphFactory.createGeneral();
        RDFParser.create()
                .source(new StringReader(PREFIXES + trig))
                .lang(Lang.TRIG)
                .parse(expected);
        assertEquals(lines(expected), lines(dataset));
    }

    private static final String PREFIXES =
            """
            PREFIX : <http://city/>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    private static String lines(DatasetGraph dataset) {
        TreeSet<String> lines = new TreeSet<>();
        dataset.stream().forEach(quad -> lines.add(NodeFmtLib.str(quad)));
        return String.join("\n", lines);
    }

    static List<String> codes(LoadReport report) {
        return report.problems().list().stream().map(Problem::code).toList();
    }
}
