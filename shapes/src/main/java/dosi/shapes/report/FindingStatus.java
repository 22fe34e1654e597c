package dosi.shapes.report;

import dosi.diagnostics.Text;

/// What became of a finding since the edition before.
public enum FindingStatus {
    /// Not found in the edition before.
    NEW("새로 생김", "new"),
    /// Found in the edition before too.
    STILL_THERE("그대로", "still there"),
    /// Found in the edition before and not any more; counts as nothing wrong.
    MENDED("고쳐짐", "mended");

    private final Text label;

    FindingStatus(String ko, String en) {
        this.label = new Text(ko, en);
    }

    /// The words for people.
    public Text label() {
        return label;
    }
}
