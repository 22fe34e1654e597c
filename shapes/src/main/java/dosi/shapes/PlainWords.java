package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// Sentences about results of which the shape says nothing itself: what is wrong, with the value.
///
/// They are made of the parameters of the constraint, of the value and the values beside it, and of names
/// ([TermNames]); nothing else is claimed. The same result gives the same sentence whatever the order of the data.
final class PlainWords {

    private static final Node DESCRIPTION = Sh.term("description");

    private final Graph shapes;
    private final Result result;
    private final TermNames names;
    private final Conditions conditions;
    private final Plan.Constraint constraint;
    private final ShapeConstraint source;

    PlainWords(Graph shapes, Result result) {
        this.shapes = shapes;
        this.result = result;
        this.names = result.names();
        this.conditions = new Conditions(result.plan(), names);
        this.constraint = result.constraint();
        this.source = result.source();
    }

    /// The whole sentence.
    Text message() {
        return full(phrase());
    }

    /// The sentence for a finding inside another one: without its subject where that is the value that the sentence
    /// around it speaks about.
    Text brief() {
        Phrase phrase = phrase();
        return source.path() == null && phrase.subject() == null && phrase.ofValue()
                ? phrase.alone()
                : Phrase.brief(full(phrase));
    }

    private Text full(Phrase phrase) {
        Text own = phrase.subject();
        if (own != null) {
            return phrase.about(own, "");
        }
        Node value = result.value();
        Path path = source.path();
        if (path != null) {
            Text name = names.path(source.shape(), path);
            if (!phrase.ofValue() || value == null) {
                return phrase.about(new Text("'{0}' 값", "'{0}'").with(name), "");
            }
            Text shown = names.value(value);
            return phrase.about(
                    new Text("'{0}' 값 {1}", "'{0}'").with(name, shown), ": " + shown.en());
        }
        Node focus = result.focus();
        if (value == null || value.equals(focus) || !phrase.ofValue()) {
            return phrase.about(node(focus), "");
        }
        return isRule()
                ? phrase.and("값: {0}", "Value: {0}", names.value(value)).about(node(focus), "")
                : phrase.about(node(value), "");
    }

    private boolean isRule() {
        return constraint.check() instanceof Check.Select;
    }

    private Text node(Node node) {
        Text form =
                node.isLiteral()
                        ? new Text("값 {0}", "value {0}")
                        : node.isURI() ? new Text("노드 {0}", "node {0}") : new Text("{0}", "{0}");
        return form.with(names.value(node));
    }

    private Phrase surplus() {
        Node property = ShapeConstraint.property(result.path());
        return Phrase.of(
                new Text("'{0}' 속성", "property '{0}'")
                        .with(property == null ? "?" : names.term(property)),
                "은(는) 여기에 쓸 수 없다: {0}",
                "is not allowed here: {0}",
                names.value(valueOrFocus()));
    }

    private Phrase phrase() {
        NestedWords nested = new NestedWords(result, conditions);
        Node value = valueOrFocus();
        return switch (constraint.check()) {
            case Check.OfValue check -> ofValue(check, value);
            case Check.MinCount(var min) -> tooFew(min);
            case Check.MaxCount(var max) -> tooMany(max);
            case Check.HasValue(var wanted) -> lacking(wanted);
            case Check.UniqueLanguage() ->
                    Phrase.ofValues(
                            "이(가) 같은 언어로 둘 이상이다: {0}",
                            "has several values in one language: {0}",
                            names.values(sameLanguage()));
            case Check.Equals(var path) -> unequal(path, value);
            case Check.Disjoint(var path) -> shared(path);
            case Check.SubsetOf(var path) ->
                    Phrase.ofValue(
                            "은(는) '{0}' 값 가운데 없다",
                            source.path() == null
                                    ? "is not among its own '{0}'"
                                    : "has a value that '{0}' lacks",
                            names.path(path));
            case Check.LessThan less -> notLess(less, value);
            case Check.Not(var shape) ->
                    Phrase.ofValue(
                            "은(는) 맞지 말아야 할 조건에 맞는다({0})",
                            "meets a condition that it must not meet ({0})",
                            conditions.shape(shape));
            case Check.And(var shapes) -> nested.notAll(shapes, value);
            case Check.Or(var shapes) -> nested.notAny(shapes);
            case Check.Xone(var shapes) -> nested.notOne(shapes, value);
            case Check.NodeConforms(var shape) -> nested.notConforming(shape);
            case Check.Qualified qualified -> nested.wrongNumber(qualified);
            case Check.MemberShape _ -> nested.wrongMembers(result.isList(value));
            case Check.SomeValue(var shape) -> nested.noneConforming(shape);
            case Check.UniqueValuesFor(var properties) -> taken(properties);
            case Check.Closed _ -> surplus();
            case Check.Select _, Check.Ask _ -> rule();
        };
    }

