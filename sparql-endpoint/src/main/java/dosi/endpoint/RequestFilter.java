package dosi.endpoint;

import dosi.diagnostics.Place;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every request gets: a number, the header fields that keep browsers safe, leave for pages of other
/// origins to read (never with credentials), and an answer to OPTIONS. A fault in our own code is told without
/// its insides.
final class RequestFilter extends HttpFilter {

    /// Under this name a request carries its number.
    static final String REQUEST_ID = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestFilter.class);
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE");

    private final transient Metrics metrics;

    RequestFilter(Metrics metrics) {
        this.metrics = metrics;
    }

    /// The number of a request.
    static String idOf(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(REQUEST_ID));
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = request.getHeader(REQUEST_ID);
        String id =
                given != null && USABLE_ID.matcher(given).matches()
                        ? given
                        : UUID.randomUUID().toString();
        request.setAttribute(REQUEST_ID, id);
        response.setHeader(REQUEST_ID, id);
        protect(response);
        try {
            answer(request, response, chain, id);
        } finally {
            metrics.request(response.getStatus());
        }
    }

    /// The header fields that every answer has, problems and faults too.
    private static void protect(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader(
                "Access-Control-Expose-Headers",
                "Content-Language, Dosi-Partial, ETag, Link, Location, Repr-Digest, Retry-After, "
                        + REQUEST_ID);
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String id)
            throws IOException, ServletException {
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
            response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST");
            response.setHeader(
                    "Access-Control-Allow-Headers",
                    "Accept, Accept-Language, Content-Type, If-None-Match, " + REQUEST_ID);
            response.setHeader("Access-Control-Max-Age", "86400");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
            ProblemResponse.send(
                    request,
                    response,
                    List.of(
                            QueryProblem.METHOD.at(
                                    Place.of("request"), request.getMethod(), "GET, HEAD, POST")));
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            if (response.isCommitted()) {
                throw fault;
            }
            LOG.error("request {} failed", id, fault);
            response.reset();
            response.setHeader(REQUEST_ID, id);
            protect(response);
            ProblemResponse.send(
                    request, response, List.of(QueryProblem.FAILED.at(Place.of("request"), id)));
        }
    }
}
