package dosi.endpoint;

import dosi.hub.Hub;
import dosi.hub.Scope;
import dosi.hub.View;
import java.util.function.Function;

/// The graphs that one SPARQL service shows.
interface Shown {

    /// Answers a question from one committed state. The answer must not hold on to the view.
    <T> T read(Function<View, T> question);

    /// What a scope shows of a knowledge base.
    record OfHub(Hub hub, Scope scope) implements Shown {
        @Override
        public <T> T read(Function<View, T> question) {
            return hub.read(scope, question);
        }
    }
}
