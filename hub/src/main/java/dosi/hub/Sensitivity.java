package dosi.hub;

/// To whom a dataset may be shown.
public enum Sensitivity {
    /// To everybody.
    PUBLIC,
    /// To the staff of the cities; shown in this version as public ones are, with its label.
    INTERNAL,
    /// To those who may see personal or protected data: in no [Scope].
    RESTRICTED
}
