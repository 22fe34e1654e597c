package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// How the files of a dataset are written: charset, dialect, missing values, keys, rules.
///
/// `docs/datasets.md` explains each property as it stands in `dataset.ttl`.
///
/// @param kind local name of the class of the source, for example `CsvSource`
/// @param filePatterns which file names belong to the dataset; named groups become columns
/// @param encoding the declared charset; empty means that it is detected
/// @param skipRows lines before the header
/// @param headerRows how many header lines there are
/// @param trim whether blanks at the ends of cells are taken off
/// @param columns what is declared of single columns, by name
/// @param missing texts that mean "missing" in every column, with the notation of the reason
/// @param skipDuplicateRows whether a row equal to an earlier one is left out
/// @param key columns that make `#key`
/// @param collisionKey columns that tell rows of the same key apart
/// @param unpivot names of the columns that become rows
/// @param crs the coordinate system of geometries, for example `EPSG:5179`
/// @param singleAsList whether a bare object stands for a list of one
public record SourceDescription(
        String kind,
        List<Pattern> filePatterns,
        Optional<String> encoding,
        char delimiter,
        char quote,
        int skipRows,
        int headerRows,
        boolean trim,
        Map<String, Column> columns,
        Map<String, String> missing,
        List<SkipRule> skipRules,
        boolean skipDuplicateRows,
        List<String> key,
        List<String> collisionKey,
        Optional<Pattern> unpivot,
        Optional<String> crs,
        boolean singleAsList) {

    private static final String DOSI = "https://w3id.org/dosi/ns/";
    private static final String CSVW = "http://www.w3.org/ns/csvw#";

    /// What is declared of one column.
    ///
    /// @param required whether a file without the column is refused
    /// @param optional whether a file may lack it although the mapping names it
    /// @param standard the value of an absent column or a blank cell
    /// @param missing texts that mean "missing", with the notation of the reason
    public record Column(
            boolean required,
            boolean optional,
            @Nullable String standard,
            Map<String, String> missing) {
        public Column {
            missing = Map.copyOf(missing);
        }
    }

    /// Leaves out the rows whose cell of a column is a text or matches a pattern.
    ///
    /// @param reason told in the load report
    public record SkipRule(String column, Pattern pattern, Text reason) {}

    public SourceDescription {
        filePatterns = List.copyOf(filePatterns);
        columns = Map.copyOf(columns);
        missing = Map.copyOf(missing);
        skipRules = List.copyOf(skipRules);
        key = List.copyOf(key);
        collisionKey = List.copyOf(collisionKey);
    }

    /// A source about which nothing is declared.
    public static SourceDescription ofKind(String kind) {
        return new SourceDescription(
                kind,
                List.of(),
                Optional.empty(),
                ',',
                '"',
                0,
                1,
                true,
                Map.of(),
                Map.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /// Reads the `dosi:source` of a dataset's description; what it does not say is as in [#ofKind].
    ///
    /// @param place the file of the description, for messages
    /// @throws dosi.diagnostics.ProblemException telling every property that cannot be used
    public static SourceDescription read(Graph description, Node dataset, Place place) {
        return read(description, dataset, ofKind("CsvSource"), place);
    }

    /// The same for a dataset that follows another: what it does not say is as in the one it follows.
    public static SourceDescription read(
            Graph description, Node dataset, SourceDescription base, Place place) {
        Problems problems = new Problems();
        Optional<Node> source = object(description, dataset, DOSI + "source");
        SourceDescription read =
                source.map(node -> new Reading(description, node, place, problems).over(base))
                        .orElse(base);
        problems.throwIfErrors();
        return read;
    }

    /// Whether a file of this name belongs to the dataset; a dataset without patterns takes every name.
    public boolean accepts(String fileName) {
        return filePatterns.isEmpty()
                || filePatterns.stream().anyMatch(pattern -> pattern.matcher(fileName).matches());
    }

    /// What the named groups of the first matching pattern say about the file.
    public Map<String, String> fileNameGroups(String fileName) {
        for (Pattern pattern : filePatterns) {
            Matcher matcher = pattern.matcher(fileName);
            if (matcher.matches()) {
                Map<String, String> groups = new LinkedHashMap<>();
                for (String name : pattern.namedGroups().keySet()) {
                    String value = matcher.group(name);
                    if (value != null) {
                        groups.put(name, value);
                    }
                }
                return groups;
            }
        }
        return Map.of();
    }

    private static Optional<Node> object(Graph graph, Node subject, String predicate) {
        return objects(graph, subject, predicate).stream().findFirst();
    }

    private static List<Node> objects(Graph graph, Node subject, String predicate) {
        return graph.find(subject, NodeFactory.createURI(predicate), Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    /// One reading of a source node.
    private record Reading(Graph graph, Node source, Place place, Problems problems) {

        SourceDescription over(SourceDescription base) {
            Map<String, Column> columns = new LinkedHashMap<>(base.columns());
            for (Node column : objects(graph, source, DOSI + "column")) {
                object(graph, column, CSVW + "name")
                        .ifPresent(
                                name -> columns.put(name.getLiteralLexicalForm(), column(column)));
            }
            List<Pattern> patterns =
                    objects(graph, source, DOSI + "filePattern").stream()
                            .map(node -> pattern(node.getLiteralLexicalForm()))
                            .toList();
            List<SkipRule> rules =
                    objects(graph, source, DOSI + "skipRow").stream().map(this::rule).toList();
            return new SourceDescription(
                    object(graph, source, RDF.type.getURI())
                            .map(
                                    node ->
                                            node.getURI()
                                                    .substring(node.getURI().lastIndexOf('/') + 1))
                            .orElse(base.kind()),
                    patterns.isEmpty() ? base.filePatterns() : patterns,
                    text(CSVW + "encoding").or(base::encoding),
                    character("delimiter", base.delimiter()),
                    character("quoteChar", base.quote()),
                    number("skipRows", base.skipRows()),
                    number("headerRowCount", base.headerRows()),
                    text(DOSI + "trim").map("true"::equals).orElse(base.trim()),
                    columns,
                    or(missing(source), base.missing()),
                    rules.isEmpty() ? base.skipRules() : rules,
                    text(DOSI + "skipDuplicateRows")
                            .map("true"::equals)
                            .orElse(base.skipDuplicateRows()),
                    or(list(DOSI + "key"), base.key()),
                    or(list(DOSI + "collisionKey"), base.collisionKey()),
                    object(graph, source, DOSI + "unpivot")
                            .flatMap(node -> object(graph, node, DOSI + "columns"))
                            .map(node -> pattern(node.getLiteralLexicalForm()))
                            .or(base::unpivot),
                    text(DOSI + "crs").or(base::crs),
                    text(DOSI + "singleAsList").map("true"::equals).orElse(base.singleAsList()));
        }

        private Column column(Node node) {
            return new Column(
                    isTrue(node, CSVW + "required"),
                    isTrue(node, DOSI + "optionalColumn"),
                    object(graph, node, CSVW + "default")
                            .map(Node::getLiteralLexicalForm)
                            .orElse(null),
                    missing(node));
        }

        private Map<String, String> missing(Node owner) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Node entry : objects(graph, owner, DOSI + "missing")) {
                if (entry.isLiteral()) {
                    texts.put(entry.getLiteralLexicalForm(), "unstated");
                    continue;
                }
                String reason =
                        object(graph, entry, DOSI + "reason")
                                .map(Node::toString)
                                .map(iri -> iri.substring(iri.lastIndexOf('/') + 1))
                                .orElse("unstated");
                for (Node text : objects(graph, entry, DOSI + "text")) {
                    texts.put(text.getLiteralLexicalForm(), reason);
                }
            }
            return texts;
        }

        private SkipRule rule(Node node) {
            String column =
                    object(graph, node, CSVW + "name").map(Node::getLiteralLexicalForm).orElse("");
            Pattern pattern =
                    object(graph, node, DOSI + "equals")
                            .map(
                                    text ->
                                            Pattern.compile(
                                                    Pattern.quote(text.getLiteralLexicalForm())))
                            .or(
                                    () ->
                                            object(graph, node, DOSI + "matches")
                                                    .map(
                                                            text ->
                                                                    pattern(
                                                                            text
                                                                                    .getLiteralLexicalForm())))
                            .orElseGet(() -> Pattern.compile(""));
            String ko = "규칙으로 건너뜀";
            String en = "skipped by rule";
            for (Node reason : objects(graph, node, DOSI + "reason")) {
                if (reason.getLiteralLanguage().equals("ko")) {
                    ko = reason.getLiteralLexicalForm();
                } else {
                    en = reason.getLiteralLexicalForm();
                }
            }
            return new SkipRule(column, pattern, new Text(ko, en));
        }

        private Optional<String> text(String property) {
            return object(graph, source, property).map(Node::getLiteralLexicalForm);
        }

        private boolean isTrue(Node node, String property) {
            return graph.contains(node, NodeFactory.createURI(property), NodeConst.nodeTrue);
        }

        private char character(String property, char standard) {
            Optional<String> text = text(CSVW + property);
            if (text.isEmpty()) {
                return standard;
            }
            if (text.get().length() != 1) {
                problems.add(
                        SourceProblem.BAD_PROPERTY.at(
                                place, "csvw:" + property, text.get(), "글자 하나", "one character"));
                return standard;
            }
            return text.get().charAt(0);
        }

        private int number(String property, int standard) {
            Optional<String> text = text(CSVW + property);
            try {
                return text.map(Integer::parseInt).orElse(standard);
            } catch (NumberFormatException notANumber) {
                problems.add(
                        SourceProblem.BAD_PROPERTY.at(
                                place,
                                "csvw:" + property,
                                text.orElse(""),
                                "0 이상의 수",
                                "a number from 0"));
                return standard;
            }
        }

        private Pattern pattern(String regex) {
            try {
                return Pattern.compile(regex);
            } catch (PatternSyntaxException notARegex) {
                problems.add(
                        SourceProblem.BAD_PROPERTY.at(
                                place,
                                "dosi:filePattern",
                                regex,
                                "Java 정규식",
                                "a Java regular expression"));
                return Pattern.compile(Pattern.quote(regex));
            }
        }

        private List<String> list(String property) {
            List<String> members = new ArrayList<>();
            Node rest = object(graph, source, property).orElse(RDF.nil.asNode());
            while (!rest.equals(RDF.nil.asNode())) {
                object(graph, rest, RDF.first.getURI())
                        .map(Node::getLiteralLexicalForm)
                        .ifPresent(members::add);
                rest = object(graph, rest, RDF.rest.getURI()).orElse(RDF.nil.asNode());
            }
            return members;
        }

        private static <T> List<T> or(List<T> own, List<T> base) {
            return own.isEmpty() ? base : own;
        }

        private static Map<String, String> or(Map<String, String> own, Map<String, String> base) {
            return own.isEmpty() ? base : own;
        }
    }
}
