package dosi.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import dosi.diagnostics.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells problems as `application/problem+json` (RFC 9457): the first as `title` and `detail`, in the language
/// that the client prefers, and all of them with code, line, column and both languages.
final class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    /// The longest body that is taken only to be thrown away.
    private static final int UNREAD_BYTES_MAX = 64 << 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemResponse() {}

    /// Answers with the status of the first problem, in place of what may already have been written. Nothing must
    /// have been sent yet.
    static void send(
            HttpServletRequest request, HttpServletResponse response, List<Problem> problems)
            throws IOException {
        readOff(request, response);
        Problem first = problems.getFirst();
        Locale language = language(request);
        int status = QueryProblem.httpStatus(first);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "https://w3id.org/dosi/problem/" + first.code());
        document.put("title", first.what().in(language));
        document.put("status", status);
        document.put("detail", first.message(language));
        document.put("problems", problems.stream().map(ProblemResponse::json).toList());
        response.resetBuffer();
        response.setHeader("Content-Encoding", null);
        response.setHeader("ETag", null);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Content-Language", language.getLanguage());
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", "Accept-Language");
        if (QueryProblem.passes(first)) {
            response.setHeader("Retry-After", "5");
        }
        byte[] body = JSON.writeValueAsBytes(document);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// Takes what a refused request still brings, or says that the connection ends: behind a body that nobody read it
    /// cannot carry another request, and a client that tried would see it break.
    private static void readOff(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long length = request.getContentLengthLong();
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return;
        }
        if (length > 0 && length <= UNREAD_BYTES_MAX && request.getHeader("Expect") == null) {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } else {
            response.setHeader("Connection", "close");
        }
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", problem.code());
        json.put("line", problem.place().line());
        json.put("column", problem.place().column());
        json.put(
                "message",
                Map.of(
                        "ko", problem.message(Locale.KOREAN),
                        "en", problem.message(Locale.ENGLISH)));
        return json;
    }

    /// Korean where the client prefers it to English, and English otherwise.
    static Locale language(HttpServletRequest request) {
        return AcceptHeader.of(request.getHeaders("Accept-Language"))
                .best(List.of("en", "ko"))
                .filter("ko"::equals)
                .map(_ -> Locale.KOREAN)
                .orElse(Locale.ENGLISH);
    }
}