    private Node valueOrFocus() {
        Node value = result.value();
        return value == null ? result.focus() : value;
    }

    private Phrase ofValue(Check.OfValue check, Node value) {
        return switch (check) {
            case Check.ClassOf(var classes) -> otherClass(classes, value);
            case Check.Datatype(var datatypes) -> otherDatatype(datatypes, value);
            case Check.NodeKind kind ->
                    Phrase.ofValue(
                            "은(는) {0}(이)다. {1}이어야(여야) 한다",
                            "is {0}, {1} is required",
                            Conditions.kindOf(value),
                            Conditions.kinds(kind));
            case Check.Range range -> outside(range, value);
            case Check.MinLength(var min) -> length(value, min, "이상이어야", "at least");
            case Check.MaxLength(var max) -> length(value, max, "이하여야", "at most");
            case Check.Pattern pattern -> described(pattern);
            case Check.LanguageIn(var ranges) -> otherLanguage(ranges, value);
            case Check.SingleLine() -> Phrase.ofValue("은(는) 한 줄이 아니다", "is not on one line");
            case Check.In(var members) ->
                    Phrase.ofValue("은(는) 허용된 값이 아니다", "is not one of the allowed values")
                            .and("허용된 값: {0}", "Allowed: {0}", conditions.listed(members));
            case Check.ListLength(var min, var max) -> otherLength(min, max, value);
            case Check.UniqueMembers() -> repeated(value);
            case Check.RootClass(var classes) ->
                    Phrase.ofValue(
                            "은(는) {0}도 그 하위 분류도 아니다",
                            "is neither {0} nor a subclass of it", conditions.classes(classes));
        };
    }

    private Phrase tooFew(long min) {
        List<Node> values = result.values();
        if (values.isEmpty()) {
            Phrase none = Phrase.ofValues("이(가) 없다", "has no value");
            return min <= 1 ? none : none.and("{0}개 이상이어야 한다", "At least {0} are required", min);
        }
        return Phrase.ofValues(
                "이(가) {0}개다. {1}개 이상이어야 한다: {3}",
                "has {2}, at least {1} are required: {3}",
                values.size(),
                min,
                Conditions.counted(values.size(), "개", "value"),
                names.values(values));
    }

    private Phrase tooMany(long max) {
        List<Node> values = result.values();
        return Phrase.ofValues(
                max == 0 ? "은(는) 없어야 하는데 {0}개 있다: {3}" : "이(가) {0}개다. {1}개까지만 쓸 수 있다: {3}",
                max == 0
                        ? "has {2}, none is allowed: {3}"
                        : "has {2}, at most {1} " + (max == 1 ? "is" : "are") + " allowed: {3}",
                values.size(),
                max,
                Conditions.counted(values.size(), "개", "value"),
                names.values(values));
    }

    private Phrase lacking(Node wanted) {
        Text shown = names.value(wanted);
        if (source.path() == null) {
            return Phrase.ofValue("은(는) {0}이(가) 아니다", "is not {0}", shown);
        }
        List<Node> values = result.values();
        return values.isEmpty()
                ? Phrase.ofValues("이(가) 없다. {0}이(가) 있어야 한다", "has no value, {0} is required", shown)
                : Phrase.ofValues(
                        "에 {0}이(가) 없다. 지금 값: {1}",
                        "lacks the value {0}, it has {1}", shown, names.values(values));
    }

