package dosi.diagnostics;

import java.util.List;
import java.util.stream.Collectors;

/// A dead end: the call cannot go on, and these problems say why.
public final class ProblemException extends RuntimeException {

    private final transient List<Problem> problems;
    private final String message;

    public ProblemException(List<Problem> problems) {
        this.problems = List.copyOf(problems);
        this.message = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /// The English messages, a line each.
    @Override
    public String getMessage() {
        return message;
    }

    /// The problems, in the order in which they were found; at least one.
    public List<Problem> problems() {
        return problems;
    }
}
