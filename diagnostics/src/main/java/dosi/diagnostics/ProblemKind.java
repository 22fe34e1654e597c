package dosi.diagnostics;

/// One kind of problem: a code that is kept for ever, and the sentences that tell it.
///
/// Each room lists its kinds in one enum that implements this interface; `docs/problems.md` explains every
/// code. In the templates `{0}`, `{1}` ... stand for the arguments of [#at], as [Text#with] has it.
public interface ProblemKind {

    /// Its code, severity and sentences.
    ProblemTemplate template();

    default String code() {
        return template().code();
    }

    default Severity severity() {
        return template().severity();
    }

    default Text what() {
        return template().what();
    }

    default Text advice() {
        return template().advice();
    }

    /// The problem of this kind at a place.
    ///
    /// @param arguments what the templates show; each is turned into text here
    default Problem at(Place place, Object... arguments) {
        return new Problem(
                code(), severity(), place, what().with(arguments), advice().with(arguments));
    }
}
