package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One request of the SPARQL 1.1 Protocol, read and checked.
///
/// @param query its text; empty where a GET asks for the description of the service
/// @param defaultGraphs `default-graph-uri`
/// @param namedGraphs `named-graph-uri`
/// @param format the name of an answer format, which then wins over `Accept`
/// @param timeout what the client is ready to wait at most
record QueryRequest(
        Optional<String> query,
        List<String> defaultGraphs,
        List<String> namedGraphs,
        Optional<String> format,
        Optional<Duration> timeout) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final String UPDATE = "application/sparql-update";

    /// Reads GET, HEAD or POST.
    ///
    /// @throws ProblemException where it is not what the protocol asks for
    static QueryRequest read(HttpServletRequest request, EndpointLimits limits) throws IOException {
        FormParameters parameters = new FormParameters();
        if (request.getQueryString() != null) {
            parameters.add(request.getQueryString());
        }
        Optional<String> direct = Optional.empty();
        boolean post = request.getMethod().equals("POST");
        if (post) {
            String type = mediaType(request);
            switch (type) {
                case FORM -> parameters.add(body(request, limits));
                case QUERY -> direct = Optional.of(body(request, limits));
                case UPDATE -> throw problem(QueryProblem.NO_UPDATES);
                default -> throw problem(QueryProblem.BODY_TYPE, type);
            }
        }
        if (!parameters.all("update").isEmpty()) {
            throw problem(QueryProblem.NO_UPDATES);
        }
        Optional<String> parameter = parameters.one("query");
        if (direct.isPresent() && parameter.isPresent()) {
            throw problem(QueryProblem.GIVEN_TWICE, "query");
        }
        Optional<String> query = direct.or(() -> parameter);
        if (post && query.isEmpty()) {
            throw problem(QueryProblem.NO_QUERY);
        }
        if (query.isPresent() && query.get().length() > limits.queryBytes()) {
            throw problem(QueryProblem.TOO_LONG, limits.queryBytes());
        }
        return new QueryRequest(
                query,
                graphs(parameters, "default-graph-uri"),
                graphs(parameters, "named-graph-uri"),
                parameters.one("format"),
                parameters.one("timeout").map(QueryRequest::seconds));
    }

    private static String mediaType(HttpServletRequest request) {
        String field = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        String[] parts = field.split(";", -1);
        for (int index = 1; index < parts.length; index++) {
            String parameter = parts[index].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                throw problem(QueryProblem.NOT_UTF8);
            }
        }
        return parts[0].strip();
    }

    private static String body(HttpServletRequest request, EndpointLimits limits)
            throws IOException {
        // In a form every byte of a query may need three.
        int most = 4 * limits.queryBytes();
        if (request.getContentLengthLong() > most) {
            throw problem(QueryProblem.TOO_LONG, limits.queryBytes());
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw problem(QueryProblem.TOO_LONG, limits.queryBytes());
        }
        return FormParameters.utf8(body, body.length);
    }

    private static List<String> graphs(FormParameters parameters, String name) {
        List<String> graphs = parameters.all(name);
        for (String graph : graphs) {
            if (!isAbsolute(graph)) {
                throw problem(QueryProblem.NOT_AN_IRI, name, graph);
            }
        }
        return graphs;
    }

    private static boolean isAbsolute(String iri) {
        try {
            return new URI(iri).isAbsolute();
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    /// A time as clients give it.
    ///
    /// @throws ProblemException where it is not a number of seconds
    static Duration seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds < Integer.MAX_VALUE) {
                return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
            }
        } catch (NumberFormatException notANumber) {
            // told below, with the same words as a number that is none of seconds
        }
        throw problem(QueryProblem.NOT_A_TIMEOUT, text);
    }

    private static ProblemException problem(QueryProblem kind, Object... arguments) {
        return new ProblemException(kind.at(Place.of("request"), arguments));
    }
}
