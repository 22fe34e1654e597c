package dosi.reasoner.rules;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a file of rules: 1xx its text, 2xx what it means. Any of them stops the rule set.
enum RuleProblem implements ProblemKind {
    SYNTAX("RULE-101", "{0}이(가) 있는데, 여기에는 {2}이(가) 와야 한다", "found {1}, expected {3}", "{4}", "{5}"),
    BAD_TEXT("RULE-102", "{0}: 규칙의 글자가 아니다", "{0} is no text of a rule", "{1}", "{2}"),
    UNKNOWN_PREFIX(
            "RULE-103",
            "접두어 \"{0}:\"가 선언되지 않았다",
            "the prefix \"{0}:\" is not declared",
            "{1}",
            "{2}"),
    BAD_IRI(
            "RULE-104",
            "IRI가 아니다: <{0}>",
            "not an IRI: <{0}>",
            "공백 없이 http:// 같은 것으로 시작하는 전체 IRI를 쓰거나 BASE를 선언한다",
            "Write a full IRI without blanks that begins with a scheme, or declare BASE"),
    UNKNOWN_FUNCTION("RULE-105", "함수 {0}이(가) 없다", "there is no function {0}", "{1}", "{2}"),
    FORBIDDEN_FUNCTION(
            "RULE-106",
            "{0}은(는) 규칙에 쓸 수 없는 함수이다",
            "{0} is not a function that rules may use",
            "{1}",
            "{2}"),
    ARGUMENTS(
            "RULE-107",
            "{0}의 인수가 {1}개인데 {2}개여야 한다",
            "{0} has {1} arguments, it takes {2}",
            "인수의 개수를 맞춘다",
            "Give it as many arguments"),
    NOT_IMPORTED(
            "RULE-108",
            "<{0}>을(를) 가져올 수 없다",
            "<{0}> cannot be imported",
            "함께 있는 규칙 파일의 이름을 쓴다. 네트워크에서는 가져오지 않는다",
            "Name a file of rules that stands beside it; nothing is read from the network"),
    UNBOUND(
            "RULE-201",
            "?{0}이(가) 여기까지 값을 얻지 못했다",
            "?{0} has no value at this point",
            "?{0}이(가) 나오는 트리플 패턴이나 SET을 그 앞에 둔다",
            "Put a triple pattern or a SET that gives ?{0} a value before it"),
    UNBOUND_HEAD(
            "RULE-202",
            "?{0}이(가) 머리에는 있고 몸에는 없다",
            "?{0} occurs in the head but not in the body",
            "몸에서 ?{0}에 값을 준다",
            "Bind ?{0} in the body"),
    BOUND_AGAIN(
            "RULE-203",
            "?{0}은(는) 이미 값이 있어 SET을 할 수 없다",
            "?{0} has a value already, so SET cannot give it one",
            "다른 변수를 쓰거나, 같은지 보려면 FILTER를 쓴다",
            "Use another variable, or FILTER to compare"),
    NOT_STRATIFIED(
            "RULE-204",
            "규칙들이 부정이나 새 값을 거쳐 스스로에게 기댄다: {0}",
            "rules rest on themselves through a negation or a new value: {0}",
            "그 고리를 끊는다. NOT, SET, 머리의 빈 노드가 보는 것을 고리 밖의 규칙이 만들게 하거나 NOT DATA를 쓴다",
            "Break the cycle: let what NOT, SET or a blank node of the head looks at be concluded outside of it, or use NOT DATA"),
    VARIABLE_IN_DATA(
            "RULE-205",
            "DATA 안에 변수 ?{0}이(가) 있다",
            "there is a variable, ?{0}, in DATA",
            "값을 쓰거나 RULE로 적는다",
            "Write a value, or write a RULE");

    private final ProblemTemplate template;

    RuleProblem(String code, String ko, String en, String adviceKo, String adviceEn) {
        this.template =
                new ProblemTemplate(
                        code, Severity.ERROR, new Text(ko, en), new Text(adviceKo, adviceEn));
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