    private List<Node> sameLanguage() {
        Map<String, List<Node>> byTag = new HashMap<>();
        for (Node value : result.values()) {
            if (value.isLiteral() && !value.getLiteralLanguage().isEmpty()) {
                String tag = value.getLiteralLanguage().toLowerCase(Locale.ROOT);
                byTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(value);
            }
        }
        return byTag.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(List::stream)
                .toList();
    }

    private Phrase unequal(Path path, Node value) {
        Text other = names.path(path);
        boolean node = source.path() == null;
        if (result.values().contains(value)) {
            return Phrase.ofValue(
                    "은(는) '{0}' 값에 없다. 두 값은 같아야 한다",
                    node
                            ? "is not a value of its own '{0}', the two must be equal"
                            : "has a value that '{0}' lacks, the two must be equal",
                    other);
        }
        Text shown = names.value(value);
        return node
                ? Phrase.ofValues(
                        "의 '{0}' 값 {1}은(는) 자신과 다르다. 두 값은 같아야 한다",
                        "has {1} as its '{0}', the two must be equal", other, shown)
                : Phrase.ofValues(
                        "에 '{0}'의 값 {1}이(가) 없다. 두 값은 같아야 한다",
                        "lacks the value {1} of '{0}', the two must be equal", other, shown);
    }

    private Phrase shared(Path path) {
        return Phrase.ofValue(
                "은(는) '{0}' 값이기도 하다. 두 값은 달라야 한다",
                source.path() == null
                        ? "is a value of its own '{0}', the two must differ"
                        : "shares a value with '{0}', the two must differ",
                names.path(path));
    }

    private Phrase notLess(Check.LessThan check, Node value) {
        List<Node> above = new ArrayList<>();
        List<Node> unordered = new ArrayList<>();
        for (Node other : result.valuesOf(check.path())) {
            int order = result.compare(value, other);
            if (order == Literals.NO_ORDER) {
                unordered.add(other);
            } else if (order > 0 || (order == 0 && !check.orEqual())) {
                above.add(other);
            }
        }
        Text property = names.path(check.path());
        if (above.isEmpty()) {
            return Phrase.ofValue(
                    "은(는) '{0}' 값 {1}과(와) 견줄 수 없다",
                    "cannot be compared with '{0}' ({1})", property, names.values(unordered));
        }
        boolean time = Conditions.isTime(value);
        Text form =
                check.orEqual()
                        ? time
                                ? new Text("이(가) '{0}' 값 {1}보다 늦다", "is after '{0}' ({1})")
                                : new Text("이(가) '{0}' 값 {1}보다 크다", "is above '{0}' ({1})")
                        : time
                                ? new Text("이(가) '{0}' 값 {1}보다 이르지 않다", "is not before '{0}' ({1})")
                                : new Text("이(가) '{0}' 값 {1}보다 작지 않다", "is not below '{0}' ({1})");
        return Phrase.ofValue(form.ko(), form.en(), property, names.values(above));
    }

