package dosi.hub;

import dosi.diagnostics.Place;
import dosi.loader.CellQuestion;
import dosi.loader.LoadReport;
import dosi.loader.LoadRequest;
import dosi.loader.LoadSink;
import dosi.loader.Loader;
import dosi.loader.Lookups;
import dosi.loader.Mapping;
import dosi.loader.PublishedRow;
import dosi.loader.SourceDescription;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// What the hub asks of the loader room.
interface LoadEngine {

    SourceDescription source(Graph description, Node dataset, Place place);

    Mapping mapping(Path file);

    LoadReport load(LoadRequest request, Lookups lookups, LoadSink sink);

    /// The cells behind what a load has made.
    Map<CellQuestion, List<PublishedRow>> cells(
            LoadRequest request, Lookups lookups, Collection<CellQuestion> questions);

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

            @Override
            public Map<CellQuestion, List<PublishedRow>> cells(
                    LoadRequest request, Lookups lookups, Collection<CellQuestion> questions) {
                return new Loader(lookups).cells(request, questions);
            }
        };
    }
}
