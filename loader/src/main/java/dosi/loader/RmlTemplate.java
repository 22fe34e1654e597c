package dosi.loader;

import dosi.diagnostics.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads templates as RML writes them: references in curly brackets, `\{`, `\}` and `\\` for the characters
/// themselves.
final class RmlTemplate {

    private RmlTemplate() {}

    /// The expression of a template; null and a problem where its brackets do not balance.
    static @Nullable Expression parse(String text, Place place, MappingDraft draft) {
        List<Expression> parts = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "{}\\".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                piece.append(text.charAt(i));
            } else if (c == '{' || c == '}') {
                if (inside == (c == '{') || (inside && piece.toString().isBlank())) {
                    draft.report(MappingProblem.BAD_TEMPLATE.at(place, text, "" + c));
                    return null;
                }
                if (inside) {
                    parts.add(draft.reference(piece.toString(), place));
                } else if (!piece.isEmpty()) {
                    parts.add(new Expression.Constant(piece.toString()));
                }
                piece.setLength(0);
                inside = !inside;
            } else {
                piece.append(c);
            }
        }
        if (inside || text.isEmpty()) {
            draft.report(MappingProblem.BAD_TEMPLATE.at(place, text, inside ? "{" : "-"));
            return null;
        }
        if (!piece.isEmpty()) {
            parts.add(new Expression.Constant(piece.toString()));
        }
        // a single reference stays a template: its values are encoded, those of rml:reference are
        // not
        return new Expression.Template(parts);
    }
}
