package dosi.hub;

/// What happens to an edition in which the shapes find violations.
public enum GatePolicy {
    /// It is accepted, and the findings are kept beside it.
    REPORT,
    /// It is kept aside; the data stays as it was.
    HOLD
}
