package dosi.diagnostics;

/// How much a problem weighs, in the order of weight.
public enum Severity {
    /// Worth knowing; nothing has to be done.
    INFO("알림", "info"),
    /// Suspicious; the data is used as it stands.
    WARNING("경고", "warning"),
    /// Wrong; the cell, the row or the whole input is not used, as the message says.
    ERROR("오류", "error");

    private final Text label;

    Severity(String ko, String en) {
        this.label = new Text(ko, en);
    }

    /// The word for people.
    public Text label() {
        return label;
    }
}
