package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.hub.Hub;
import dosi.shapes.ShapesFile;
import dosi.shapes.ShapesValidator;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
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
    /// @throws ProblemException when a file cannot be read, there is no such module, or nothing has a target; telling
    ///     every error of the shapes at its line
    static ShapesChoice of(List<String> filesAndModules) {
        if (filesAndModules.stream().noneMatch(ShapesChoice::isFile)) {
            return ofModules(filesAndModules);
        }
        ShapesFile together =
                ShapesFile.together(filesAndModules.stream().map(ShapesChoice::open).toList());
        if (!together.hasErrors() && !hasTarget(together.graph())) {
            throw new ProblemException(
                    CliProblem.NO_SHAPES.at(Place.of(together.name()), together.name()));
        }
        return new ShapesChoice(
                together.validator(),
                filesAndModules.stream().map(ShapesChoice::name).toList(),
                !filesAndModules.stream().allMatch(ShapesChoice::isFile));
    }

    /// A file of shapes or a module, not checked yet.
    ///
    /// @throws ProblemException when there is no such file, or no such module
    static ShapesFile open(String fileOrModule) {
        if (!isFile(fileOrModule)) {
            return ShapesFile.module(fileOrModule);
        }
        if (!RdfFile.isFile(fileOrModule)) {
            throw new ProblemException(
                    CliProblem.FILE_UNREADABLE.at(
                            Place.of(name(fileOrModule)), "\"" + fileOrModule + "\""));
        }
        return ShapesFile.read(Path.of(fileOrModule));
    }

    private static String name(String fileOrModule) {
        return isFile(fileOrModule)
                ? String.valueOf(Path.of(fileOrModule).getFileName())
                : fileOrModule;
    }

    static boolean isFile(String text) {
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
