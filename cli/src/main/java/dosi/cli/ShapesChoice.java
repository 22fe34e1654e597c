package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.Hub;
import dosi.shapes.ShapesValidator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// The shapes that a validation uses.
///
/// @param names modules and files
/// @param ours whether a module of ours is among them: its shapes need the ontology beside the data
record ShapesChoice(ShapesValidator validator, List<String> names, boolean ours) {

    private static final String SH = "http://www.w3.org/ns/shacl#";

    /// The modules of all datasets that are described.
    static ShapesChoice ofEverything(Hub hub) {
        return ofModules(
                hub.catalogue().datasets().stream()
                        .flatMap(dataset -> dataset.shapes().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /// Modules of ours, `common` always with them.
    static ShapesChoice ofModules(List<String> modules) {
        List<String> names =
                Stream.concat(Stream.of("common"), modules.stream()).distinct().toList();
        return new ShapesChoice(ShapesValidator.ofModules(modules), names, true);
    }

    /// Files of shapes and names of modules, together.
    ///
    /// @throws ProblemException when a file cannot be read, there is no such module, or nothing has a target
    static ShapesChoice of(List<String> filesAndModules) {
        if (filesAndModules.stream().noneMatch(ShapesChoice::isFile)) {
            return ofModules(filesAndModules);
        }
        Graph shapes = GraphFactory.createDefaultGraph();
        List<RdfFile> files = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean ours = false;
        for (String one : filesAndModules) {
            if (isFile(one)) {
                RdfFile file = RdfFile.read(Path.of(one), _ -> {});
                file.graph().find().forEachRemaining(shapes::add);
                files.add(file);
                names.add(file.name());
            } else {
                ShapesValidator.readModule(one, shapes);
                names.add(one);
                ours = true;
            }
        }
        String together = String.join(", ", names);
        if (!hasTarget(shapes)) {
            throw new ProblemException(CliProblem.NO_SHAPES.at(Place.of(together), together));
        }
        ShapesValidator validator =
                ShapesValidator.of(
                        shapes,
                        together,
                        triple ->
                                files.stream()
                                        .flatMap(file -> file.place(triple).stream())
                                        .findFirst()
                                        .orElse(Place.of(together)));
        return new ShapesChoice(validator, names, ours);
    }

    private static boolean isFile(String text) {
        return RdfFile.isFile(text) || text.contains(".") || text.contains("/");
    }

    /// Whether a shape says what it checks, by a target or by being a class itself.
    private static boolean hasTarget(Graph shapes) {
        boolean stated =
                Stream.of(
                                "targetClass",
                                "targetNode",
                                "targetSubjectsOf",
                                "targetObjectsOf",
                                "target",
                                "targetWhere")
                        .map(name -> NodeFactory.createURI(SH + name))
                        .anyMatch(target -> shapes.contains(Node.ANY, target, Node.ANY));
        return stated
                || shapes
                        .find(Node.ANY, RDF.type.asNode(), RDFS.Class.asNode())
                        .mapWith(Triple::getSubject)
                        .toList()
                        .stream()
                        .anyMatch(
                                node ->
                                        shapes.contains(
                                                node,
                                                RDF.type.asNode(),
                                                NodeFactory.createURI(SH + "NodeShape")));
    }
}
