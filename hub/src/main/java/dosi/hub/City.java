package dosi.hub;

import dosi.diagnostics.Text;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// A city that publishes datasets: one folder with a `city.ttl`.
///
/// @param name the name of the folder, for example `daegu`
/// @param iri what `city.ttl` describes
/// @param label its name for people
/// @param statements all that `city.ttl` says, without blank nodes
public record City(String name, Node iri, Text label, Path folder, List<Triple> statements) {
    public City {
        statements = List.copyOf(statements);
    }
}
