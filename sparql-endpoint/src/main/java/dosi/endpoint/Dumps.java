package dosi.endpoint;

import dosi.hub.Hashes;
import dosi.hub.View;
import dosi.ontology.Prefixes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;

/// Whole datasets as compressed files with their SHA-256. A file is made when it is asked for first, from one committed
/// state, and kept until the graph of the dataset changes.
///
/// There are at most two files a dataset, in a folder for temporary files that is removed in the end. One is made at a
/// time. Safe for use by many threads.
final class Dumps implements AutoCloseable {

    private static final Map<String, RDFFormat> FORMATS =
            Map.of(".nt.gz", RDFFormat.NTRIPLES, ".ttl.gz", RDFFormat.TURTLE_BLOCKS);

    private final Path folder;
    private final Map<String, Dump> made = new HashMap<>();

    /// @param name of the file for those who fetch it
    /// @param state what of the knowledge base it tells
    /// @param sha256 of the bytes of the file, in hex digits
    record Dump(String name, String state, Path file, long sizeBytes, String sha256) {}

    Dumps() {
        try {
            folder = Files.createTempDirectory("dosi-dumps");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// The names of the files of a dataset below `/dumps/`, with their media types without compression.
    static SequencedMap<String, String> typesOf(String identifier) {
        SequencedMap<String, String> types = new LinkedHashMap<>();
        types.put(identifier + ".nt.gz", "application/n-triples");
        types.put(identifier + ".ttl.gz", "text/turtle");
        return types;
    }

    static List<String> namesOf(String identifier) {
        return List.copyOf(typesOf(identifier).sequencedKeySet());
    }

    /// A dump with its file open: what is being sent stays whole when a newer one takes its place.
    record Opened(Dump dump, InputStream bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /// The file of a name, made if it is not there or tells another state.
    ///
    /// @return empty where nothing of this name is shown; else to be closed
    Optional<Opened> open(String name, View view) {
        for (Map.Entry<String, RDFFormat> format : FORMATS.entrySet()) {
            if (name.endsWith(format.getKey())) {
                String identifier = name.substring(0, name.length() - format.getKey().length());
                Node graph = Names.dataGraph(identifier);
                if (Names.datasetOf(graph).isPresent() && view.graphs().containsKey(graph)) {
                    return Optional.of(open(name, graph, format.getValue(), view));
                }
            }
        }
        return Optional.empty();
    }

    private synchronized Opened open(String name, Node graph, RDFFormat format, View view) {
        String state = state(graph, view);
        try {
            Dump dump = made.get(name);
            if (dump == null || !dump.state.equals(state)) {
                dump = write(name, state, view.dataset().getGraph(graph), format);
                made.put(name, dump);
            }
            return new Opened(dump, Files.newInputStream(dump.file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The number of the last change of the graph, or else the version of all that is shown.
    private static String state(Node graph, View view) {
        return KnowledgeReader.text(
                        view.dataset().getGraph(Names.CATALOGUE_GRAPH),
                        graph,
                        Names.dosi("graphSequence"))
                .orElse(view.version());
    }

    private Dump write(String name, String state, Graph graph, RDFFormat format)
            throws IOException {
        Path part = Files.createTempFile(folder, "dump", ".part");
        MessageDigest sha256 = Hashes.sha256();
        try (OutputStream file = Files.newOutputStream(part);
                OutputStream out =
                        new GZIPOutputStream(
                                new DigestOutputStream(
                                        new BufferedOutputStream(file, 1 << 16), sha256),
                                1 << 16)) {
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, format);
            writer.start();
            if (!format.equals(RDFFormat.NTRIPLES)) {
                Prefixes.city().getNsPrefixMap().forEach(writer::prefix);
            }
            StreamRDFOps.sendTriplesToStream(graph.find(), writer);
            writer.finish();
        }
        Path file = folder.resolve(name.replace('/', '_'));
        // who still sends the file that was there keeps it open
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return new Dump(
                name.substring(name.indexOf('/') + 1),
                state,
                file,
                Files.size(file),
                HexFormat.of().formatHex(sha256.digest()));
    }

    @Override
    public synchronized void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            // the folder is one for temporary files: what stays goes with them
        }
    }
}
