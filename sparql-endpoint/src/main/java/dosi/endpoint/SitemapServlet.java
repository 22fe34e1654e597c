package dosi.endpoint;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// `/sitemap.xml` (sitemaps.org): the page of every dataset, term and code list, for search engines. Single things are
/// left to the links of these pages.
final class SitemapServlet extends HttpServlet {

    /// What the protocol allows in one file.
    private static final int ADDRESSES_MAX = 50_000;

    private final transient Shown shown;

    SitemapServlet(Shown shown) {
        this.shown = shown;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String server = DocumentServlet.addressOf(request);
        List<String> things =
                shown.read(
                        view -> {
                            List<String> iris = new ArrayList<>();
                            Graph catalogue = view.dataset().getGraph(Names.CATALOGUE_GRAPH);
                            for (String identifier : DatasetsApi.identifiers(catalogue)) {
                                iris.add(Names.dataset(identifier).getURI());
                            }
                            Graph ontology = view.dataset().getGraph(Names.ONTOLOGY_GRAPH);
                            for (String kind : List.of("class", "property", "scheme")) {
                                TermsApi.ofKind(kind, ontology).stream()
                                        .map(Node::getURI)
                                        .forEach(iris::add);
                            }
                            return iris;
                        });
        StringBuilder xml =
                new StringBuilder(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                        """);
        add(xml, server + "/");
        things.stream()
                .limit(ADDRESSES_MAX - 1)
                .forEach(
                        iri ->
                                add(
                                        xml,
                                        server
                                                + "/explore?iri="
                                                + URLEncoder.encode(iri, StandardCharsets.UTF_8)));
        byte[] body = xml.append("</urlset>\n").toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/xml");
        response.setHeader("Cache-Control", "public, no-cache");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void add(StringBuilder xml, String address) {
        xml.append("<url><loc>")
                .append(
                        address.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                                .replace("\"", "&quot;"))
                .append("</loc></url>\n");
    }
}
