package dosi.loader;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What an author of a mapping is told about it beside the files that it maps.
enum AuthorProblem implements ProblemKind {
    UNKNOWN_COLUMN(
            "MAP-201",
            Severity.ERROR,
            "'{0}' 열이 파일에 없다",
            "the files have no column '{0}'",
            "{1}",
            "{2}"),
    NEVER_FILLED(
            "MAP-202",
            Severity.WARNING,
            "'{0}' 값이 레코드 {1}개 가운데 어디에도 없다",
            "'{0}' has no value in any of {1} records",
            "표현이 맞는지, 이 파일만 그런지 본다",
            "Check the expression, and whether only this file lacks it"),
    UNUSED_COLUMN(
            "MAP-203",
            Severity.INFO,
            "매핑이 '{0}' 열을 읽지 않는다 (값 {1}개)",
            "the mapping does not read the column '{0}' ({1} values)",
            "뜻이 있는 열이면 매핑에 더한다",
            "Map it if it says something"),
    UNKNOWN_TERM(
            "MAP-204",
            Severity.ERROR,
            "온톨로지에 {0}이(가) 없다",
            "the ontology has no term {0}",
            "{1}",
            "{2}"),
    DEPRECATED_TERM(
            "MAP-205",
            Severity.WARNING,
            "{0}은(는) 더 쓰지 않는 용어다",
            "the term {0} is deprecated",
            "{1}",
            "{2}");

    private final ProblemTemplate template;

    AuthorProblem(
            String code,
            Severity severity,
            String whatKo,
            String whatEn,
            String adviceKo,
            String adviceEn) {
        this.template =
                new ProblemTemplate(
                        code, severity, new Text(whatKo, whatEn), new Text(adviceKo, adviceEn));
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
