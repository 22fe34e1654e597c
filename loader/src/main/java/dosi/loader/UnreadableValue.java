package dosi.loader;

import dosi.diagnostics.Text;

/// A value that a function cannot understand.
final class UnreadableValue extends Exception {

    private final String value;
    private final transient Text expected;

    UnreadableValue(String value, Text expected) {
        super(expected.en() + ": " + value, null, false, false);
        this.value = value;
        this.expected = expected;
    }

    /// The value as found.
    String value() {
        return value;
    }

    /// What was expected, as a noun phrase: "a date such as 2023-07-01".
    Text expected() {
        return expected;
    }
}
