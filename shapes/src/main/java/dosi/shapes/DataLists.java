package dosi.shapes;

import java.util.Arrays;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// The RDF lists of a snapshot.
final class DataLists {

    private final Snapshot snapshot;
    private final int first;
    private final int rest;
    private final int nil;

    DataLists(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.first = snapshot.terms().add(RDF.Nodes.first);
        this.rest = snapshot.terms().add(RDF.Nodes.rest);
        this.nil = snapshot.terms().add(RDF.Nodes.nil);
    }

    /// The members of a list, or null where the term is no well-formed list.
    int @Nullable [] members(int list) {
        IntSet cells = new IntSet();
        int[] members = new int[8];
        int count = 0;
        int cell = list;
        while (cell != nil) {
            int head = only(cell, first);
            int tail = only(cell, rest);
            if (head < 0 || tail < 0 || !cells.add(cell)) {
                return null;
            }
            if (count == members.length) {
                members = Arrays.copyOf(members, count * 2);
            }
            members[count++] = head;
            cell = tail;
        }
        return Arrays.copyOf(members, count);
    }

    private int only(int subject, int predicate) {
        int at = snapshot.first(subject, predicate);
        int end = snapshot.end(subject);
        int[] predicates = snapshot.predicates();
        boolean one =
                at < end
                        && predicates[at] == predicate
                        && (at + 1 == end || predicates[at + 1] != predicate);
        return one ? snapshot.objects()[at] : Terms.ABSENT;
    }

    /// Those that stand in a list more than once, each once, in the order in which they first repeat.
    static int[] repeated(int[] members) {
        IntSet seen = new IntSet();
        IntSet twice = new IntSet();
        for (int member : members) {
            if (!seen.add(member)) {
                twice.add(member);
            }
        }
        return Arrays.copyOf(twice.ids, twice.size);
    }
}
