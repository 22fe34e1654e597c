package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// `/dumps/{city}/{name}.nt.gz` and `.ttl.gz`: all triples of a dataset, with the SHA-256 in `Repr-Digest` (RFC 9530) and,
/// for `sha256sum --check`, under the same address with `.sha256`.
final class DumpsServlet extends HttpServlet {

    private static final String CHECKSUM = ".sha256";

    private final transient Shown shown;
    private final transient Serving serving;
    private final transient Dumps dumps;

    DumpsServlet(Shown shown, Serving serving, Dumps dumps) {
        this.shown = shown;
        this.serving = serving;
        this.dumps = dumps;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = String.valueOf(request.getPathInfo()).replaceFirst("^/", "");
        boolean checksum = path.endsWith(CHECKSUM);
        String name = checksum ? path.substring(0, path.length() - CHECKSUM.length()) : path;
        try (Dumps.Opened opened = open(request, name)) {
            Dumps.Dump dump = opened.dump();
            String hex = dump.sha256();
            if (checksum) {
                byte[] line = (hex + "  " + dump.name() + "\n").getBytes(StandardCharsets.UTF_8);
                response.setContentType("text/plain; charset=utf-8");
                response.setHeader("Cache-Control", "public, no-cache");
                response.setContentLength(line.length);
                response.getOutputStream().write(line);
                return;
            }
            EntityTag tag = new EntityTag(hex);
            response.setHeader("ETag", tag.field(false));
            response.setHeader("Cache-Control", "public, no-cache");
            if (tag.isIn(request)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            response.setContentType("application/gzip");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + name.replace('/', '-') + "\"");
            response.setHeader("Repr-Digest", "sha-256=:" + base64(hex) + ":");
            response.setContentLengthLong(dump.sizeBytes());
            if (!request.getMethod().equals("HEAD")) {
                opened.bytes().transferTo(response.getOutputStream());
            }
        } catch (ProblemException wrong) {
            ProblemResponse.send(request, response, wrong.problems());
        }
    }

    /// Making a dump takes a place among the running queries.
    private Dumps.Opened open(HttpServletRequest request, String name) {
        Optional<Dumps.Opened> opened;
        try (RunningQueries.Running _ =
                serving.running()
                        .start(RequestFilter.idOf(request), serving.limits().queryTimeout())) {
            opened = shown.read(view -> dumps.open(name, view));
        }
        return opened.orElseThrow(
                () -> ApiCall.problem(QueryProblem.NOT_FOUND, request.getRequestURI()));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
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
