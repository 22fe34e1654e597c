package dosi.cli;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.hub.Hub;
import dosi.loader.LoadReport;
import dosi.loader.LoadSink;
import dosi.loader.Loader;
import dosi.loader.QuarantinedRow;
import dosi.ontology.Prefixes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;

/// Data that a call names, as a graph in memory.
///
/// @param problems what reading told
record ChosenData(String name, Graph graph, List<Problem> problems) {

    /// An RDF file.
    ///
    /// @throws ProblemException with line and column of the first error
    static ChosenData ofRdf(Path path) {
        RdfFile file = RdfFile.read(path, _ -> {});
        return new ChosenData(file.name(), file.graph(), List.of());
    }

    /// What files of a dataset become by its mapping, without loading them.
    static ChosenData ofMapped(Hub hub, LoadPlan.Edition edition) {
        Graph graph = GraphFactory.createDefaultGraph();
        LoadReport report =
                new Loader(hub.lookups(edition.dataset()))
                        .load(
                                edition.request(),
                                new LoadSink() {
                                    @Override
                                    public void quad(Quad quad) {
                                        graph.add(quad.asTriple());
                                    }

                                    @Override
                                    public void derived(Node subject, Place row) {}

                                    @Override
                                    public void quarantined(QuarantinedRow row) {}
                                });
        return new ChosenData(edition.dataset().identifier(), graph, report.problems().list());
    }

    /// A graph of the knowledge base, copied.
    ///
    /// @throws ProblemException when there is no such graph, with the nearest one
    static ChosenData ofStored(Hub hub, String iri) {
        Node node = NodeFactory.createURI(iri);
        DatasetGraph stored = hub.dataset();
        Graph graph = GraphFactory.createDefaultGraph();
        Txn.executeRead(
                stored,
                () -> {
                    if (!stored.containsGraph(node)) {
                        throw unknownGraph(stored, iri);
                    }
                    stored.getGraph(node).find().forEachRemaining(graph::add);
                });
        return new ChosenData(iri, graph, List.of());
    }

    private static ProblemException unknownGraph(DatasetGraph stored, String iri) {
        List<String> known = new ArrayList<>();
        stored.listGraphNodes().forEachRemaining(node -> known.add(node.toString()));
        Optional<String> nearest = Nearest.to(iri, known);
        return new ProblemException(
                CliProblem.UNKNOWN_GRAPH.at(
                        Place.of("--graph"),
                        iri,
                        nearest.map(one -> one + "을(를) 뜻한 것인지 본다")
                                .orElse("자료의 그래프는 " + Prefixes.BASE + "graph/ 다음에 자료 이름이 온다"),
                        nearest.map(one -> "Did you mean " + one + "?")
                                .orElse(
                                        "The graph of a dataset is "
                                                + Prefixes.BASE
                                                + "graph/ and its name")));
    }
}
