package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/// How people call the terms of shapes and data, in Korean and in English.
///
/// A property: `sh:name` of its property shape, else its label, else the last part of its IRI. A class, a shape, a
/// concept: its label, else the last part of its IRI. A label is `rdfs:label` or `skos:prefLabel` in the language,
/// or without one, first in the shapes graph, then in the data with its background.
///
/// Safe for several threads.
final class TermNames {

    private static final Node NAME = Sh.term("name");
    private static final List<Node> LABELS = List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode());

    /// How many nodes of a list are told by name.
    private static final int LISTED_MAX = 5;

    /// How many names of properties, classes and shapes are kept; values are named anew each time.
    private static final int KEPT_MAX = 10_000;

    /// What the shapes graph says of a term.
    ///
    /// @param labels its labels
    /// @param names its `sh:name`
    /// @param byShapes what the property shapes of a property call it
    private record Told(List<Node> labels, List<Node> names, List<List<Node>> byShapes) {}

    private static final Told NOTHING = new Told(List.of(), List.of(), List.of());

    /// What a shapes graph says of terms, as far as somebody asked; kept as long as the shapes are.
    static final class OfShapes {
        private final Graph shapes;
        private final Map<Node, Told> known = new ConcurrentHashMap<>();

        OfShapes(Graph shapes) {
            this.shapes = shapes;
        }

        private Told of(Node term) {
            Told told = known.get(term);
            if (told != null) {
                return told;
            }
            List<List<Node>> byShapes = new ArrayList<>();
            shapes.find(Node.ANY, Sh.PATH, term)
                    .forEachRemaining(
                            triple -> byShapes.add(Sh.objects(shapes, triple.getSubject(), NAME)));
            told = new Told(labels(shapes, term), Sh.objects(shapes, term, NAME), byShapes);
            if (!told.equals(NOTHING)) {
                known.put(term, told);
            }
            return told;
        }
    }

    private final OfShapes shapes;
    private final Graph data;
    private final Map<Node, Text> terms = new ConcurrentHashMap<>();

    TermNames(OfShapes shapes, Graph data) {
        this.shapes = shapes;
        this.data = data;
    }

    /// The name of what a shape looks at: its `sh:name`, else its path.
    Text path(Node shape, Path path) {
        List<Node> names = shapes.of(shape).names();
        String ko = text(names, "ko");
        String en = text(names, "en");
        if (ko != null && en != null) {
            return new Text(ko, en);
        }
        Text other = path(path);
        return new Text(ko == null ? other.ko() : ko, en == null ? other.en() : en);
    }

    /// The name of a path without a shape.
    Text path(Path path) {
        return switch (path) {
            case P_Link link -> term(link.getNode());
            case P_Inverse inverse -> made(inverse.getSubPath(), "%s(거꾸로)", "inverse of %s");
            case P_Seq seq -> joined(seq.getLeft(), " → ", " → ", seq.getRight());
            case P_Alt alt -> joined(alt.getLeft(), " 또는 ", " or ", alt.getRight());
            case P_ZeroOrMore1 star ->
                    made(star.getSubPath(), "%s(0번 이상)", "%s (any number of times)");
            case P_OneOrMore1 plus -> made(plus.getSubPath(), "%s(1번 이상)", "%s (once or more)");
            case P_ZeroOrOne optional -> made(optional.getSubPath(), "%s(없어도 됨)", "%s (optional)");
            default -> throw new IllegalArgumentException("not a path of SHACL: " + path);
        };
    }

    private Text made(Path inner, String ko, String en) {
        Text name = path(inner);
        return bounded(ko.formatted(name.ko()), en.formatted(name.en()));
    }

    private Text joined(Path left, String ko, String en, Path right) {
        Text first = path(left);
        Text second = path(right);
        return bounded(first.ko() + ko + second.ko(), first.en() + en + second.en());
    }

    private static Text bounded(String ko, String en) {
        return new Text(Shown.bounded(ko, Shown.TEXT_MAX), Shown.bounded(en, Shown.TEXT_MAX));
    }

    /// The name of a property, a class or a shape.
    Text term(Node term) {
        Text known = terms.get(term);
        if (known != null) {
            return known;
        }
        Told told = shapes.of(term);
        List<Node> labels = labels(data, term);
        Text name = new Text(term(term, told, labels, "ko"), term(term, told, labels, "en"));
        if (terms.size() < KEPT_MAX) {
            terms.put(term, name);
        }
        return name;
    }

    private static String term(Node term, Told told, List<Node> labels, String language) {
        for (List<Node> texts : List.of(told.labels(), labels, told.names())) {
            String name = text(texts, language);
            if (name != null) {
                return name;
            }
        }
        Set<String> names = new TreeSet<>();
        for (List<Node> texts : told.byShapes()) {
            String name = text(texts, language);
            if (name != null) {
                names.add(name);
            }
        }
        return names.size() == 1 ? names.iterator().next() : local(term);
    }

    /// Whether the shapes graph gives a term a name for people, in any language.
    boolean isNamed(Node term) {
        Told told = shapes.of(term);
        return text(told.labels(), "") != null || text(told.names(), "") != null;
    }

    /// A value as a sentence shows it: the text of a literal with its language, or the name of a node, between
    /// quotation marks.
    Text value(Node value) {
        if (value.isLiteral()) {
            String language = value.getLiteralLanguage();
            String shown =
                    Shown.quoted(value.getLiteralLexicalForm())
                            + (language.isEmpty() ? "" : "@" + language);
            return new Text(shown, shown);
        }
        if (value.isURI()) {
            List<Node> told = shapes.of(value).labels();
            List<Node> labels = labels(data, value);
            return new Text(
                    Shown.quoted(nameOfNode(value, told, labels, "ko")),
                    Shown.quoted(nameOfNode(value, told, labels, "en")));
        }
        return value.isBlank()
                ? new Text("이름 없는 노드", "a node without a name")
                : new Text("트리플", "a triple term");
    }

    /// A thing of the data rather has a name of another language than none.
    private static String nameOfNode(
            Node node, List<Node> told, List<Node> labels, String language) {
        for (String wanted : List.of(language, "")) {
            for (List<Node> texts : List.of(told, labels)) {
                String name = text(texts, wanted);
                if (name != null) {
                    return name;
                }
            }
        }
        return local(node);
    }

    /// Values one after the other in a fixed order, the first few by name.
    Text values(List<Node> values) {
        List<Text> shown =
                values.stream()
                        .map(this::value)
                        .sorted(Comparator.comparing(Text::en).thenComparing(Text::ko))
                        .toList();
        return listed(shown);
    }

    /// Texts one after the other, the first few in full.
    static Text listed(List<Text> texts) {
        List<String> ko = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (Text text : texts.subList(0, Math.min(LISTED_MAX, texts.size()))) {
            ko.add(text.ko());
            en.add(text.en());
        }
        int more = texts.size() - ko.size();
        return new Text(
                String.join(", ", ko) + (more == 0 ? "" : " 외 " + more + "개"),
                String.join(", ", en) + (more == 0 ? "" : " and " + more + " more"));
    }

    private static List<Node> labels(Graph graph, Node term) {
        List<Node> labels = new ArrayList<>();
        for (Node property : LABELS) {
            labels.addAll(Sh.objects(graph, term, property));
        }
        return labels;
    }

    /// The text in a language, else the one without a language; of several the first in order. No language stands
    /// for any.
    static @Nullable String text(List<Node> texts, String language) {
        String best = null;
        boolean tagged = false;
        for (Node text : texts) {
            if (!text.isLiteral() || text.getLiteralLexicalForm().isBlank()) {
                continue;
            }
            String tag = text.getLiteralLanguage();
            boolean mine = language.isEmpty() || isOf(tag, language);
            if (!mine && !tag.isEmpty()) {
                continue;
            }
            String lexical = text.getLiteralLexicalForm();
            if (best == null
                    || (mine && !tagged)
                    || (mine == tagged && lexical.compareTo(best) < 0)) {
                best = lexical;
                tagged = mine;
            }
        }
        return best == null ? null : Shown.bounded(best, Shown.TEXT_MAX);
    }

    /// Whether a language tag is of a language: `ko-KR` is of `ko`.
    static boolean isOf(String tag, String language) {
        return tag.regionMatches(true, 0, language, 0, language.length())
                && (tag.length() == language.length() || tag.charAt(language.length()) == '-');
    }

    private static String local(Node node) {
        if (!node.isURI()) {
            return node.isLiteral() ? node.getLiteralLexicalForm() : "_";
        }
        String name = Sh.localName(node.getURI());
        return Shown.bounded(name.isBlank() ? node.getURI() : name, Shown.TEXT_MAX);
    }
}
