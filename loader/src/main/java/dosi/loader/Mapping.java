package dosi.loader;

import dosi.diagnostics.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/// A mapping, read and checked: how rows become quads. Immutable.
public final class Mapping {

    private static final TermMap TYPE = new TermMap.Constant(RDF.type.asNode());

    private final String name;
    private final List<TriplesMap> triplesMaps;
    private final Map<String, Place> references;
    private final Map<Node, Place> terms;

    /// @param references where each reference stands in the mapping file, first occurrence
    /// @param terms the same for constant terms
    Mapping(
            String name,
            List<TriplesMap> triplesMaps,
            Map<String, Place> references,
            Map<Node, Place> terms) {
        this.name = name;
        this.triplesMaps = List.copyOf(triplesMaps);
        this.references = new LinkedHashMap<>(references);
        this.terms = Map.copyOf(terms);
    }

    /// The file that it was read from, for messages.
    public String name() {
        return name;
    }

    /// The columns, JSONPath or XPath expressions that it uses, virtual columns among them.
    public Set<String> references() {
        return Set.copyOf(references.keySet());
    }

    /// The IRIs of the classes and properties that it can produce, as far as they are constants.
    public Set<String> vocabulary() {
        Set<String> terms = new TreeSet<>();
        for (TriplesMap map : triplesMaps) {
            map.classes().forEach(type -> addIri(type, terms));
            for (TriplesMap.PredicateObjectMap pair : map.predicateObjectMaps()) {
                pair.predicates().forEach(predicate -> addIri(predicate, terms));
                if (pair.predicates().contains(TYPE)) {
                    pair.objects().forEach(object -> addIri(object, terms));
                }
            }
        }
        return terms;
    }

    /// Whether it puts triples into graphs that it names itself, and not only into the dataset's own.
    public boolean namesGraphs() {
        return triplesMaps.stream()
                .anyMatch(
                        map ->
                                !map.graphs().isEmpty()
                                        || map.predicateObjectMaps().stream()
                                                .anyMatch(pair -> !pair.graphs().isEmpty()));
    }

    private static void addIri(TriplesMap.ObjectMap object, Set<String> terms) {
        if (object instanceof TriplesMap.ObjectMap.Term(var map, _)) {
            addIri(map, terms);
        }
    }

    private static void addIri(TermMap map, Set<String> terms) {
        if (map instanceof TermMap.Constant(Node node) && node.isURI()) {
            terms.add(node.getURI());
        }
    }

    List<TriplesMap> triplesMaps() {
        return triplesMaps;
    }

    /// The triples maps of a name, in the order of the file.
    List<TriplesMap> named(String wanted) {
        return triplesMaps.stream().filter(map -> map.name().equals(wanted)).toList();
    }

    /// Where a constant term stands first in the file; the whole file where that is not known.
    Place placeOf(Node term) {
        return terms.getOrDefault(term, Place.of(name));
    }

    Map<String, Place> referencePlaces() {
        return references;
    }

    @Override
    public String toString() {
        return "mapping " + name + " with " + triplesMaps.size() + " triples maps";
    }
}
