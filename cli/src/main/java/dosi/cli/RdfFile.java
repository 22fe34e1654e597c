package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.graph.PlacedRdf;
import dosi.shapes.SourceRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;

/// An RDF file in memory, in any syntax that RIOT knows, packed or not, that remembers the line where each
/// subject first stands. Named graphs are read as one.
final class RdfFile {

    private static final long BETWEEN_TELLING = 100_000;

    private final String name;
    private final Lang syntax;
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Map<Node, Long> lines = new HashMap<>();

    private RdfFile(String name, Lang syntax) {
        this.name = name;
        this.syntax = syntax;
    }

    /// The syntax that the ending of a file name means; empty where it means none of RDF.
    static Optional<Lang> syntax(Path file) {
        return Optional.ofNullable(RDFLanguages.filenameToLang(String.valueOf(file.getFileName())))
                .filter(RDFParserRegistry::isRegistered);
    }

    /// Reads a file.
    ///
    /// @param progress hears now and then how many triples were read
    /// @throws ProblemException with line and column of the first error
    static RdfFile read(Path file, LongConsumer progress) {
        String name = String.valueOf(file.getFileName());
        Lang syntax =
                syntax(file)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                CliProblem.NOTHING_FOR_FILE.at(
                                                        Place.of(name), name)));
        RdfFile rdf = new RdfFile(name, syntax);
        try (InputStream in = IO.openFile(file.toString())) {
            rdf.parse(in, file, progress);
        } catch (java.io.FileNotFoundException | java.nio.file.NoSuchFileException absent) {
            throw new ProblemException(
                    CliProblem.FILE_UNREADABLE.at(Place.of(name), "\"" + file + "\""));
        } catch (IOException | org.apache.jena.atlas.RuntimeIOException unreadable) {
            throw new ProblemException(
                    CliProblem.FILE_UNREADABLE.at(
                            Place.of(name), String.valueOf(unreadable.getMessage())));
        }
        return rdf;
    }

    private void parse(InputStream in, Path file, LongConsumer progress) {
        String base = file.toAbsolutePath().toUri().toString();
        Listener listener = new Listener(progress);
        try {
            PlacedRdf.read(in, syntax, base, listener);
        } catch (RiotException told) {
            throw new ProblemException(
                    CliProblem.NOT_RDF.at(
                            listener.error.orElse(Place.of(name)),
                            String.valueOf(told.getMessage()).replace('\n', ' '),
                            syntax.getName()));
        }
    }

    Graph graph() {
        return graph;
    }

    String name() {
        return name;
    }

    /// The line where a subject first stands, or the file where the syntax has no lines.
    List<SourceRow> rows(Node subject) {
        return List.of(SourceRow.of(place(subject)));
    }

    private Place place(Node subject) {
        Long line = lines.get(subject);
        return line == null ? Place.of(name) : Place.of(name, line);
    }

    /// The line where the subject of a triple first stands; empty where the file does not speak about it.
    Optional<Place> place(Triple triple) {
        return Optional.ofNullable(lines.get(triple.getSubject()))
                .map(line -> Place.of(name, line));
    }

    /// Whether there is such a file; a folder is none.
    static boolean isFile(String target) {
        return Files.isRegularFile(Path.of(target));
    }

    /// Keeps triples, the line of each subject and the first error; warnings, for example of IRIs that are unusual, are
    /// passed over.
    private final class Listener implements PlacedRdf.Listener {

        private final LongConsumer progress;
        private Optional<Place> error = Optional.empty();
        private long read;

        Listener(LongConsumer progress) {
            this.progress = progress;
        }

        @Override
        public void triple(Triple triple, long line, long column) {
            graph.add(triple);
            if (line > 0) {
                lines.putIfAbsent(triple.getSubject(), line);
            }
            if (++read % BETWEEN_TELLING == 0) {
                progress.accept(read);
            }
        }

        @Override
        public void warning(String message, long line, long column) {}

        @Override
        public void error(String message, long line, long column) {
            if (error.isEmpty() && line > 0) {
                error = Optional.of(new Place(name, line, column));
            }
        }
    }
}
