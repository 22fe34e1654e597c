package dosi.loader;

import java.nio.file.Path;
import java.util.List;

/// What to load: the files of one edition, how they are written, and how they map.
///
/// @param dataset the identifier, for messages; for example `daegu/traffic-accident`
/// @param files the files of the edition, in the order in which they are read; of a shapefile all its parts
/// @param source how the files are written
/// @param mapping how rows become quads
public record LoadRequest(
        String dataset, List<Path> files, SourceDescription source, Mapping mapping) {
    public LoadRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a load needs at least one file: " + dataset);
        }
    }
}
