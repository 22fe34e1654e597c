package dosi.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The text files below a folder of this room's resources, in a jar as in a build folder.
final class ResourceFolder {

    private ResourceFolder() {}

    /// The contents of the files whose names end so, by path relative to the folder, sorted by path; empty
    /// if the folder does not exist.
    static SortedMap<String, String> read(String folder, String suffix) {
        // Found through this class: a folder of the same name may stand elsewhere on the class
        // path.
        String self = "ResourceFolder.class";
        URL url = Objects.requireNonNull(ResourceFolder.class.getResource(self));
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return texts(root(Path.of(uri)).resolve(folder), suffix);
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return texts(jar.getPath("/" + folder), suffix);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the resources of " + folder, unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("not a location: " + url, impossible);
        }
    }

    private static Path root(Path self) {
        Path root = self;
        for (int up = ResourceFolder.class.getName().split("\\.", -1).length; up > 0; up--) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }

    private static SortedMap<String, String> texts(Path folder, String suffix) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    (Iterable<Path>)
                            files.filter(file -> file.toString().endsWith(suffix))::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                texts.put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
