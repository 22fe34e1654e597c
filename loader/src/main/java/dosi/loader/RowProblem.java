package dosi.loader;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong when rows become quads.
enum RowProblem implements ProblemKind {
    NOT_VALID_FOR_DATATYPE(
            "LOAD-201",
            Severity.ERROR,
            "'{0}' 값이 {1} 형식이 아니다: \"{2}\"",
            "'{0}' is not a valid {1}: \"{2}\"",
            "셀을 고치거나, 매핑에서 함수로 바꾸거나, 다른 데이터 타입을 쓴다. 이 트리플만 빠진다",
            "Correct the cell, convert it with a function, or map it with another datatype; only this triple is left out"),
    NOT_AN_IRI(
            "LOAD-202",
            Severity.ERROR,
            "'{0}' 값으로 IRI를 만들 수 없다: \"{1}\"",
            "'{0}' gives no valid IRI: \"{1}\"",
            "셀을 고치거나, 템플릿 또는 fn:iriSafe 로 안전한 IRI를 만든다",
            "Correct the cell, or make it safe with a template or fn:iriSafe"),
    NO_KEY(
            "LOAD-203",
            Severity.ERROR,
            "주어를 만들 수 없는 행이다: '{0}' 값이 비어 있다",
            "the row has no subject: '{0}' is empty",
            "셀을 채워 격리된 행을 다시 올린다",
            "Fill the cell and load the quarantined row again"),
    NO_CONDITION_HOLDS(
            "LOAD-204",
            Severity.ERROR,
            "어떤 트리플 맵의 조건에도 맞지 않는 행이다",
            "no triples map of the mapping applies to the row",
            "조건을 넓히거나, 뺄 행이면 dosi:skipRow 규칙으로 선언한다",
            "Widen a condition, or declare such rows with dosi:skipRow"),
    NOT_UNDERSTOOD(
            "LOAD-205",
            Severity.ERROR,
            "'{0}' 값을 이해할 수 없다: \"{1}\" (기대: {2}, 함수 {4})",
            "'{0}' cannot be understood: \"{1}\" (expected {3}; function {4})",
            "셀을 고치거나 매핑의 함수와 형식을 확인한다. 이 값만 빠진다",
            "Correct the cell, or check function and pattern in the mapping; only this value is left out"),
    NOT_A_LANGUAGE(
            "LOAD-206",
            Severity.ERROR,
            "'{0}' 값이 언어 태그가 아니다: \"{1}\"",
            "'{0}' is not a language tag: \"{1}\"",
            "ko, en 같은 BCP 47 태그로 고친다",
            "Correct it to a BCP 47 tag such as ko or en"),
    NO_FILE(
            "LOAD-207",
            Severity.ERROR,
            "소스 '{0}'에 맞는 파일이 없다 (access: {1})",
            "no file for the source '{0}' (access: {1})",
            "파일을 추가하거나 매핑의 access 를 고친다",
            "Add the file, or correct access in the mapping"),
    FILE_NOT_USED(
            "LOAD-208",
            Severity.WARNING,
            "매핑의 어떤 소스도 이 파일을 읽지 않는다",
            "no source of the mapping reads this file",
            "매핑의 access 를 넓히거나 파일을 뺀다",
            "Widen access in the mapping, or leave the file out"),
    FILE_NOT_READABLE(
            "LOAD-209",
            Severity.ERROR,
            "파일을 읽을 수 없다: {0}",
            "the file cannot be read: {0}",
            "파일과 권한, 디스크를 확인한다",
            "Check the file, its permissions and the disk");

    private final ProblemTemplate template;

    RowProblem(
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
