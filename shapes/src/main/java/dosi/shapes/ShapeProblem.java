package dosi.shapes;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a shapes file: 1xx the file and its words, 2xx what has no clear meaning (both stop), 3xx what
/// is suspicious.
enum ShapeProblem implements ProblemKind {
    UNKNOWN_TERM(
            "SHAPE-101", "sh:{0}은(는) SHACL의 용어가 아니다", "sh:{0} is not a SHACL term", "{1}", "{2}"),
    UNKNOWN_MODULE(
            "SHAPE-102", "모양 묶음 \"{0}\"이(가) 없다", "there is no shapes module \"{0}\"", "{1}", "{2}"),
    NOT_PARSED(
            "SHAPE-103",
            "모양을 읽을 수 없다: {0}",
            "the shapes cannot be read: {1}",
            "그 모양을 SHACL 명세에 맞게 고친다",
            "Correct the shape according to the SHACL specification"),
    BAD_QUERY(
            "SHAPE-104",
            "{0}의 SPARQL을 읽을 수 없다: {1}",
            "the SPARQL of {0} cannot be read: {2}",
            "sh:select나 sh:ask 안의 질의를 고친다",
            "Correct the query inside sh:select or sh:ask"),
    SYNTAX(
            "SHAPE-105",
            "문법에 어긋난다: {0}",
            "the syntax is wrong: {0}",
            "그 자리의 글을 고친다",
            "Correct the text there"),
    UNREADABLE(
            "SHAPE-106",
            "파일을 읽을 수 없다: {0}",
            "the file cannot be read: {0}",
            "경로와 권한, UTF-8인지를 본다",
            "See to its path, its permissions and that it is UTF-8"),
    WRONG_NAMESPACE(
            "SHAPE-107",
            "<{0}>은(는) SHACL의 이름공간이 아니다",
            "<{0}> is not in the namespace of SHACL",
            "http://www.w3.org/ns/shacl#을 쓴다",
            "Use http://www.w3.org/ns/shacl#"),
    NO_SHAPES(
            "SHAPE-108",
            "모양이 하나도 없다",
            "there is no shape at all",
            "sh:NodeShape나 sh:PropertyShape를 적는다",
            "Write a sh:NodeShape or a sh:PropertyShape"),
    NOT_EXECUTED(
            "SHAPE-109",
            "sh:{0}은(는) 여기서 실행되지 않는 용어이다",
            "sh:{0} is a term that is not executed here",
            "SHACL Core나 sh:sparql로 적는다",
            "Say it with SHACL Core or with sh:sparql"),
    WRONG_VALUE(
            "SHAPE-201",
            "sh:{0}에는 {2}이(가) 있어야 하는데 {1}이(가) 있다",
            "sh:{0} needs {3}, found {1}",
            "값을 고친다",
            "Correct the value"),
    BAD_LIST(
            "SHAPE-202",
            "sh:{0}의 값이 온전한 목록이 아니다: {1}",
            "the value of sh:{0} is not a well-formed list: {2}",
            "목록을 ( … )로 적는다",
            "Write the list as ( … )"),
    BAD_PATTERN(
            "SHAPE-203",
            "sh:pattern \"{0}\"은(는) 정규식이 아니다: {1}",
            "sh:pattern \"{0}\" is not a regular expression: {1}",
            "정규식을 고친다. Turtle에서는 \\를 두 번 적는다",
            "Correct the expression. Turtle needs each \\ twice"),
    BAD_FLAGS(
            "SHAPE-204",
            "sh:flags \"{0}\"에 모르는 글자가 있다",
            "sh:flags \"{0}\" has an unknown letter",
            "i, m, s, x, q만 쓴다",
            "Use only i, m, s, x and q"),
    MORE_THAN_ONE(
            "SHAPE-205",
            "sh:{0}이(가) 둘 이상이다: {1}",
            "sh:{0} is given more than once: {1}",
            "하나만 남긴다",
            "Keep one"),
    NOT_A_SHAPE(
            "SHAPE-206",
            "sh:{0}이(가) 가리키는 {1}은(는) 모양이 아니다",
            "sh:{0} refers to {1}, which is not a shape",
            "{2}",
            "{3}"),
    WRONG_PLACE(
            "SHAPE-207", "sh:{0}은(는) {1}에 쓸 수 없다", "sh:{0} has no meaning on {2}", "{3}", "{4}"),
    BAD_PATH(
            "SHAPE-208",
            "{0}의 sh:path가 잘못되었다: {1}",
            "the sh:path of {0} is ill-formed: {2}",
            "IRI 하나, 또는 경로식 하나를 적는다",
            "Write one IRI or one path expression"),
    INCOMPLETE(
            "SHAPE-209",
            "sh:{0}에는 sh:{1}이(가) 함께 있어야 한다",
            "sh:{0} needs sh:{1} beside it",
            "sh:{1}을(를) 더한다",
            "Add sh:{1}"),
    RECURSION(
            "SHAPE-210",
            "모양이 저를 다시 부른다: {0}",
            "the shape refers to itself: {0}",
            "되부름을 끊는다. SHACL은 되부르는 모양의 뜻을 정하지 않는다",
            "Break the cycle: SHACL gives recursive shapes no meaning"),
    NO_THIS(
            "SHAPE-211",
            "{0}의 질의가 $this를 내지 않는다",
            "the query of {0} does not return $this",
            "SELECT 절에 $this를 더한다",
            "Add $this to the SELECT clause"),
    NOT_PREBOUND(
            "SHAPE-212",
            "{0}의 질의에 {1}이(가) 있어 $this를 미리 묶을 수 없다",
            "the query of {0} has {1}, where $this cannot be bound beforehand",
            "{2}",
            "{3}"),
    BAD_PREFIXES(
            "SHAPE-213",
            "sh:prefixes가 쓰는 {0}의 접두어 선언이 온전하지 않다: {1}",
            "the prefix declarations of {0} that sh:prefixes uses are incomplete: {2}",
            "sh:declare [ sh:prefix \"…\" ; sh:namespace \"…\"^^xsd:anyURI ]로 적는다",
            "Write sh:declare [ sh:prefix \"…\" ; sh:namespace \"…\"^^xsd:anyURI ]"),
    UNKNOWN_DATATYPE(
            "SHAPE-214",
            "xsd:{0}은(는) XML 스키마의 자료형이 아니다",
            "xsd:{0} is not a datatype of XML Schema",
            "{1}",
            "{2}"),
    WRONG_QUERY_FORM(
            "SHAPE-215",
            "sh:{0}에는 {1} 질의가 있어야 한다",
            "sh:{0} needs a {1} query",
            "질의를 {1}(으)로 적는다",
            "Write the query as {1}"),
    NO_CONSTRAINT(
            "SHAPE-301",
            Severity.WARNING,
            "{0}에 제약이 없다",
            "{0} has no constraint",
            "제약을 더하거나 모양을 지운다",
            "Add a constraint or remove the shape"),
    NEVER_REACHED(
            "SHAPE-302",
            Severity.WARNING,
            "{0}은(는) 대상도 없고 다른 모양이 쓰지도 않는다",
            "{0} has no target and no shape uses it",
            "sh:targetClass 같은 대상을 더하거나 다른 모양에서 잇는다",
            "Add a target such as sh:targetClass or refer to it"),
    FLAGS_ALONE(
            "SHAPE-303",
            Severity.WARNING,
            "sh:{0}은(는) sh:{1} 없이 뜻이 없다",
            "sh:{0} means nothing without sh:{1}",
            "sh:{1}을(를) 더하거나 sh:{0}을(를) 지운다",
            "Add sh:{1} or remove sh:{0}"),
    LIMITS_CROSSED(
            "SHAPE-304",
            Severity.WARNING,
            "sh:{0} {1}이(가) sh:{2} {3}보다 커서 맞는 값이 없다",
            "sh:{0} {1} is above sh:{2} {3}: no value can fit",
            "두 한계를 본다",
            "Look at the two limits"),
    SAME_LANGUAGE(
            "SHAPE-305",
            Severity.WARNING,
            "같은 언어(\"{0}\")의 sh:{1}이(가) 둘이다",
            "two sh:{1} have the same language (\"{0}\")",
            "언어마다 하나만 적는다",
            "Write one for each language"),
    UNKNOWN_VARIABLE(
            "SHAPE-306",
            Severity.WARNING,
            "sh:message의 {0}을(를) 아무것도 채우지 않는다",
            "nothing fills {0} in sh:message",
            "질의가 그 변수를 내게 하거나 지운다",
            "Let the query return that variable, or remove it"),
    UNKNOWN_CITY_TERM(
            "SHAPE-307",
            Severity.WARNING,
            "도시 온톨로지에 {0}이(가) 없다",
            "the city ontology has no {0}",
            "{1}",
            "{2}"),
    DEACTIVATED(
            "SHAPE-308",
            Severity.WARNING,
            "{0}은(는) 꺼져 있어서 아무것도 검증하지 않는다",
            "{0} is deactivated: nothing of it is checked",
            "다시 켜려면 sh:deactivated를 지운다",
            "Remove sh:deactivated to check it again"),
    OWN_SEVERITY(
            "SHAPE-309",
            Severity.INFO,
            "심각도 {0}은(는) SHACL의 것이 아니어서 위반으로 센다",
            "the severity {0} is not one of SHACL: it counts as a violation",
            "sh:Info, sh:Warning, sh:Violation 가운데 하나를 쓸 수 있다",
            "sh:Info, sh:Warning and sh:Violation are known"),
    EMPTY_LIST(
            "SHAPE-310",
            Severity.WARNING,
            "sh:{0}의 목록이 비었다",
            "the list of sh:{0} is empty",
            "목록을 채운다",
            "Fill the list"),
    NO_PREFIXES(
            "SHAPE-312",
            Severity.WARNING,
            "sh:prefixes가 가리키는 {0}에 sh:declare가 없다",
            "{0}, to which sh:prefixes refers, has no sh:declare",
            "sh:declare를 더하거나 sh:prefixes를 지운다",
            "Add sh:declare or remove sh:prefixes"),
    SELECTS_NOTHING(
            "SHAPE-313",
            Severity.WARNING,
            "{0}의 대상 sh:{1} {2}이(가) 데이터에서 아무것도 고르지 않는다",
            "the target sh:{1} {2} of {0} selects nothing in the data",
            "{3}",
            "{4}"),
    SUSPICIOUS(
            "SHAPE-311",
            Severity.WARNING,
            "읽으면서 이상한 곳이 있다: {0}",
            "suspicious while reading: {0}",
            "그 자리의 IRI나 값을 본다",
            "Look at the IRI or value there");

    private final ProblemTemplate template;

    ShapeProblem(String code, String ko, String en, String adviceKo, String adviceEn) {
        this(code, Severity.ERROR, ko, en, adviceKo, adviceEn);
    }

    ShapeProblem(
            String code,
            Severity severity,
            String ko,
            String en,
            String adviceKo,
            String adviceEn) {
        this.template =
                new ProblemTemplate(code, severity, new Text(ko, en), new Text(adviceKo, adviceEn));
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
