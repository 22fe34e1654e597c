package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;

/// What is said where shapes inside a shape failed: which of them, and why in short.
final class NestedWords {

    private static final int REASONS_MAX = 3;
    private static final int ALTERNATIVES_MAX = 5;

    private final Result result;
    private final Conditions conditions;

    NestedWords(Result result, Conditions conditions) {
        this.result = result;
        this.conditions = conditions;
    }

    Phrase notAll(List<Integer> shapes, Node value) {
        return withAlternatives(
                Phrase.ofValue(
                        "은(는) 모두 맞아야 하는 조건 {0}개 가운데 {1}개에 어긋난다",
                        "fails {1} of {0} conditions that must all be met",
                        shapes.size(),
                        shapes.size() - result.conforming(shapes, value).size()),
                shapes);
    }

    Phrase notAny(List<Integer> shapes) {
        return withAlternatives(
                Phrase.ofValue(
                        "은(는) 조건 {0}개 가운데 어느 것에도 맞지 않는다",
                        "meets none of {0} conditions, at least 1 is required", shapes.size()),
                shapes);
    }

    Phrase notOne(List<Integer> shapes, Node value) {
        List<Integer> met = result.conforming(shapes, value);
        if (met.isEmpty()) {
            return withAlternatives(
                    Phrase.ofValue(
                            "은(는) 조건 {0}개 가운데 하나에 맞아야 하는데 어느 것에도 맞지 않는다",
                            "meets none of {0} conditions, exactly 1 is required", shapes.size()),
                    shapes);
        }
        List<Text> told = new ArrayList<>();
        for (int shape : met) {
            told.add(numbered(shapes.indexOf(shape), conditions.shape(shape)));
        }
        return Phrase.ofValue(
                        "은(는) 조건 {0}개 가운데 하나에만 맞아야 하는데 {1}개에 맞는다",
                        "meets {1} of {0} conditions, exactly 1 is required",
                        shapes.size(),
                        met.size())
                .and(TermNames.listed(told));
    }

    Phrase notConforming(int shape) {
        Phrase phrase =
                conditions.isNamed(shape)
                        ? Phrase.ofValue(
                                "은(는) '{0}' 모양에 맞지 않는다",
                                "does not fit the shape '{0}'", conditions.name(shape))
                        : Phrase.ofValue("은(는) 조건에 맞지 않는다", "does not meet its conditions");
        return withReasons(phrase, List.of(shape));
    }

    /// @param isList whether the value is a list at all
    Phrase wrongMembers(boolean isList) {
        if (!isList) {
            return Phrase.ofValue("은(는) 목록이 아니다", "is not a list");
        }
        List<Text> reasons = reasonsOfValues();
        return reasons.isEmpty()
                ? Phrase.ofValue("은(는) 온전한 목록이 아니다", "is not a well-formed list")
                : Phrase.ofValue(
                                "에 조건에 맞지 않는 항목이 있다",
                                "has members that do not meet their conditions")
                        .and(joined(reasons));
    }

    Phrase noneConforming(int shape) {
        Text condition = conditions.shape(shape);
        List<Text> reasons = reasonsOfValues();
        Phrase phrase =
                Phrase.ofValues(
                        "에 조건({0})에 맞는 것이 하나도 없다",
                        "has no value that meets the condition ({0})", condition);
        return reasons.isEmpty() ? phrase : phrase.and(joined(reasons));
    }

    Phrase wrongNumber(Check.Qualified check) {
        List<Node> values = result.values();
        List<Node> counted = result.counted(check);
        Text condition = conditions.shape(check.shape());
        if (values.isEmpty()) {
            return Phrase.ofValues(
                    "이(가) 없다. 조건({0})에 맞는 것이 {1}개 이상 있어야 한다",
                    "has no value, at least {1} that meet the condition ({0}) are required",
                    condition,
                    check.count());
        }
        if (check.lower()) {
            List<Text> reasons = reasonsOfValues();
            Phrase phrase =
                    Phrase.ofValues(
                            " {0}개 가운데 조건({1})에 맞는 것이 {2}개다. {3}개 이상이어야 한다",
                            "has {2} of {0} values that meet the condition ({1}), at least {3} required",
                            values.size(),
                            condition,
                            counted.size(),
                            check.count());
            return reasons.isEmpty() ? phrase : phrase.and(joined(reasons));
        }
        return Phrase.ofValues(
                " {0}개 가운데 조건({1})에 맞는 것이 {2}개다. {3}개까지만 쓸 수 있다: {4}",
                "has {2} of {0} values that meet the condition ({1}), at most {3} allowed: {4}",
                values.size(),
                condition,
                counted.size(),
                check.count(),
                result.names().values(counted));
    }

    /// Each value that fails, with its first reason.
    private List<Text> reasonsOfValues() {
        List<Text> told = new ArrayList<>();
        for (Result.Attempt attempt : result.attempts()) {
            attempt.findings().stream()
                    .map(finding -> finding.wording().said().brief())
                    .min(Comparator.comparing(Text::en))
                    .map(
                            reason ->
                                    new Text("{0}: {1}", "{0}: {1}")
                                            .with(result.names().value(attempt.value()), reason))
                    .ifPresent(told::add);
        }
        told.sort(Comparator.comparing(Text::en));
        return told;
    }

    /// Adds each alternative that failed, by its number among all, with its reasons.
    private Phrase withAlternatives(Phrase phrase, List<Integer> shapes) {
        List<Text> told = new ArrayList<>();
        for (int i = 0; i < shapes.size() && told.size() < ALTERNATIVES_MAX; i++) {
            List<Text> reasons = reasons(List.of(shapes.get(i)));
            if (!reasons.isEmpty()) {
                told.add(numbered(i, joined(reasons)));
            }
        }
        return told.isEmpty() ? phrase : phrase.and(TermNames.listed(told));
    }

    private Phrase withReasons(Phrase phrase, List<Integer> shapes) {
        List<Text> reasons = reasons(shapes);
        return reasons.isEmpty() ? phrase : phrase.and(joined(reasons));
    }

    private static Text numbered(int index, Text text) {
        return new Text("({0}) {1}", "({0}) {1}").with(index + 1, text);
    }

    private List<Text> reasons(List<Integer> shapes) {
        return result.attempts().stream()
                .filter(attempt -> shapes.contains(attempt.shape()))
                .flatMap(attempt -> attempt.findings().stream())
                .map(finding -> finding.wording().said().brief())
                .distinct()
                .sorted(Comparator.comparing(Text::en))
                .toList();
    }

    private static Text joined(List<Text> reasons) {
        List<Text> told = reasons.subList(0, Math.min(REASONS_MAX, reasons.size()));
        String more = told.size() < reasons.size() ? "; …" : "";
        return new Text(
                String.join("; ", told.stream().map(Text::ko).toList()) + more,
                String.join("; ", told.stream().map(Text::en).toList()) + more);
    }
}
