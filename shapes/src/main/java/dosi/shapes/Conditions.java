package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;

/// What constraints and shapes ask for, in a few words: `정수일 것`, `is an integer`.
final class Conditions {

    /// How deep shapes inside shapes are told, and how many conditions of one shape.
    private static final int DEPTH_MAX = 2;

    private static final int LISTED_MAX = 3;

    private static final Text IRI = new Text("링크(IRI)", "a link (IRI)");
    private static final Text BLANK = new Text("이름 없는 노드", "a node without a name");
    private static final Text LITERAL = new Text("글자나 수(리터럴)", "a text or number (literal)");

    private final Plan plan;
    private final TermNames names;

    Conditions(Plan plan, TermNames names) {
        this.plan = plan;
        this.names = names;
    }

    /// What a shape asks for: its name, or the conditions of one without a name.
    Text shape(int shape) {
        return shape(shape, 0);
    }

    private Text shape(int index, int depth) {
        Plan.CompiledShape shape = plan.shapes().get(index);
        if (isNamed(index)) {
            return new Text("'{0}' 모양에 맞을 것", "fits the shape '{0}'").with(name(index));
        }
        List<Text> conditions = new ArrayList<>();
        if (depth < DEPTH_MAX) {
            collect(shape, depth, conditions);
        }
        return conditions.isEmpty()
                ? new Text("이름 없는 모양에 맞을 것", "fits a shape without a name")
                : joined(conditions, ", ", " and ");
    }

    /// Whether people can tell a shape by its name.
    boolean isNamed(int shape) {
        Node node = plan.shapes().get(shape).node();
        return node.isURI() || names.isNamed(node);
    }

    Text name(int shape) {
        return names.term(plan.shapes().get(shape).node());
    }

    private void collect(Plan.CompiledShape shape, int depth, List<Text> into) {
        for (Plan.Constraint constraint : shape.constraints()) {
            Text condition = of(constraint, depth);
            Path path = shape.path();
            into.add(
                    path == null
                            ? condition
                            : new Text("'{0}' 값이 {1}", "'{0}' {1}")
                                    .with(names.path(shape.node(), path), condition));
        }
        for (int property : shape.properties()) {
            collect(plan.shapes().get(property), depth, into);
        }
    }

    static Text joined(List<Text> conditions, String ko, String en) {
        List<Text> told = conditions.subList(0, Math.min(LISTED_MAX, conditions.size()));
        String more = told.size() < conditions.size() ? " …" : "";
        return new Text(
                String.join(ko, told.stream().map(Text::ko).toList()) + more,
                String.join(en, told.stream().map(Text::en).toList()) + more);
    }

