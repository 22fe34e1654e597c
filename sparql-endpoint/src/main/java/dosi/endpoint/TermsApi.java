package dosi.endpoint;

import dosi.hub.View;
import dosi.ontology.Prefixes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// `/api/terms` and `/api/term`: the classes, properties, code lists and codes of the ontology.
final class TermsApi {

    static final String[] KINDS = {"class", "property", "scheme", "code", "ontology"};

    private static final int EXAMPLES_MAX = 5;
    private static final List<Node> PROPERTIES =
            List.of(
                    Names.owl("ObjectProperty"),
                    Names.owl("DatatypeProperty"),
                    Names.owl("AnnotationProperty"));

    private final Indexing indexing;

    /// @param indexing knows how often terms are used
    TermsApi(Indexing indexing) {
        this.indexing = indexing;
    }

    /// Whether the uses are counted; answers depend on it besides the view.
    String state(View view) {
        return Boolean.toString(indexing.ready(view).isPresent());
    }

    ApiAnswer list(ApiCall call, KnowledgeReader reader) {
        Graph ontology = ontology(reader);
        Optional<String> kind = call.choice("kind");
        Optional<Node> scheme = call.text("scheme").map(_ -> call.iri("scheme"));
        List<Node> terms = new ArrayList<>();
        for (String each : KINDS) {
            if (kind.isEmpty() || kind.get().equals(each)) {
                terms.addAll(ofKind(each, ontology));
            }
        }
        scheme.ifPresent(
                list -> terms.removeIf(term -> !ontology.contains(term, Names.IN_SCHEME, list)));
        ApiPage<Node> page = call.page(terms);
        Optional<KnowledgeIndex> index = indexing.ready(reader.view());
        return ApiAnswer.of(
                Json.object(
                        "total",
                        page.total(),
                        "terms",
                        page.entries().stream()
                                .map(term -> describe(term, index, reader))
                                .toList()),
                page);
    }

    ApiAnswer one(ApiCall call, KnowledgeReader reader) {
        Node term = call.iri("iri");
        Graph ontology = ontology(reader);
        String kind =
                kind(term, ontology)
                        .orElseThrow(
                                () -> ApiCall.problem(QueryProblem.UNKNOWN_ENTITY, term.getURI()));
        Optional<KnowledgeIndex> index = indexing.ready(reader.view());
        Map<String, Object> json = describe(term, index, reader);
        index.ifPresent(known -> json.put("datasets", datasets(known.uses(term), reader)));
        switch (kind) {
            case "class" -> {
                json.put("subClasses", subjects(ontology, Names.SUB_CLASS_OF, term, reader));
                json.put("properties", properties(term, ontology, reader));
                json.put("rangeOf", subjects(ontology, Names.RANGE, term, reader));
                json.put("examples", examples(term, reader));
            }
            case "property" -> {
                json.put("subProperties", subjects(ontology, Names.SUB_PROPERTY_OF, term, reader));
                json.put("inverseOf", inverses(term, ontology, reader));
            }
            case "scheme" -> json.put("codes", subjects(ontology, Names.IN_SCHEME, term, reader));
            case "code" -> json.put("narrower", subjects(ontology, Names.BROADER, term, reader));
            default -> json.put("terms", subjects(ontology, Names.DEFINED_BY, term, reader));
        }
        return ApiAnswer.of(json);
    }

    static Graph ontology(KnowledgeReader reader) {
        return reader.view().dataset().getGraph(Names.ONTOLOGY_GRAPH);
    }

    /// The terms of a kind in the order of their IRIs.
    static List<Node> ofKind(String kind, Graph ontology) {
        Set<Node> terms = new LinkedHashSet<>();
        for (Node type : types(kind)) {
            ontology.find(Node.ANY, Names.TYPE, type)
                    .mapWith(Triple::getSubject)
                    .filterKeep(Node::isURI)
                    .forEachRemaining(terms::add);
        }
        return terms.stream().sorted(Comparator.comparing(Node::getURI)).toList();
    }

    private static List<Node> types(String kind) {
        return switch (kind) {
            case "class" -> List.of(Names.owl("Class"));
            case "property" -> PROPERTIES;
            case "scheme" -> List.of(Names.CONCEPT_SCHEME);
            case "code" -> List.of(Names.CONCEPT);
            default -> List.of(Names.owl("Ontology"));
        };
    }

