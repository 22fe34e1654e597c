package dosi.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import dosi.diagnostics.Place;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `GET /api/queries` tells how many queries run and for how long; `DELETE /api/queries/{id}` stops one. The
/// number of a query is known to who asked it and is not told to others.
final class QueriesServlet extends HttpServlet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient RunningQueries queries;

    QueriesServlet(RunningQueries queries) {
        this.queries = queries;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("waiting", queries.waiting());
        document.put(
                "running",
                queries.list().stream()
                        .map(
                                query ->
                                        Map.of(
                                                "milliseconds", query.age().toMillis(),
                                                "heldRows", query.budget().heldRows()))
                        .toList());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        JSON.writeValue(response.getOutputStream(), document);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = String.valueOf(request.getPathInfo());
        String id = path.startsWith("/") ? path.substring(1) : "";
        if (queries.cancel(id)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            ProblemResponse.send(
                    request,
                    response,
                    List.of(QueryProblem.NOT_RUNNING.at(Place.of("request"), id)));
        }
    }
}
