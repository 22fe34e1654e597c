package dosi.shapes;

import dosi.diagnostics.Text;
import dosi.ontology.Prefixes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/// The words of findings: the shape's own messages and advice with the values filled in; where it has none, a plain
/// sentence for the kind of constraint.
///
/// Which message counts (SHACL section 5.3.2 and 2.1.5): what the query binds to `?message`, else `sh:message` of the
/// SPARQL constraint, else that of the shape. In a template `{?name}`, `{$name}` and `{name}` stand for a variable of
/// the query, for `this`, `value` and `path`, or for a parameter of the shape such as `minCount`.
///
/// Safe for several threads as long as nobody changes the graph.
final class Words {

    private static final Node MESSAGE = Sh.term("message");
    private static final Node FIX = NodeFactory.createURI(Prefixes.BASE + "ns/fix");
    private static final int LISTED_MAX = 12;

    private final Graph shapes;
    private final PlainWords plain;

    /// @param shapes the shapes graph; what it says about properties and classes is used too
    Words(Graph shapes) {
        this.shapes = shapes;
        this.plain = new PlainWords(shapes);
    }

    /// What is said about one finding.
    ///
    /// @param message what is wrong
    /// @param fix what to do, where it is known
    /// @param messages the values of `sh:resultMessage`
    record Said(Text message, Optional<Text> fix, List<Node> messages) {}

    /// One result of a constraint.
    ///
    /// @param source the constraint
    /// @param parameter the value of the parameter that was broken, for example the class of `sh:class`; null where
    ///     the shape has only one, which is then looked up
    /// @param focus the focus node
    /// @param value the value node, where there is one
    /// @param bindings what the query of a SPARQL constraint bound, by the name of the variable; else empty
    /// @param data where the value's neighbours may be looked up, for example labels
    record Result(
            ShapeConstraint source,
            @Nullable Node parameter,
            Node focus,
            @Nullable Node value,
            Map<String, Node> bindings,
            Graph data) {}

    /// The words for one result.
    Said say(Result result) {
        Node constraint = result.source().constraint();
        Node shape = result.source().shape();
        Function<String, @Nullable String> values = name -> value(result, name);
        List<Node> own = new ArrayList<>();
        Node bound = result.bindings().get("message");
        if (bound != null && bound.isLiteral()) {
            own.add(bound);
        }
        if (own.isEmpty() && constraint != null) {
            own.addAll(filled(constraint, MESSAGE, values));
        }
        if (own.isEmpty()) {
            own.addAll(filled(shape, MESSAGE, values));
        }
        Text message = text(own).orElseGet(() -> plain.message(result));
        Optional<Text> fix =
                (constraint == null
                                ? Optional.<Text>empty()
                                : text(filled(constraint, FIX, values)))
                        .or(() -> text(filled(shape, FIX, values)))
                        .or(() -> plain.fix(result));
        return new Said(message, fix, own.isEmpty() ? bilingual(message) : own);
    }

    private static List<Node> bilingual(Text message) {
        return List.of(
                NodeFactory.createLiteralLang(message.ko(), "ko"),
                NodeFactory.createLiteralLang(message.en(), "en"));
    }

    private List<Node> filled(
            Node subject, Node property, Function<String, @Nullable String> values) {
        List<Node> filled = new ArrayList<>();
        for (Node template : Sh.objects(shapes, subject, property)) {
            if (!template.isLiteral()) {
                continue;
            }
            String text = template.getLiteralLexicalForm();
            if (text.isBlank()) {
                continue;
            }
            if (text.indexOf('{') < 0) {
                filled.add(template);
                continue;
            }
            String language = template.getLiteralLanguage();
            filled.add(
                    language.isEmpty()
                            ? NodeFactory.createLiteralString(fill(text, values))
                            : NodeFactory.createLiteralLang(fill(text, values), language));
        }
        return filled;
    }

    /// The text in both languages; a missing language is told in the other one. Empty where there is none.
    private static Optional<Text> text(List<Node> messages) {
        String ko = null;
        String en = null;
        String other = null;
        for (Node message : messages) {
            String text = message.getLiteralLexicalForm();
            if (text.isBlank()) {
                continue;
            }
            String language = message.getLiteralLanguage();
            if (language.startsWith("ko")) {
                ko = ko == null ? text : ko;
            } else if (language.startsWith("en")) {
                en = en == null ? text : en;
            } else {
                other = other == null ? text : other;
            }
        }
        String any = en != null ? en : other != null ? other : ko;
        if (any == null) {
            return Optional.empty();
        }
        return Optional.of(new Text(ko == null ? any : ko, en != null ? en : any));
    }

    /// Replaces `{?name}`, `{$name}` and `{name}`; what is not known stays as it is.
    static String fill(String template, Function<String, @Nullable String> values) {
        StringBuilder filled = new StringBuilder(template.length() + 32);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = template.substring(open + 1, close);
            String value =
                    values.apply(
                            name.startsWith("?") || name.startsWith("$")
                                    ? name.substring(1)
                                    : name);
            if (value != null) {
                filled.append(template, from, open).append(value);
                from = close + 1;
            }
        }
        return filled.append(template, from, template.length()).toString();
    }

    private @Nullable String value(Result result, String name) {
        Node bound = result.bindings().get(name);
        if (bound != null) {
            return Sh.label(bound);
        }
        return switch (name) {
            case "this" -> Sh.label(result.focus());
            case "value" -> result.value() == null ? null : Sh.label(result.value());
            case "path", "PATH" ->
                    result.source().path() == null ? null : plain.pathName(result.source());
            default ->
                    name.isEmpty() || !Character.isLetter(name.charAt(0))
                            ? null
                            : parameter(result.source().shape(), name);
        };
    }

    private @Nullable String parameter(Node shape, String name) {
        List<Node> values = Sh.objects(shapes, shape, Sh.term(name));
        return values.isEmpty() ? null : listed(values.getFirst());
    }

    private String listed(Node parameter) {
        List<Node> members = Sh.members(shapes, parameter);
        if (members.isEmpty()) {
            return Sh.label(parameter);
        }
        List<String> labels = members.stream().limit(LISTED_MAX).map(Sh::label).toList();
        return String.join(", ", labels) + (members.size() > LISTED_MAX ? " …" : "");
    }
}
