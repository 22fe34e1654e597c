package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.XSD;

/// Advice about results for which the shape gives none: what to do so that the constraint is met.
///
/// It says only what the constraint itself asks for. Another spelling of the value or the nearest allowed one is told
/// as a question, and only where it would be right.
final class Remedies {

    /// Names shorter than this are near to everything.
    private static final int NEAREST_MIN = 3;

    /// How many allowed values, of which length, are compared with a value.
    private static final int COMPARED_MAX = 2_000;

    private static final int COMPARED_LENGTH_MAX = 60;

    private static final int STEPS_MAX = 3;

    private static final Node ZERO = NodeFactory.createLiteralByValue(0);

    private final Result result;
    private final TermNames names;
    private final Conditions conditions;
    private final ShapeConstraint source;

    Remedies(Result result) {
        this.result = result;
        this.names = result.names();
        this.conditions = new Conditions(result.plan(), names);
        this.source = result.source();
    }

    /// What to do; empty where a query alone knows what is wrong.
    Optional<Text> fix() {
        Node told = result.value();
        Node value = told == null ? result.focus() : told;
        return switch (result.constraint().check()) {
            case Check.OfValue check -> Optional.of(ofValue(check, value));
            case Check.MinCount(var min) -> Optional.of(add(min));
            case Check.MaxCount(var max) -> Optional.of(remove(result.values(), max));
            case Check.HasValue(var wanted) ->
                    Optional.of(
                            source.path() == null
                                    ? say("{0}을(를) 쓴다", "Use {0}", names.value(wanted))
                                    : say(
                                            "'{0}'에 {1}을(를) 더한다",
                                            "Add {1} to '{0}'", name(), names.value(wanted)));
            case Check.UniqueLanguage() ->
                    Optional.of(say("언어마다 값을 하나만 남긴다", "Keep one value for each language"));
            case Check.Equals(var path) -> Optional.of(equalise(path, value));
            case Check.Disjoint(var path) -> Optional.of(separate(path, value));
            case Check.LessThan(var path, _) -> Optional.of(swap(path, value));
            case Check.SubsetOf(var path) -> Optional.of(include(path, value));
            case Check.UniqueValuesFor(var properties) -> Optional.of(tellApart(properties));
            case Check.Not(var shape) ->
                    Optional.of(
                            say(
                                    "이 조건에 맞지 않게 고친다: {0}",
                                    "Change it so that this no longer holds: {0}",
                                    conditions.shape(shape)));
            case Check.And(var shapes) -> Optional.of(meet(shapes));
            case Check.NodeConforms(var shape) -> Optional.of(meet(List.of(shape)));
            case Check.MemberShape(var shape) ->
                    Optional.of(
                            result.isList(value)
                                    ? meet(List.of(shape))
                                    : say("목록으로 적는다", "Write a list"));
            case Check.SomeValue(var shape) -> Optional.of(addSome(shape));
            case Check.Or(var shapes) -> Optional.of(meetOne(shapes));
            case Check.Xone(var shapes) -> Optional.of(meetOnlyOne(shapes, value));
            case Check.Qualified qualified -> Optional.of(count(qualified));
            case Check.Closed(var allowed) -> Optional.of(rename(allowed));
            case Check.Select _, Check.Ask _ -> Optional.empty();
        };
    }

