package dosi.cli;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// What the command says: results on standard output, progress and problems on standard error.
///
/// On a terminal a progress line is written over the one before; in a pipe every step is a line of its own.
final class Console {

    /// How many problems of one kind of severity are listed before the rest is only counted.
    static final int LISTED_MAX = 20;

    private final PrintStream out;
    private final PrintStream err;
    private final Locale locale;
    private final boolean terminal;
    private boolean progressShown;

    Console(PrintStream out, PrintStream err, Locale locale, boolean terminal) {
        this.out = out;
        this.err = err;
        this.locale = locale;
        this.terminal = terminal;
    }

    PrintStream out() {
        clearProgress();
        return out;
    }

    Locale locale() {
        return locale;
    }

    /// A line of the result, in the reader's language.
    void say(String ko, String en) {
        say(new Text(ko, en));
    }

    void say(Text text) {
        clearProgress();
        out.println(text.in(locale));
    }

    void line(String text) {
        clearProgress();
        out.println(text);
    }

    /// Where a long step stands; only on a terminal.
    void progress(String ko, String en) {
        if (terminal) {
            err.print("\r\033[K" + new Text(ko, en).in(locale));
            err.flush();
            progressShown = true;
        }
    }

    private void clearProgress() {
        if (progressShown) {
            err.print("\r\033[K");
            err.flush();
            progressShown = false;
        }
    }

    void problem(Problem problem) {
        clearProgress();
        err.println(problem.message(locale));
    }

    /// The problems, the heavier first; past the limit of a severity only how many more there are.
    void problems(List<Problem> problems) {
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            List<Problem> same =
                    problems.stream().filter(problem -> problem.severity() == severity).toList();
            same.stream().limit(LISTED_MAX).forEach(this::problem);
            if (same.size() > LISTED_MAX) {
                int more = same.size() - LISTED_MAX;
                err.println(
                        new Text(
                                        "… " + severity.label().ko() + " " + more + "개가 더 있다",
                                        "… " + more + " more of severity " + severity.label().en())
                                .in(locale));
            }
        }
    }
}
