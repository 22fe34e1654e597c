package dosi.endpoint;

import dosi.hub.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;

/// `/api/entity`: everything that is known of one thing, each fact with the graphs that tell it, and whether it was
/// told or inferred.
///
/// Of a thing with very many facts only the first [#FACTS_MAX] in each direction are looked at; the answer says so.
final class EntityApi {

    /// How many facts are looked at in each direction.
    static final int FACTS_MAX = 20_000;

    private static final int VALUES_SHOWN = 50;
    private static final int SUBJECTS_SHOWN = 5;
    private static final int GEOMETRIES_MAX = 20;
    private static final int GEOMETRY_CHARS_MAX = 2_000_000;
    private static final int ROWS_MAX = 200;

    /// One fact of a thing: the property, what stands at its other end, and the graphs that hold it.
    private record Fact(Node property, Node other, Set<Node> graphs) {
        boolean inferred() {
            return graphs.stream().allMatch(Names.INFERRED_GRAPH::equals);
        }
    }

    /// The facts in one direction.
    ///
    /// @param complete whether all were looked at
    private record Facts(List<Fact> facts, boolean complete) {
        Map<Node, List<Fact>> byProperty() {
            Map<Node, List<Fact>> groups = new TreeMap<>(EntityApi::compareProperties);
            facts.forEach(
                    fact ->
                            groups.computeIfAbsent(fact.property, _ -> new ArrayList<>())
                                    .add(fact));
            return groups;
        }
    }

    /// The type comes first, then names, then the others by their IRIs.
    private static int compareProperties(Node one, Node other) {
        return Comparator.comparingInt(EntityApi::rank)
                .thenComparing(property -> property.getURI())
                .compare(one, other);
    }

    private static int rank(Node property) {
        return property.equals(Names.TYPE) ? 0 : Names.LABELS.contains(property) ? 1 : 2;
    }

    ApiAnswer overview(ApiCall call, KnowledgeReader reader) {
        Node iri = call.iri("iri");
        Facts out = facts(iri, true, Optional.empty(), reader.view());
        Facts in = facts(iri, false, Optional.empty(), reader.view());
        List<Map<String, Object>> rows = rows(iri, reader);
        if (out.facts.isEmpty() && in.facts.isEmpty() && rows.isEmpty()) {
            throw ApiCall.problem(QueryProblem.UNKNOWN_ENTITY, iri.getURI());
        }
        Set<Node> graphs = new LinkedHashSet<>();
        out.facts.forEach(fact -> graphs.addAll(fact.graphs));
        in.facts.forEach(fact -> graphs.addAll(fact.graphs));
        return ApiAnswer.of(
                Json.object(
                        "iri",
                        iri.getURI(),
                        "label",
                        reader.label(iri),
                        "definition",
                        KnowledgeReader.texts(reader.view().union(), iri, Names.DEFINITION)
                                .or(
                                        () ->
                                                KnowledgeReader.texts(
                                                        reader.view().union(),
                                                        iri,
                                                        Names.DESCRIPTION)),
                        "types",
                        types(out, reader),
                        "outgoing",
                        out.byProperty().entrySet().stream()
                                .map(group -> property(group, VALUES_SHOWN, reader))
                                .toList(),
                        "outgoingComplete",
                        out.complete,
                        "incoming",
                        in.byProperty().entrySet().stream()
                                .map(group -> property(group, SUBJECTS_SHOWN, reader))
                                .toList(),
                        "incomingComplete",
                        in.complete,
                        "geometry",
                        geometry(iri, reader.view().union()),
                        "sources",
                        rows,
                        "graphs",
                        graphs.stream()
                                .sorted(Comparator.comparing((Node node) -> node.toString()))
                                .map(graph -> graph(graph, reader))
                                .toList()));
    }

    /// One property in one direction, page by page.
    ApiAnswer facts(ApiCall call, KnowledgeReader reader) {
        Node iri = call.iri("iri");
        Node property = call.iri("property");
        boolean out = call.choice("direction").orElse("out").equals("out");
        Facts facts = facts(iri, out, Optional.of(property), reader.view());
        ApiPage<Fact> page = call.page(sorted(facts.facts));
        return ApiAnswer.of(
                Json.object(
                        "iri",
                        iri.getURI(),
                        "property",
                        reader.named(property),
                        "direction",
                        out ? "out" : "in",
                        "total",
                        page.total(),
                        "complete",
                        facts.complete,
                        "values",
                        page.entries().stream().map(fact -> value(fact, reader)).toList()),
                page);
    }

    private static Facts facts(Node iri, boolean out, Optional<Node> property, View view) {
        Node p = property.orElse(Node.ANY);
        Iterator<Quad> quads =
                out
                        ? view.dataset().findNG(Node.ANY, iri, p, Node.ANY)
                        : view.dataset().findNG(Node.ANY, Node.ANY, p, iri);
        Map<List<Node>, Fact> facts = new LinkedHashMap<>();
        int looked = 0;
        while (quads.hasNext()) {
            Quad quad = quads.next();
            if (Names.rowsOf(quad.getGraph()).isPresent()) {
                continue; // told as sources
            }
            if (++looked > FACTS_MAX) {
                return new Facts(List.copyOf(facts.values()), false);
            }
            Node other = out ? quad.getObject() : quad.getSubject();
            facts.computeIfAbsent(
                            List.of(quad.getPredicate(), other),
                            _ -> new Fact(quad.getPredicate(), other, new LinkedHashSet<>()))
                    .graphs
                    .add(quad.getGraph());
        }
        return new Facts(List.copyOf(facts.values()), true);
    }

