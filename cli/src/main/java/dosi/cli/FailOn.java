package dosi.cli;

import dosi.diagnostics.Severity;
import java.util.Optional;

/// From which severity on a validation counts as failed.
enum FailOn {
    VIOLATION(Optional.of(Severity.ERROR)),
    WARNING(Optional.of(Severity.WARNING)),
    INFO(Optional.of(Severity.INFO)),
    NONE(Optional.empty());

    private final Optional<Severity> least;

    FailOn(Optional<Severity> least) {
        this.least = least;
    }

    /// The least severity that fails; empty where nothing does.
    Optional<Severity> least() {
        return least;
    }

    /// Whether something of this severity fails.
    boolean fails(Severity severity) {
        return least.filter(from -> severity.compareTo(from) >= 0).isPresent();
    }
}
