package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Chooses the front end for a mapping file.
final class MappingReader {

    private static final MappingDraft.Library LIBRARY =
            new MappingDraft.Library() {
                @Override
                public @Nullable MappingFunction find(String iri) {
                    return MappingFunction.find(iri);
                }

                @Override
                public Collection<String> iris() {
                    return Functions.iris();
                }
            };

    private MappingReader() {}

    static Mapping read(Path file, String baseIri) {
        String name = shortName(file);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean yaml = lower.endsWith(".yml") || lower.endsWith(".yaml");
        if (!yaml && !lower.endsWith(".ttl")) {
            throw new ProblemException(MappingProblem.UNKNOWN_FORM.at(Place.of(name), name));
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new ProblemException(
                    MappingProblem.NOT_READABLE.at(
                            Place.of(name), String.valueOf(unreadable.getMessage())));
        }
        MappingDraft draft = new MappingDraft(name, LIBRARY);
        return yaml
                ? new YarrrmlReader(draft, baseIri).read(text)
                : RmlReader.read(text, draft, baseIri);
    }

    /// The file as its user knows it: with its folder, because every dataset has a `mapping.yml`.
    private static String shortName(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path name = file.getFileName();
        return folder == null || folder.getFileName() == null
                ? String.valueOf(name)
                : folder.getFileName() + "/" + name;
    }
}
