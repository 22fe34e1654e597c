package dosi.diagnostics;

/// One kind of problem: a code that is kept for ever, and the sentences that tell it.
///
/// Each room lists its kinds in one enum that implements this interface; `docs/problems.md` explains every
/// code. In the templates `{0}`, `{1}` ... stand for the arguments of [#at], as [Text#with] has it.
public interface ProblemKind {

    /// For example `LOAD-104`: the room, then a number that is never used again for another meaning.
    String code();

    Severity severity();

    /// What is wrong, showing the value. No full stop at the end.
    Text what();

    /// What to do. No full stop at the end.
    Text advice();

    /// The problem of this kind at a place.
    ///
    /// @param arguments what the templates show; each is turned into text here
    default Problem at(Place place, Object... arguments) {
        return new Problem(
                code(), severity(), place, what().with(arguments), advice().with(arguments));
    }
}
