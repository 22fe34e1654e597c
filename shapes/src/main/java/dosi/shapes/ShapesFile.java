package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/// A shapes file or module, or several that are used together, with everything that is wrong with it, each problem at
/// its line.
///
/// Turtle, TriG and N-Triples keep line and column; of other syntaxes a problem names the file only. Named graphs are
/// read as one. A file with an error must not be validated with: a shape that is not understood would check nothing,
/// and everything would conform.
///
/// The check is made when it is first asked for. Not safe for several threads.
public final class ShapesFile {

    private final List<ShapesSource> sources;
    private final Graph graph;
    private @Nullable Checked checked;

    /// What the check found, and the plan where there is no error.
    private record Checked(Problems problems, @Nullable Plan plan) {}

    private ShapesFile(List<ShapesSource> sources) {
        this.sources = List.copyOf(sources);
        if (sources.size() == 1) {
            this.graph = sources.getFirst().graph();
        } else {
            this.graph = GraphFactory.createDefaultGraph();
            sources.forEach(source -> source.graph().find().forEachRemaining(graph::add));
        }
    }

    /// Reads a file, packed or not; the syntax is told by the ending of its name, Turtle where that says nothing.
    public static ShapesFile read(Path file) {
        return new ShapesFile(List.of(ShapesSource.read(file)));
    }

    /// The text of a shapes file.
    ///
    /// @param name the name of the file, as problems show it
    public static ShapesFile of(String text, String name) {
        return new ShapesFile(List.of(ShapesSource.of(text, name)));
    }

    /// A module of this room, for example `parking`.
    ///
    /// @throws dosi.diagnostics.ProblemException when there is no module of the name, with the nearest one
    public static ShapesFile module(String name) {
        return new ShapesFile(List.of(ShapesSource.module(name)));
    }

    /// Several files as one shapes graph: a shape may refer to one of another file.
    ///
    /// @param files at least one
    public static ShapesFile together(List<ShapesFile> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file");
        }
        return new ShapesFile(files.stream().flatMap(file -> file.sources.stream()).toList());
    }

    /// The names of the modules of this room, in alphabetical order.
    public static List<String> modules() {
        return ShapesValidator.MODULES;
    }

    /// The name of the file; of several, all their names.
    public String name() {
        return sources.stream().map(ShapesSource::name).collect(Collectors.joining(", "));
    }

    /// The triples, as far as they could be read; live, not to be changed.
    public Graph graph() {
        return graph;
    }

    /// What is wrong, in the order of the file.
    public List<Problem> problems() {
        return checked().problems.list();
    }

    /// How many problems of this severity there are.
    public long count(Severity severity) {
        return checked().problems.count(severity);
    }

    /// Whether the file must not be validated with.
    public boolean hasErrors() {
        return checked().problems.hasErrors();
    }

    /// What there is to check; empty where there is an error.
    public Optional<ShapesSummary> summary() {
        return Optional.ofNullable(checked().plan).map(ShapesSummary::of);
    }

    /// The validator of this file.
    ///
    /// @throws dosi.diagnostics.ProblemException telling every error of the file
    public ShapesValidator validator() {
        checked().problems.throwIfErrors();
        return new ShapesValidator(graph, Objects.requireNonNull(checked().plan));
    }

    /// Which nodes of some data the targets select, without checking anything.
    ///
    /// @param data only its subjects are selected
    /// @param background what else is known: classes, code lists; may be empty
    /// @throws dosi.diagnostics.ProblemException telling every error of the file
    public TargetSelection select(Graph data, Graph background) {
        checked().problems.throwIfErrors();
        return new TargetSelector(
                        Objects.requireNonNull(checked().plan),
                        new ShapesGraph(graph, name(), this::place),
                        Snapshot.of(data, background))
                .select();
    }

    private Checked checked() {
        Checked known = checked;
        if (known == null) {
            known = check();
            checked = known;
        }
        return known;
    }

    private Checked check() {
        Problems told = new Problems();
        sources.forEach(source -> told.addAll(source.problems()));
        if (told.hasErrors()) {
            return new Checked(told, null);
        }
        Problems linted = new Problems();
        new ShapesLinter(graph, this::place, name(), linted).lint();
        new CityTerms(graph, this::place, linted).check();
        Plan plan = linted.hasErrors() ? null : PlanReader.read(graph, name(), this::place, linted);
        List<String> order = sources.stream().map(ShapesSource::name).toList();
        linted.list().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Problem problem) -> order.indexOf(problem.place().file()))
                                .thenComparingLong(problem -> problem.place().line())
                                .thenComparingLong(problem -> problem.place().column()))
                .forEach(told::add);
        return new Checked(told, told.hasErrors() ? null : plan);
    }

    private Place place(Triple triple) {
        for (ShapesSource source : sources) {
            Place place = source.places().get(triple);
            if (place != null) {
                return place;
            }
        }
        return Place.of(
                sources.stream()
                        .filter(source -> source.graph().contains(triple))
                        .findFirst()
                        .map(ShapesSource::name)
                        .orElseGet(this::name));
    }
}
