package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;

/// The files of one edition with their hashes.
///
/// @param files sorted by name
/// @param sha256 over names and contents: the same files in another order or folder are the same edition
record EditionFiles(List<File> files, String sha256) {

    /// One file.
    record File(Path path, String name, long sizeBytes, String sha256) {}

    /// Reads and hashes the files.
    ///
    /// @throws ProblemException naming every file that cannot be read
    static EditionFiles of(List<Path> paths) {
        Problems problems = new Problems();
        List<File> files = new ArrayList<>();
        for (Path path : paths) {
            String name = String.valueOf(path.getFileName());
            try {
                files.add(new File(path, name, Files.size(path), Hashes.ofFile(path)));
            } catch (IOException unreadable) {
                problems.add(HubProblem.NO_SUCH_FILE.at(Place.of(path.toString())));
            }
        }
        problems.throwIfErrors();
        files.sort(Comparator.comparing(File::name).thenComparing(File::sha256));
        List<String> texts = new ArrayList<>();
        for (File file : files) {
            texts.add(file.name);
            texts.add(file.sha256);
        }
        return new EditionFiles(List.copyOf(files), Hashes.ofTexts(texts));
    }

    List<Path> paths() {
        return files.stream().map(File::path).toList();
    }

    Node edition(String dataset) {
        return Terms.edition(dataset, sha256);
    }

    /// The short name of the edition: 12 hex digits.
    String shortName() {
        return sha256.substring(0, 12);
    }
}
