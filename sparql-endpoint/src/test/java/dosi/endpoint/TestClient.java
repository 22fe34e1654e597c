package dosi.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// Asks a server on this machine over HTTP/1.1.
record TestClient(HttpClient http, int port) {

    TestClient(int port) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), port);
    }

    /// @param fields names and values of header fields in turn
    HttpResponse<String> get(String path, String... fields)
            throws IOException, InterruptedException {
        return send(builder(path, fields).GET());
    }

    HttpResponse<String> query(String query, String accept)
            throws IOException, InterruptedException {
        return get("/sparql?query=" + encoded(query), "Accept", accept);
    }

    HttpResponse<String> post(String path, String type, String body, String... fields)
            throws IOException, InterruptedException {
        return send(
                builder(path, fields)
                        .POST(BodyPublishers.ofString(body))
                        .header("Content-Type", type));
    }

    HttpResponse<String> method(String method, String path, String... fields)
            throws IOException, InterruptedException {
        return send(builder(path, fields).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<byte[]> bytes(String path, String... fields)
            throws IOException, InterruptedException {
        return http.send(builder(path, fields).GET().build(), BodyHandlers.ofByteArray());
    }

    HttpRequest.Builder builder(String path, String... fields) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path));
        for (int index = 0; index < fields.length; index += 2) {
            builder.header(fields[index], fields[index + 1]);
        }
        return builder;
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String field(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