    private Text ofValue(Check.OfValue check, Node value) {
        return switch (check) {
            case Check.ClassOf(var classes) ->
                    value.isLiteral()
                            ? say(
                                    "글자 대신 분류가 {0}인 것의 링크를 적는다",
                                    "Write a link to something of class {0} instead of the text",
                                    conditions.classes(classes))
                            : say(
                                    "그것의 분류를 {0}(으)로 적거나, 분류가 {0}인 다른 것을 가리킨다",
                                    "State that it is of class {0}, or link to something that is",
                                    conditions.classes(classes));
            case Check.RootClass(var classes) ->
                    say(
                            "{0}(이)나 그 하위 분류를 쓴다",
                            "Use {0} or a subclass of it", conditions.classes(classes));
            case Check.Datatype(var datatypes) ->
                    retype(datatypes, conditions.datatypes(datatypes), value);
            case Check.NodeKind kind ->
                    kind.iri() && looksLikeIri(value)
                            ? say("글자가 아니라 링크로 적는다", "Give it as a link instead of a text")
                            : say("{0}을(를) 적는다", "Write {0}", Conditions.kinds(kind));
            case Check.Range range -> intoRange(range, value);
            case Check.MinLength(var min) ->
                    say("{0}자 이상으로 적는다", "Write at least {1}", min, Conditions.characters(min));
            case Check.MaxLength(var max) ->
                    say(
                            "{0}자 이하로 줄인다",
                            "Shorten it to {1} or less", max, Conditions.characters(max));
            case Check.Pattern pattern ->
                    respelled(value, text -> ValueTests.regex(pattern).matcher(text).find())
                            .orElseGet(
                                    () ->
                                            say(
                                                    "정규식 {0}에 맞게 적는다",
                                                    "Write it as the pattern {0} has it",
                                                    Conditions.pattern(pattern)));
            case Check.LanguageIn(var ranges) ->
                    say(
                            "{0}(으)로 적고 언어를 표시한다",
                            "Write it in {0} and mark the language", Conditions.languages(ranges));
            case Check.SingleLine() -> say("줄바꿈을 지운다", "Remove the line breaks");
            case Check.In(var members) -> choose(members, value);
            case Check.ListLength(var min, var max) -> resize(min, max, value);
            case Check.UniqueMembers() ->
                    say("목록에서 되풀이된 항목을 뺀다", "Remove the repeated members of the list");
        };
    }

    private static Text say(String ko, String en, Object... arguments) {
        return new Text(ko, en).with(arguments);
    }

    /// The name of what the constraint looks at.
    private Text name() {
        Path path = source.path();
        return path == null ? names.term(result.focus()) : names.path(source.shape(), path);
    }

    private Text add(long min) {
        int there = result.values().size();
        long missing = min - there;
        if (missing == 1) {
            return there == 0
                    ? say("'{0}' 값을 적는다", "Add a value for '{0}'", name())
                    : say("'{0}' 값을 하나 더 적는다", "Add one more value for '{0}'", name());
        }
        return there == 0
                ? say("'{0}' 값을 {1}개 적는다", "Add {1} values for '{0}'", name(), missing)
                : say("'{0}' 값을 {1}개 더 적는다", "Add {1} more values for '{0}'", name(), missing);
    }

    private Text remove(List<Node> values, long kept) {
        long surplus = values.size() - kept;
        if (kept == 0) {
            return say("'{0}' 값을 지운다", "Remove the values of '{0}'", name());
        }
        return surplus == 1
                ? say("다음 가운데 하나를 지운다: {0}", "Remove one of the values: {0}", names.values(values))
                : say(
                        "다음 가운데 {1}개를 지운다: {0}",
                        "Remove {1} of the values: {0}", names.values(values), surplus);
    }

    private Text equalise(Path other, Node value) {
        Text there = names.path(other);
        if (source.path() == null) {
            return say("'{0}' 값으로 자신만 적는다", "Give '{0}' the node itself and nothing else", there);
        }
        boolean mine = result.values().contains(value);
        Text here = name();
        return say(
                "'{0}'에도 {2}을(를) 적거나 '{1}'에서 지운다",
                "Add {2} to '{0}' too, or remove it from '{1}'",
                mine ? there : here,
                mine ? here : there,
                names.value(value));
    }

    private Text separate(Path other, Node value) {
        return source.path() == null
                ? say(
                        "'{0}' 값에서 {1}을(를) 지운다",
                        "Remove {1} from '{0}'", names.path(other), names.value(value))
                : say(
                        "{0}을(를) '{1}'(이)나 '{2}' 가운데 한쪽에서 지운다",
                        "Remove {0} from '{1}' or from '{2}'",
                        names.value(value),
                        name(),
                        names.path(other));
    }

