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
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.RDFWriter;
import org.eclipse.jetty.io.QuietException;

/// One SPARQL service: the SPARQL 1.1 Protocol for queries, over what one [Shown] shows.
///
/// Every answer is written in a read transaction of its own: it tells one committed state. Problems are told as
/// [ProblemResponse] while nothing has been sent; after that the connection is broken, so that a cut answer
/// never looks like a whole one.
final class SparqlServlet extends HttpServlet {

    private final transient Shown shown;
    private final String name;
    private final transient Serving serving;

    /// @param name tells this service from others that share `serving`
    SparqlServlet(Shown shown, String name, Serving serving) {
        this.shown = shown;
        this.name = name;
        this.serving = serving;
    }

    /// One request that was understood.
    private record Asked(
            QueryRequest request,
            Query query,
            boolean repeatable,
            Representation form,
            boolean gzip,
            HttpServletRequest http,
            HttpServletResponse response) {}

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
                throw new QuietException.RuntimeException(wrong);
            }
            ProblemResponse.send(request, response, wrong.problems());
        } catch (StackOverflowError nested) {
            if (response.isCommitted()) {
                throw nested;
            }
            ProblemResponse.send(
                    request, response, List.of(QueryProblem.TOO_NESTED.at(Place.of("query"))));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void answer(HttpServletRequest http, HttpServletResponse response) throws IOException {
        QueryRequest request = read(http);
        if (request.query().isPresent()) {
            answer(request, http, response);
            return;
        }
        response.addHeader("Vary", "Accept, Accept-Encoding");
        describe(http, response, takesGzip(http));
    }

    private QueryRequest read(HttpServletRequest http) throws IOException {
        try {
            return QueryRequest.read(http, serving.limits());
        } catch (ProblemException wrong) {
            serving.metrics().problem(wrong.problems().getFirst());
            throw wrong;
        }
    }

    private static boolean takesGzip(HttpServletRequest http) {
        return AcceptHeader.of(http.getHeaders("Accept-Encoding")).takes("gzip");
    }

    /// Answers a query, with the header fields of the HTTP request.
    ///
    /// @param request has a query
    /// @throws ProblemException while nothing has been sent
    void answer(QueryRequest request, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        long start = System.nanoTime();
        Metrics.Outcome outcome = Metrics.Outcome.FAILED;
        try {
            outcome = run(request, http, response);
        } catch (ProblemException wrong) {
            outcome = Metrics.Outcome.of(wrong.problems().getFirst());
            serving.metrics().problem(wrong.problems().getFirst());
            throw wrong;
        } finally {
            serving.metrics()
                    .query(
                            RequestFilter.idOf(http),
                            request.query().orElse(""),
                            outcome,
                            System.nanoTime() - start);
        }
    }

    private Metrics.Outcome run(
            QueryRequest request, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        response.addHeader("Vary", "Accept, Accept-Encoding");
        boolean gzip = takesGzip(http);
        Query query = QueryReader.read(request.query().orElseThrow(), "query");
        boolean repeatable = QueryGuard.check(query).repeatable();
        if (!request.defaultGraphs().isEmpty() || !request.namedGraphs().isEmpty()) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            request.defaultGraphs().forEach(query::addGraphURI);
            request.namedGraphs().forEach(query::addNamedGraphURI);
        }
        Representation form =
                Representation.choose(AnswerFormat.answering(query), request.format(), http);
        response.setContentType(form.contentType());
        response.setHeader("Cache-Control", repeatable ? "public, no-cache" : "no-store");
        Asked asked = new Asked(request, query, repeatable, form, gzip, http, response);
        Optional<Metrics.Outcome> known =
                repeatable ? shown.read(view -> fromMemory(asked, view)) : Optional.empty();
        return known.isPresent() ? known.get() : execute(asked);
    }

    /// All that an answer depends on.
    private Optional<EntityTag> tag(Asked asked, View view) {
        return asked.repeatable
                ? Optional.of(
                        EntityTag.of(
                                name,
                                view.version(),
                                asked.request.query().orElseThrow(),
                                asked.request.defaultGraphs().toString(),
                                asked.request.namedGraphs().toString(),
                                asked.form.mediaType(),
                                serving.limits().toString()))
                : Optional.empty();
    }

    /// Answers where the client or the memory for answers has it already.
    private Optional<Metrics.Outcome> fromMemory(Asked asked, View view) {
        serving.cache().seen(name, view.version());
        EntityTag tag = tag(asked, view).orElseThrow();
        if (!asked.http.getMethod().equals("POST") && tag.isIn(asked.http)) {
            asked.response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            asked.response.setHeader("ETag", tag.field(asked.gzip));
            return Optional.of(Metrics.Outcome.NOT_MODIFIED);
        }
        Optional<KeptAnswer> kept = serving.cache().get(tag.name());
        try {
            if (kept.isPresent()) {
                kept.get().send(asked.response, Optional.of(tag), asked.gzip);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return kept.map(_ -> Metrics.Outcome.CACHED);
    }

    private Metrics.Outcome execute(Asked asked) {
        Duration timeout =
                asked.request
                        .timeout()
                        .filter(wanted -> wanted.compareTo(serving.limits().queryTimeout()) < 0)
                        .orElse(serving.limits().queryTimeout());
        String id = RequestFilter.idOf(asked.http);
        try (RunningQueries.Running running = serving.running().start(id, timeout)) {
            QueryBudget budget = running.budget();
            try (ClientWatch.Watch _ =
                    serving.clients()
                            .watch(
                                    asked.http,
                                    () ->
                                            budget.stop(
                                                    QueryProblem.CLIENT_GONE.at(
                                                            Place.of("query"))))) {
                return shown.read(view -> write(asked, view, budget));
            } catch (QueryCancelledException stopped) {
                throw new ProblemException(
                        budget.reason()
                                .orElseGet(() -> QueryProblem.CANCELLED.at(Place.of("query"))));
            }
        }
    }

    private Metrics.Outcome write(Asked asked, View view, QueryBudget budget) {
        EndpointLimits limits = serving.limits();
        Optional<EntityTag> tag = tag(asked, view);
        AnswerStream out =
                new AnswerStream(
                        asked.response,
                        tag,
                        asked.gzip,
                        limits.bufferBytes(),
                        limits.cachedAnswerBytes());
        AnswerWriter writer =
                new AnswerWriter(
                        asked.form.format(),
                        new AnswerWriter.Bounds(
                                limits.answerRows(),
                                limits.answerBytes(),
                                limits.wholeGraphTriples()),
                        out,
                        out::length);
        try (BoundedQuery query = BoundedQuery.of(asked.query, view, budget)) {
            query.writeTo(writer);
            if (budget.reason().isPresent()) {
                throw new QueryCancelledException();
            }
            if (writer.isCut() && !out.isSending()) {
                asked.response.setHeader("Dosi-Partial", "cut at the limit of the server");
            }
            Optional<KeptAnswer> whole = out.finish(name);
            if (!writer.isCut() && tag.isPresent() && whole.isPresent()) {
                serving.cache().put(tag.get().name(), whole.get());
            }
            return writer.isCut() ? Metrics.Outcome.PARTIAL : Metrics.Outcome.ANSWERED;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void describe(HttpServletRequest request, HttpServletResponse response, boolean gzip)
            throws IOException {
        AcceptHeader accept = AcceptHeader.of(request.getHeaders("Accept"));
        if (accept.quality("text/html") > accept.quality("text/turtle")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", RdfAnswer.fromHere(request, "/"));
            return;
        }
        Representation form =
                Representation.choose(AnswerFormat.forTriples(), Optional.empty(), request);
        response.setContentType(form.contentType());
        response.setHeader("Cache-Control", "public, no-cache");
        String address = request.getRequestURL().toString();
        Graph description = shown.read(view -> ServiceDescription.of(address, view));
        AnswerStream out =
                new AnswerStream(
                        response, Optional.empty(), gzip, serving.limits().bufferBytes(), 0);
        RDFWriter.source(description)
                .format(((AnswerFormat.Triples) form.format().content()).whole())
                .output(out);
        out.finish(name);
    }
}
