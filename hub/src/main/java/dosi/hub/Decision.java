package dosi.hub;

import dosi.diagnostics.Text;

/// What the gate decided about an edition.
public enum Decision {
    /// The same files were loaded before in the same way: nothing was done.
    UNCHANGED("바뀐 것 없음", "nothing changed"),
    /// In the knowledge base, without a finding.
    ACCEPTED("받음", "accepted"),
    /// In the knowledge base, with findings or problems beside it.
    ACCEPTED_WITH_FINDINGS("받음(발견 있음)", "accepted with findings"),
    /// In the knowledge base, because a person let it in that the gate had held.
    RELEASED("보류 해제", "released"),
    /// Kept aside; the data is what it was before.
    HELD("보류", "held");

    private final Text label;

    Decision(String ko, String en) {
        this.label = new Text(ko, en);
    }

    /// The words for people.
    public Text label() {
        return label;
    }
}
