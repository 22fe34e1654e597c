package dosi.shapes;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a shapes file.
enum ShapeProblem implements ProblemKind {
    UNKNOWN_TERM(
            "SHAPE-101",
            new Text("sh:{0}은(는) SHACL의 용어가 아니다", "sh:{0} is not a SHACL term"),
            new Text("{1}", "{2}")),
    UNKNOWN_MODULE(
            "SHAPE-102",
            new Text("모양 묶음 \"{0}\"이(가) 없다", "there is no shapes module \"{0}\""),
            new Text("{1}", "{2}")),
    NOT_PARSED(
            "SHAPE-103",
            new Text("모양을 읽을 수 없다: {0}", "the shapes cannot be read: {0}"),
            new Text(
                    "그 모양을 SHACL 명세에 맞게 고친다",
                    "Correct the shape according to the SHACL specification")),
    BAD_QUERY(
            "SHAPE-104",
            new Text("{0}의 SPARQL을 읽을 수 없다: {1}", "the SPARQL of {0} cannot be read: {1}"),
            new Text("sh:select 안의 질의를 고친다", "Correct the query inside sh:select"));

    private final String code;
    private final Text what;
    private final Text advice;

    ShapeProblem(String code, Text what, Text advice) {
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
