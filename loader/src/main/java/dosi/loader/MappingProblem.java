package dosi.loader;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.util.Collection;

/// What can be wrong with a mapping file. Each is an error: a mapping is used whole or not at all.
enum MappingProblem implements ProblemKind {
    NOT_READABLE(
            "MAP-101",
            "매핑 파일을 읽을 수 없다: {0}",
            "the mapping file cannot be read: {0}",
            "파일이 있는지, UTF-8인지 확인한다",
            "Check that the file exists and is UTF-8"),
    NOT_YAML(
            "MAP-102",
            "YAML 문법이 맞지 않는다: {0}",
            "this is not YAML: {0}",
            "들여쓰기와 따옴표를 확인한다. $( 로 시작하지 않는 문자열에 특수 문자가 있으면 따옴표로 감싼다",
            "Check indentation and quotes; put texts with special characters in double quotes"),
    NOT_TURTLE(
            "MAP-103",
            "Turtle 문법이 맞지 않는다: {0}",
            "this is not Turtle: {0}",
            "표시된 위치의 문법을 고친다",
            "Correct the syntax at this place"),
    UNKNOWN_FORM(
            "MAP-104",
            "매핑 파일의 종류를 알 수 없다: {0}",
            "the kind of this mapping file is unknown: {0}",
            "YARRRML은 .yml, RML은 .ttl 로 이름을 짓는다",
            "Name it .yml for YARRRML or .ttl for RML"),
    UNKNOWN_KEY(
            "MAP-105",
            "알 수 없는 키 '{0}'",
            "unknown key '{0}'",
            "docs/mapping.md 에서 쓸 수 있는 키를 확인한다",
            "See docs/mapping.md for the keys"),
    MISSING_KEY("MAP-106", "{0}에 '{1}'이(가) 없다", "{0} has no '{1}'", "'{1}'을(를) 추가한다", "Add '{1}'"),
    WRONG_FORM(
            "MAP-107",
            "여기에는 {0}이(가) 와야 한다",
            "expected {1} here",
            "docs/mapping.md 의 예를 참고한다",
            "See the examples in docs/mapping.md"),
    UNKNOWN_PREFIX(
            "MAP-108",
            "알 수 없는 접두어 '{0}:'",
            "unknown prefix '{0}:'",
            "prefixes 에 선언한다",
            "Declare it in prefixes"),
    NOT_AN_IRI(
            "MAP-109",
            "IRI가 아니다: \"{0}\"",
            "this is not an IRI: \"{0}\"",
            "접두어:이름 또는 전체 IRI로 쓴다",
            "Write prefix:name or a full IRI"),
    UNKNOWN_SOURCE(
            "MAP-110",
            "알 수 없는 소스 '{0}'",
            "unknown source '{0}'",
            "sources 에 선언한다",
            "Declare it in sources"),
    UNUSED_SOURCE(
            "MAP-111",
            "소스 '{0}'을(를) 쓰는 매핑이 없다",
            "no triples map uses the source '{0}'",
            "매핑의 sources 에 적거나 소스를 지운다",
            "Name it in the sources of a mapping, or remove it"),
    UNKNOWN_REFERENCE_FORMULATION(
            "MAP-112",
            "알 수 없는 참조 형식 '{0}'",
            "unknown reference formulation '{0}'",
            "csv, jsonpath, xpath, geojson, shapefile 가운데 하나를 쓴다",
            "Write csv, jsonpath, xpath, geojson or shapefile"),
    NO_SOURCE(
            "MAP-113",
            "트리플 맵 '{0}'에 소스가 없다",
            "triples map '{0}' has no logical source",
            "sources(YARRRML) 또는 rml:logicalSource(RML)를 추가한다",
            "Add sources (YARRRML) or rml:logicalSource (RML)"),
    NO_SUBJECT_MAP(
            "MAP-114",
            "트리플 맵 '{0}'에 주어가 없다",
            "triples map '{0}' has no subject",
            "s(YARRRML) 또는 rml:subjectMap(RML)을 추가한다",
            "Add s (YARRRML) or rml:subjectMap (RML)"),
    SEVERAL("MAP-115", "{0}이(가) 여러 개다", "there is more than one {0}", "하나만 남긴다", "Keep one"),
    BAD_TEMPLATE(
            "MAP-116",
            "템플릿이 맞지 않는다: \"{0}\" ({1})",
            "the template is broken: \"{0}\" ({1})",
            "괄호의 짝을 맞추고, 글자 그대로의 괄호 앞에는 \\ 를 쓴다",
            "Balance the brackets; write \\ before a bracket that is meant as such"),
    BAD_CALL(
            "MAP-117",
            "함수 호출을 읽을 수 없다: {0}",
            "the function call cannot be read: {0}",
            "fn:이름(매개변수 = $(열), 매개변수 = '상수') 형태로 쓴다",
            "Write fn:name(parameter = $(column), parameter = 'constant')"),
    UNKNOWN_FUNCTION(
            "MAP-118",
            "알 수 없는 함수 '{0}'",
            "unknown function '{0}'",
            "docs/functions.md 에서 함수를 확인한다",
            "See docs/functions.md for the functions"),
    UNKNOWN_PARAMETER(
            "MAP-119",
            "함수 '{0}'에는 매개변수 '{1}'이(가) 없다",
            "function '{0}' has no parameter '{1}'",
            "docs/functions.md 에서 매개변수를 확인한다",
            "See docs/functions.md for its parameters"),
    MISSING_PARAMETER(
            "MAP-120",
            "함수 '{0}'의 매개변수 '{1}'이(가) 빠졌다",
            "the call of '{0}' lacks the parameter '{1}'",
            "{1} = … 를 추가한다",
            "Add {1} = …"),
    BAD_LANGUAGE(
            "MAP-121",
            "언어 태그가 아니다: \"{0}\"",
            "this is not a language tag: \"{0}\"",
            "ko, en 같은 BCP 47 태그를 쓴다",
            "Write a BCP 47 tag such as ko or en"),
    TERM_TYPE_NOT_ALLOWED(
            "MAP-122",
            "{0}은(는) {1}이(가) 될 수 없다",
            "a {0} cannot be a {1}",
            "주어는 IRI나 빈 노드, 술어와 그래프는 IRI여야 한다",
            "Subjects are IRIs or blank nodes, predicates are IRIs, graphs are IRIs or blank nodes"),
    UNKNOWN_TRIPLES_MAP(
            "MAP-123",
            "알 수 없는 트리플 맵 '{0}'",
            "unknown triples map '{0}'",
            "mappings 에 선언한다",
            "Declare it in mappings"),
    JOIN_NEEDS_CONDITION(
            "MAP-124",
            "'{0}'은(는) 다른 소스를 읽으므로 조인 조건이 필요하다",
            "'{0}' reads another source, so the join needs a condition",
            "condition: equal(str1 = $(이쪽 열), str2 = $(저쪽 열)) 을 추가한다",
            "Add condition: equal(str1 = $(column here), str2 = $(column there))"),
    BAD_JOIN(
            "MAP-125",
            "조인 조건을 읽을 수 없다: {0}",
            "the join condition cannot be read: {0}",
            "equal(str1 = $(이쪽 열), str2 = $(저쪽 열)) 형태로 쓴다",
            "Write equal(str1 = $(column here), str2 = $(column there))"),
    LOOKS_LIKE_AN_IRI(
            "MAP-126",
            "상수 \"{0}\"은(는) IRI처럼 보이지만 문자열이 된다",
            "the constant \"{0}\" looks like an IRI but would become a text",
            "IRI면 {0}~iri, 문자열이면 { value: \"{0}\", type: literal } 로 쓴다",
            "Write {0}~iri for an IRI, or { value: \"{0}\", type: literal } for a text"),
    NO_EXPRESSION(
            "MAP-127",
            "{0}에 값이 없다",
            "the {0} says no value",
            "상수, 참조, 템플릿, 함수 가운데 하나를 쓴다",
            "Give it a constant, a reference, a template or a function"),
    NOT_SUPPORTED(
            "MAP-128",
            "아직 지원하지 않는다: {0}",
            "not supported: {0}",
            "docs/mapping.md 의 지원 목록을 참고한다",
            "See docs/mapping.md for what is supported"),
    NO_TRIPLES_MAP(
            "MAP-129",
            "매핑에 트리플 맵이 없다",
            "the mapping has no triples map",
            "mappings(YARRRML) 또는 rml:TriplesMap(RML)을 추가한다",
            "Add mappings (YARRRML) or an rml:TriplesMap (RML)"),
    REPEATED_KEY(
            "MAP-130",
            "키 '{0}'이(가) 두 번 나온다",
            "the key '{0}' occurs twice",
            "하나를 지우거나 이름을 바꾼다",
            "Remove or rename one of them"),
    BAD_CONSTANT(
            "MAP-131",
            "상수 \"{0}\"은(는) {1} 형식이 아니다",
            "the constant \"{0}\" is not a valid {1}",
            "상수나 데이터 타입을 고친다",
            "Correct the constant or the datatype"),
    NOT_A_CONDITION(
            "MAP-132",
            "조건은 함수 호출이어야 한다: \"{0}\"",
            "a condition must be a function call: \"{0}\"",
            "fn:isPresent(value = $(열)) 처럼 쓴다",
            "Write for example fn:isPresent(value = $(column))");

    private final ProblemTemplate template;

    MappingProblem(String code, String whatKo, String whatEn, String adviceKo, String adviceEn) {
        this.template =
                new ProblemTemplate(
                        code,
                        Severity.ERROR,
                        new Text(whatKo, whatEn),
                        new Text(adviceKo, adviceEn));
    }

    /// The problem with a name that is not known: the advice shows the known name that was probably meant.
    ///
    /// @param arguments what the templates show
    Problem nearest(Place place, String name, Collection<String> known, Object... arguments) {
        Problem plain = at(place, arguments);
        return Nearest.to(name, known)
                .map(
                        meant ->
                                new Problem(
                                        plain.code(),
                                        plain.severity(),
                                        place,
                                        plain.what(),
                                        new Text(
                                                "혹시 '"
                                                        + meant
                                                        + "' 입니까? 아니면 "
                                                        + plain.advice().ko(),
                                                "Did you mean '"
                                                        + meant
                                                        + "'? If not: "
                                                        + plain.advice().en())))
                .orElse(plain);
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