    private Phrase otherClass(List<Node> classes, Node value) {
        Text wanted = conditions.classes(classes);
        if (value.isLiteral()) {
            return Phrase.ofValue(
                    "은(는) {1}(이)다. 분류가 {0}인 것을 가리켜야 한다",
                    "is {1}, a link to something of class {0} is required",
                    wanted,
                    Conditions.kindOf(value));
        }
        List<Node> known =
                result.data()
                        .find(value, RDF.Nodes.type, Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList();
        return known.isEmpty()
                ? Phrase.ofValue(
                        "은(는) 분류가 없다. {0}이어야(여야) 한다", "is of no class, {0} is required", wanted)
                : Phrase.ofValue(
                        "은(는) 분류가 {1}(이)다. {0}이어야(여야) 한다",
                        "is of class {1}, {0} is required",
                        wanted,
                        conditions.listedClasses(known));
    }

    private Phrase otherDatatype(List<Node> datatypes, Node value) {
        Text wanted = conditions.datatypes(datatypes);
        if (!value.isLiteral()) {
            return Phrase.ofValue(
                    "은(는) {1}(이)다. {0}이어야(여야) 한다",
                    "is {1}, not {0}", wanted, Conditions.kindOf(value));
        }
        Node datatype = NodeFactory.createURI(value.getLiteralDatatypeURI());
        boolean onlyTyped =
                !datatypes.contains(datatype)
                        && datatypes.stream().anyMatch(other -> mayBe(value, other));
        return onlyTyped
                ? Phrase.ofValue(
                        "은(는) {1}(으)로 적혀 있다. {0}이어야(여야) 한다",
                        "is given as {1}, not as {0}",
                        wanted,
                        conditions.datatypes(List.of(datatype)))
                : Phrase.ofValue("은(는) {0}이(가) 아니다", "is not {0}", wanted);
    }

    /// Whether the text of a literal would be one of the datatype.
    private boolean mayBe(Node literal, Node datatype) {
        String iri = datatype.getURI();
        return !iri.equals(RDF.langString.getURI())
                && !iri.equals(RDF.dirLangString.getURI())
                && result.wellFormed(
                        NodeFactory.createLiteralDT(
                                literal.getLiteralLexicalForm(),
                                TypeMapper.getInstance().getSafeTypeByName(iri)));
    }

    private Phrase outside(Check.Range range, Node value) {
        String limit = Conditions.limit(range.limit());
        if (!value.isLiteral() || result.compare(value, range.limit()) == Literals.NO_ORDER) {
            return Phrase.ofValue("은(는) {0}과(와) 견줄 수 없다", "cannot be compared with {0}", limit);
        }
        boolean time = Conditions.isTime(range.limit());
        Text form =
                range.lower()
                        ? range.inclusive()
                                ? time
                                        ? new Text("이(가) {0}보다 이르다", "is before {0}")
                                        : new Text("이(가) {0}보다 작다", "is below {0}")
                                : time
                                        ? new Text("이(가) {0}보다 늦지 않다", "is not after {0}")
                                        : new Text("이(가) {0}보다 크지 않다", "is not above {0}")
                        : range.inclusive()
                                ? time
                                        ? new Text("이(가) {0}보다 늦다", "is after {0}")
                                        : new Text("이(가) {0}보다 크다", "is above {0}")
                                : time
                                        ? new Text("이(가) {0}보다 이르지 않다", "is not before {0}")
                                        : new Text("이(가) {0}보다 작지 않다", "is not below {0}");
        return Phrase.ofValue(form.ko(), form.en(), limit);
    }

    private static Phrase length(Node value, long limit, String ko, String en) {
        if (value.isBlank()) {
            return Phrase.ofValue("은(는) 글자가 아니다", "is not a text");
        }
        String text = value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
        int length = text.codePointCount(0, text.length());
        return Phrase.ofValue(
                "은(는) {0}자다. {1}자 " + ko + " 한다",
                "has {2}, " + en + " {1} are required",
                length,
                limit,
                Conditions.characters(length));
    }

    private Phrase described(Check.Pattern pattern) {
        Phrase phrase =
                Phrase.ofValue(
                        "은(는) 정규식 {0}에 맞지 않는다",
                        "does not match the pattern {0}", Conditions.pattern(pattern));
        return withDescription(phrase, source.shape());
    }

    private Phrase withDescription(Phrase phrase, Node described) {
        List<Node> texts = new ArrayList<>(Sh.objects(shapes, described, DESCRIPTION));
        if (texts.isEmpty()) {
            texts.addAll(Sh.objects(shapes, described, RDFS.Nodes.comment));
        }
        String ko = TermNames.text(texts, "ko");
        String en = TermNames.text(texts, "en");
        String any = ko == null ? en : ko;
        return any == null
                ? phrase
                : phrase.and(new Text(ko == null ? any : ko, en == null ? any : en));
    }

    private static Phrase otherLanguage(List<String> ranges, Node value) {
        Text wanted = Conditions.languages(ranges);
        String language = value.isLiteral() ? value.getLiteralLanguage() : "";
        return language.isEmpty()
                ? Phrase.ofValue(
                        "은(는) 언어 표시가 없다. {0}이어야(여야) 한다", "has no language, {0} is required", wanted)
                : Phrase.ofValue(
                        "은(는) {1}(이)다. {0}이어야(여야) 한다",
                        "is in {1}, {0} is required", wanted, Conditions.language(language));
    }

    private Phrase otherLength(long min, long max, Node value) {
        if (!result.isList(value)) {
            return Phrase.ofValue("은(는) 목록이 아니다", "is not a list");
        }
        int length = Sh.members(result.data(), value).size();
        if (length >= min && length <= max) {
            return Phrase.ofValue("은(는) 온전한 목록이 아니다", "is not a well-formed list");
        }
        return Phrase.ofValue(
                "은(는) 항목이 {0}개다. {1}개 " + (length < min ? "이상이어야 한다" : "이하여야 한다"),
                "has {2}, " + (length < min ? "at least" : "at most") + " {1} are required",
                length,
                length < min ? min : max,
                Conditions.counted(length, "개", "member"));
    }

    /// Nobody is named who has the same values: there may be many.
    private Phrase taken(List<Node> properties) {
        List<Text> keys = new ArrayList<>();
        for (Node property : properties) {
            List<Node> values = result.valuesOf(PathFactory.pathLink(property));
            Text name = names.term(property);
            keys.add(
                    values.isEmpty()
                            ? new Text("'{0}' 없음", "no '{0}'").with(name)
                            : new Text("'{0}' {1}", "'{0}' {1}").with(name, names.values(values)));
        }
        return Phrase.ofValue(
                "은(는) 다른 것과 값이 겹친다: {0}",
                "has the same values as another: {0}", TermNames.listed(keys));
    }

    private Phrase repeated(Node value) {
        if (result.isNested() && !result.values().contains(value)) {
            return Phrase.ofValue("은(는) 목록에 둘 이상 있다", "stands in the list more than once");
        }
        if (!result.isList(value)) {
            return Phrase.ofValue("은(는) 목록이 아니다", "is not a list");
        }
        List<Node> members = Sh.members(result.data(), value);
        Set<Node> seen = new HashSet<>();
        Set<Node> twice = new LinkedHashSet<>();
        for (Node member : members) {
            if (!seen.add(member)) {
                twice.add(member);
            }
        }
        return twice.isEmpty()
                ? Phrase.ofValue("은(는) 온전한 목록이 아니다", "is not a well-formed list")
                : Phrase.ofValue(
                        "은(는) 같은 항목이 둘 이상이다: {0}",
                        "has members more than once ({0})", names.values(List.copyOf(twice)));
    }

    /// A query says only that something is wrong: its rule is told by name, with what the shapes graph says of it.
    private Phrase rule() {
        Text name = conditions.rule(source);
        Phrase phrase =
                result.value() == null
                        ? Phrase.ofValues("이(가) 규칙 '{0}'에 어긋난다", "breaks the rule '{0}'", name)
                        : Phrase.ofValue("이(가) 규칙 '{0}'에 어긋난다", "breaks the rule '{0}'", name);
        List<Text> parameters = new ArrayList<>();
        for (Plan.Parameter parameter : constraint.values()) {
            parameters.add(
                    new Text("{0} {1}", "{0} {1}")
                            .with(parameter.name(), names.value(parameter.value())));
        }
        if (!parameters.isEmpty()) {
            phrase = phrase.and(TermNames.listed(parameters));
        }
        Node constraintNode = source.constraint();
        return withDescription(
                phrase,
                constraintNode != null
                        ? constraintNode
                        : constraint.values().isEmpty() ? source.shape() : source.component());
    }
}
