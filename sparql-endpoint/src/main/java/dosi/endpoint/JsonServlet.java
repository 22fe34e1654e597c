package dosi.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/// `GET` of a small JSON document that is made anew for each request.
final class JsonServlet extends HttpServlet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Supplier<Object> document;

    JsonServlet(Supplier<Object> document) {
        this.document = document;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        JSON.writeValue(response.getOutputStream(), document.get());
    }
}