    private Text include(Path other, Node value) {
        Text there = names.path(other);
        return source.path() == null
                ? say("{1}을(를) '{0}' 값에 더한다", "Add {1} to '{0}'", there, names.value(value))
                : say(
                        "'{0}'에도 {2}을(를) 적거나 '{1}'에서 지운다",
                        "Add {2} to '{0}' too, or remove it from '{1}'",
                        there,
                        name(),
                        names.value(value));
    }

    private Text tellApart(List<Node> properties) {
        Text keys =
                TermNames.listed(
                        properties.stream()
                                .map(property -> say("'{0}'", "'{0}'", names.term(property)))
                                .toList());
        boolean one = properties.size() == 1;
        return say(
                "{0}" + (one ? "을(를)" : " 가운데 하나를") + " 고쳐 서로 다르게 하거나, 같은 것이면 하나로 합친다",
                "Change "
                        + (one ? "" : "one of ")
                        + "{0} so that they differ, or merge the two if they are the same",
                keys);
    }

    private Text addSome(int shape) {
        return say(
                "조건({1})에 맞는 값을 '{0}'에 더한다",
                "Add a value to '{0}' that meets the condition ({1})",
                name(),
                conditions.shape(shape));
    }

    private Text swap(Path other, Node value) {
        boolean comparable =
                result.valuesOf(other).stream()
                        .allMatch(there -> result.compare(value, there) != Literals.NO_ORDER);
        return comparable
                ? say(
                        "'{0}'과(와) '{1}' 값이 서로 바뀌지 않았는지 본다",
                        "Check whether '{0}' and '{1}' are swapped", name(), names.path(other))
                : say(
                        "'{0}'과(와) '{1}' 값을 같은 형식으로 적는다",
                        "Give '{0}' and '{1}' in the same form", name(), names.path(other));
    }

    private static boolean looksLikeIri(Node value) {
        return value.isLiteral()
                && value.getLiteralLexicalForm().matches("(https?://|urn:)[^\\s<>\"{}|\\\\^`]+");
    }

    private Text retype(List<Node> datatypes, Text wanted, Node value) {
        if (value.isLiteral() && fits(value.getLiteralLexicalForm(), datatypes)) {
            return say("값은 그대로 두고 {0}(으)로 적는다", "Keep the value and give it as {0}", wanted);
        }
        return respelled(value, text -> fits(text, datatypes))
                .orElseGet(() -> say("{0}을(를) 적는다", "Write {0}", wanted));
    }

    /// Whether a text is one of the datatypes, as far as that says anything.
    private boolean fits(String text, List<Node> datatypes) {
        return datatypes.stream()
                .map(Node::getURI)
                .filter(iri -> iri.startsWith(XSD.NS) && !iri.equals(XSD.xstring.getURI()))
                .anyMatch(
                        iri ->
                                result.wellFormed(
                                        NodeFactory.createLiteralDT(
                                                text,
                                                TypeMapper.getInstance().getSafeTypeByName(iri))));
    }

    private static Optional<Text> respelled(Node value, Predicate<String> right) {
        return value.isLiteral()
                ? Respelled.of(value.getLiteralLexicalForm(), right).map(Remedies::didYouMean)
                : Optional.empty();
    }

    private static Text didYouMean(String spelling) {
        return say("{0}을(를) 뜻한 것인지 본다", "Did you mean {0}?", Shown.quoted(spelling));
    }

