package dosi.loader;

import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// The terms of one term map in the current row, spelt in N-Triples and made at most once a row.
abstract sealed class TextTerm {

    private long stamp;

    /// How many terms the row has.
    int count;

    /// The bytes that the terms stand in, and where each of them begins and ends.
    byte[] in = {};

    int[] from = new int[1];
    int[] to = new int[1];

    /// Makes the terms of the row unless that is done, and says how many there are.
    final int count(TextRow row) {
        if (stamp != row.stamp) {
            stamp = row.stamp;
            make(row);
        }
        return count;
    }

    abstract void make(TextRow row);

    /// The same term for every row.
    static final class Constant extends TextTerm {
        Constant(byte[] term) {
            in = term;
            to[0] = term.length;
            count = 1;
        }

        @Override
        void make(TextRow row) {}
    }

    /// A term that is put together from constant bytes and values of the row; none where a value is missing.
    static final class Pieces extends TextTerm {
        private final byte[][] before;
        private final TextSlice[] values;
        private final byte[] end;
        private final @Nullable LexicalForm form;
        private final int typeSize;

        /// @param before what stands before each value
        /// @param end what stands behind the last value
        /// @param form the form that the text of a literal must have; in another one the row is left to the plain way
        /// @param typeSize how many bytes at the end are the closing quote and the datatype
        Pieces(
                List<byte[]> before,
                List<TextSlice> values,
                byte[] end,
                @Nullable LexicalForm form,
                int typeSize) {
            this.before = before.toArray(byte[][]::new);
            this.values = values.toArray(TextSlice[]::new);
            this.end = end;
            this.form = form;
            this.typeSize = typeSize;
        }

        @Override
        void make(TextRow row) {
            count = 0;
            for (TextSlice value : values) {
                if (!value.isPresent) {
                    return;
                }
            }
            Bytes out = row.spelt;
            int begin = out.size;
            for (int i = 0; i < values.length; i++) {
                TextSlice value = values[i];
                out.add(before[i]);
                out.add(value.in, value.from, value.to);
            }
            out.add(end);
            if (form != null && !form.matches(out.array, begin + 1, out.size - typeSize)) {
                row.doubtful = true;
                return;
            }
            in = out.array;
            from[0] = begin;
            to[0] = out.size;
            count = 1;
        }
    }

    /// Terms that a slot of the plain way makes.
    static final class OfSlot extends TextTerm {
        private final TermSlot slot;
        private final boolean graph;

        /// @param graph whether the terms are names of graphs, that of the default graph being empty
        OfSlot(TermSlot slot, boolean graph) {
            this.slot = slot;
            this.graph = graph;
        }

        @Override
        void make(TextRow row) {
            List<Node> nodes = slot.in(row.terms.context);
            int size = nodes.size();
            if (size > from.length) {
                from = Arrays.copyOf(from, size);
                to = Arrays.copyOf(to, size);
            }
            Bytes out = row.spelt;
            for (int i = 0; i < size; i++) {
                from[i] = out.size;
                if (!graph || !Quad.isDefaultGraph(nodes.get(i))) {
                    NTriples.node(nodes.get(i), out);
                }
                to[i] = out.size;
            }
            in = out.array;
            count = size;
        }
    }
}
