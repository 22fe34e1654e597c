package dosi.hub;

import dosi.diagnostics.Place;
import dosi.loader.LoadReport;
import dosi.loader.LoadRequest;
import dosi.loader.LoadSink;
import dosi.loader.Loader;
import dosi.loader.Lookups;
import dosi.loader.Mapping;
import dosi.loader.SourceDescription;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// What the hub asks of the loader room.
interface LoadEngine {

    SourceDescription source(Graph description, Node dataset, Place place);

    Mapping mapping(Path file);

    LoadReport load(LoadRequest request, Lookups lookups, LoadSink sink);

    /// The loader room.
    static LoadEngine ofLoader() {
        return new LoadEngine() {
            @Override
            public SourceDescription source(Graph description, Node dataset, Place place) {
                return SourceDescription.read(description, dataset, place);
            }

            @Override
            public Mapping mapping(Path file) {
                return Loader.readMapping(file);
            }

            @Override
            public LoadReport load(LoadRequest request, Lookups lookups, LoadSink sink) {
                return new Loader(lookups).load(request, sink);
            }
        };
    }
}
