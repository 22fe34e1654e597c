package dosi.shapes;

import dosi.diagnostics.Particles;
import dosi.diagnostics.Text;
import dosi.ontology.Prefixes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/// The words of findings: the shape's own messages and advice with the values filled in; where it has none in a
/// language, a sentence made from the constraint ([PlainWords]).
///
/// Which message counts (SHACL sections 2.1.5 and 5.3.2): what the query binds to `?message`, else `sh:message` of the
/// SPARQL constraint, else that of the shape, else that of the validator of a constraint component. In a template
/// `{?name}`, `{$name}` and `{name}` stand for a variable of the query, for `this`, `value` and `path`, or for a
/// parameter of the shape such as `minCount`; in Korean a particle behind it may be written as a pair, `{?value}은(는)`.
///
/// A text without a language counts as Korean if it has Hangul, else as English. What a query means cannot be made
/// into a sentence: there a language that the shape lacks is told in the other one.
///
/// Safe for several threads as long as nobody changes the graph.
final class Words {

    private static final Node MESSAGE = Sh.term("message");
    private static final Node FIX = NodeFactory.createURI(Prefixes.BASE + "ns/fix");
    private static final int LISTED_MAX = 12;

    /// What a constraint says itself, as templates.
    private record Own(List<Node> messages, List<Node> fixes) {}

    private final Graph shapes;
    private final TermNames.OfShapes names;
    private final Map<ShapeConstraint, Own> known = new ConcurrentHashMap<>();

    /// @param shapes the shapes graph; what it says about properties and classes is used too
    Words(Graph shapes) {
        this.shapes = shapes;
        this.names = new TermNames.OfShapes(shapes);
    }

    /// How terms are called where this data was validated.
    TermNames names(Graph data) {
        return new TermNames(names, data);
    }

    /// The words for one result.
    Wording.Said say(Result result) {
        Own own = known.computeIfAbsent(result.source(), this::own);
        PlainWords plain = new PlainWords(shapes, result);
        Node bound = result.bindings().get("message");
        List<Node> messages =
                bound != null && bound.isLiteral() && !bound.getLiteralLexicalForm().isBlank()
                        ? List.of(bound)
                        : filled(own.messages(), result);
        boolean borrow = isQuery(result.constraint().check()) && !messages.isEmpty();
        Text message =
                text(messages, () -> borrow ? Optional.empty() : Optional.of(plain.message()))
                        .orElseThrow();
        return new Wording.Said(
                message,
                result.isNested() && messages.isEmpty() ? plain.brief() : Phrase.brief(message),
                text(
                        filled(own.fixes(), result),
                        () -> new Remedies(result).fix().map(Phrase::whole)),
                messages.isEmpty() ? bilingual(message) : messages,
                Stream.concat(
                                result.attempts().stream()
                                        .flatMap(attempt -> attempt.findings().stream()),
                                result.repeatedMembers().stream())
                        .toList());
    }

    private static boolean isQuery(Check check) {
        return check instanceof Check.Select || check instanceof Check.Ask;
    }

    private Own own(ShapeConstraint source) {
        List<Node> messages = new ArrayList<>();
        List<Node> fixes = new ArrayList<>();
        for (Node speaker : speakers(source)) {
            if (messages.isEmpty()) {
                messages.addAll(templates(speaker, MESSAGE));
            }
            if (fixes.isEmpty()) {
                fixes.addAll(templates(speaker, FIX));
            }
        }
        return new Own(List.copyOf(messages), List.copyOf(fixes));
    }

    private List<Node> speakers(ShapeConstraint source) {
        List<Node> speakers = new ArrayList<>();
        Node constraint = source.constraint();
        if (constraint != null) {
            speakers.add(constraint);
        }
        speakers.add(source.shape());
        String special = source.path() == null ? "nodeValidator" : "propertyValidator";
        for (String validator : List.of(special, "validator")) {
            speakers.addAll(Sh.objects(shapes, source.component(), Sh.term(validator)));
        }
        speakers.add(source.component());
        return speakers;
    }

    private List<Node> templates(Node speaker, Node property) {
        return Sh.objects(shapes, speaker, property).stream()
                .filter(text -> text.isLiteral() && !text.getLiteralLexicalForm().isBlank())
                .toList();
    }

