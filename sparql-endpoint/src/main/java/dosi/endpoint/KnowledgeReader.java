package dosi.endpoint;

import dosi.hub.View;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/// Reads values and names from one view and makes JSON of them. Names are looked up once; of one request.
final class KnowledgeReader {

    /// Longer texts are cut in JSON documents; the whole text stands in the description in RDF.
    static final int TEXT_CHARS_MAX = 10_000;

    private final View view;
    private final Graph catalogue;
    private final Map<Node, Map<String, String>> labels = new HashMap<>();

    KnowledgeReader(View view) {
        this.view = view;
        this.catalogue = view.dataset().getGraph(Names.CATALOGUE_GRAPH);
    }

    View view() {
        return view;
    }

    /// What is told of datasets, editions and files.
    Graph catalogue() {
        return catalogue;
    }

    /// A value of a property, where there is one.
    static Optional<Node> value(Graph graph, Node subject, Node property) {
        Iterator<Triple> found = graph.find(subject, property, Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
    }

    static List<Node> values(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    static Optional<String> text(Graph graph, Node subject, Node property) {
        return value(graph, subject, property).map(KnowledgeReader::text);
    }

    /// The value as a whole number; 0 where there is none.
    static long number(Graph graph, Node subject, Node property) {
        return text(graph, subject, property).map(Long::parseLong).orElse(0L);
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /// What a thing is called, with the members `ko` and `en`. Where a language is missing the other stands in;
    /// what has no name is called by the end of its IRI.
    Map<String, String> label(Node node) {
        return labels.computeIfAbsent(node, this::findLabel);
    }

    private Map<String, String> findLabel(Node node) {
        for (Node property : node.isURI() ? Names.LABELS : List.<Node>of()) {
            Optional<Map<String, String>> found = texts(view.union(), node, property);
            if (found.isPresent()) {
                return found.get();
            }
        }
        String name = node.isURI() ? Names.localName(node.getURI()) : cut(text(node));
        return Json.bilingual(name, name);
    }

    /// The texts of a property with the members `ko` and `en`; empty where it has none.
    static Optional<Map<String, String>> texts(Graph graph, Node subject, Node property) {
        String ko = null;
        String en = null;
        String other = null;
        Iterator<Triple> found = graph.find(subject, property, Node.ANY);
        while (found.hasNext()) {
            Node object = found.next().getObject();
            if (object.isLiteral()) {
                String text = cut(object.getLiteralLexicalForm());
                switch (object.getLiteralLanguage()) {
                    case "ko" -> ko = first(ko, text);
                    case "en" -> en = first(en, text);
                    default -> other = first(other, text);
                }
            }
        }
        String any = ko != null ? ko : en != null ? en : other;
        return any == null
                ? Optional.empty()
                : Optional.of(
                        Json.bilingual(
                                ko != null ? ko : any,
                                en != null ? en : other != null ? other : any));
    }

    /// Of several texts in one language the first in the alphabet, so that an answer is always the same.
    private static String first(@Nullable String known, String text) {
        return known == null || text.compareTo(known) < 0 ? text : known;
    }

    static String cut(String text) {
        return text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX) + "…";
    }

    /// IRI and name of a thing.
    Map<String, Object> named(Node node) {
        return Json.object("iri", text(node), "label", label(node));
    }

    /// A term of RDF: `type` is `iri`, `literal` or `blank`; IRIs have a `label`, literals `datatype` or `language`.
    Map<String, Object> term(Node node) {
        if (node.isURI()) {
            return Json.object("type", "iri", "value", node.getURI(), "label", label(node));
        }
        if (node.isBlank()) {
            return Json.object("type", "blank", "value", node.getBlankNodeLabel());
        }
        String text = node.getLiteralLexicalForm();
        String language = node.getLiteralLanguage();
        return Json.object(
                "type",
                "literal",
                "value",
                cut(text),
                "language",
                language.isEmpty() ? Optional.empty() : Optional.of(language),
                "datatype",
                language.isEmpty() ? Optional.of(node.getLiteralDatatypeURI()) : Optional.empty(),
                "cut",
                text.length() > TEXT_CHARS_MAX ? Optional.of(true) : Optional.empty());
    }
}
