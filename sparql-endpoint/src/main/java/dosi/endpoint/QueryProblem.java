package dosi.endpoint;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.util.Arrays;
import java.util.stream.Stream;

/// What can be wrong with a query or with serving it, and the HTTP status that tells it.
enum QueryProblem implements ProblemKind {
    UNKNOWN_PREFIX(
            "QUERY-101",
            400,
            new Text("알 수 없는 접두어 '{0}:'", "unknown prefix '{0}:'"),
            new Text("{1}", "{2}")),
    NOT_SPARQL(
            "QUERY-102",
            400,
            new Text("SPARQL 질의가 아니다: {0}", "not a SPARQL query: {0}"),
            new Text(
                    "이 자리의 글자를 SPARQL 1.1 문법에 맞게 고친다",
                    "Correct the text at this place to SPARQL 1.1")),
    TIMED_OUT(
            "QUERY-103",
            503,
            new Text("{0}초 안에 답이 끝나지 않았다", "the answer was not complete after {0} seconds"),
            new Text(
                    "질의를 좁히거나 LIMIT을 쓰거나 제한 시간을 늘린다",
                    "Narrow the query, use LIMIT, or allow more time")),
    TOO_NESTED(
            "QUERY-104",
            400,
            new Text("질의의 괄호가 너무 깊이 겹쳐 있다", "the query is nested too deeply"),
            new Text("겹친 괄호를 푼다", "Unfold the nested brackets")),
    TOO_LARGE_FOR_FORMAT(
            "QUERY-105",
            400,
            new Text(
                    "답이 트리플 {0}개를 넘어 {1}로는 쓸 수 없다",
                    "the answer has more than {0} triples, too many for {1}"),
            new Text(
                    "text/turtle이나 application/n-triples로 받는다",
                    "Ask for text/turtle or application/n-triples")),
    NOT_EXPRESSIBLE(
            "QUERY-106",
            400,
            new Text("답을 {0}(으)로는 쓸 수 없다: {1}", "the answer cannot be written as {0}: {1}"),
            new Text(
                    "text/turtle이나 application/n-triples로 받는다",
                    "Ask for text/turtle or application/n-triples")),
    NO_SERVICE(
            "QUERY-107",
            403,
            new Text("SERVICE는 쓸 수 없다", "SERVICE is not allowed"),
            new Text("질의를 나누어 각 서버에 따로 묻는다", "Split the query and ask each server")),
    UNKNOWN_FUNCTION(
            "QUERY-108",
            400,
            new Text("여기서 쓸 수 없는 함수: <{0}>", "not a function of this server: <{0}>"),
            new Text(
                    "SPARQL의 함수나 xsd:, geof:, math:의 함수를 쓴다",
                    "Use the functions of SPARQL, or of xsd:, geof: and math:")),
    TOO_MANY_ROWS_HELD(
            "QUERY-109",
            400,
            new Text(
                    "질의가 한꺼번에 {0}행이 넘게 기억해야 한다",
                    "the query has to hold more than {0} rows at once"),
            new Text("정렬, 묶음, 조인에 드는 것을 좁힌다", "Narrow what is sorted, grouped or joined")),
    TEXT_TOO_LONG(
            "QUERY-110",
            400,
            new Text("질의가 {0}자가 넘는 글을 만든다", "the query makes a text of more than {0} characters"),
            new Text("짧은 글을 잇거나 묶는다", "Join fewer or shorter texts")),
    NUMBER_TOO_LONG(
            "QUERY-111",
            400,
            new Text("질의가 {0}자리가 넘는 수를 만든다", "the query makes a number of more than {0} digits"),
            new Text("xsd:double로 셈한다", "Calculate with xsd:double")),
    PATTERN_TOO_COSTLY(
            "QUERY-112",
            400,
            new Text(
                    "정규 표현식이 지나치게 되풀이한다: \"{0}\"",
                    "the regular expression repeats too much: \"{0}\""),
            new Text("되풀이를 줄인다", "Repeat less")),
    ANSWER_TOO_LONG(
            "QUERY-113",
            400,
            new Text(
                    "답이 서버의 한도({0}행, {1}바이트)를 넘고, {2}은(는) 잘렸음을 알릴 수 없다",
                    "the answer is longer than the server gives ({0} rows, {1} bytes), and {2} cannot say"
                            + " that it was cut"),
            new Text(
                    "LIMIT과 OFFSET으로 나누어 받거나 JSON으로 받는다",
                    "Take it in parts with LIMIT and OFFSET, or as JSON")),
    CANCELLED(
            "QUERY-114",
            503,
            new Text("질의가 취소되었다", "the query was cancelled"),
            new Text("다시 묻는다", "Ask again")),
    BUSY(
            "QUERY-115",
            503,
            new Text("서버가 이미 질의 {0}개를 돌리고 있다", "the server already runs {0} queries"),
            new Text("{1}초 뒤에 다시 묻는다", "Ask again in {1} seconds")),
    STOPPING(
            "QUERY-116",
            503,
            new Text("서버가 멈추는 중이다", "the server is stopping"),
            new Text("잠시 뒤에 다시 묻는다", "Ask again later")),
    LOW_MEMORY(
            "QUERY-117",
            503,
            new Text(
                    "서버의 기억이 모자라 가장 큰 질의를 멈추었다",
                    "the server ran low on memory and stopped the largest query"),
            new Text("질의를 좁힌다", "Narrow the query")),
    CLIENT_GONE(
            "QUERY-118",
            503,
            new Text("청한 쪽이 떠났다", "the client has gone"),
            new Text("다시 묻는다", "Ask again")),
    PORT_TAKEN(
            "QUERY-201",
            500,
            new Text("포트 {0}을(를) 다른 프로그램이 쓰고 있다", "port {0} is in use by another program"),
            new Text("--port로 다른 번호를 준다", "Give another one with --port")),
    NO_QUERY(
            "QUERY-301",
            400,
            new Text("요청에 질의가 없다", "the request has no query"),
            new Text(
                    "query= 매개변수나 application/sparql-query 본문으로 보낸다",
                    "Send it as parameter query= or as a body of type application/sparql-query")),
    GIVEN_TWICE(
            "QUERY-302",
            400,
            new Text("'{0}'이(가) 여러 번 있다", "'{0}' is given more than once"),
            new Text("한 번만 준다", "Give it once")),
    NOT_UTF8(
            "QUERY-303",
            400,
            new Text("요청이 UTF-8이 아니다", "the request is not UTF-8"),
            new Text("UTF-8로 보낸다", "Send it in UTF-8")),
    NOT_AN_IRI(
            "QUERY-304",
            400,
            new Text("'{0}'의 값이 절대 IRI가 아니다: \"{1}\"", "'{0}' is not an absolute IRI: \"{1}\""),
            new Text("IRI 전체를 쓴다", "Write the whole IRI")),
    TOO_LONG(
            "QUERY-305",
            413,
            new Text("요청이 {0}바이트보다 길다", "the request is longer than {0} bytes"),
            new Text("질의를 줄인다", "Shorten the query")),
    NO_UPDATES(
            "QUERY-306",
            403,
            new Text("이 서버는 읽기만 된다", "this server is for reading only"),
            new Text("query로 묻는다", "Ask with a query")),
    BODY_TYPE(
            "QUERY-307",
            415,
            new Text("질의의 본문 형식이 아니다: \"{0}\"", "not a type for the body of a query: \"{0}\""),
            new Text(
                    "application/sparql-query나 application/x-www-form-urlencoded로 보낸다",
                    "Send application/sparql-query or application/x-www-form-urlencoded")),
    NOT_ACCEPTABLE(
            "QUERY-308",
            406,
            new Text("이 답은 청한 형식으로 쓸 수 없다", "this answer has none of the formats asked for"),
            new Text("다음 가운데 하나를 청한다: {0}", "Ask for one of: {0}")),
    METHOD(
            "QUERY-309",
            405,
            new Text("여기서 {0}은(는) 쓸 수 없다", "{0} is not allowed here"),
            new Text("다음을 쓴다: {1}", "Use {1}")),
    NOT_FOUND(
            "QUERY-310",
            404,
            new Text("이 주소에는 아무것도 없다: {0}", "nothing is at this address: {0}"),
            new Text("주소를 확인한다", "Check the address")),
    NOT_A_TIMEOUT(
            "QUERY-311",
            400,
            new Text("시간이 초를 뜻하는 수가 아니다: \"{0}\"", "not a number of seconds: \"{0}\""),
            new Text("timeout=10처럼 쓴다", "Write it as in timeout=10")),
    NOT_RUNNING(
            "QUERY-313",
            404,
            new Text("이 번호로 도는 질의가 없다: {0}", "no query of this number is running: {0}"),
            new Text(
                    "질의를 보낼 때 준 X-Request-Id를 쓴다",
                    "Use the X-Request-Id that was sent with the query")),
    UNKNOWN_PARAMETER(
            "QUERY-314",
            400,
            new Text("여기에는 '{0}'이라는 매개변수가 없다", "there is no parameter '{0}' here"),
            new Text("{1}", "{2}")),
    PARAMETER_MISSING(
            "QUERY-315",
            400,
            new Text("{1}에 매개변수 '{0}'이(가) 없다", "{1} lacks the parameter '{0}'"),
            new Text("?{0}=을 붙인다", "Add ?{0}=")),
    NOT_IN_RANGE(
            "QUERY-316",
            400,
            new Text(
                    "'{0}'이(가) {2}에서 {3} 사이의 정수가 아니다: \"{1}\"",
                    "'{0}' is not a whole number from {2} to {3}: \"{1}\""),
            new Text("그 사이의 수를 준다", "Give a number between them")),
    NOT_A_CHOICE(
            "QUERY-317",
            400,
            new Text("'{0}'은(는) 이 값을 받지 않는다: \"{1}\"", "'{0}' does not take this value: \"{1}\""),
            new Text("다음 가운데 하나를 준다: {2}", "Give one of: {2}")),
    NOT_A_TERM(
            "QUERY-318",
            400,
            new Text(
                    "'{0}'의 값이 IRI도 리터럴도 아니다: \"{1}\"",
                    "'{0}' is neither an IRI nor a literal: \"{1}\""),
            new Text(
                    "IRI를 그대로 쓰거나 Turtle처럼 \"글\"@ko, 12 같은 꼴로 쓴다",
                    "Write the IRI as it is, or a literal as in Turtle: \"text\"@ko, 12")),
    UNKNOWN_DATASET(
            "QUERY-319",
            404,
            new Text("자료 \"{0}\"이(가) 없다", "there is no dataset \"{0}\""),
            new Text("{1}", "{2}")),
    UNKNOWN_ENTITY(
            "QUERY-320",
            404,
            new Text("이것에 대해 알려진 것이 없다: <{0}>", "nothing is known about <{0}>"),
            new Text(
                    "IRI를 확인하거나 /api/search로 찾는다",
                    "Check the IRI, or look for it with /api/search")),
    UNKNOWN_QUESTION(
            "QUERY-321",
            404,
            new Text("질문 \"{0}\"이(가) 없다", "there is no question \"{0}\""),
            new Text("{1}", "{2}")),
    NOT_A_FACT(
            "QUERY-322",
            404,
            new Text(
                    "이 사실은 지식베이스에 없고 따라 나오지도 않는다: {0}",
                    "this fact is not in the knowledge base and does not follow: {0}"),
            new Text("/api/entity가 알려진 사실을 보여 준다", "/api/entity shows the facts that are known")),
    NOT_INDEXED(
            "QUERY-323",
            503,
            new Text("찾아보기를 아직 만드는 중이다", "the index for searching is still being made"),
            new Text("잠시 뒤에 다시 묻는다", "Ask again in a moment")),
    SEARCH_TOO_LONG(
            "QUERY-324",
            400,
            new Text("찾는 글이 {0}자보다 길다", "the text to look for has more than {0} characters"),
            new Text("몇 낱말로 줄인다", "Shorten it to a few words")),
    GRAPH_OR_DEFAULT(
            "QUERY-325",
            400,
            new Text(
                    "graph와 default 가운데 꼭 하나가 있어야 한다",
                    "exactly one of 'graph' and 'default' is needed"),
            new Text(
                    "?graph=에 그래프의 IRI를 주거나 ?default를 쓴다",
                    "Give the IRI of a graph with ?graph=, or write ?default")),
    UNKNOWN_GRAPH(
            "QUERY-326",
            404,
            new Text("그래프 <{0}>이(가) 없다", "there is no graph <{0}>"),
            new Text(
                    "/sparql이 그래프를 모두 알려 준다",
                    "The description of the service at /sparql lists the graphs")),
    FAILED(
            "QUERY-312",
            500,
            new Text(
                    "서버 안에서 잘못되었다 (요청 {0})",
                    "something went wrong inside the server (request {0})"),
            new Text("이 번호와 함께 운영자에게 알린다", "Tell the operator, with this number"));

