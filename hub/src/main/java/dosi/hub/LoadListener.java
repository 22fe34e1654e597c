package dosi.hub;

/// Hears how a load goes on, for a progress line. Called from the loading thread; should return at once.
public interface LoadListener {

    /// Hears nothing.
    LoadListener NONE = new LoadListener() {};

    /// The steps of a load, in their order.
    enum Stage {
        READ,
        COMPARE,
        VALIDATE,
        COMMIT
    }

    /// A step begins.
    default void stage(Stage stage) {}

    /// How many rows have been mapped so far; told now and then.
    default void rows(long rows) {}
}