    /// All limits of the shape together, or what compares with them where the value does not.
    private Text intoRange(Check.Range range, Node value) {
        if (result.compare(value, range.limit()) == Literals.NO_ORDER) {
            List<Node> limit =
                    List.of(NodeFactory.createURI(range.limit().getLiteralDatatypeURI()));
            return result.compare(range.limit(), ZERO) == Literals.NO_ORDER
                    ? retype(limit, conditions.datatypes(limit), value)
                    : retype(List.of(XSD.decimal.asNode()), new Text("수", "a number"), value);
        }
        List<Check.Range> limits =
                result.plan().constraints().stream()
                        .filter(other -> other.source().shape().equals(source.shape()))
                        .map(Plan.Constraint::check)
                        .filter(Check.Range.class::isInstance)
                        .map(Check.Range.class::cast)
                        .distinct()
                        .sorted(Comparator.comparing(limit -> !limit.lower()))
                        .toList();
        return new Text(
                String.join(" ", limits.stream().map(Remedies::korean).toList()) + "의 값을 적는다",
                "Write a value that "
                        + String.join(
                                " and ",
                                limits.stream().map(conditions::range).map(Text::en).toList()));
    }

    private static String korean(Check.Range range) {
        boolean time = Conditions.isTime(range.limit());
        String word =
                range.lower()
                        ? range.inclusive() ? time ? " 이후" : " 이상" : time ? " 다음" : " 초과"
                        : range.inclusive() ? time ? " 이전" : " 이하" : time ? " 앞" : " 미만";
        return Conditions.limit(range.limit()) + word;
    }

    private Text choose(Collection<Node> members, Node value) {
        if (value.isLiteral()) {
            for (Node member : members) {
                if (texts(member).contains(value.getLiteralLexicalForm())) {
                    return asAllowed(member);
                }
            }
        }
        return nearest(members, value)
                .map(member -> say("{0}을(를) 뜻한 것인지 본다", "Did you mean {0}?", names.value(member)))
                .orElseGet(() -> say("허용된 값 가운데 하나를 쓴다", "Use one of the allowed values"));
    }

    /// For a text that is the name of an allowed value, or its text in another form.
    private Text asAllowed(Node member) {
        if (!member.isLiteral()) {
            return say(
                    "글자 대신 {0}의 링크를 적는다",
                    "Write a link to {0} instead of the text", names.value(member));
        }
        if (!member.getLiteralLanguage().isEmpty()) {
            return say("{0}(으)로 적는다", "Write {0}", names.value(member));
        }
        Node datatype = NodeFactory.createURI(member.getLiteralDatatypeURI());
        return say(
                "값은 그대로 두고 {0}(으)로 적는다",
                "Keep the value and give it as {0}", conditions.datatypes(List.of(datatype)));
    }

    /// The allowed value whose name or text is nearest, by the words of either language.
    private Optional<Node> nearest(Collection<Node> members, Node value) {
        Map<String, Node> byText = new LinkedHashMap<>();
        members.stream()
                .limit(COMPARED_MAX)
                .forEach(member -> texts(member).forEach(text -> byText.putIfAbsent(text, member)));
        for (String text : texts(value)) {
            if (text.length() < NEAREST_MIN) {
                continue;
            }
            List<String> known =
                    byText.keySet().stream().filter(other -> !isOtherCode(text, other)).toList();
            Optional<String> nearest = Nearest.to(text, known);
            if (nearest.isPresent()) {
                return nearest.map(byText::get);
            }
        }
        return Optional.empty();
    }

    /// Numbers, and codes that differ in a digit, are different things and not misspelt ones.
    private static boolean isOtherCode(String text, String other) {
        return text.replaceAll("\\d", "").equals(other.replaceAll("\\d", ""));
    }

