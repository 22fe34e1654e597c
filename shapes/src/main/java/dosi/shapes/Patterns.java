package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Checks `sh:pattern` and `sh:flags`.
final class Patterns {

    private Patterns() {}

    static void check(Graph shapes, Triple pattern, Place place, Problems problems) {
        if (!pattern.getObject().isLiteral()) {
            return;
        }
        List<Node> flags = Sh.objects(shapes, pattern.getSubject(), Sh.term("flags"));
        String letters = flags.isEmpty() ? "" : Sh.label(flags.getFirst());
        if (!letters.matches("[imsxq]*")) {
            problems.add(ShapeProblem.BAD_FLAGS.at(place, letters));
            return;
        }
        String regex = pattern.getObject().getLiteralLexicalForm();
        try {
            if (!letters.contains("q")) {
                Pattern.compile(regex);
            }
        } catch (PatternSyntaxException wrong) {
            problems.add(ShapeProblem.BAD_PATTERN.at(place, regex, wrong.getDescription()));
        }
    }
}
