package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;

/// What a person says who decides about a held edition. Both are stored with the decision.
///
/// @param author who decides
/// @param reason why
public record Verdict(String author, String reason) {

    /// Keeps both without blanks around them.
    ///
    /// @throws ProblemException where one of them says nothing
    public Verdict {
        author = author.strip();
        reason = reason.strip();
        if (author.isEmpty() || reason.isEmpty()) {
            throw new ProblemException(
                    HubProblem.NO_VERDICT.at(
                            Place.of("held"), author.isEmpty() ? "--author" : "--reason"));
        }
    }
}
