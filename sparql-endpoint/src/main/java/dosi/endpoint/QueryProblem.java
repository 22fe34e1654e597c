package dosi.endpoint;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a query or with serving it.
enum QueryProblem implements ProblemKind {
    UNKNOWN_PREFIX(
            "QUERY-101",
            new Text("알 수 없는 접두어 '{0}:'", "unknown prefix '{0}:'"),
            new Text("{1}", "{2}")),
    NOT_SPARQL(
            "QUERY-102",
            new Text("SPARQL 질의가 아니다: {0}", "not a SPARQL query: {0}"),
            new Text(
                    "이 자리의 글자를 SPARQL 1.1 문법에 맞게 고친다",
                    "Correct the text at this place to SPARQL 1.1")),
    TIMED_OUT(
            "QUERY-103",
            new Text("{0}초 안에 답이 끝나지 않았다", "the answer was not complete after {0} seconds"),
            new Text(
                    "질의를 좁히거나 LIMIT을 쓰거나 제한 시간을 늘린다",
                    "Narrow the query, use LIMIT, or allow more time")),
    PORT_TAKEN(
            "QUERY-201",
            new Text("포트 {0}을(를) 다른 프로그램이 쓰고 있다", "port {0} is in use by another program"),
            new Text("--port로 다른 번호를 준다", "Give another one with --port"));

    private final String code;
    private final Text what;
    private final Text advice;

    QueryProblem(String code, Text what, Text advice) {
        this.code = code;
        this.what = what;
        this.advice = advice;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public Text what() {
        return what;
    }

    @Override
    public Text advice() {
        return advice;
    }
}
