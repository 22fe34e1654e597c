package dosi.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of the web app, as its build left them among the resources of this room: `manifest.json` names them.
/// Where Dosi was built without Node.js there are none, and one plain page says so.
///
/// @param assets by the path that they are served at
/// @param pages by name, the files that must be there before the page can be used
record WebApp(Map<String, Asset> assets, Map<String, List<String>> pages) {

    /// A file of the app.
    ///
    /// @param resource its name among the resources
    /// @param hash of its content; empty where it is not known
    /// @param named whether the content is told by the name, so that it never changes
    /// @param compressed whether `.br` and `.gz` of it stand beside it
    record Asset(String resource, String type, String hash, boolean named, boolean compressed) {

        /// The content.
        ///
        /// @param suffix `.br`, `.gz` or nothing
        byte[] bytes(String suffix) {
            try (InputStream content = WebApp.class.getResourceAsStream(resource + suffix)) {
                if (content == null) {
                    throw new IllegalStateException("the web app lacks its file " + resource);
                }
                return content.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static final String FOLDER = "web/";

    /// Where pages are, built or not.
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/index.html",
                    "/ask",
                    "/questions",
                    "/explore",
                    "/data",
                    "/ontology",
                    "/api-guide");

    WebApp {
        assets = Map.copyOf(assets);
        pages = Map.copyOf(pages);
    }

    /// The app that this Dosi was built with, or the page that tells that there is none.
    static WebApp built() {
        try (InputStream manifest = WebApp.class.getResourceAsStream(FOLDER + "manifest.json")) {
            return manifest == null ? none() : of(new ObjectMapper().readTree(manifest));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// No app: one page that says so.
    static WebApp none() {
        Asset page = new Asset("without-pages.html", "text/html; charset=utf-8", "", false, false);
        Map<String, Asset> assets = new HashMap<>();
        PAGES.forEach(path -> assets.put(path, page));
        return new WebApp(assets, Map.of());
    }

    private static WebApp of(JsonNode manifest) {
        Map<String, Asset> assets = new HashMap<>();
        for (JsonNode file : manifest.path("files")) {
            String path = file.path("path").asText();
            assets.put(
                    "/" + path,
                    new Asset(
                            FOLDER + path,
                            file.path("type").asText(),
                            file.path("hash").asText(),
                            path.startsWith("assets/"),
                            true));
        }
        Map<String, List<String>> pages = new HashMap<>();
        manifest.path("pages")
                .properties()
                .forEach(
                        page ->
                                pages.put(
                                        page.getKey(),
                                        page.getValue()
                                                .valueStream()
                                                .map(JsonNode::asText)
                                                .toList()));
        Asset index = Optional.ofNullable(assets.get("/index.html")).orElseThrow();
        PAGES.forEach(path -> assets.put(path, index));
        return new WebApp(assets, pages);
    }

    /// Whether the pages were built.
    boolean isBuilt() {
        return !pages.isEmpty();
    }
}
