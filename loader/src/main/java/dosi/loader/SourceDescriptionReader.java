package dosi.loader;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// Reads the `dosi:source` of a dataset's description and tells everything in it that cannot be used.
final class SourceDescriptionReader {

    private static final String DOSI = "https://w3id.org/dosi/ns/";
    private static final int NAMES_MAX = 100;
    private static final String CSVW = "http://www.w3.org/ns/csvw#";
    private static final Set<String> SOURCE_PROPERTIES =
            Set.of(
                    "dosi:filePattern",
                    "dosi:trim",
                    "dosi:column",
                    "dosi:missing",
                    "dosi:skipRow",
                    "dosi:skipDuplicateRows",
                    "dosi:key",
                    "dosi:collisionKey",
                    "dosi:unpivot",
                    "dosi:crs",
                    "dosi:singleAsList",
                    "csvw:encoding",
                    "csvw:delimiter",
                    "csvw:quoteChar",
                    "csvw:skipRows",
                    "csvw:headerRowCount");
    private static final Set<String> COLUMN_PROPERTIES =
            Set.of(
                    "csvw:name",
                    "csvw:required",
                    "csvw:default",
                    "dosi:optionalColumn",
                    "dosi:missing");
    private static final Set<String> MISSING_PROPERTIES = Set.of("dosi:text", "dosi:reason");
    private static final Set<String> SKIP_PROPERTIES =
            Set.of("csvw:name", "dosi:equals", "dosi:matches", "dosi:reason");
    private static final Set<String> UNPIVOT_PROPERTIES = Set.of("dosi:columns");

    private static final Map<String, String> KINDS =
            Map.of(
                    "CsvSource", "csv",
                    "JsonSource", "json",
                    "XmlSource", "xml",
                    "GeoJsonSource", "geojson",
                    "ShapefileSource", "shapefile");

    private final Problems problems = new Problems();
    private final Graph graph;
    private final Place place;

    SourceDescriptionReader(Graph graph, Place place) {
        this.graph = graph;
        this.place = place;
    }

    /// The description; what the source does not say is as in the base.
    SourceDescription read(Node dataset, SourceDescription base) {
        Node source = first(dataset, "dosi:source");
        if (source == null) {
            return base;
        }
        checkProperties(source, SOURCE_PROPERTIES);
        Map<String, SourceDescription.Column> columns = new LinkedHashMap<>(base.columns());
        columns.putAll(columns(source));
        List<Pattern> patterns = patterns("dosi:filePattern", source);
        Map<String, String> missing = missing(source);
        List<SourceDescription.SkipRule> skipRules = skipRules(source);
        List<String> key = names("dosi:key", source);
        List<String> collisionKey = names("dosi:collisionKey", source);
        SourceDescription read =
                new SourceDescription(
                        kind(source, base.kind()),
                        patterns.isEmpty() ? base.filePatterns() : patterns,
                        encoding(source).or(base::encoding),
                        character("csvw:delimiter", source, base.delimiter()),
                        character("csvw:quoteChar", source, base.quote()),
                        number("csvw:skipRows", source, base.skipRows(), 0),
                        number("csvw:headerRowCount", source, base.headerRows(), 1),
                        flag("dosi:trim", source, base.trim()),
                        columns,
                        missing.isEmpty() ? base.missing() : missing,
                        skipRules.isEmpty() ? base.skipRules() : skipRules,
                        flag("dosi:skipDuplicateRows", source, base.skipDuplicateRows()),
                        key.isEmpty() ? base.key() : key,
                        collisionKey.isEmpty() ? base.collisionKey() : collisionKey,
                        unpivot(source).or(base::unpivot),
                        text("dosi:crs", source).or(base::crs),
                        flag("dosi:singleAsList", source, base.singleAsList()));
        problems.throwIfErrors();
        return read;
    }

    private String kind(Node source, String base) {
        List<Node> types = values(source, RDF.type.getURI());
        for (Node type : types) {
            String kind = type.isURI() ? KINDS.get(shortName(type).replace("dosi:", "")) : null;
            if (kind != null) {
                return kind;
            }
        }
        if (!types.isEmpty()) {
            String known = "dosi:" + String.join(", dosi:", new TreeSet<>(KINDS.keySet()));
            wrong("a", shortName(types.getFirst()), new Text(known, "one of " + known));
        }
        return base;
    }

