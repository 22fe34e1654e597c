package dosi.diagnostics;

import java.util.Arrays;

/// One kind of problem: a code that is kept for ever, and the sentences that tell it.
///
/// Each room lists its kinds in one enum that implements this interface; `docs/problems.md` explains every
/// code. In the templates `{0}`, `{1}` ... stand for the arguments of [#at]; nothing else is special.
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
                code(), severity(), place, fill(what(), arguments), fill(advice(), arguments));
    }

    private static Text fill(Text template, Object... arguments) {
        return new Text(fill(template.ko(), arguments), fill(template.en(), arguments));
    }

    private static String fill(String template, Object... arguments) {
        StringBuilder filled = new StringBuilder(template.length() + 32);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            if (close != open + 2 || !Character.isDigit(template.charAt(open + 1))) {
                filled.append(template, from, open + 1);
                from = open + 1;
                continue;
            }
            int index = template.charAt(open + 1) - '0';
            if (index >= arguments.length) {
                throw new IllegalArgumentException(
                        "no argument "
                                + index
                                + " in "
                                + Arrays.toString(arguments)
                                + " for: "
                                + template);
            }
            filled.append(template, from, open).append(arguments[index]);
            from = close + 1;
        }
        return filled.append(template, from, template.length()).toString();
    }
}
