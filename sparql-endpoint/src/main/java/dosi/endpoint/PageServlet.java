package dosi.endpoint;

import dosi.diagnostics.Place;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// The page at `/` and the two files it needs, from the resources of this room. Everything else is not found.
final class PageServlet extends HttpServlet {

    private record Asset(String resource, String type) {}

    private static final Map<String, Asset> ASSETS =
            Map.of(
                    "/", new Asset("index.html", "text/html; charset=utf-8"),
                    "/index.html", new Asset("index.html", "text/html; charset=utf-8"),
                    "/page.css", new Asset("page.css", "text/css; charset=utf-8"),
                    "/page.js", new Asset("page.js", "text/javascript; charset=utf-8"));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asset asset = ASSETS.get(request.getRequestURI());
        if (asset == null) {
            ProblemResponse.send(
                    request,
                    response,
                    List.of(
                            QueryProblem.NOT_FOUND.at(
                                    Place.of("request"), request.getRequestURI())));
            return;
        }
        response.setContentType(asset.type());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        try (InputStream content =
                PageServlet.class.getResourceAsStream("page/" + asset.resource())) {
            if (content == null) {
                throw new IllegalStateException("the page lacks its file " + asset.resource());
            }
            content.transferTo(response.getOutputStream());
        }
    }
}