    private final ProblemTemplate template;
    private final int httpStatus;

    QueryProblem(String code, int httpStatus, Text what, Text advice) {
        this.httpStatus = httpStatus;
        this.template = new ProblemTemplate(code, Severity.ERROR, what, advice);
    }

    /// The HTTP status for a problem; 400 for one of another room.
    static int httpStatus(Problem problem) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(problem.code()))
                .mapToInt(kind -> kind.httpStatus)
                .findFirst()
                .orElse(400);
    }

    /// Whether a bound of the server was hit.
    static boolean isLimit(Problem problem) {
        return Stream.of(
                        TIMED_OUT,
                        TOO_NESTED,
                        TOO_LARGE_FOR_FORMAT,
                        TOO_MANY_ROWS_HELD,
                        TEXT_TOO_LONG,
                        NUMBER_TOO_LONG,
                        PATTERN_TOO_COSTLY,
                        ANSWER_TOO_LONG,
                        BUSY,
                        LOW_MEMORY,
                        TOO_LONG)
                .anyMatch(kind -> kind.code().equals(problem.code()));
    }

    /// Whether the same request may succeed a little later.
    static boolean passes(Problem problem) {
        return Stream.of(BUSY, STOPPING, LOW_MEMORY, NOT_INDEXED)
                .anyMatch(kind -> kind.code().equals(problem.code()));
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
