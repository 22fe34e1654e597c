package dosi.hub;

/// Which graphs a reader is shown. Only public datasets are in them.
public sealed interface Scope {

    /// All public graphs.
    record Everything() implements Scope {}

    /// The data, rows and findings of one city's datasets, and the ontology.
    ///
    /// @param city the name of its folder
    record OfCity(String city) implements Scope {}
}
