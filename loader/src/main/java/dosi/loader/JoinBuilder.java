package dosi.loader;

import java.util.List;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// Fills a join index with the subjects of a parent triples map, row by row.
final class JoinBuilder {

    private final @Nullable ValueSlot condition;
    private final TermSlot subject;
    private final ValueSlot[] keys;
    private final JoinIndex index;

    JoinBuilder(TriplesMap parent, List<Expression> keys, Slots slots, JoinIndex index) {
        this.condition = slots.valuesOrNull(parent.condition());
        this.subject = slots.terms(parent.subject());
        this.keys = keys.stream().map(slots::values).toArray(ValueSlot[]::new);
        this.index = index;
    }

    void add(RowContext context) {
        if (condition != null && !condition.holds(context)) {
            return;
        }
        for (Node node : subject.in(context)) {
            for (String key : JoinIndex.keys(keys, context)) {
                index.add(key, node);
            }
        }
    }

    void complete() {
        index.complete();
    }
}
