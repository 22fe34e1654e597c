package dosi.loader;

import dosi.diagnostics.Place;
import dosi.loader.TriplesMap.JoinCondition;
import dosi.loader.TriplesMap.ObjectMap;
import dosi.loader.TriplesMap.PredicateObjectMap;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads mappings written in YARRRML, the friendly spelling of RML: a subset, listed in `docs/mapping.md`.
///
/// Works on the node tree of the YAML file, so that every message can name line and column. Differs from
/// YARRRML in three points: a missing subject is an error and not a blank node; a constant that looks like
/// an IRI but would become a text is an error; constants in inline calls need quotes.
final class YarrrmlReader {

    private static final Map<String, String> TOP_KEYS =
            Map.of(
                    "prefixes", "prefixes",
                    "base", "base",
                    "sources", "sources",
                    "mappings", "mappings",
                    "mapping", "mappings",
                    "authors", "authors");
    private static final Map<String, String> SOURCE_KEYS =
            Map.of(
                    "access", "access",
                    "referenceFormulation", "referenceFormulation",
                    "iterator", "iterator");
    private static final Map<String, String> MAPPING_KEYS =
            Map.ofEntries(
                    Map.entry("sources", "sources"),
                    Map.entry("source", "sources"),
                    Map.entry("s", "s"),
                    Map.entry("subject", "s"),
                    Map.entry("subjects", "s"),
                    Map.entry("po", "po"),
                    Map.entry("predicateobjects", "po"),
                    Map.entry("graphs", "graphs"),
                    Map.entry("graph", "graphs"),
                    Map.entry("g", "graphs"),
                    Map.entry("condition", "condition"));
    private static final Map<String, String> PAIR_KEYS =
            Map.ofEntries(
                    Map.entry("p", "p"),
                    Map.entry("predicate", "p"),
                    Map.entry("predicates", "p"),
                    Map.entry("o", "o"),
                    Map.entry("object", "o"),
                    Map.entry("objects", "o"),
                    Map.entry("graphs", "graphs"),
                    Map.entry("graph", "graphs"),
                    Map.entry("g", "graphs"),
                    Map.entry("condition", "condition"));
    private static final Map<String, String> TERM_KEYS =
            Map.ofEntries(
                    Map.entry("value", "value"),
                    Map.entry("v", "value"),
                    Map.entry("function", "function"),
                    Map.entry("f", "function"),
                    Map.entry("parameters", "parameters"),
                    Map.entry("pms", "parameters"),
                    Map.entry("type", "type"),
                    Map.entry("datatype", "datatype"),
                    Map.entry("language", "language"),
                    Map.entry("mapping", "mapping"),
                    Map.entry("m", "mapping"),
                    Map.entry("condition", "condition"));
    private static final Map<String, String> CALL_KEYS =
            Map.of(
                    "function", "function",
                    "f", "function",
                    "parameters", "parameters",
                    "pms", "parameters");
    private static final Map<String, String> ARGUMENT_KEYS =
            Map.of("parameter", "parameter", "value", "value", "from", "from");
    private static final Set<String> REFERENCE_FORMULATIONS =
            Set.of("csv", "jsonpath", "xpath", "geojson", "shapefile");

    private final MappingDraft draft;
    private final Prefixes prefixes = new Prefixes();
    private final YarrrmlText texts;
    private final Map<String, LogicalSource> sources = new LinkedHashMap<>();
    private final Set<String> usedSources = new HashSet<>();
    private final Set<String> brokenSources = new HashSet<>();
    private String base;

    YarrrmlReader(MappingDraft draft, String base) {
        this.draft = draft;
        this.base = base;
        this.texts = new YarrrmlText(draft, prefixes);
    }

    /// @throws dosi.diagnostics.ProblemException with everything that is wrong
    Mapping read(String text) {
        Node root = compose(text);
        if (root != null) {
            document(root);
        }
        return draft.finish();
    }

