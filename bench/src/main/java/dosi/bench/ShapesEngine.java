package dosi.bench;

import dosi.shapes.ShapesValidator;
import dosi.shapes.Snapshot;
import dosi.shapes.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.vocabulary.SHACL;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.Sail;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/// The engines that are measured. Each validation ends with a report, and its results are counted by shape and
/// component outside of what the engine itself must do.
enum ShapesEngine {
    DOSI("Dosi, 2 threads") {
        @Override
        Loaded load(Path data, Path shapes) {
            return dosi(data, shapes, 2);
        }
    },
    DOSI_ONE_THREAD("Dosi, 1 thread") {
        @Override
        Loaded load(Path data, Path shapes) {
            return dosi(data, shapes, 1);
        }
    },
    JENA("Jena SHACL 5.6.0") {
        @Override
        Loaded load(Path data, Path shapes) {
            Shapes parsed = Shapes.parse(graph(shapes));
            Graph graph = graph(data);
            return () -> {
                Map<String, Integer> counts = new HashMap<>();
                ShaclValidator.get()
                        .validate(parsed, graph)
                        .getEntries()
                        .forEach(
                                entry ->
                                        counts.merge(
                                                key(
                                                        entry.source().toString(),
                                                        entry.sourceConstraintComponent()
                                                                .toString()),
                                                1,
                                                Integer::sum));
                return counts;
            };
        }
    },
    RDF4J("RDF4J ShaclValidator 5.1.6") {
        @Override
        Loaded load(Path data, Path shapes) {
            Sail dataSail = rdf4j(data, RDFFormat.NTRIPLES);
            Sail shapesSail =
                    rdf4j(
                            shapes,
                            RDFFormat.TURTLE,
                            org.eclipse.rdf4j.model.vocabulary.RDF4J.SHACL_SHAPE_GRAPH);
            return () -> {
                org.eclipse.rdf4j.model.Model report =
                        org.eclipse.rdf4j.sail.shacl.ShaclValidator.validate(dataSail, shapesSail)
                                .asModel();
                Map<String, Integer> counts = new HashMap<>();
                report.filter(null, SHACL.SOURCE_CONSTRAINT_COMPONENT, null)
                        .forEach(
                                result ->
                                        counts.merge(
                                                key(
                                                        report.filter(
                                                                        result.getSubject(),
                                                                        SHACL.SOURCE_SHAPE,
                                                                        null)
                                                                .objects()
                                                                .iterator()
                                                                .next()
                                                                .stringValue(),
                                                        result.getObject().stringValue()),
                                                1,
                                                Integer::sum));
                return counts;
            };
        }
    };

    private final String label;

    ShapesEngine(String label) {
        this.label = label;
    }

    /// The name for people.
    String label() {
        return label;
    }

    /// Loads data and shapes.
    abstract Loaded load(Path data, Path shapes);

    /// Data and shapes, loaded.
    @FunctionalInterface
    interface Loaded {
        /// Validates, and counts the results by the local names of shape and component.
        Map<String, Integer> validate();
    }

    private static Loaded dosi(Path data, Path shapes, int threads) {
        ShapesValidator validator = ShapesValidator.of(graph(shapes), "city-shapes.ttl");
        try (InputStream text = Files.newInputStream(data)) {
            Snapshot snapshot = Snapshot.ofNTriples(text);
            return () -> counts(validator.validate(snapshot, threads));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Sail rdf4j(Path file, RDFFormat format, IRI... graphs) {
        MemoryStore store = new MemoryStore();
        SailRepository repository = new SailRepository(store);
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.begin(IsolationLevels.NONE);
            connection.add(file.toFile(), format, graphs);
            connection.commit();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return store;
    }

    private static Map<String, Integer> counts(ValidationReport report) {
        Map<String, Integer> counts = new HashMap<>();
        report.findings()
                .forEach(
                        finding ->
                                counts.merge(
                                        key(
                                                finding.source().shape().toString(),
                                                finding.source().component().toString()),
                                        1,
                                        Integer::sum));
        return counts;
    }

    private static Graph graph(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, file.toString());
        return graph;
    }

    private static String key(String shape, String component) {
        return shape.substring(shape.lastIndexOf('/') + 1)
                + " "
                + component.substring(component.lastIndexOf('#') + 1);
    }
}
