package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.View;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.io.QuietException;

/// A document in RDF about all that the server holds, in the form that the client likes.
final class DocumentServlet extends HttpServlet {

    private final transient Shown shown;
    private final transient Serving serving;
    private final transient Maker maker;
    private final transient Function<View, String> state;
    private final String page;

    /// Makes the document.
    interface Maker {
        /// What a view tells.
        ///
        /// @param server the address of the server, without a slash at the end
        RdfAnswer.Content make(View view, String server);
    }

    /// @param state what the document depends on besides the view
    /// @param page where browsers are sent
    DocumentServlet(
            Shown shown, Serving serving, Maker maker, Function<View, String> state, String page) {
        this.shown = shown;
        this.serving = serving;
        this.maker = maker;
        this.state = state;
        this.page = page;
    }

    /// The address by which a client reaches the server.
    static String addressOf(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            response.addHeader("Link", "<" + page + ">; rel=\"alternate\"; type=\"text/html\"");
            if (RdfAnswer.wantsPage(request)) {
                RdfAnswer.seePage(request, response, page);
                return;
            }
            Representation form =
                    Representation.choose(AnswerFormat.forTriples(), Optional.empty(), request);
            String server = addressOf(request);
            new RdfAnswer(
                            shown,
                            serving,
                            form,
                            List.of(request.getServletPath(), server, shown.read(state)))
                    .send(request, response, view -> maker.make(view, server));
        } catch (ProblemException wrong) {
            if (response.isCommitted()) {
                throw new QuietException.RuntimeException(wrong);
            }
            ProblemResponse.send(request, response, wrong.problems());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        ProblemResponse.send(
                request,
                response,
                List.of(
                        QueryProblem.METHOD.at(
                                Place.of("request"), request.getMethod(), "GET, HEAD")));
    }
}
