package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.shapes.SourceCell;
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
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/// An RDF file in memory, in any syntax that RIOT knows, packed or not, that remembers the line where each
/// subject first stands. Named graphs are read as one.
final class RdfFile {

    private static final long BETWEEN_TELLING = 100_000;

    private final String name;
    private final Lang syntax;
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Map<Node, Long> lines = new HashMap<>();
    private long read;

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
        Errors errors = new Errors();
        String base = file.toAbsolutePath().toUri().toString();
        StreamRDF triples =
                new StreamRDFBase() {
                    @Override
                    public void triple(Triple triple) {
                        graph.add(triple);
                        if (++read % BETWEEN_TELLING == 0) {
                            progress.accept(read);
                        }
                    }

                    @Override
                    public void quad(Quad quad) {
                        triple(quad.asTriple());
                    }
                };
        try {
            RDFParserRegistry.getFactory(syntax)
                    .create(syntax, profile(base, errors))
                    .read(in, base, syntax.getContentType(), triples, RIOT.getContext().copy());
        } catch (RiotException told) {
            throw errors.problem(String.valueOf(told.getMessage()));
        }
    }

    private ParserProfileStd profile(String base, ErrorHandler errors) {
        var resolver = IRIxResolver.create(base).resolve(true).allowRelative(false).build();
        return new ParserProfileStd(
                RiotLib.factoryRDF(),
                errors,
                resolver,
                PrefixMapFactory.create(),
                RIOT.getContext().copy(),
                true,
                false) {
            @Override
            public Triple createTriple(Node s, Node p, Node o, long line, long column) {
                note(s, line);
                return super.createTriple(s, p, o, line, column);
            }

            @Override
            public Quad createQuad(Node g, Node s, Node p, Node o, long line, long column) {
                note(s, line);
                return super.createQuad(g, s, p, o, line, column);
            }
        };
    }

    private void note(Node subject, long line) {
        if (line > 0) {
            lines.putIfAbsent(subject, line);
        }
    }

    Graph graph() {
        return graph;
    }

    String name() {
        return name;
    }

    /// The line where a subject first stands, or the file where the syntax has no lines.
    List<SourceCell> cells(Node subject) {
        Long line = lines.get(subject);
        return List.of(SourceCell.of(line == null ? Place.of(name) : Place.of(name, line)));
    }

    /// Whether there is such a file; a folder is none.
    static boolean isFile(String target) {
        return Files.isRegularFile(Path.of(target));
    }

    /// Keeps the first error; warnings, for example of IRIs that are unusual, are passed over.
    private final class Errors implements ErrorHandler {

        private Optional<Place> place = Optional.empty();

        @Override
        public void warning(String message, long line, long column) {}

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            if (place.isEmpty() && line > 0) {
                place = Optional.of(new Place(name, line, Math.max(0, column)));
            }
            throw new RiotException(message);
        }

        ProblemException problem(String message) {
            return new ProblemException(
                    CliProblem.NOT_RDF.at(
                            place.orElse(Place.of(name)),
                            message.replace('\n', ' '),
                            syntax.getName()));
        }
    }
}
