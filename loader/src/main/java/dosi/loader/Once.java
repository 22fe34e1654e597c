package dosi.loader;

/// Which of the triples that are the same for every row were told in this pass.
///
/// While something is left to tell, rows have to be mapped one after the other, so that it is told with the first
/// row that gives it; after that the object does not change any more.
final class Once {

    private final boolean[] told;
    private int left;

    /// @param count how many pairs of constants there are, numbered from 0
    Once(int count) {
        told = new boolean[count];
        left = count;
    }

    /// Whether the pair is told for the first time now.
    boolean first(int pair) {
        if (told[pair]) {
            return false;
        }
        told[pair] = true;
        left--;
        return true;
    }

    boolean allTold() {
        return left == 0;
    }
}
