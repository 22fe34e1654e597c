package dosi.loader;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;

/// What is wrong with a mapping although it can be read: columns and terms that there are not.
final class MappingCheck {

    private final LoadRequest request;
    private final Mapping mapping;
    private final List<Problem> problems = new ArrayList<>();

    MappingCheck(LoadRequest request) {
        this.request = request;
        this.mapping = request.mapping();
    }

    /// Compares with the columns that the files have.
    void columns(List<ColumnUse> uses) {
        List<String> names = uses.stream().filter(ColumnUse::known).map(ColumnUse::name).toList();
        for (ColumnUse use : uses) {
            if (!use.used()) {
                problems.add(
                        AuthorProblem.UNUSED_COLUMN.at(
                                Place.of(String.valueOf(request.files().getFirst().getFileName())),
                                use.name(),
                                use.values()));
            } else if (!use.known()) {
                if (!request.source().column(use.name()).mayBeAbsent()) {
                    unknown(use.name(), names);
                }
            } else if (use.values() == 0 && use.records() > 0) {
                problems.add(
                        AuthorProblem.NEVER_FILLED.at(
                                placeOf(use.name()), use.name(), use.records()));
            }
        }
    }

    private void unknown(String name, List<String> names) {
        Optional<String> nearest = Nearest.to(name, names);
        problems.add(
                AuthorProblem.UNKNOWN_COLUMN.at(
                        placeOf(name),
                        name,
                        nearest.map(meant -> "'" + meant + "' 열을 뜻한 것인지 본다")
                                .orElse("있는 열: " + String.join(", ", names)),
                        nearest.map(meant -> "Did you mean '" + meant + "'?")
                                .orElse("The columns are " + String.join(", ", names))));
    }

    /// Where the mapping first names a column; the dataset where only its description does.
    private Place placeOf(String column) {
        for (var reference : mapping.referencePlaces().entrySet()) {
            String name = reference.getKey();
            if (Header.plain(name).equals(column) || name.equals("#reason:" + column)) {
                return reference.getValue();
            }
        }
        return Place.of(request.dataset());
    }

    /// Compares with the terms that an ontology defines, in its own namespace.
    void terms(Graph ontology, String namespace) {
        for (String iri : mapping.vocabulary()) {
            Node term = NodeFactory.createURI(iri);
            if (ontology.contains(term, OWL2.deprecated.asNode(), Node.ANY)) {
                deprecated(term, ontology);
            } else if (iri.startsWith(namespace)
                    && !ontology.contains(term, RDF.Nodes.type, Node.ANY)) {
                unknown(term, ontology, namespace);
            }
        }
    }

    private void unknown(Node term, Graph ontology, String namespace) {
        List<String> names =
                ontology.stream(Node.ANY, RDF.Nodes.type, Node.ANY)
                        .map(Triple::getSubject)
                        .filter(node -> node.isURI() && node.getURI().startsWith(namespace))
                        .map(node -> node.getURI().substring(namespace.length()))
                        .distinct()
                        .toList();
        Optional<String> nearest = Nearest.to(term.getURI().substring(namespace.length()), names);
        problems.add(
                AuthorProblem.UNKNOWN_TERM.at(
                        mapping.placeOf(term),
                        "<" + term.getURI() + ">",
                        nearest.map(meant -> meant + "을(를) 뜻한 것인지 본다")
                                .orElse("온톨로지에 더하거나 다른 용어를 쓴다"),
                        nearest.map(meant -> "Did you mean " + meant + "?")
                                .orElse("Add it to the ontology, or use another term")));
    }

    private void deprecated(Node term, Graph ontology) {
        Optional<String> instead =
                ontology.stream(term, DCTerms.isReplacedBy.asNode(), Node.ANY)
                        .map(triple -> "<" + triple.getObject() + ">")
                        .sorted()
                        .findFirst();
        problems.add(
                AuthorProblem.DEPRECATED_TERM.at(
                        mapping.placeOf(term),
                        "<" + term.getURI() + ">",
                        instead.map(other -> other + "을(를) 쓴다").orElse("다른 용어를 쓴다"),
                        instead.map(other -> "Use " + other).orElse("Use another term")));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