    /// What kind of term an IRI is; empty where it is none.
    static Optional<String> kind(Node term, Graph ontology) {
        for (String kind : KINDS) {
            for (Node type : types(kind)) {
                if (ontology.contains(term, Names.TYPE, type)) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Map<String, Object>> datasets(
            Map<String, Long> uses, KnowledgeReader reader) {
        return uses.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Map<String, Object>>map(
                        use ->
                                Json.object(
                                        "id", use.getKey(),
                                        "title", reader.label(Names.dataset(use.getKey())),
                                        "used", use.getValue()))
                .toList();
    }

    private static Map<String, Object> describe(
            Node term, Optional<KnowledgeIndex> index, KnowledgeReader reader) {
        Graph ontology = ontology(reader);
        String kind = kind(term, ontology).orElse("");
        return Json.object(
                "iri",
                term.getURI(),
                "name",
                Optional.ofNullable(Prefixes.city().shortForm(term.getURI()))
                        .filter(name -> !name.equals(term.getURI())),
                "kind",
                kind,
                "literals",
                kind.equals("property")
                        ? Optional.of(
                                ontology.contains(term, Names.TYPE, Names.owl("DatatypeProperty")))
                        : Optional.empty(),
                "label",
                reader.label(term),
                "definition",
                KnowledgeReader.texts(ontology, term, Names.DEFINITION),
                "notation",
                KnowledgeReader.text(ontology, term, Names.NOTATION),
                "module",
                objects(ontology, term, Names.DEFINED_BY, reader).stream().findFirst(),
                "scheme",
                objects(ontology, term, Names.IN_SCHEME, reader).stream().findFirst(),
                "superClasses",
                some(objects(ontology, term, Names.SUB_CLASS_OF, reader)),
                "superProperties",
                some(objects(ontology, term, Names.SUB_PROPERTY_OF, reader)),
                "broader",
                some(objects(ontology, term, Names.BROADER, reader)),
                "domain",
                some(objects(ontology, term, Names.DOMAIN, reader)),
                "range",
                some(objects(ontology, term, Names.RANGE, reader)),
                "used",
                index.map(
                        known ->
                                known.uses(term).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
    }

    private static Optional<List<Map<String, Object>>> some(List<Map<String, Object>> terms) {
        return terms.isEmpty() ? Optional.empty() : Optional.of(terms);
    }

    private static List<Map<String, Object>> objects(
            Graph ontology, Node term, Node property, KnowledgeReader reader) {
        return named(KnowledgeReader.values(ontology, term, property), reader);
    }

    private static List<Map<String, Object>> subjects(
            Graph ontology, Node property, Node term, KnowledgeReader reader) {
        return named(
                ontology.find(Node.ANY, property, term).mapWith(Triple::getSubject).toList(),
                reader);
    }

    private static List<Map<String, Object>> named(List<Node> nodes, KnowledgeReader reader) {
        return nodes.stream()
                .filter(Node::isURI)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI))
                .map(reader::named)
                .toList();
    }

    /// The properties of a class and of the classes above it.
    private static List<Map<String, Object>> properties(
            Node term, Graph ontology, KnowledgeReader reader) {
        Set<Node> classes = new LinkedHashSet<>(List.of(term));
        List<Node> open = new ArrayList<>(classes);
        while (!open.isEmpty()) {
            for (Node above :
                    KnowledgeReader.values(ontology, open.removeLast(), Names.SUB_CLASS_OF)) {
                if (classes.add(above)) {
                    open.add(above);
                }
            }
        }
        List<Map<String, Object>> properties = new ArrayList<>();
        for (Node each : classes) {
            for (Map<String, Object> property : subjects(ontology, Names.DOMAIN, each, reader)) {
                property.put("of", each.toString());
                properties.add(property);
            }
        }
        return properties;
    }

    private static List<Map<String, Object>> inverses(
            Node term, Graph ontology, KnowledgeReader reader) {
        List<Node> inverses =
                new ArrayList<>(KnowledgeReader.values(ontology, term, Names.owl("inverseOf")));
        ontology.find(Node.ANY, Names.owl("inverseOf"), term)
                .mapWith(Triple::getSubject)
                .forEachRemaining(inverses::add);
        return named(inverses, reader);
    }

    private static List<Map<String, Object>> examples(Node term, KnowledgeReader reader) {
        List<Node> examples = new ArrayList<>();
        var found = reader.view().union().find(Node.ANY, Names.TYPE, term);
        while (found.hasNext() && examples.size() < EXAMPLES_MAX) {
            examples.add(found.next().getSubject());
        }
        found.close();
        return named(examples, reader);
    }
}
