package dosi.shapes;

import java.util.Arrays;

/// The subjects of each object of one predicate, or of all predicates with the predicate beside.
///
/// Objects stand sorted; where they are many, a column of offsets by id replaces the search.
final class Inverse {

    private final int[] objects;
    private final int[] start;
    private final int[] subjects;
    private final boolean byId;

    private Inverse(int[] objects, int[] start, int[] subjects, boolean byId) {
        this.objects = objects;
        this.start = start;
        this.subjects = subjects;
        this.byId = byId;
    }

    static Inverse of(Snapshot snapshot, int predicate) {
        int[] predicates = snapshot.predicates();
        int count = 0;
        for (int p : predicates) {
            if (p == predicate) {
                count++;
            }
        }
        return count > snapshot.rows() / 8
                ? wide(snapshot, predicate, count)
                : narrow(snapshot, predicate, count);
    }

    private static Inverse wide(Snapshot snapshot, int predicate, int count) {
        int[] predicates = snapshot.predicates();
        int[] objects = snapshot.objects();
        int rows = snapshot.rows();
        int[] start = new int[rows + 2];
        for (int i = 0; i < predicates.length; i++) {
            if (predicates[i] == predicate) {
                start[objects[i] + 2]++;
            }
        }
        for (int o = 2; o < start.length; o++) {
            start[o] += start[o - 1];
        }
        int[] subjects = new int[count];
        for (int s = 0; s < rows; s++) {
            int end = snapshot.end(s);
            for (int i = snapshot.start(s); i < end; i++) {
                if (predicates[i] == predicate) {
                    subjects[start[objects[i] + 1]++] = s;
                }
            }
        }
        return new Inverse(new int[0], start, subjects, true);
    }

    private static Inverse narrow(Snapshot snapshot, int predicate, int count) {
        long[] pairs = new long[count];
        int n = 0;
        for (int s = 0; n < count && s < snapshot.rows(); s++) {
            int end = snapshot.end(s);
            for (int i = snapshot.first(s, predicate);
                    i < end && snapshot.predicates()[i] == predicate;
                    i++) {
                pairs[n++] = (long) snapshot.objects()[i] << 32 | s;
            }
        }
        Arrays.sort(pairs);
        int[] objects = new int[count];
        int[] start = new int[count + 1];
        int[] subjects = new int[count];
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            int object = (int) (pairs[i] >>> 32);
            if (distinct == 0 || objects[distinct - 1] != object) {
                start[distinct] = i;
                objects[distinct++] = object;
            }
            subjects[i] = (int) pairs[i];
        }
        start[distinct] = count;
        return new Inverse(
                Arrays.copyOf(objects, distinct),
                Arrays.copyOf(start, distinct + 1),
                subjects,
                false);
    }

    /// Where the subjects of an object begin; [#subject] reads them.
    int start(int object) {
        if (byId) {
            return object < start.length - 1 ? start[object] : 0;
        }
        int at = Arrays.binarySearch(objects, object);
        return at < 0 ? 0 : start[at];
    }

    int end(int object) {
        if (byId) {
            return object < start.length - 1 ? start[object + 1] : 0;
        }
        int at = Arrays.binarySearch(objects, object);
        return at < 0 ? 0 : start[at + 1];
    }

    int subject(int position) {
        return subjects[position];
    }

    int[] subjects() {
        return subjects;
    }
}
