package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Problems;
import dosi.loader.TriplesMap.ObjectMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/// A mapping while it is read: what both front ends collect and check in the same way.
final class MappingDraft {

    /// The functions that a mapping may call; [MappingFunction#find] except in tests.
    @FunctionalInterface
    interface Library {
        @Nullable MappingFunction find(String iri);

        /// Their IRIs, for "did you mean".
        default Collection<String> iris() {
            return List.of();
        }
    }

    /// One argument of a function call as written.
    ///
    /// @param parameter name or IRI of the parameter; null for one that is given by its position
    record Argument(@Nullable String parameter, Expression value, Place place) {}

    private final String file;
    private final Library library;
    private final Problems problems = new Problems();
    private final List<TriplesMap> triplesMaps = new ArrayList<>();
    private final Map<String, Place> references = new LinkedHashMap<>();
    private final Map<Node, Place> terms = new LinkedHashMap<>();

    MappingDraft(String file, Library library) {
        this.file = file;
        this.library = library;
    }

    Place place(long line, long column) {
        return new Place(file, line, column);
    }

    Place wholeFile() {
        return Place.of(file);
    }

    void report(Problem problem) {
        problems.add(problem);
    }

    void add(TriplesMap map) {
        triplesMaps.add(map);
    }

    Expression.Reference reference(String name, Place place) {
        references.putIfAbsent(name, place);
        return new Expression.Reference(name);
    }

    /// The call of a function, or null where function or parameters are wrong.
    @Nullable Expression call(String iri, List<Argument> arguments, Place place) {
        MappingFunction function = library.find(iri);
        if (function == null) {
            report(
                    MappingProblem.UNKNOWN_FUNCTION.nearest(
                            place,
                            shortName(iri),
                            library.iris().stream().map(MappingDraft::shortName).toList(),
                            shortName(iri)));
            return null;
        }
        List<String> parameters = function.parameters();
        Expression[] values = new Expression[parameters.size()];
        boolean right = true;
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            int index = indexOf(argument.parameter(), parameters, i);
            if (index < 0) {
                String name = String.valueOf(argument.parameter());
                report(
                        MappingProblem.UNKNOWN_PARAMETER.nearest(
                                argument.place(),
                                shortName(name),
                                parameters.stream().map(MappingDraft::shortName).toList(),
                                shortName(iri),
                                shortName(name)));
                right = false;
            } else {
                values[index] = argument.value();
            }
        }
        List<Expression> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Expression value = values[i];
            if (value == null && function.required().contains(parameters.get(i))) {
                report(
                        MappingProblem.MISSING_PARAMETER.at(
                                place, shortName(iri), shortName(parameters.get(i))));
                right = false;
            }
            all.add(value == null ? new Expression.Absent() : value);
        }
        while (!all.isEmpty() && all.getLast() instanceof Expression.Absent) {
            all.removeLast();
        }
        return right ? new Expression.Call(iri, function, all) : null;
    }

    private static int indexOf(@Nullable String name, List<String> parameters, int position) {
        if (name == null) {
            return position < parameters.size() ? position : -1;
        }
        int exact = parameters.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (shortName(parameters.get(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// The part of an IRI behind the last slash or hash.
    static String shortName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    /// A constant IRI, relative ones behind the base; null and a problem where it is none.
    @Nullable Node iri(String text, String base, Place place) {
        String iri = IriSafe.hasScheme(text) ? text : base + text;
        if (!IriSafe.isValid(iri)) {
            report(MappingProblem.NOT_AN_IRI.at(place, text));
            return null;
        }
        return term(NodeFactory.createURI(iri), place);
    }

    /// Keeps where a constant term stands first.
    Node term(Node node, Place place) {
        terms.putIfAbsent(node, place);
        return node;
    }

    /// A literal term map; a constant one becomes a constant.
    TermMap literal(
            Expression value,
            @Nullable TermMap datatype,
            @Nullable Expression language,
            Place place) {
        if (language instanceof Expression.Constant(var tag) && !IriSafe.isLanguageTag(tag)) {
            report(MappingProblem.BAD_LANGUAGE.at(place, tag));
        }
        if (!(value instanceof Expression.Constant(var text))) {
            return new TermMap.Literal(value, datatype, language);
        }
        if (language instanceof Expression.Constant(var tag)) {
            return new TermMap.Constant(NodeFactory.createLiteralLang(text, tag));
        }
        if (datatype instanceof TermMap.Constant(Node type)) {
            Node node = NodeFactory.createLiteralDT(text, NodeFactory.getType(type.getURI()));
            if (!TermSlot.isLexical(node, text)) {
                report(
                        MappingProblem.BAD_CONSTANT.at(
                                place, text, TermSlot.shortName(type.getURI())));
            }
            return new TermMap.Constant(node);
        }
        return datatype == null && language == null
                ? new TermMap.Constant(NodeFactory.createLiteralDT(text, XSDDatatype.XSDstring))
                : new TermMap.Literal(value, datatype, language);
    }

    /// The mapping, if all of it is right.
    ///
    /// @throws dosi.diagnostics.ProblemException with every problem found
    Mapping finish() {
        if (triplesMaps.isEmpty() && !problems.hasErrors()) {
            report(MappingProblem.NO_TRIPLES_MAP.at(wholeFile()));
        }
        checkJoins();
        problems.throwIfErrors();
        return new Mapping(file, triplesMaps, references, terms);
    }

    private void checkJoins() {
        for (TriplesMap child : triplesMaps) {
            for (TriplesMap.PredicateObjectMap pair : child.predicateObjectMaps()) {
                for (ObjectMap object : pair.objects()) {
                    if (object instanceof ObjectMap.Join join) {
                        checkJoin(child, join);
                    }
                }
            }
        }
    }

    private void checkJoin(TriplesMap child, ObjectMap.Join join) {
        boolean known = false;
        for (TriplesMap parent : triplesMaps) {
            if (parent.name().equals(join.parent())) {
                known = true;
                if (join.conditions().isEmpty() && !sameRows(child, parent)) {
                    report(
                            MappingProblem.JOIN_NEEDS_CONDITION.at(
                                    join.place(), shortName(join.parent())));
                    return;
                }
            }
        }
        if (!known && !problems.hasErrors()) {
            TreeSet<String> names = new TreeSet<>();
            triplesMaps.forEach(map -> names.add(map.name()));
            report(
                    MappingProblem.UNKNOWN_TRIPLES_MAP.nearest(
                            join.place(), join.parent(), names, join.parent()));
        }
    }

    private static boolean sameRows(TriplesMap child, TriplesMap parent) {
        return child.source().access().equals(parent.source().access())
                && child.source()
                        .referenceFormulation()
                        .equals(parent.source().referenceFormulation())
                && child.source().iterator().equals(parent.source().iterator());
    }
}
