package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.View;
import dosi.ontology.Prefixes;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eclipse.jetty.io.QuietException;

/// Everything that has an IRI below our base answers here under the path of that IRI: browsers are sent to its page,
/// programs get its description in RDF. A suffix such as `.ttl` names the form in the address.
final class LinkedDataServlet extends HttpServlet {

    /// The first parts of paths that may name something.
    static final List<String> PATHS =
            List.of(
                    "/ns/*",
                    "/code/*",
                    "/id/*",
                    "/dataset/*",
                    "/graph/*",
                    "/edition/*",
                    "/finding/*",
                    "/waiver/*",
                    "/change/*",
                    "/ontology/*",
                    "/shapes/*",
                    "/rule/*");

    private static final SequencedMap<String, AnswerFormat> SUFFIXES = new LinkedHashMap<>();

    static {
        SUFFIXES.put(".ttl", AnswerFormat.TURTLE);
        SUFFIXES.put(".jsonld", AnswerFormat.JSONLD);
        SUFFIXES.put(".rdf", AnswerFormat.RDFXML);
        SUFFIXES.put(".nt", AnswerFormat.NTRIPLES);
        SUFFIXES.put(".trig", AnswerFormat.TRIG);
        SUFFIXES.put(".nq", AnswerFormat.NQUADS);
    }

    private static final String NAMESPACE = "/ns/";

    private final transient Shown shown;
    private final transient Serving serving;
    private final HttpServlet pages;

    /// @param pages answers paths that are the first part of names and no name
    LinkedDataServlet(Shown shown, Serving serving, HttpServlet pages) {
        this.shown = shown;
        this.serving = serving;
        this.pages = pages;
    }

    /// What a path names.
    ///
    /// @param format that its suffix asks for
    private record Named(Node thing, Optional<AnswerFormat> format) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getPathInfo() == null) {
            pages.service(request, response);
            return;
        }
        try {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                response.setHeader("Allow", "GET, HEAD, OPTIONS");
                throw new ProblemException(
                        QueryProblem.METHOD.at(
                                Place.of("request"), request.getMethod(), "GET, HEAD"));
            }
            answer(request, response);
        } catch (ProblemException wrong) {
            if (response.isCommitted()) {
                throw new QuietException.RuntimeException(wrong);
            }
            ProblemResponse.send(request, response, wrong.problems());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI();
        Named named =
                path.equals(NAMESPACE)
                        ? new Named(Names.ONTOLOGY_GRAPH, Optional.empty())
                        : shown.read(view -> named(path, view))
                                .orElseThrow(
                                        () ->
                                                ApiCall.problem(
                                                        QueryProblem.UNKNOWN_ENTITY,
                                                        Prefixes.BASE + decoded(path)));
        String plain = named.format.isPresent() ? path.substring(0, path.lastIndexOf('.')) : path;
        String page =
                "/explore?iri=" + URLEncoder.encode(named.thing.getURI(), StandardCharsets.UTF_8);
        links(response, plain, page, named.thing);
        if (named.format.isEmpty() && RdfAnswer.wantsPage(request)) {
            RdfAnswer.seePage(request, response, page);
            return;
        }
        Representation form =
                Representation.choose(
                        AnswerFormat.forTriples(), named.format.map(AnswerFormat::label), request);
        if (!path.equals(NAMESPACE)) {
            response.setHeader("Content-Location", plain + suffix(form.format()));
        }
        new RdfAnswer(shown, serving, form, List.of(named.thing.getURI()))
                .send(
                        request,
                        response,
                        view ->
                                path.equals(NAMESPACE)
                                        ? CatalogueDocuments.ontology(view)
                                        : Description.of(named.thing, view));
    }

    private static Optional<Named> named(String path, View view) {
        List<Named> candidates = new ArrayList<>();
        add(candidates, path, Optional.empty());
        for (Map.Entry<String, AnswerFormat> suffix : SUFFIXES.entrySet()) {
            if (path.endsWith(suffix.getKey())) {
                add(
                        candidates,
                        path.substring(0, path.length() - suffix.getKey().length()),
                        Optional.of(suffix.getValue()));
            }
        }
        return candidates.stream()
                .filter(candidate -> Description.isKnown(candidate.thing, view))
                .findFirst();
    }

    private static void add(List<Named> candidates, String path, Optional<AnswerFormat> format) {
        candidates.add(new Named(iri(path), format));
        candidates.add(new Named(iri(IriPath.of(path)), format));
        candidates.add(new Named(iri(decoded(path)), format));
    }

    private static Node iri(String path) {
        return NodeFactory.createURI(Prefixes.BASE + path.substring(1));
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String suffix(AnswerFormat format) {
        return SUFFIXES.entrySet().stream()
                .filter(entry -> entry.getValue() == format)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static void links(HttpServletResponse response, String plain, String page, Node thing) {
        response.addHeader("Link", "<" + thing.getURI() + ">; rel=\"about\"");
        response.addHeader("Link", "<" + page + ">; rel=\"alternate\"; type=\"text/html\"");
        if (!plain.equals(NAMESPACE)) {
            response.addHeader(
                    "Link", "<" + plain + ".ttl>; rel=\"describedby\"; type=\"text/turtle\"");
            SUFFIXES.forEach(
                    (suffix, format) ->
                            response.addHeader(
                                    "Link",
                                    "<"
                                            + plain
                                            + suffix
                                            + ">; rel=\"alternate\"; type=\""
                                            + format.mediaTypes().getFirst()
                                            + "\""));
        }
    }
}
