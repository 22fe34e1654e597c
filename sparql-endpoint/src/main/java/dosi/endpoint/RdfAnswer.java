package dosi.endpoint;

import dosi.hub.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.DatasetGraph;

/// Answers with a small dataset in the form that the client likes best: the graphs apart where the form can tell them
/// apart, or else all triples together.
///
/// @param form the form
/// @param parts what the answer depends on besides the view and the form
record RdfAnswer(Shown shown, Serving serving, Representation form, List<String> parts) {

    private static final Set<Lang> WITH_GRAPHS = Set.of(Lang.TRIG, Lang.NQUADS, Lang.JSONLD);

    RdfAnswer {
        parts = List.copyOf(parts);
    }

    /// What is to be written.
    ///
    /// @param dataset with its triples in named graphs or in the default graph
    /// @param cut whether something is missing because there is too much
    record Content(DatasetGraph dataset, boolean cut) {}

    /// Whether a client likes a page better than RDF.
    static boolean wantsPage(HttpServletRequest request) {
        AcceptHeader accept = AcceptHeader.of(request.getHeaders("Accept"));
        double best =
                AnswerFormat.forTriples().stream()
                        .flatMap(format -> format.mediaTypes().stream())
                        .filter(type -> !type.equals("application/xml") && !type.equals("text/xml"))
                        .mapToDouble(accept::quality)
                        .max()
                        .orElse(0);
        return accept.quality("text/html") > best;
    }

    /// Sends to a page, and says where the description in RDF is.
    static void seePage(HttpServletRequest request, HttpServletResponse response, String page) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.addHeader("Vary", "Accept");
        response.setHeader("Location", fromHere(request, page));
    }

    /// A path of this server as a reference relative to what was asked for (RFC 3986, section 5.2): it is right behind a
    /// proxy too that puts the server below a path of its own.
    static String fromHere(HttpServletRequest request, String path) {
        long above = request.getRequestURI().chars().filter(c -> c == '/').count() - 1;
        return "./" + "../".repeat((int) above) + path.substring(1);
    }

    /// Sends what is made from one committed state, or 304 where the client has it.
    ///
    /// @param content makes it, as a copy
    void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Function<View, Content> content)
            throws IOException {
        boolean gzip = AcceptHeader.of(request.getHeaders("Accept-Encoding")).takes("gzip");
        response.addHeader("Vary", "Accept, Accept-Encoding");
        response.setHeader("Cache-Control", "public, no-cache");
        EntityTag[] tag = new EntityTag[1];
        Optional<Content> made =
                shown.read(
                        view -> {
                            tag[0] = tag(view);
                            return tag[0].isIn(request)
                                    ? Optional.<Content>empty()
                                    : Optional.of(content.apply(view));
                        });
        if (made.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader("ETag", tag[0].field(gzip));
            return;
        }
        response.setContentType(form.contentType());
        if (made.get().cut) {
            response.setHeader("Dosi-Partial", "cut at the limit of the server");
        }
        AnswerStream out =
                new AnswerStream(
                        response, Optional.of(tag[0]), gzip, serving.limits().bufferBytes(), 0);
        write(made.get().dataset, out);
        out.finish("");
    }

    private EntityTag tag(View view) {
        List<String> all = new ArrayList<>(parts);
        all.add(view.version());
        all.add(form.mediaType());
        return EntityTag.of(all.toArray(String[]::new));
    }

    private void write(DatasetGraph dataset, AnswerStream out) {
        AnswerFormat.Triples written = (AnswerFormat.Triples) form.format().content();
        Lang lang = written.whole().getLang();
        try {
            if (WITH_GRAPHS.contains(lang)) {
                RDFWriter.source(dataset).format(written.whole()).output(out);
            } else {
                RDFWriter.source(Description.together(dataset)).format(written.whole()).output(out);
            }
        } catch (RiotException unwritable) {
            throw ApiCall.problem(
                    QueryProblem.NOT_EXPRESSIBLE,
                    form.mediaType(),
                    String.valueOf(unwritable.getMessage()));
        }
    }
}