    private static List<Node> bilingual(Text message) {
        return List.of(
                NodeFactory.createLiteralLang(message.ko(), "ko"),
                NodeFactory.createLiteralLang(message.en(), "en"));
    }

    private List<Node> filled(List<Node> templates, Result result) {
        List<Node> filled = new ArrayList<>(templates.size());
        for (Node template : templates) {
            String text = template.getLiteralLexicalForm();
            if (text.indexOf('{') < 0) {
                filled.add(template);
                continue;
            }
            String language = template.getLiteralLanguage();
            boolean korean = isKorean(template);
            String made = fill(text, korean, name -> value(result, name, korean));
            filled.add(
                    language.isEmpty()
                            ? NodeFactory.createLiteralString(made)
                            : NodeFactory.createLiteralLang(made, language));
        }
        return filled;
    }

    private static boolean isKorean(Node text) {
        String language = text.getLiteralLanguage();
        return language.isEmpty()
                ? text.getLiteralLexicalForm().codePoints().anyMatch(c -> c >= '가' && c <= '힣')
                : TermNames.isOf(language, "ko");
    }

    /// The text in both languages; empty where there is none.
    ///
    /// @param made what is told in a language that is missing; where it is empty, the other language is told
    private static Optional<Text> text(List<Node> texts, Supplier<Optional<Text>> made) {
        String ko = null;
        String en = null;
        String foreign = null;
        for (Node node : texts) {
            String text = node.getLiteralLexicalForm();
            String language = node.getLiteralLanguage();
            if (isKorean(node)) {
                ko = ko == null ? text : ko;
            } else if (language.isEmpty() || TermNames.isOf(language, "en")) {
                en = en == null ? text : en;
            } else {
                foreign = foreign == null ? text : foreign;
            }
        }
        if (ko != null && en != null) {
            return Optional.of(new Text(ko, en));
        }
        String any = en != null ? en : ko != null ? ko : foreign;
        Optional<Text> sentence = made.get();
        if (any == null) {
            return sentence;
        }
        Text other = sentence.orElse(new Text(any, any));
        return Optional.of(new Text(ko == null ? other.ko() : ko, en == null ? other.en() : en));
    }

    /// Replaces `{?name}`, `{$name}` and `{name}`; what is not known stays as it is.
    static String fill(String template, boolean korean, Function<String, @Nullable String> values) {
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
                append(filled, template.substring(from, open), korean && from > 0);
                filled.append(value);
                from = close + 1;
            }
        }
        append(filled, template.substring(from), korean && from > 0);
        return filled.toString();
    }

    private static void append(StringBuilder filled, String piece, boolean behindValue) {
        if (behindValue) {
            Particles.append(filled, piece);
        } else {
            filled.append(piece);
        }
    }

    private @Nullable String value(Result result, String name, boolean korean) {
        Node bound = result.bindings().get(name);
        if (bound != null) {
            return shown(bound);
        }
        Node value = result.value();
        return switch (name) {
            case "this" -> shown(result.focus());
            case "value" -> value == null ? null : shown(value);
            case "path", "PATH" -> path(result, korean);
            default ->
                    name.isEmpty() || !Character.isLetter(name.charAt(0))
                            ? null
                            : parameter(result.source().shape(), name);
        };
    }

    private static @Nullable String path(Result result, boolean korean) {
        ShapeConstraint source = result.source();
        if (source.path() == null) {
            return null;
        }
        Text name = result.names().path(source.shape(), source.path());
        return korean ? name.ko() : name.en();
    }

    private static String shown(Node node) {
        return Shown.bounded(Sh.label(node), Shown.TEXT_MAX);
    }

    private @Nullable String parameter(Node shape, String name) {
        List<Node> values = Sh.objects(shapes, shape, Sh.term(name));
        return values.isEmpty() ? null : listed(values.getFirst());
    }

    private String listed(Node parameter) {
        List<Node> members = Sh.members(shapes, parameter);
        if (members.isEmpty()) {
            return shown(parameter);
        }
        List<String> labels = members.stream().limit(LISTED_MAX).map(Words::shown).toList();
        return String.join(", ", labels) + (members.size() > LISTED_MAX ? " …" : "");
    }
}
