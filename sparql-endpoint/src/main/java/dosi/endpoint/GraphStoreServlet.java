package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.eclipse.jetty.io.QuietException;

/// The reading half of the SPARQL 1.1 Graph Store HTTP Protocol (W3C 2013): `?graph=` gives one graph, `?default` the union of
/// all that are shown. A graph is given as the answer to a query, with the same formats, tags and limits.
final class GraphStoreServlet extends HttpServlet {

    private static final String ALL = "CONSTRUCT WHERE { ?s ?p ?o }";

    private final transient Shown shown;
    private final SparqlServlet sparql;

    GraphStoreServlet(Shown shown, SparqlServlet sparql) {
        this.shown = shown;
        this.sparql = sparql;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                response.setHeader("Allow", "GET, HEAD, OPTIONS");
                throw problem(QueryProblem.METHOD, request.getMethod(), "GET, HEAD");
            }
            FormParameters parameters = new FormParameters();
            if (request.getQueryString() != null) {
                parameters.add(request.getQueryString());
            }
            Optional<String> graph = parameters.one("graph");
            if (graph.isPresent() == parameters.one("default").isPresent()) {
                throw problem(QueryProblem.GRAPH_OR_DEFAULT);
            }
            graph.ifPresent(this::check);
            sparql.answer(
                    new QueryRequest(
                            Optional.of(ALL),
                            graph.stream().toList(),
                            List.of(),
                            parameters.one("format"),
                            parameters.one("timeout").map(QueryRequest::seconds)),
                    request,
                    response);
        } catch (ProblemException wrong) {
            if (response.isCommitted()) {
                throw new QuietException.RuntimeException(wrong);
            }
            ProblemResponse.send(request, response, wrong.problems());
        }
    }

    private void check(String graph) {
        try {
            if (!new URI(graph).isAbsolute()) {
                throw problem(QueryProblem.NOT_AN_IRI, "graph", graph);
            }
        } catch (URISyntaxException wrong) {
            throw problem(QueryProblem.NOT_AN_IRI, "graph", graph);
        }
        if (!shown.read(view -> view.graphs().containsKey(NodeFactory.createURI(graph)))) {
            throw problem(QueryProblem.UNKNOWN_GRAPH, graph);
        }
    }

    private static ProblemException problem(QueryProblem kind, Object... arguments) {
        return new ProblemException(kind.at(Place.of("request"), arguments));
    }
}
