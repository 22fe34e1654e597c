package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.View;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.exec.QueryExec;

/// One SPARQL service: the SPARQL 1.1 Protocol for queries, over what one [Shown] shows.
///
/// Every answer is written in a read transaction of its own: it tells one committed state. Problems are told as
/// [ProblemResponse] while nothing has been sent; after that the connection is broken, so that a cut answer
/// never looks like a whole one.
final class SparqlServlet extends HttpServlet {

    private final transient Shown shown;
    private final transient EndpointLimits limits;

    SparqlServlet(Shown shown, EndpointLimits limits) {
        this.shown = shown;
        this.limits = limits;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD", "POST" -> answer(request, response);
                default -> {
                    response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
                    throw new ProblemException(
                            QueryProblem.METHOD.at(
                                    Place.of("request"), request.getMethod(), "GET, HEAD, POST"));
                }
            }
        } catch (ProblemException wrong) {
            if (response.isCommitted()) {
                throw wrong;
            }
            ProblemResponse.send(request, response, wrong.problems());
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.addHeader("Vary", "Accept, Accept-Encoding");
        QueryRequest asked = QueryRequest.read(request, limits);
        if (asked.query().isEmpty()) {
            describe(request, response);
            return;
        }
        Query query = QueryReader.read(asked.query().get(), "query");
        QueryGuard.check(query);
        if (!asked.defaultGraphs().isEmpty() || !asked.namedGraphs().isEmpty()) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            asked.defaultGraphs().forEach(query::addGraphURI);
            asked.namedGraphs().forEach(query::addNamedGraphURI);
        }
        Map.Entry<String, AnswerFormat> form = form(asked, request, query);
        shown.read(
                view -> {
                    execute(query, form, asked, view, request, response);
                    return form;
                });
    }

    private static Map.Entry<String, AnswerFormat> form(
            QueryRequest asked, HttpServletRequest request, Query query) {
        List<AnswerFormat> possible = AnswerFormat.answering(query);
        Optional<Map.Entry<String, AnswerFormat>> named =
                possible.stream()
                        .filter(format -> asked.format().equals(Optional.of(format.label())))
                        .map(format -> Map.entry(format.mediaTypes().getFirst(), format))
                        .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        if (asked.format().isPresent()) {
            throw notAcceptable(possible.stream().map(AnswerFormat::label).toList());
        }
        return negotiated(request, possible);
    }

    private static Map.Entry<String, AnswerFormat> negotiated(
            HttpServletRequest request, List<AnswerFormat> possible) {
        SequencedMap<String, AnswerFormat> offers = new LinkedHashMap<>();
        for (AnswerFormat format : possible) {
            format.mediaTypes().forEach(type -> offers.putIfAbsent(type, format));
        }
        return AcceptHeader.of(request.getHeaders("Accept"))
                .best(new ArrayList<>(offers.keySet()))
                .map(type -> Map.entry(type, offers.get(type)))
                .orElseThrow(
                        () ->
                                notAcceptable(
                                        possible.stream()
                                                .map(format -> format.mediaTypes().getFirst())
                                                .toList()));
    }

    private static ProblemException notAcceptable(List<String> possible) {
        return new ProblemException(
                QueryProblem.NOT_ACCEPTABLE.at(Place.of("request"), String.join(", ", possible)));
    }

    private void execute(
            Query query,
            Map.Entry<String, AnswerFormat> form,
            QueryRequest asked,
            View view,
            HttpServletRequest request,
            HttpServletResponse response) {
        Duration timeout =
                asked.timeout()
                        .filter(wanted -> wanted.compareTo(limits.queryTimeout()) < 0)
                        .orElse(limits.queryTimeout());
        AnswerStream out = open(form.getKey(), request, response);
        try (QueryExec execution =
                QueryExec.dataset(view.dataset())
                        .query(query)
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .set(ARQ.httpServiceAllowed, false)
                        .set(ARQ.enablePropertyFunctions, false)
                        .build()) {
            new AnswerWriter(query, form.getValue(), limits.wholeGraphTriples())
                    .write(execution, out);
            out.finish();
        } catch (QueryCancelledException cancelled) {
            throw new ProblemException(
                    QueryProblem.TIMED_OUT.at(Place.of("query"), timeout.toSeconds()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private AnswerStream open(
            String mediaType, HttpServletRequest request, HttpServletResponse response) {
        response.setContentType(AnswerFormat.contentType(mediaType));
        return new AnswerStream(
                response,
                limits.bufferSizeBytes(),
                AcceptHeader.of(request.getHeaders("Accept-Encoding")).takes("gzip"));
    }

    private void describe(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AcceptHeader accept = AcceptHeader.of(request.getHeaders("Accept"));
        if (accept.quality("text/html") > accept.quality("text/turtle")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/");
            return;
        }
        Map.Entry<String, AnswerFormat> form = negotiated(request, AnswerFormat.forTriples());
        AnswerFormat.Triples triples = (AnswerFormat.Triples) form.getValue().content();
        AnswerStream out = open(form.getKey(), request, response);
        String address = request.getRequestURL().toString();
        Graph description = shown.read(view -> ServiceDescription.of(address, view));
        RDFWriter.source(description).format(triples.whole()).output(out);
        out.finish();
    }
}
