package dosi.hub;

import dosi.diagnostics.Text;

/// Whether a waiver counts.
public enum WaiverState {
    /// Its findings are shown and not counted.
    IN_FORCE("유효", "in force"),
    /// Its last day is over: its findings count again.
    ENDED("끝남", "ended"),
    /// Somebody took it back.
    WITHDRAWN("거둠", "withdrawn");

    private final Text label;

    WaiverState(String ko, String en) {
        this.label = new Text(ko, en);
    }

    /// The words for people.
    public Text label() {
        return label;
    }
}
