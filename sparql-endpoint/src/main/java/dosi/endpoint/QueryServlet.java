package dosi.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;

/// `POST /api/query`: one query as the body, our prefixes known, problems told in both languages.
///
/// It serves the page; programs use `/sparql`, which speaks the SPARQL 1.1 Protocol. A problem answers with
/// status 400 (the query is wrong) or 503 (the time limit ended it) and `application/problem+json` (RFC 9457).
final class QueryServlet extends HttpServlet {

    /// The longest query text that is read, in bytes.
    static final int QUERY_SIZE_MAX = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient QueryRunner runner;

    QueryServlet(QueryRunner runner) {
        this.runner = runner;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(QUERY_SIZE_MAX + 1);
        if (body.length > QUERY_SIZE_MAX) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        try {
            Query query = QueryRunner.parse(new String(body, StandardCharsets.UTF_8), "query");
            ResultFormat format = format(request.getHeader("Accept"));
            boolean table = query.isSelectType() || query.isAskType();
            // Kept back until it is whole, so that a cut answer is never sent with status 200.
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            runner.run(query, table ? format : ResultFormat.TURTLE, answer);
            response.setContentType(table ? mediaType(format) : "text/turtle; charset=utf-8");
            answer.writeTo(response.getOutputStream());
        } catch (ProblemException wrong) {
            boolean timedOut =
                    wrong.problems().getFirst().code().equals(QueryProblem.TIMED_OUT.code());
            response.setStatus(
                    timedOut
                            ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                            : HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("application/problem+json; charset=utf-8");
            JSON.writeValue(response.getOutputStream(), problemJson(wrong, response.getStatus()));
        }
    }

    private static Map<String, Object> problemJson(ProblemException wrong, int status) {
        List<Map<String, Object>> problems =
                wrong.problems().stream()
                        .map(
                                problem ->
                                        Map.<String, Object>of(
                                                "code", problem.code(),
                                                "line", problem.place().line(),
                                                "column", problem.place().column(),
                                                "message", message(problem)))
                        .toList();
        Problem first = wrong.problems().getFirst();
        return Map.of(
                "title",
                first.what().en(),
                "status",
                status,
                "detail",
                first.toString(),
                "problems",
                problems);
    }

    private static Map<String, String> message(Problem problem) {
        return Map.of(
                "ko", problem.message(java.util.Locale.KOREAN),
                "en", problem.message(java.util.Locale.ENGLISH));
    }

    private static ResultFormat format(@org.jspecify.annotations.Nullable String accept) {
        if (accept == null) {
            return ResultFormat.JSON;
        }
        if (accept.contains("text/csv")) {
            return ResultFormat.CSV;
        }
        if (accept.contains("tab-separated")) {
            return ResultFormat.TSV;
        }
        return accept.contains("results+xml") ? ResultFormat.XML : ResultFormat.JSON;
    }

    private static String mediaType(ResultFormat format) {
        return switch (format) {
            case CSV -> "text/csv; charset=utf-8";
            case TSV -> "text/tab-separated-values; charset=utf-8";
            case XML -> "application/sparql-results+xml";
            case TABLE, JSON, TURTLE, NTRIPLES, JSONLD -> "application/sparql-results+json";
        };
    }
}
