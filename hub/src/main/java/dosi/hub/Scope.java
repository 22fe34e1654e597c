package dosi.hub;

/// Which graphs a reader is shown. Restricted datasets are in none of them.
public sealed interface Scope {

    /// All graphs that are not restricted.
    record Everything() implements Scope {}

    /// The data, rows and findings of one city's datasets, and the ontology.
    ///
    /// @param city the name of its folder
    record OfCity(String city) implements Scope {}
}