    private Optional<String> encoding(Node source) {
        Optional<String> name = text("csvw:encoding", source);
        if (name.isPresent() && TextFile.named(name.get()).isEmpty()) {
            wrong(
                    "csvw:encoding",
                    name.get(),
                    new Text("UTF-8 이나 CP949 같은 이름", "a name such as UTF-8 or CP949"));
        }
        return name;
    }

    private char character(String property, Node source, char otherwise) {
        Optional<String> text = text(property, source);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.get().length() == 1) {
            return text.get().charAt(0);
        }
        wrong(property, text.get(), new Text("글자 하나", "one character"));
        return otherwise;
    }

    private int number(String property, Node source, int otherwise, int least) {
        Optional<String> text = text(property, source);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= 1000) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        wrong(
                property,
                text.get(),
                new Text(least + " 에서 1000 사이의 정수", "a whole number from " + least + " to 1000"));
        return otherwise;
    }

    private Map<String, SourceDescription.Column> columns(Node source) {
        Map<String, SourceDescription.Column> columns = new LinkedHashMap<>();
        for (Node column : values(source, "dosi:column")) {
            checkProperties(column, COLUMN_PROPERTIES);
            Optional<String> name = text("csvw:name", column);
            if (name.isEmpty()) {
                wrong("dosi:column", "", new Text("csvw:name", "csvw:name in it"));
                continue;
            }
            columns.put(
                    name.get(),
                    new SourceDescription.Column(
                            flag("csvw:required", column, false),
                            flag("dosi:optionalColumn", column, false),
                            text("csvw:default", column).orElse(null),
                            missing(column)));
        }
        return columns;
    }

    /// The texts that mean "no value", each with the notation of its reason, or "" where none is stated.
    private Map<String, String> missing(Node owner) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Node entry : values(owner, "dosi:missing")) {
            if (entry.isLiteral()) {
                reasons.put(entry.getLiteralLexicalForm(), "");
                continue;
            }
            checkProperties(entry, MISSING_PROPERTIES);
            Node reason = first(entry, "dosi:reason");
            List<Node> texts = values(entry, "dosi:text");
            if (texts.isEmpty()) {
                wrong("dosi:missing", "", new Text("dosi:text", "dosi:text in it"));
            }
            for (Node text : texts) {
                reasons.put(lexical("dosi:text", text), reason == null ? "" : notation(reason));
            }
        }
        return reasons;
    }

    /// The last part of the IRI of a concept, or the text.
    private String notation(Node reason) {
        if (reason.isURI()) {
            return reason.getURI().substring(reason.getURI().lastIndexOf('/') + 1);
        }
        return lexical("dosi:reason", reason);
    }

    private List<SourceDescription.SkipRule> skipRules(Node source) {
        List<SourceDescription.SkipRule> rules = new ArrayList<>();
        for (Node rule : values(source, "dosi:skipRow")) {
            checkProperties(rule, SKIP_PROPERTIES);
            Optional<String> column = text("csvw:name", rule);
            Optional<String> equal = text("dosi:equals", rule);
            List<Pattern> patterns = patterns("dosi:matches", rule);
            if (column.isEmpty() || equal.isPresent() == !patterns.isEmpty()) {
                wrong(
                        "dosi:skipRow",
                        column.orElse(""),
                        new Text(
                                "csvw:name 과, dosi:equals 나 dosi:matches 하나",
                                "csvw:name and one of dosi:equals, dosi:matches in it"));
                continue;
            }
            Pattern pattern =
                    equal.map(text -> Pattern.compile(Pattern.quote(text)))
                            .orElseGet(patterns::getFirst);
            String shown = column.get() + " = " + equal.orElseGet(pattern::pattern);
            rules.add(
                    new SourceDescription.SkipRule(
                            column.get(), pattern, label(rule, "dosi:reason", shown)));
        }
        rules.sort(
                Comparator.comparing(SourceDescription.SkipRule::column)
                        .thenComparing(rule -> rule.pattern().pattern()));
        return rules;
    }

    private Text label(Node node, String property, String otherwise) {
        String ko = otherwise;
        String en = otherwise;
        for (Node text : values(node, property)) {
            if (text.isLiteral() && text.getLiteralLanguage().startsWith("en")) {
                en = text.getLiteralLexicalForm();
            } else if (text.isLiteral()) {
                ko = text.getLiteralLexicalForm();
            }
        }
        return new Text(ko, en);
    }

    private Optional<Pattern> unpivot(Node source) {
        Node unpivot = first(source, "dosi:unpivot");
        if (unpivot == null) {
            return Optional.empty();
        }
        checkProperties(unpivot, UNPIVOT_PROPERTIES);
        List<Pattern> columns = patterns("dosi:columns", unpivot);
        if (columns.size() != 1) {
            wrong("dosi:unpivot", "", new Text("dosi:columns 하나", "one dosi:columns in it"));
        }
        return columns.stream().findFirst();
    }

    private List<Pattern> patterns(String property, Node owner) {
        List<Pattern> patterns = new ArrayList<>();
        for (Node value : values(owner, property)) {
            String text = lexical(property, value);
            try {
                patterns.add(Pattern.compile(text));
            } catch (PatternSyntaxException wrong) {
                wrong(
                        property,
                        text,
                        new Text(
                                "Java 정규식 (" + wrong.getDescription() + ")",
                                "a Java regular expression (" + wrong.getDescription() + ")"));
            }
        }
        patterns.sort(Comparator.comparing(Pattern::pattern));
        return patterns;
    }

    /// A list of column names: `( "a" "b" )`, or one name.
    private List<String> names(String property, Node source) {
        List<String> names = new ArrayList<>();
        Node rest = first(source, property);
        if (rest != null && rest.isLiteral()) {
            return List.of(rest.getLiteralLexicalForm());
        }
        while (rest != null && !rest.equals(RDF.nil.asNode()) && names.size() < NAMES_MAX) {
            Node name = first(rest, RDF.first.getURI());
            if (name == null) {
                wrong(property, shortName(rest), new Text("열 이름의 목록", "a list of column names"));
                break;
            }
            names.add(lexical(property, name));
            rest = first(rest, RDF.rest.getURI());
        }
        return names;
    }

    private Optional<String> text(String property, Node owner) {
        List<Node> found = values(owner, property);
        if (found.size() > 1) {
            wrong(
                    property,
                    shortName(found.get(1)),
                    new Text("값은 하나", "there can be one value only"));
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(lexical(property, found.getFirst()));
    }

    private boolean flag(String property, Node owner, boolean otherwise) {
        Optional<String> text = text(property, owner);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().equals("true") && !text.get().equals("false")) {
            wrong(property, text.get(), new Text("true 나 false", "true or false"));
        }
        return text.get().equals("true");
    }

    private String lexical(String property, Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        wrong(property, shortName(node), new Text("글", "a text"));
        return "";
    }

    private void wrong(String property, String value, Text expected) {
        problems.add(
                SourceProblem.BAD_PROPERTY.at(
                        place, property, value, expected.ko(), expected.en()));
    }

    private void checkProperties(Node node, Set<String> known) {
        Set<String> used = new TreeSet<>();
        graph.find(node, Node.ANY, Node.ANY)
                .mapWith(Triple::getPredicate)
                .filterDrop(RDF.type.asNode()::equals)
                .forEachRemaining(predicate -> used.add(shortName(predicate)));
        used.removeAll(known);
        for (String name : used) {
            String nearest =
                    Nearest.to(name, known).orElse(String.join(", ", new TreeSet<>(known)));
            problems.add(SourceProblem.UNKNOWN_PROPERTY.at(place, name, nearest));
        }
    }

    private @Nullable Node first(Node owner, String property) {
        List<Node> found = values(owner, property);
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<Node> values(Node owner, String property) {
        String iri = property;
        if (property.startsWith("dosi:")) {
            iri = DOSI + property.substring(5);
        } else if (property.startsWith("csvw:")) {
            iri = CSVW + property.substring(5);
        }
        return graph.find(owner, NodeFactory.createURI(iri), Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private static String shortName(Node node) {
        String text = node.isURI() ? node.getURI() : String.valueOf(node);
        if (text.startsWith(DOSI)) {
            return "dosi:" + text.substring(DOSI.length());
        }
        return text.startsWith(CSVW) ? "csvw:" + text.substring(CSVW.length()) : text;
    }
}