    private static List<Fact> sorted(List<Fact> facts) {
        return facts.stream()
                .sorted(
                        Comparator.comparing(Fact::inferred)
                                .thenComparing(fact -> fact.other.toString()))
                .toList();
    }

    private static Map<String, Object> property(
            Map.Entry<Node, List<Fact>> group, int shown, KnowledgeReader reader) {
        List<Fact> facts = group.getValue();
        return Json.object(
                "property",
                reader.named(group.getKey()),
                "count",
                facts.size(),
                "values",
                sorted(facts).stream().limit(shown).map(fact -> value(fact, reader)).toList());
    }

    private static Map<String, Object> value(Fact fact, KnowledgeReader reader) {
        Map<String, Object> json = reader.term(fact.other);
        json.put("inferred", fact.inferred());
        json.put("graphs", fact.graphs.stream().map(Node::toString).sorted().toList());
        return json;
    }

    private static List<Map<String, Object>> types(Facts out, KnowledgeReader reader) {
        return sorted(out.facts).stream()
                .filter(fact -> fact.property.equals(Names.TYPE))
                .map(
                        fact -> {
                            Map<String, Object> type = reader.named(fact.other);
                            type.put("inferred", fact.inferred());
                            return type;
                        })
                .toList();
    }

    /// Shapes and points: of the thing itself, or of the geometries that it has.
    private static List<Map<String, Object>> geometry(Node iri, Graph union) {
        Set<Node> holders = new LinkedHashSet<>(List.of(iri));
        for (Node property : List.of(Names.DEFAULT_GEOMETRY, Names.HAS_GEOMETRY)) {
            union.find(iri, property, Node.ANY)
                    .mapWith(Triple::getObject)
                    .forEachRemaining(holders::add);
        }
        List<Map<String, Object>> geometries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long chars = 0;
        for (Node holder : holders) {
            for (Node wkt : KnowledgeReader.values(union, holder, Names.AS_WKT)) {
                String text = wkt.isLiteral() ? wkt.getLiteralLexicalForm() : "";
                if (geometries.size() < GEOMETRIES_MAX && !text.isEmpty() && seen.add(text)) {
                    chars += text.length();
                    geometries.add(
                            chars <= GEOMETRY_CHARS_MAX
                                    ? Json.object("iri", holder.toString(), "wkt", text)
                                    : Json.object("iri", holder.toString(), "tooLong", true));
                }
            }
        }
        return geometries;
    }

    /// The rows of the published files that speak about a thing.
    private static List<Map<String, Object>> rows(Node iri, KnowledgeReader reader) {
        Map<String, List<Long>> rows = new TreeMap<>();
        Map<String, Set<String>> files = new TreeMap<>();
        Iterator<Quad> quads = reader.view().dataset().findNG(Node.ANY, iri, Node.ANY, Node.ANY);
        int looked = 0;
        while (quads.hasNext() && looked < FACTS_MAX) {
            Quad quad = quads.next();
            looked++;
            Optional<String> dataset = Names.rowsOf(quad.getGraph());
            if (dataset.isPresent() && quad.getObject().isLiteral()) {
                String text = quad.getObject().getLiteralLexicalForm();
                if (quad.getPredicate().equals(Names.dosi("sourceRow"))) {
                    rows.computeIfAbsent(dataset.get(), _ -> new ArrayList<>())
                            .add(Long.parseLong(text));
                } else if (quad.getPredicate().equals(Names.dosi("sourceFile"))) {
                    files.computeIfAbsent(dataset.get(), _ -> new LinkedHashSet<>()).add(text);
                }
            }
        }
        EditionReader editions = new EditionReader(reader.catalogue());
        List<Map<String, Object>> told = new ArrayList<>();
        rows.forEach(
                (dataset, numbers) -> {
                    Optional<Node> edition = editions.current(Names.dataset(dataset));
                    String file =
                            files.containsKey(dataset)
                                    ? String.join(", ", files.get(dataset))
                                    : edition.map(editions::fileNames).orElse("");
                    told.add(
                            Json.object(
                                    "dataset",
                                    dataset,
                                    "title",
                                    reader.label(Names.dataset(dataset)),
                                    "edition",
                                    edition.map(node -> Names.localName(node.getURI())),
                                    "file",
                                    file,
                                    "rowCount",
                                    numbers.size(),
                                    "rows",
                                    numbers.stream().sorted().limit(ROWS_MAX).toList()));
                });
        return told;
    }

    /// What a graph is, for people: the dataset that it holds, or its name.
    static Map<String, Object> graph(Node graph, KnowledgeReader reader) {
        Optional<String> dataset = Names.datasetOf(graph);
        return Json.object(
                "iri",
                graph.toString(),
                "dataset",
                dataset,
                "label",
                dataset.map(id -> reader.label(Names.dataset(id)))
                        .orElseGet(() -> nameOf(graph, reader)));
    }

    private static Map<String, String> nameOf(Node graph, KnowledgeReader reader) {
        if (graph.equals(Names.ONTOLOGY_GRAPH)) {
            return Json.bilingual("온톨로지", "Ontology");
        }
        if (graph.equals(Names.CATALOGUE_GRAPH)) {
            return Json.bilingual("카탈로그", "Catalogue");
        }
        if (graph.equals(Names.INFERRED_GRAPH)) {
            return Json.bilingual("추론", "Inferences");
        }
        return reader.label(graph);
    }
}
