package dosi.shapes;

/// A check bound to a snapshot.
interface Checker {

    /// Looks at the value nodes `values[from]` to `values[to - 1]` of a focus node, which are all different,
    /// and reports what is wrong with them. May stop at the first failure while the run probes.
    void check(Run run, int constraint, int focus, int[] values, int from, int to);
}
