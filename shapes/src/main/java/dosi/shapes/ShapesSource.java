package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.graph.PlacedRdf;
import dosi.ontology.Prefixes;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;

/// The triples of one shapes text, where each of them stands, and what its syntax has wrong.
///
/// @param name as problems show it
record ShapesSource(String name, Graph graph, Map<Triple, Place> places, Problems problems) {

    private ShapesSource(String name) {
        this(name, GraphFactory.createDefaultGraph(), new HashMap<>(), new Problems());
    }

    /// Reads a file, packed or not; the syntax is told by the ending of its name, Turtle where that says nothing.
    static ShapesSource read(Path file) {
        String name = String.valueOf(file.getFileName());
        try (InputStream bytes = IO.openFile(file.toString())) {
            return of(utf8(bytes), name);
        } catch (IOException | RuntimeIOException unreadable) {
            ShapesSource none = new ShapesSource(name);
            none.problems.add(
                    ShapeProblem.UNREADABLE.at(
                            Place.of(name),
                            unreadable.getClass().getSimpleName() + " " + unreadable.getMessage()));
            return none;
        }
    }

    static ShapesSource of(String text, String name) {
        ShapesSource source = new ShapesSource(name);
        Lang found = RDFLanguages.filenameToLang(name, Lang.TURTLE);
        try {
            PlacedRdf.read(
                    new StringReader(text),
                    found == null ? Lang.TURTLE : found,
                    Prefixes.BASE + "shapes/",
                    source.new Listener());
        } catch (RiotException wrong) {
            if (!source.problems.hasErrors()) {
                source.problems.add(
                        ShapeProblem.SYNTAX.at(Place.of(name), String.valueOf(wrong.getMessage())));
            }
        }
        return source;
    }

    /// A module of this room, for example `parking`.
    ///
    /// @throws ProblemException when there is no module of the name, with the nearest one
    static ShapesSource module(String module) {
        String name = "dosi/shapes/" + module + ".ttl";
        try (InputStream bytes = ShapesSource.class.getResourceAsStream("/" + name)) {
            if (bytes == null) {
                throw unknown(module);
            }
            return of(utf8(bytes), name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String utf8(InputStream bytes) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.readAllBytes()))
                .toString();
    }

    private static ProblemException unknown(String module) {
        Optional<String> nearest = Nearest.to(module, ShapesValidator.MODULES);
        return new ProblemException(
                ShapeProblem.UNKNOWN_MODULE.at(
                        Place.of(module),
                        module,
                        nearest.map(known -> "\"" + known + "\"을(를) 뜻한 것인지 본다")
                                .orElse("shapes 방의 dosi/shapes 폴더에 있는 이름을 쓴다"),
                        nearest.map(known -> "Did you mean \"" + known + "\"?")
                                .orElse(
                                        "Use a name from the folder dosi/shapes of the room shapes")));
    }

    private final class Listener implements PlacedRdf.Listener {
        @Override
        public void triple(Triple triple, long line, long column) {
            graph.add(triple);
            if (line > 0) {
                places.putIfAbsent(triple, place(line, column));
            }
        }

        @Override
        public void warning(String message, long line, long column) {
            problems.add(ShapeProblem.SUSPICIOUS.at(place(line, column), message));
        }

        @Override
        public void error(String message, long line, long column) {
            problems.add(ShapeProblem.SYNTAX.at(place(line, column), message));
        }

        private Place place(long line, long column) {
            return new Place(name, line, line == 0 ? 0 : column);
        }
    }
}