    private List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        if (node.isURI()) {
            Text name = names.term(node);
            texts.addAll(List.of(name.ko(), name.en(), Sh.localName(node.getURI())));
        } else if (node.isLiteral()) {
            texts.add(node.getLiteralLexicalForm());
        }
        texts.removeIf(text -> text.isBlank() || text.length() > COMPARED_LENGTH_MAX);
        return texts;
    }

    private Text rename(Collection<Node> allowed) {
        Node property = ShapeConstraint.property(result.path());
        Optional<Node> near = property == null ? Optional.empty() : nearest(allowed, property);
        return near.map(
                        known ->
                                say(
                                        "{0}을(를) 뜻한 것인지 본다. 아니면 속성을 지운다",
                                        "Did you mean {0}? Else remove the property",
                                        withLocalName(known)))
                .orElseGet(
                        () ->
                                say(
                                        "속성을 지우거나 모양에 더한다",
                                        "Remove the property, or add it to the shape"));
    }

    /// A property by its name, and by the part of its IRI that is to be written.
    private Text withLocalName(Node property) {
        Text name = names.term(property);
        String local = Sh.localName(property.getURI());
        return new Text(
                name.ko().equals(local) ? "'" + local + "'" : "'" + name.ko() + "'(" + local + ")",
                name.en().equals(local)
                        ? "'" + local + "'"
                        : "'" + name.en() + "' (" + local + ")");
    }

    private Text resize(long min, long max, Node value) {
        if (!result.isList(value)) {
            return say("목록으로 적는다", "Write a list");
        }
        long length = Sh.members(result.data(), value).size();
        if (length < min) {
            return say(
                    "목록에 항목을 {0}개 더 넣는다",
                    "Add {1} to the list", min - length, members(min - length));
        }
        return length > max
                ? say(
                        "목록에서 항목을 {0}개 뺀다",
                        "Take {1} out of the list", length - max, members(length - max))
                : say("온전한 목록으로 적는다", "Write a well-formed list");
    }

    private static Text members(long count) {
        return Conditions.counted(count, "개", "member");
    }

    /// The steps that the nested shapes ask for, else their conditions.
    private Text meet(List<Integer> shapes) {
        List<Text> steps = steps(shapes);
        return steps.isEmpty()
                ? say(
                        "이 조건에 맞게 고친다: {0}",
                        "Change it so that this holds: {0}",
                        Conditions.joined(
                                shapes.stream().map(conditions::shape).toList(), ", ", " and "))
                : Conditions.joined(steps, "; ", "; ");
    }

    private Text meetOne(List<Integer> shapes) {
        List<Text> ways = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            ways.add(say("({0}) {1}", "({0}) {1}", i + 1, meet(List.of(shapes.get(i)))));
        }
        return say("다음 가운데 하나를 한다: {0}", "Do one of these: {0}", TermNames.listed(ways));
    }

    private Text meetOnlyOne(List<Integer> shapes, Node value) {
        List<Text> met =
                result.conforming(shapes, value).stream()
                        .map(
                                shape ->
                                        say(
                                                "({0}) {1}",
                                                "({0}) {1}",
                                                shapes.indexOf(shape) + 1,
                                                conditions.shape(shape)))
                        .toList();
        return met.isEmpty()
                ? meetOne(shapes)
                : say(
                        "이 가운데 하나에만 맞게 고친다: {0}",
                        "Change it so that only one of these holds: {0}", TermNames.listed(met));
    }

    private List<Text> steps(List<Integer> shapes) {
        return result.attempts().stream()
                .filter(attempt -> shapes.contains(attempt.shape()))
                .flatMap(attempt -> attempt.findings().stream())
                .flatMap(finding -> step(finding).stream())
                .map(Phrase::brief)
                .distinct()
                .sorted(Comparator.comparing(Text::en))
                .limit(STEPS_MAX)
                .toList();
    }

    /// What to do about a nested finding, with the property that it is about.
    private Optional<Text> step(Finding finding) {
        Path path = finding.source().path();
        if (path == null) {
            return finding.fix();
        }
        Text name = names.path(finding.source().shape(), path);
        return finding.fix()
                .map(
                        fix ->
                                fix.en().contains("'" + name.en() + "'")
                                        ? fix
                                        : say("'{0}': {1}", "'{0}': {1}", name, fix));
    }

    private Text count(Check.Qualified check) {
        List<Node> counted = result.counted(check);
        if (check.lower()) {
            long missing = check.count() - counted.size();
            return say(
                    "조건({1})에 맞는 값을 {0}개 더 적는다",
                    "Add {2} that " + (missing == 1 ? "meets" : "meet") + " the condition ({1})",
                    missing,
                    conditions.shape(check.shape()),
                    Conditions.counted(missing, "개", "value"));
        }
        return remove(counted, check.count());
    }
}
