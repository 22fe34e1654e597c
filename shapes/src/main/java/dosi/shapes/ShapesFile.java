package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Problems;
import dosi.graph.PlacedRdf;
import dosi.ontology.Prefixes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;

/// A shapes file with everything that is wrong with it, each problem at its line.
///
/// Turtle, TriG and N-Triples keep line and column; of other syntaxes a problem names the file only. Named graphs are
/// read as one. A file with an error must not be validated with: a shape that is not understood would check nothing,
/// and everything would conform.
public final class ShapesFile {

    private final String name;
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Map<Triple, Place> places = new HashMap<>();
    private final Problems problems = new Problems();

    private ShapesFile(String name) {
        this.name = name;
    }

    /// Reads and checks a file; the syntax is told by the ending of its name, Turtle where that says nothing.
    public static ShapesFile read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return of(Files.readString(file), name);
        } catch (IOException unreadable) {
            ShapesFile none = new ShapesFile(name);
            none.problems.add(
                    ShapeProblem.UNREADABLE.at(
                            Place.of(name),
                            unreadable.getClass().getSimpleName() + " " + unreadable.getMessage()));
            return none;
        }
    }

    /// Checks the text of a shapes file.
    ///
    /// @param name the name of the file, as problems show it
    public static ShapesFile of(String text, String name) {
        ShapesFile shapes = new ShapesFile(name);
        Lang found = RDFLanguages.filenameToLang(name, Lang.TURTLE);
        if (shapes.parse(text, found == null ? Lang.TURTLE : found)) {
            Problems linted = new Problems();
            new ShapesLinter(shapes.graph, shapes::place, name, linted).lint();
            new CityTerms(shapes.graph, shapes::place, linted).check();
            linted.list().stream()
                    .sorted(
                            Comparator.comparingLong((Problem problem) -> problem.place().line())
                                    .thenComparingLong(problem -> problem.place().column()))
                    .forEach(shapes.problems::add);
        }
        return shapes;
    }

    /// The name of the file.
    public String name() {
        return name;
    }

    /// The triples, as far as they could be read; live, not to be changed.
    public Graph graph() {
        return graph;
    }

    /// What is wrong, in the order of the file.
    public List<Problem> problems() {
        return problems.list();
    }

    /// Whether the file must not be validated with.
    public boolean hasErrors() {
        return problems.hasErrors();
    }

    /// The validator of this file.
    ///
    /// @throws dosi.diagnostics.ProblemException telling every error of the file
    public ShapesValidator validator() {
        problems.throwIfErrors();
        return ShapesValidator.ofLinted(graph, name);
    }

    /// Where a triple stands.
    Place place(Triple triple) {
        return places.getOrDefault(triple, Place.of(name));
    }

    private Place place(long line, long column) {
        return new Place(name, line, line == 0 ? 0 : column);
    }

    private boolean parse(String text, Lang lang) {
        try {
            PlacedRdf.read(new StringReader(text), lang, Prefixes.BASE + "shapes/", new Listener());
            return true;
        } catch (RiotException wrong) {
            if (!problems.hasErrors()) {
                problems.add(
                        ShapeProblem.SYNTAX.at(Place.of(name), String.valueOf(wrong.getMessage())));
            }
            return false;
        }
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
    }
}
