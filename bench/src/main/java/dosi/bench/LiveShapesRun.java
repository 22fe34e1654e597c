package dosi.bench;

import dosi.shapes.LiveValidation;
import dosi.shapes.ShapesValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.repository.RepositoryException;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.eclipse.rdf4j.sail.shacl.ShaclSail;

/// How long the findings take to follow one observation (six triples) more or less, on data that is loaded.
///
/// Every second observation has a result out of range. Writes a line of the results: the median and the 95th
/// percentile in milliseconds.
final class LiveShapesRun {

    private static final int ROUNDS = 20;
    private static final int OBSERVATIONS = 200;

    private LiveShapesRun() {}

    public static void main(String[] arguments) throws IOException {
        JenaSystem.init();
        Path data = Path.of(arguments[1]);
        Path shapes = Path.of(arguments[2]);
        double[] milliseconds =
                switch (arguments[0]) {
                    case "DOSI" -> dosi(data, shapes);
                    case "RDF4J" -> rdf4j(data, shapes);
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        Arrays.sort(milliseconds);
        Files.writeString(
                Path.of(arguments[3]),
                String.format(
                        Locale.ROOT,
                        "%.4f\t%.4f",
                        milliseconds[milliseconds.length / 2],
                        milliseconds[milliseconds.length * 95 / 100]));
    }

    /// The last round: adding each observation, and taking it away again.
    private static double[] dosi(Path data, Path shapes) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, data.toString());
        Graph shapesGraph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(shapesGraph, shapes.toString());
        LiveValidation live =
                LiveValidation.of(
                        ShapesValidator.of(shapesGraph, "city-shapes.ttl"),
                        graph,
                        Graph.emptyGraph);
        int before = live.findings().size();
        double[] milliseconds = new double[0];
        for (int round = 0; round < ROUNDS; round++) {
            List<Double> taken = new ArrayList<>();
            for (int i = 0; i < OBSERVATIONS; i++) {
                List<Triple> triples =
                        RDFParser.fromString(observation(round, i), Lang.NTRIPLES)
                                .toGraph()
                                .find()
                                .toList();
                triples.forEach(graph::add);
                long start = System.nanoTime();
                int appeared = live.update(triples).appeared().size();
                taken.add((System.nanoTime() - start) / 1e6);
                if (appeared != i % 2) {
                    throw new IllegalStateException(appeared + " findings appeared");
                }
                triples.forEach(graph::delete);
                start = System.nanoTime();
                int mended = live.update(triples).mended().size();
                taken.add((System.nanoTime() - start) / 1e6);
                if (mended != i % 2) {
                    throw new IllegalStateException(mended + " findings were mended");
                }
            }
            milliseconds = taken.stream().mapToDouble(Double::doubleValue).toArray();
        }
        if (live.findings().size() != before) {
            throw new IllegalStateException("the findings are not those of the beginning");
        }
        return milliseconds;
    }

    /// The last round: a transaction that adds the observation, committed or refused; storing is part of it.
    private static double[] rdf4j(Path data, Path shapes) throws IOException {
        SailRepository repository = new SailRepository(new ShaclSail(new MemoryStore()));
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.begin(
                    IsolationLevels.NONE,
                    ShaclSail.TransactionSettings.ValidationApproach.Disabled);
            connection.add(data.toFile(), RDFFormat.NTRIPLES);
            connection.commit();
            connection.begin(
                    IsolationLevels.NONE,
                    ShaclSail.TransactionSettings.ValidationApproach.Disabled);
            connection.add(
                    shapes.toFile(),
                    RDFFormat.TURTLE,
                    org.eclipse.rdf4j.model.vocabulary.RDF4J.SHACL_SHAPE_GRAPH);
            connection.commit();
        }
        double[] milliseconds = new double[0];
        for (int round = 0; round < ROUNDS; round++) {
            List<Double> taken = new ArrayList<>();
            for (int i = 0; i < OBSERVATIONS; i++) {
                String triples = observation(round, i);
                boolean refused = false;
                try (SailRepositoryConnection connection = repository.getConnection()) {
                    connection.begin();
                    connection.add(new java.io.StringReader(triples), RDFFormat.NTRIPLES);
                    long start = System.nanoTime();
                    try {
                        connection.commit();
                    } catch (RepositoryException violation) {
                        refused = true;
                        connection.rollback();
                    }
                    taken.add((System.nanoTime() - start) / 1e6);
                }
                if (refused != (i % 2 == 1)) {
                    throw new IllegalStateException("observation " + i + " refused: " + refused);
                }
            }
            milliseconds = taken.stream().mapToDouble(Double::doubleValue).toArray();
        }
        return milliseconds;
    }

    private static String observation(int round, int number) {
        String subject = "<" + CityTriples.ID + "observation/new-" + round + "-" + number + "> ";
        String decimal = "\"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n";
        return String.join(
                "",
                subject
                        + "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <"
                        + CityTriples.NS
                        + "Observation> .\n",
                subject
                        + "<"
                        + CityTriples.SOSA
                        + "madeBySensor> <"
                        + CityTriples.ID
                        + "sensor/"
                        + number % 40
                        + "> .\n",
                subject
                        + "<"
                        + CityTriples.SOSA
                        + "resultTime> \"2021-05-05T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n",
                subject
                        + "<"
                        + CityTriples.SOSA
                        + "hasSimpleResult> \""
                        + (number % 2 == 1 ? "9999999.0" : "12.5")
                        + decimal,
                subject
                        + "<"
                        + CityTriples.SOSA
                        + "observedProperty> <"
                        + CityTriples.NS
                        + "property-pm10> .\n",
                subject + "<" + CityTriples.NS + "unit> \"PPM\" .\n");
    }
}