    private @Nullable Node compose(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                draft.report(MappingProblem.NO_TRIPLES_MAP.at(draft.wholeFile()));
            }
            return root;
        } catch (MarkedYAMLException wrong) {
            var mark = wrong.getProblemMark();
            Place place =
                    mark == null
                            ? draft.wholeFile()
                            : draft.place(mark.getLine() + 1L, mark.getColumn() + 1L);
            draft.report(MappingProblem.NOT_YAML.at(place, String.valueOf(wrong.getProblem())));
        } catch (YAMLException wrong) {
            draft.report(
                    MappingProblem.NOT_YAML.at(
                            draft.wholeFile(), String.valueOf(wrong.getMessage())));
        }
        return null;
    }

    private void document(Node root) {
        Map<String, Node> fields = fields(root, TOP_KEYS);
        Node declared = fields.get("prefixes");
        if (declared != null) {
            entries(declared).forEach((prefix, node) -> prefixes.declare(prefix, scalar(node)));
        }
        Node ownBase = fields.get("base");
        if (ownBase != null) {
            base = scalar(ownBase);
        }
        Node declaredSources = fields.get("sources");
        if (declaredSources != null) {
            entries(declaredSources).forEach((name, node) -> source(name, node));
        }
        Node mappings = fields.get("mappings");
        if (mappings == null) {
            draft.report(MappingProblem.NO_TRIPLES_MAP.at(draft.wholeFile()));
            return;
        }
        Map<String, Node> keys = keyNodes(mappings);
        entries(mappings)
                .forEach(
                        (name, node) ->
                                triplesMap(name, placeOf(keys.getOrDefault(name, node)), node));
        if (declaredSources != null) {
            keyNodes(declaredSources)
                    .forEach(
                            (name, key) -> {
                                if (!usedSources.contains(name)) {
                                    draft.report(
                                            MappingProblem.UNUSED_SOURCE.at(placeOf(key), name));
                                }
                            });
        }
    }

    // ---- sources

    private void source(String name, Node node) {
        LogicalSource source = readSource(name, node);
        if (source != null) {
            sources.put(name, source);
        } else {
            brokenSources.add(name);
        }
    }

    private @Nullable LogicalSource readSource(String name, Node node) {
        if (node instanceof SequenceNode list) {
            return shortSource(name, list);
        }
        Map<String, Node> fields = fields(node, SOURCE_KEYS);
        Node access = fields.get("access");
        Node formulation = fields.get("referenceFormulation");
        if (access == null || formulation == null) {
            if (node instanceof MappingNode) {
                draft.report(
                        MappingProblem.MISSING_KEY.at(
                                placeOf(node),
                                name,
                                access == null ? "access" : "referenceFormulation"));
            }
            return null;
        }
        Node iterator = fields.get("iterator");
        return source(
                name,
                scalar(access),
                scalar(formulation),
                iterator == null ? "" : scalar(iterator),
                placeOf(formulation),
                placeOf(node));
    }

    /// `["*.json~jsonpath", "$.items[*]"]`
    private @Nullable LogicalSource shortSource(String name, SequenceNode list) {
        List<Node> items = list.getValue();
        String access = items.isEmpty() ? "" : scalar(items.getFirst());
        int tilde = access.lastIndexOf('~');
        if (tilde < 0 || items.size() > 2) {
            wrongForm(list, "[\"파일~형식\", \"반복자\"]", "[\"file~formulation\", \"iterator\"]");
            return null;
        }
        return source(
                name,
                access.substring(0, tilde),
                access.substring(tilde + 1),
                items.size() == 2 ? scalar(items.get(1)) : "",
                placeOf(items.getFirst()),
                placeOf(list));
    }

    private @Nullable LogicalSource source(
            String name,
            String access,
            String formulation,
            String iterator,
            Place formulationPlace,
            Place place) {
        if (!REFERENCE_FORMULATIONS.contains(formulation)) {
            draft.report(
                    MappingProblem.UNKNOWN_REFERENCE_FORMULATION.nearest(
                            formulationPlace, formulation, REFERENCE_FORMULATIONS, formulation));
            return null;
        }
        boolean needsIterator = formulation.equals("jsonpath") || formulation.equals("xpath");
        if (needsIterator && iterator.isEmpty()) {
            draft.report(MappingProblem.MISSING_KEY.at(place, name, "iterator"));
            return null;
        }
        return new LogicalSource(name, access, formulation, iterator, place);
    }

    private List<LogicalSource> sourcesOf(String mapping, @Nullable Node node, Place place) {
        List<LogicalSource> found = new ArrayList<>();
        if (node == null) {
            draft.report(MappingProblem.NO_SOURCE.at(place, mapping));
            return found;
        }
        for (Node item : items(node)) {
            if (item instanceof ScalarNode name) {
                usedSources.add(name.getValue());
                LogicalSource source = sources.get(name.getValue());
                if (source != null) {
                    found.add(source);
                } else if (!brokenSources.contains(name.getValue())) {
                    draft.report(
                            MappingProblem.UNKNOWN_SOURCE.nearest(
                                    placeOf(name),
                                    name.getValue(),
                                    sources.keySet(),
                                    name.getValue()));
                }
            } else {
                LogicalSource source = readSource(mapping, item);
                if (source != null) {
                    found.add(source);
                }
            }
        }
        return found;
    }

    // ---- triples maps

    private void triplesMap(String name, Place place, Node node) {
        Map<String, Node> fields = fields(node, MAPPING_KEYS);
        if (!(node instanceof MappingNode)) {
            return;
        }
        List<LogicalSource> from = sourcesOf(name, fields.get("sources"), place);
        List<TermMap> subjects = new ArrayList<>();
        Node subject = fields.get("s");
        if (subject == null) {
            draft.report(MappingProblem.NO_SUBJECT_MAP.at(place, name));
        } else {
            for (Node item : items(subject)) {
                add(resource(item), subjects);
            }
        }
        Expression condition = conditionOf(fields.get("condition"));
        List<TermMap> graphs = graphsOf(fields.get("graphs"));
        List<PredicateObjectMap> pairs = new ArrayList<>();
        Node po = fields.get("po");
        if (po != null) {
            for (Node item : items(po)) {
                PredicateObjectMap pair = pair(item);
                if (pair != null) {
                    pairs.add(pair);
                }
            }
        }
        for (LogicalSource source : from) {
            for (TermMap made : subjects) {
                draft.add(
                        new TriplesMap(
                                name, place, source, condition, made, graphs, List.of(), pairs));
            }
        }
    }

    private List<TermMap> graphsOf(@Nullable Node node) {
        List<TermMap> graphs = new ArrayList<>();
        if (node != null) {
            for (Node item : items(node)) {
                add(resource(item), graphs);
            }
        }
        return graphs;
    }

    private @Nullable PredicateObjectMap pair(Node node) {
        List<TermMap> predicates = new ArrayList<>();
        List<ObjectMap> objects = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            List<Node> parts = list.getValue();
            if (parts.size() < 2 || parts.size() > 3) {
                wrongForm(
                        node,
                        "[술어, 목적어] 또는 [술어, 목적어, 데이터 타입]",
                        "[predicate, object] or [predicate, object, datatype]");
                return null;
            }
            predicates(parts.getFirst(), predicates);
            Node suffix = parts.size() == 3 ? parts.get(2) : null;
            for (Node item : items(parts.get(1))) {
                object(item, suffix, predicates, objects);
            }
            return new PredicateObjectMap(null, predicates, objects, List.of());
        }
        Map<String, Node> fields = fields(node, PAIR_KEYS);
        Node p = fields.get("p");
        Node o = fields.get("o");
        if (p == null || o == null) {
            if (node instanceof MappingNode) {
                draft.report(
                        MappingProblem.MISSING_KEY.at(placeOf(node), "po", p == null ? "p" : "o"));
            }
            return null;
        }
        predicates(p, predicates);
        for (Node item : items(o)) {
            if (item instanceof SequenceNode pairOfObject) {
                List<Node> parts = pairOfObject.getValue();
                if (parts.isEmpty() || parts.size() > 2) {
                    wrongForm(item, "[값] 또는 [값, 데이터 타입]", "[value] or [value, datatype]");
                } else {
                    object(
                            parts.getFirst(),
                            parts.size() == 2 ? parts.get(1) : null,
                            predicates,
                            objects);
                }
            } else {
                object(item, null, predicates, objects);
            }
        }
        return new PredicateObjectMap(
                conditionOf(fields.get("condition")),
                predicates,
                objects,
                graphsOf(fields.get("graphs")));
    }

    private void predicates(Node node, List<TermMap> predicates) {
        for (Node item : items(node)) {
            if (item instanceof ScalarNode scalar && scalar.getValue().equals("a")) {
                predicates.add(new TermMap.Constant(RDF.type.asNode()));
            } else if (item instanceof ScalarNode scalar && !scalar.getValue().contains(":")) {
                draft.report(MappingProblem.NOT_AN_IRI.at(placeOf(item), scalar.getValue()));
            } else {
                add(resource(item), predicates);
            }
        }
    }

    // ---- terms

    /// A subject, predicate or graph: an IRI or blank node.
    private @Nullable TermMap resource(Node node) {
        if (node instanceof ScalarNode scalar) {
            return iri(without(scalar.getValue(), "~iri"), inside(scalar));
        }
        Map<String, Node> fields = fields(node, TERM_KEYS);
        Node value = fields.get("value");
        if (value instanceof ScalarNode scalar) {
            return iri(without(scalar.getValue(), "~iri"), inside(scalar));
        }
        Node function = fields.get("function");
        if (function == null) {
            if (node instanceof MappingNode) {
                draft.report(MappingProblem.NO_EXPRESSION.at(placeOf(node), "term"));
            }
            return null;
        }
        Expression call = call(function, fields.get("parameters"));
        return call == null ? null : new TermMap.Iri(call, TermMap.Form.IRI, base);
    }

    private @Nullable TermMap iri(String text, Place place) {
        if (text.startsWith("_:")) {
            Expression label = texts.template(text.substring(2), place);
            return label == null ? null : new TermMap.BlankNode(label);
        }
        String prefix = Prefixes.prefixOf(text);
        if (prefix != null && !prefixes.knows(prefix) && !Prefixes.isScheme(prefix)) {
            draft.report(
                    MappingProblem.UNKNOWN_PREFIX.nearest(place, prefix, prefixes.names(), prefix));
            return null;
        }
        Expression value = texts.template(prefixes.expand(text), place);
        return switch (value) {
            case null -> null;
            case Expression.Constant(var constant) -> {
                org.apache.jena.graph.Node node = draft.iri(constant, base, place);
                yield node == null ? null : new TermMap.Constant(node);
            }
            case Expression expression -> new TermMap.Iri(expression, TermMap.Form.IRI, base);
        };
    }

    private void object(
            Node node, @Nullable Node suffix, List<TermMap> predicates, List<ObjectMap> objects) {
        if (node instanceof ScalarNode scalar) {
            TermMap term = scalarObject(scalar, suffix, predicates);
            if (term != null) {
                objects.add(new ObjectMap.Term(term, null));
            }
            return;
        }
        Map<String, Node> fields = fields(node, TERM_KEYS);
        Node parent = fields.get("mapping");
        if (parent != null) {
            objects.add(
                    new ObjectMap.Join(
                            scalar(parent), joinOf(fields.get("condition")), placeOf(parent)));
            return;
        }
        TermMap term = mapObject(node, fields, suffix, predicates);
        if (term != null) {
            objects.add(new ObjectMap.Term(term, conditionOf(fields.get("condition"))));
        }
    }

    private @Nullable TermMap scalarObject(
            ScalarNode scalar, @Nullable Node suffix, List<TermMap> predicates) {
        String text = scalar.getValue();
        Place place = inside(scalar);
        if (text.endsWith("~iri") || isType(predicates)) {
            return iri(without(text, "~iri"), place);
        }
        Expression value = texts.template(without(text, "~literal"), place);
        if (value == null) {
            return null;
        }
        String prefix = Prefixes.prefixOf(text);
        if (suffix == null
                && value instanceof Expression.Constant
                && !text.endsWith("~literal")
                && prefix != null
                && prefixes.knows(prefix)
                && text.length() > prefix.length() + 1
                && text.indexOf(' ') < 0) {
            draft.report(MappingProblem.LOOKS_LIKE_AN_IRI.at(place, text));
            return null;
        }
        return literal(value, suffix, place);
    }

    private @Nullable TermMap mapObject(
            Node node, Map<String, Node> fields, @Nullable Node suffix, List<TermMap> predicates) {
        Node function = fields.get("function");
        Node value = fields.get("value");
        Node type = fields.get("type");
        boolean asIri = type == null ? isType(predicates) : scalar(type).equals("iri");
        if (type != null && !asIri && !scalar(type).equals("literal")) {
            wrongForm(type, "iri 또는 literal", "iri or literal");
        }
        Expression expression;
        if (function != null) {
            expression = call(function, fields.get("parameters"));
        } else if (value instanceof ScalarNode scalar) {
            if (asIri) {
                return iri(without(scalar.getValue(), "~iri"), inside(scalar));
            }
            expression = texts.template(scalar.getValue(), inside(scalar));
        } else {
            if (node instanceof MappingNode) {
                draft.report(MappingProblem.NO_EXPRESSION.at(placeOf(node), "object"));
            }
            return null;
        }
        if (expression == null) {
            return null;
        }
        if (asIri) {
            return new TermMap.Iri(expression, TermMap.Form.IRI, base);
        }
        Node language = fields.get("language");
        if (language instanceof ScalarNode tag) {
            Expression languages = texts.template(without(tag.getValue(), "~lang"), inside(tag));
            return draft.literal(expression, null, languages, placeOf(tag));
        }
        Node datatype = fields.get("datatype");
        return literal(expression, datatype == null ? suffix : datatype, placeOf(node));
    }

    /// A literal with `xsd:date` or `ko~lang` behind it, or nothing.
    private @Nullable TermMap literal(Expression value, @Nullable Node suffix, Place place) {
        if (suffix == null) {
            return draft.literal(value, null, null, place);
        }
        String text = scalar(suffix);
        if (text.endsWith("~lang")) {
            Expression language = texts.template(without(text, "~lang"), placeOf(suffix));
            return draft.literal(value, null, language, placeOf(suffix));
        }
        TermMap datatype = iri(without(text, "~iri"), placeOf(suffix));
        return datatype == null ? null : draft.literal(value, datatype, null, place);
    }

    private static boolean isType(List<TermMap> predicates) {
        return predicates.size() == 1
                && predicates.getFirst() instanceof TermMap.Constant(var node)
                && node.equals(RDF.type.asNode());
    }

    // ---- functions, conditions and joins

    private @Nullable Expression call(Node function, @Nullable Node parameters) {
        if (!(function instanceof ScalarNode scalar)) {
            Map<String, Node> fields = fields(function, CALL_KEYS);
            Node inner = fields.get("function");
            return inner == null ? null : call(inner, fields.get("parameters"));
        }
        if (scalar.getValue().contains("(")) {
            return texts.call(scalar.getValue(), inside(scalar));
        }
        List<MappingDraft.Argument> arguments = new ArrayList<>();
        if (parameters != null && !arguments(parameters, arguments)) {
            return null;
        }
        String iri = texts.iriOf(scalar.getValue(), inside(scalar));
        return draft.call(iri, arguments, inside(scalar));
    }

    /// `parameters:` as pairs `[name, value]` or maps `{parameter: name, value: value}`.
    private boolean arguments(Node node, List<MappingDraft.Argument> arguments) {
        boolean right = true;
        for (Node item : items(node)) {
            Node name = null;
            Node value = null;
            if (item instanceof SequenceNode pair && pair.getValue().size() >= 2) {
                name = pair.getValue().getFirst();
                value = pair.getValue().get(1);
            } else if (item instanceof MappingNode) {
                Map<String, Node> fields = fields(item, ARGUMENT_KEYS);
                name = fields.get("parameter");
                value = fields.get("value");
            }
            if (name == null || value == null) {
                wrongForm(item, "[매개변수, 값]", "[parameter, value]");
                right = false;
                continue;
            }
            Expression expression =
                    value instanceof ScalarNode scalar
                            ? texts.template(scalar.getValue(), inside(scalar))
                            : call(value, null);
            if (expression == null) {
                right = false;
            } else {
                arguments.add(
                        new MappingDraft.Argument(
                                texts.iriOf(scalar(name), placeOf(name)),
                                expression,
                                placeOf(name)));
            }
        }
        return right;
    }

    private @Nullable Expression conditionOf(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().contains("(")) {
            draft.report(MappingProblem.NOT_A_CONDITION.at(placeOf(node), scalar.getValue()));
            return null;
        }
        return call(node, null);
    }

    private List<JoinCondition> joinOf(@Nullable Node node) {
        List<JoinCondition> conditions = new ArrayList<>();
        if (node == null) {
            return conditions;
        }
        for (Node item : items(node)) {
            JoinCondition condition = joinCondition(item);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private @Nullable JoinCondition joinCondition(Node node) {
        List<MappingDraft.Argument> arguments = new ArrayList<>();
        String function;
        if (node instanceof ScalarNode scalar) {
            YarrrmlText.InlineCall call = texts.inline(scalar.getValue(), inside(scalar));
            if (call == null) {
                return null;
            }
            function = call.name();
            arguments.addAll(call.arguments());
        } else {
            Map<String, Node> fields = fields(node, CALL_KEYS);
            Node name = fields.get("function");
            Node parameters = fields.get("parameters");
            function = name == null ? "" : scalar(name);
            if (parameters != null && !arguments(parameters, arguments)) {
                return null;
            }
        }
        Expression child = null;
        Expression parent = null;
        for (MappingDraft.Argument argument : arguments) {
            String name = MappingDraft.shortName(String.valueOf(argument.parameter()));
            if (name.equals("str1") || name.equals("valueParam1")) {
                child = argument.value();
            } else if (name.equals("str2") || name.equals("valueParam2")) {
                parent = argument.value();
            }
        }
        boolean equal = MappingDraft.shortName(function).endsWith("equal");
        if (!equal || child == null || parent == null || arguments.size() != 2) {
            draft.report(MappingProblem.BAD_JOIN.at(placeOf(node), function));
            return null;
        }
        return new JoinCondition(child, parent);
    }

    // ---- YAML nodes

    /// The values of a map by their canonical keys; a key that is not known is a problem.
    private Map<String, Node> fields(Node node, Map<String, String> keys) {
        Map<String, Node> fields = new LinkedHashMap<>();
        keyNodes(node)
                .forEach(
                        (key, keyNode) -> {
                            if (!keys.containsKey(key)) {
                                draft.report(
                                        MappingProblem.UNKNOWN_KEY.nearest(
                                                placeOf(keyNode), key, keys.keySet(), key));
                            }
                        });
        entries(node)
                .forEach(
                        (key, value) -> {
                            String canonical = keys.get(key);
                            if (canonical != null && fields.put(canonical, value) != null) {
                                draft.report(MappingProblem.REPEATED_KEY.at(placeOf(value), key));
                            }
                        });
        return fields;
    }

    private Map<String, Node> entries(Node node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map)) {
            wrongForm(node, "키와 값의 목록", "keys with values");
            return entries;
        }
        for (NodeTuple tuple : map.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                draft.report(MappingProblem.REPEATED_KEY.at(placeOf(tuple.getKeyNode()), key));
            }
        }
        return entries;
    }

    private static Map<String, Node> keyNodes(Node node) {
        Map<String, Node> keys = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    keys.put(key.getValue(), key);
                }
            }
        }
        return keys;
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        wrongForm(node, "문자열", "a text");
        return "";
    }

    private void wrongForm(Node node, String expectedKo, String expectedEn) {
        draft.report(MappingProblem.WRONG_FORM.at(placeOf(node), expectedKo, expectedEn));
    }

    private Place placeOf(Node node) {
        return draft.place(
                node.getStartMark().getLine() + 1L, node.getStartMark().getColumn() + 1L);
    }

    /// The place of the first character of a scalar, behind its quote if it has one.
    private Place inside(ScalarNode scalar) {
        Place place = placeOf(scalar);
        return switch (scalar.getScalarStyle()) {
            case DOUBLE_QUOTED, SINGLE_QUOTED -> draft.place(place.line(), place.column() + 1);
            case PLAIN, LITERAL, FOLDED, JSON_SCALAR_STYLE -> place;
        };
    }

    private static String without(String text, String ending) {
        return text.endsWith(ending) ? text.substring(0, text.length() - ending.length()) : text;
    }

    private static <T> void add(@Nullable T item, List<T> list) {
        if (item != null) {
            list.add(item);
        }
    }
}
