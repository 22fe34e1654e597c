package dosi.endpoint;

import dosi.diagnostics.Place;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/// The web app: its pages at `/`, `/ask` and so on are one document, the files below `/assets/` never change.
/// Everything else is not found.
final class PageServlet extends HttpServlet {

    /// Nothing but our own files: no script and no style inside a page, no evaluation of texts, no other host.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";

    private final transient WebApp app;

    PageServlet(WebApp app) {
        this.app = app;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        WebApp.Asset asset = app.assets().get(request.getRequestURI());
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
        response.setHeader("Cache-Control", asset.named() ? FOR_EVER : ASK_FIRST);
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        String suffix = "";
        if (asset.compressed()) {
            response.setHeader("Vary", "Accept-Encoding");
            AcceptHeader codings = AcceptHeader.of(request.getHeaders("Accept-Encoding"));
            if (codings.takes("br")) {
                suffix = ".br";
                response.setHeader("Content-Encoding", "br");
            } else if (codings.takes("gzip")) {
                suffix = ".gz";
                response.setHeader("Content-Encoding", "gzip");
            }
        }
        if (!asset.hash().isEmpty()) {
            EntityTag tag = new EntityTag(asset.hash() + suffix);
            response.setHeader("ETag", tag.field(false));
            if (tag.isIn(request)) {
                response.setHeader("Content-Encoding", null);
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        byte[] content = asset.bytes(suffix);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