    private Text of(Plan.Constraint constraint, int depth) {
        return switch (constraint.check()) {
            case Check.MinCount(var min) ->
                    min <= 1
                            ? new Text("있을 것", "has a value")
                            : new Text("{0}개 이상일 것", "has at least {0} values").with(min);
            case Check.MaxCount(var max) ->
                    max == 0
                            ? new Text("없을 것", "has no value")
                            : new Text("{0}개 이하일 것", "has at most {1}")
                                    .with(max, counted(max, "개", "value"));
            case Check.ClassOf(var classes) ->
                    new Text("{0}일 것", "is of class {0}").with(classes(classes));
            case Check.Datatype(var datatypes) ->
                    new Text("{0}일 것", "is {0}").with(datatypes(datatypes));
            case Check.NodeKind kind -> new Text("{0}일 것", "is {0}").with(kinds(kind));
            case Check.Range range -> range(range);
            case Check.MinLength(var min) ->
                    new Text("{0}자 이상일 것", "has at least {1}").with(min, characters(min));
            case Check.MaxLength(var max) ->
                    new Text("{0}자 이하일 것", "has at most {1}").with(max, characters(max));
            case Check.Pattern pattern ->
                    new Text("정규식 {0}에 맞을 것", "matches the pattern {0}").with(pattern(pattern));
            case Check.LanguageIn(var ranges) ->
                    new Text("{0}일 것", "is in {0}").with(languages(ranges));
            case Check.SingleLine() -> new Text("한 줄일 것", "is on one line");
            case Check.In(var members) ->
                    new Text("{0} 가운데 하나일 것", "is one of {0}").with(listed(members));
            case Check.HasValue(var value) ->
                    constraint.source().path() == null
                            ? new Text("{0}일 것", "is {0}").with(names.value(value))
                            : new Text("{0}을(를) 포함할 것", "includes {0}").with(names.value(value));
            case Check.UniqueLanguage() ->
                    new Text("언어마다 하나일 것", "has one value for each language");
            case Check.Equals(var path) ->
                    new Text("'{0}' 값과 같을 것", "equals '{0}'").with(names.path(path));
            case Check.Disjoint(var path) ->
                    new Text("'{0}' 값과 다를 것", "differs from '{0}'").with(names.path(path));
            case Check.SubsetOf(var path) ->
                    new Text("'{0}' 값 가운데 있을 것", "is among the values of '{0}'")
                            .with(names.path(path));
            case Check.LessThan(var path, var orEqual) ->
                    (orEqual
                                    ? new Text("'{0}' 값 이하일 것", "is at most '{0}'")
                                    : new Text("'{0}' 값보다 작을 것", "is less than '{0}'"))
                            .with(names.path(path));
            case Check.Not(var shape) ->
                    new Text("다음에 맞지 않을 것({0})", "does not meet this ({0})")
                            .with(shape(shape, depth + 1));
            case Check.And(var shapes) -> all(shapes, depth, ", ", " and ");
            case Check.Or(var shapes) -> all(shapes, depth, " 또는 ", " or ");
            case Check.Xone(var shapes) ->
                    new Text("하나만 맞을 것({0})", "meets exactly one of ({0})")
                            .with(all(shapes, depth, ", ", ", "));
            case Check.NodeConforms(var shape) -> shape(shape, depth + 1);
            case Check.Qualified(var shape, _, var count, var lower) ->
                    (lower
                                    ? new Text(
                                            "{0}개 이상 다음에 맞을 것({1})",
                                            "has at least {0} that meet this ({1})")
                                    : new Text(
                                            "{0}개까지만 다음에 맞을 것({1})",
                                            "has at most {0} that meet this ({1})"))
                            .with(count, shape(shape, depth + 1));
            case Check.Closed _ -> new Text("정해진 속성만 있을 것", "has no other properties");
            case Check.ListLength(var min, var max) ->
                    max == Long.MAX_VALUE
                            ? new Text("항목이 {0}개 이상인 목록일 것", "is a list of at least {0}").with(min)
                            : new Text("항목이 {0}개 이하인 목록일 것", "is a list of at most {0}").with(max);
            case Check.UniqueMembers() ->
                    new Text("항목이 겹치지 않는 목록일 것", "is a list without repeated members");
            case Check.MemberShape(var shape) ->
                    new Text("모든 항목이 다음에 맞는 목록일 것({0})", "is a list whose members meet this ({0})")
                            .with(shape(shape, depth + 1));
            case Check.SomeValue(var shape) ->
                    new Text("하나 이상 다음에 맞을 것({0})", "has a value that meets this ({0})")
                            .with(shape(shape, depth + 1));
            case Check.RootClass(var classes) ->
                    new Text("{0}(이)거나 그 하위 분류일 것", "is {0} or a subclass").with(classes(classes));
            case Check.UniqueValuesFor(var properties) ->
                    new Text("{0} 값이 다른 것과 겹치지 않을 것", "shares its {0} with no other")
                            .with(TermNames.listed(properties.stream().map(this::quoted).toList()));
            case Check.Select _, Check.Ask _ ->
                    new Text("규칙 '{0}'에 맞을 것", "keeps the rule '{0}'")
                            .with(rule(constraint.source()));
        };
    }

    private Text all(List<Integer> shapes, int depth, String ko, String en) {
        return joined(shapes.stream().map(shape -> shape(shape, depth + 1)).toList(), ko, en);
    }

    /// The name of the rule that a query is.
    Text rule(ShapeConstraint source) {
        Node component = source.component();
        if (!component.equals(Sh.SPARQL_COMPONENT)) {
            return names.term(component);
        }
        Node constraint = source.constraint();
        return names.term(
                constraint != null && (constraint.isURI() || names.isNamed(constraint))
                        ? constraint
                        : source.shape());
    }

    static Text characters(long count) {
        return counted(count, "자", "character");
    }

    /// A number with what it counts.
    static Text counted(long count, String ko, String en) {
        return new Text(count + ko, count + " " + en + (count == 1 ? "" : "s"));
    }

    /// Values in the order of the shape.
    Text listed(Collection<Node> values) {
        return TermNames.listed(values.stream().map(names::value).toList());
    }

    Text classes(List<Node> classes) {
        return either(classes.stream().map(this::quoted));
    }

