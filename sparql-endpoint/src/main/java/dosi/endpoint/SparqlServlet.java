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
    private final String name;
    private final transient EndpointLimits limits;
    private final transient ResultCache cache;

    /// @param name tells this service from others that use the same cache
    SparqlServlet(Shown shown, String name, EndpointLimits limits, ResultCache cache) {
        this.shown = shown;
        this.name = name;
        this.limits = limits;
        this.cache = cache;
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
        QueryGuard guard = QueryGuard.check(query);
        if (!asked.defaultGraphs().isEmpty() || !asked.namedGraphs().isEmpty()) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            asked.defaultGraphs().forEach(query::addGraphURI);
            asked.namedGraphs().forEach(query::addNamedGraphURI);
        }
        Map.Entry<String, AnswerFormat> form = form(asked, request, query);
        shown.read(
                view -> {
                    try {
                        answer(query, guard, form, asked, view, request, response);
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                    return form;
                });
    }

    private void answer(
            Query query,
            QueryGuard guard,
            Map.Entry<String, AnswerFormat> form,
            QueryRequest asked,
            View view,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(AnswerFormat.contentType(form.getKey()));
        boolean gzip = AcceptHeader.of(request.getHeaders("Accept-Encoding")).takes("gzip");
        if (!guard.repeatable()) {
            response.setHeader("Cache-Control", "no-store");
            execute(query, form.getValue(), asked, view, stream(response, Optional.empty(), gzip));
            return;
        }
        response.setHeader("Cache-Control", "public, no-cache");
        cache.seen(name, view.version());
        EntityTag tag =
                EntityTag.of(
                        name,
                        view.version(),
                        asked.query().orElseThrow(),
                        asked.defaultGraphs().toString(),
                        asked.namedGraphs().toString(),
                        form.getKey());
        if (!request.getMethod().equals("POST") && tag.isIn(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader("ETag", tag.field(gzip));
            return;
        }
        Optional<KeptAnswer> known = cache.get(tag.name());
        if (known.isPresent()) {
            known.get().send(response, Optional.of(tag), gzip);
            return;
        }
        execute(query, form.getValue(), asked, view, stream(response, Optional.of(tag), gzip))
                .ifPresent(answer -> cache.put(tag.name(), answer));
    }

    private AnswerStream stream(
            HttpServletResponse response, Optional<EntityTag> tag, boolean gzip) {
        return new AnswerStream(
                response, tag, gzip, limits.bufferSizeBytes(), cache.answerBytesMax());
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

    private Optional<KeptAnswer> execute(
            Query query, AnswerFormat format, QueryRequest asked, View view, AnswerStream out)
            throws IOException {
        Duration timeout =
                asked.timeout()
                        .filter(wanted -> wanted.compareTo(limits.queryTimeout()) < 0)
                        .orElse(limits.queryTimeout());
        try (QueryExec execution =
                QueryExec.dataset(view.dataset())
                        .query(query)
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .set(ARQ.httpServiceAllowed, false)
                        .set(ARQ.enablePropertyFunctions, false)
                        .build()) {
            new AnswerWriter(query, format, limits.wholeGraphTriples()).write(execution, out);
            return out.finish(name);
        } catch (QueryCancelledException cancelled) {
            throw new ProblemException(
                    QueryProblem.TIMED_OUT.at(Place.of("query"), timeout.toSeconds()));
        }
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
        response.setContentType(AnswerFormat.contentType(form.getKey()));
        response.setHeader("Cache-Control", "public, no-cache");
        String address = request.getRequestURL().toString();
        Graph description = shown.read(view -> ServiceDescription.of(address, view));
        AnswerStream out =
                stream(
                        response,
                        Optional.empty(),
                        AcceptHeader.of(request.getHeaders("Accept-Encoding")).takes("gzip"));
        RDFWriter.source(description).format(triples.whole()).output(out);
        out.finish(name);
    }
}
