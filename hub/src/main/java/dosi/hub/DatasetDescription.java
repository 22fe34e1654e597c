package dosi.hub;

import dosi.diagnostics.Text;
import dosi.loader.SourceDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// What a city says about one of its datasets: `dataset.ttl`, and the mapping beside it.
///
/// Where the dataset follows another, what it inherits is already filled in.
///
/// @param identifier city and name, for example `daegu/traffic-accident`
/// @param city the folder of the city
/// @param folder where the description stands
/// @param follows the dataset whose standard description this one uses
/// @param requires datasets that are loaded before this one
/// @param shapes modules of shapes, `common` not named, `publication` where the dataset is public
/// @param mapping the file of the mapping
/// @param filePatterns patterns of the file names that belong to the dataset
/// @param fingerprint SHA-256 over the bytes of the description and the mapping, followed ones included
/// @param statements what the description says, without blank nodes, for the catalogue graph
public record DatasetDescription(
        String identifier,
        String city,
        Text title,
        Path folder,
        Optional<String> follows,
        Sensitivity sensitivity,
        List<String> requires,
        List<String> shapes,
        GatePolicy gatePolicy,
        SourceDescription source,
        Path mapping,
        List<Pattern> filePatterns,
        String fingerprint,
        List<Triple> statements) {
    public DatasetDescription {
        requires = List.copyOf(requires);
        shapes = List.copyOf(shapes);
        filePatterns = List.copyOf(filePatterns);
        statements = List.copyOf(statements);
    }

    /// The IRI of the dataset.
    public Node iri() {
        return Terms.dataset(identifier);
    }

    /// The graph that holds its data.
    public Node graph() {
        return Terms.dataGraph(identifier);
    }

    /// Whether a file of this name belongs to the dataset. A dataset without patterns takes every name.
    public boolean takes(Path file) {
        Path name = file.getFileName();
        return name != null && (filePatterns.isEmpty() || matchesPattern(name.toString()));
    }

    boolean matchesPattern(String fileName) {
        return filePatterns.stream().anyMatch(pattern -> pattern.matcher(fileName).matches());
    }

    /// The made-up files in the published format that come with the description, sorted by name; may be none.
    public List<Path> sampleFiles() {
        Path sample = folder.resolve("sample");
        if (!Files.isDirectory(sample)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(sample)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + sample, unreadable);
        }
    }
}
