package dosi.shapes.report;

import dosi.ontology.Prefixes;
import dosi.shapes.Execution;
import dosi.shapes.Finding;
import dosi.shapes.ReportGraph;
import dosi.shapes.ValidationReport;
import java.io.OutputStream;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriterRegistry;

/// The validation report of the SHACL recommendation in a syntax of RDF: nothing in it that the recommendation
/// does not name. Mended findings are not in it.
final class ShaclReport {

    private ShaclReport() {}

    static void write(FindingsReport report, Lang syntax, OutputStream out) {
        List<Finding> findings =
                report.datasets().stream()
                        .flatMap(dataset -> dataset.findings().stream())
                        .filter(ReportedFinding::present)
                        .map(ReportedFinding::finding)
                        .toList();
        RDFFormat format =
                syntax.equals(Lang.RDFXML)
                        ? RDFFormat.RDFXML_PLAIN
                        : RDFWriterRegistry.defaultSerialization(syntax);
        RDFDataMgr.write(out, graph(findings), format);
    }

    static Graph graph(List<Finding> findings) {
        Graph graph =
                ReportGraph.of(
                        new ValidationReport(
                                findings.isEmpty(),
                                findings,
                                List.of(),
                                new Execution(0, 0, 0, 0)));
        graph.getPrefixMapping().setNsPrefixes(Prefixes.city());
        return graph;
    }
}