    /// The classes that something has, which have no order.
    Text listedClasses(List<Node> classes) {
        return TermNames.listed(
                classes.stream()
                        .map(this::quoted)
                        .sorted(Comparator.comparing(Text::en).thenComparing(Text::ko))
                        .toList());
    }

    private Text quoted(Node term) {
        return new Text("'{0}'", "'{0}'").with(names.term(term));
    }

    Text datatypes(List<Node> datatypes) {
        return either(datatypes.stream().map(datatype -> DatatypeNames.of(datatype, names)));
    }

    private static Text either(Stream<Text> choices) {
        List<Text> all = choices.distinct().toList();
        return joined(all, " 또는 ", " or ");
    }

    static Text kinds(Check.NodeKind kind) {
        List<Text> kinds = new ArrayList<>();
        if (kind.iri()) {
            kinds.add(IRI);
        }
        if (kind.blank()) {
            kinds.add(BLANK);
        }
        if (kind.literal()) {
            kinds.add(LITERAL);
        }
        return either(kinds.stream());
    }

    static Text kindOf(Node node) {
        return node.isLiteral() ? LITERAL : node.isURI() ? IRI : BLANK;
    }

    Text range(Check.Range range) {
        boolean time = isTime(range.limit());
        Text form =
                range.lower()
                        ? range.inclusive()
                                ? time
                                        ? new Text("{0} 이후일 것", "is not before {0}")
                                        : new Text("{0} 이상일 것", "is at least {0}")
                                : time
                                        ? new Text("{0}보다 늦을 것", "is after {0}")
                                        : new Text("{0}보다 클 것", "is above {0}")
                        : range.inclusive()
                                ? time
                                        ? new Text("{0} 이전일 것", "is not after {0}")
                                        : new Text("{0} 이하일 것", "is at most {0}")
                                : time
                                        ? new Text("{0}보다 이를 것", "is before {0}")
                                        : new Text("{0}보다 작을 것", "is below {0}");
        return form.with(limit(range.limit()));
    }

    /// A limit without quotation marks: a number, a date.
    static String limit(Node limit) {
        return Shown.bounded(limit.getLiteralLexicalForm(), Shown.VALUE_MAX);
    }

    /// Whether a literal is a point in time, which is early or late rather than small or large.
    static boolean isTime(Node literal) {
        if (!literal.isLiteral()) {
            return false;
        }
        return switch (Sh.localName(literal.getLiteralDatatypeURI())) {
            case "date", "dateTime", "dateTimeStamp", "time", "gYear", "gYearMonth" -> true;
            default -> false;
        };
    }

    /// A pattern with what its flags mean.
    static Text pattern(Check.Pattern pattern) {
        String regex =
                pattern.regex().isBlank()
                        ? Shown.quoted(pattern.regex())
                        : Shown.bounded(pattern.regex(), Shown.TEXT_MAX);
        if (pattern.flags().isEmpty()) {
            return new Text(regex, regex);
        }
        List<Text> flags = new ArrayList<>();
        for (char flag : pattern.flags().toCharArray()) {
            flags.add(
                    switch (flag) {
                        case 'i' -> new Text("대소문자를 가리지 않음", "upper and lower case alike");
                        case 's' -> new Text("점이 줄바꿈에도 맞음", "a dot also matches a line break");
                        case 'm' -> new Text("줄마다 처음과 끝을 봄", "^ and $ at each line");
                        case 'x' -> new Text("정규식 속 빈칸은 무시", "blanks of the pattern ignored");
                        case 'q' -> new Text("글자 그대로", "taken literally");
                        default -> new Text(String.valueOf(flag), String.valueOf(flag));
                    });
        }
        Text meaning = joined(flags, ", ", ", ");
        return new Text("{0} (플래그 {1}: {2})", "{0} (flags {1}: {2})")
                .with(regex, pattern.flags(), meaning);
    }

    static Text languages(List<String> ranges) {
        return either(ranges.stream().map(Conditions::language));
    }

    /// The name of a language with its tag: `한국어(ko)`.
    static Text language(String range) {
        if (range.equals("*")) {
            return new Text("아무 언어", "any language");
        }
        Locale locale = Locale.forLanguageTag(range);
        String tag = Shown.bounded(range, Shown.VALUE_MAX);
        return new Text("{0}({2})", "{1} ({2})")
                .with(
                        locale.getDisplayName(Locale.KOREAN),
                        locale.getDisplayName(Locale.ENGLISH),
                        tag);
    }
}
