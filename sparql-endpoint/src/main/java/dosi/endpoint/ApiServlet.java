package dosi.endpoint;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.ProblemException;
import dosi.hub.View;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.QuietException;

/// The JSON API: finds the address, checks the parameters, and answers from one committed state of what
/// everybody may see.
///
/// Answers have a strong entity tag, made of the version of what is shown and of the request. They are put together
/// inside the read and sent behind it.
final class ApiServlet extends HttpServlet {

    /// The first part of the entity tags.
    private static final String SERVICE = "/api";

    private static final String JSON = "application/json";

    private final transient Shown shown;
    private final transient Serving serving;
    private final transient List<ApiRoute> routes;

    ApiServlet(Shown shown, Serving serving, List<ApiRoute> routes) {
        this.shown = shown;
        this.serving = serving;
        this.routes = List.copyOf(routes);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            ApiCall call = understand(request, response);
            switch (call.route().work()) {
                case ApiRoute.Document document -> answer(call, document, response);
                case ApiRoute.Own own -> own.writer().write(call, response);
            }
        } catch (ProblemException wrong) {
            if (response.isCommitted()) {
                throw new QuietException.RuntimeException(wrong);
            }
            ProblemResponse.send(request, response, wrong.problems());
        }
    }

    private ApiCall understand(HttpServletRequest request, HttpServletResponse response) {
        String path =
                request.getServletPath()
                        + (request.getPathInfo() == null ? "" : request.getPathInfo());
        for (ApiRoute route : routes) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isPresent()) {
                if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                    response.setHeader("Allow", "GET, HEAD, OPTIONS");
                    throw ApiCall.problem(QueryProblem.METHOD, request.getMethod(), "GET, HEAD");
                }
                FormParameters parameters = new FormParameters();
                if (request.getQueryString() != null) {
                    parameters.add(request.getQueryString());
                }
                checkNames(parameters, route);
                return new ApiCall(request, route, variables.get(), parameters);
            }
        }
        throw ApiCall.problem(QueryProblem.NOT_FOUND, path);
    }

    private static void checkNames(FormParameters parameters, ApiRoute route) {
        List<String> known = route.parameters().stream().map(ApiParameter::name).toList();
        for (String name : parameters.all().keySet()) {
            if (!known.contains(name)) {
                Optional<String> nearest = Nearest.to(name, known);
                String all = known.isEmpty() ? "-" : String.join(", ", known);
                throw ApiCall.problem(
                        QueryProblem.UNKNOWN_PARAMETER,
                        name,
                        nearest.map(one -> "'" + one + "'을(를) 뜻한 것인지 본다")
                                .orElse("여기서 쓰는 것: " + all),
                        nearest.map(one -> "Did you mean '" + one + "'?")
                                .orElse("Here there are: " + all));
            }
        }
    }

    /// @param answer empty where the client has it already
    private record Prepared(EntityTag tag, Optional<ApiAnswer> answer) {}

    private void answer(ApiCall call, ApiRoute.Document document, HttpServletResponse response)
            throws IOException {
        response.addHeader("Vary", "Accept-Encoding");
        response.setHeader("Cache-Control", "public, no-cache");
        boolean gzip = AcceptHeader.of(call.http().getHeaders("Accept-Encoding")).takes("gzip");
        Prepared prepared = shown.read(view -> prepare(call, document, view));
        if (prepared.answer.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader("ETag", prepared.tag.field(gzip));
            return;
        }
        response.setContentType(JSON);
        ApiAnswer answer = prepared.answer.get();
        answer.page()
                .map(page -> page.links(call.http().getRequestURI(), call.parameters().all()))
                .filter(links -> !links.isEmpty())
                .ifPresent(links -> response.addHeader("Link", links));
        AnswerStream out =
                new AnswerStream(
                        response,
                        Optional.of(prepared.tag),
                        gzip,
                        serving.limits().bufferBytes(),
                        0);
        Json.MAPPER.writeValue(out, answer.document());
        out.finish(SERVICE);
    }

    private static Prepared prepare(ApiCall call, ApiRoute.Document document, View view) {
        EntityTag tag =
                EntityTag.of(
                        SERVICE,
                        view.version(),
                        document.state().apply(view),
                        call.http().getRequestURI(),
                        call.parameters().all().toString());
        return new Prepared(
                tag,
                tag.isIn(call.http())
                        ? Optional.empty()
                        : Optional.of(document.maker().make(call, new KnowledgeReader(view))));
    }
}
