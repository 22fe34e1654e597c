package dosi.endpoint;

import dosi.diagnostics.Nearest;
import dosi.ontology.Question;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/api/questions`: the ready questions, and their answers in every result format.
final class QuestionsApi {

    private final List<Question> questions;
    private final SparqlServlet sparql;

    /// @param sparql runs the queries
    QuestionsApi(List<Question> questions, SparqlServlet sparql) {
        this.questions = List.copyOf(questions);
        this.sparql = sparql;
    }

    ApiAnswer list() {
        return ApiAnswer.of(questions.stream().map(QuestionsApi::describe).toList());
    }

    ApiAnswer one(ApiCall call) {
        return ApiAnswer.of(describe(question(call)));
    }

    void answer(ApiCall call, HttpServletResponse response) throws IOException {
        QueryRequest query =
                new QueryRequest(
                        Optional.of(question(call).query()),
                        List.of(),
                        List.of(),
                        call.text("format"),
                        call.text("timeout").map(QueryRequest::seconds));
        sparql.answer(query, call.http(), response);
    }

    /// @throws dosi.diagnostics.ProblemException with the nearest one where there is none of this name
    private Question question(ApiCall call) {
        String id = call.variable("id");
        return questions.stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> {
                            Optional<String> nearest =
                                    Nearest.to(id, questions.stream().map(Question::id).toList());
                            return ApiCall.problem(
                                    QueryProblem.UNKNOWN_QUESTION,
                                    id,
                                    nearest.map(one -> "\"" + one + "\"을(를) 뜻한 것인지 본다")
                                            .orElse("/api/questions가 모두 알려 준다"),
                                    nearest.map(one -> "Did you mean \"" + one + "\"?")
                                            .orElse("/api/questions lists them"));
                        });
    }

    private static Map<String, Object> describe(Question question) {
        return Json.object(
                "id", question.id(),
                "title", Json.bilingual(question.title().ko(), question.title().en()),
                "about", Json.bilingual(question.about().ko(), question.about().en()),
                "query", body(question.query()),
                "answer", "/api/questions/" + question.id() + "/answer");
    }

    /// The query without the lines that title and sentence are shown for.
    private static String body(String query) {
        return String.join(
                        "\n",
                        query.lines()
                                .filter(line -> !line.matches("# (about-)?(ko|en):.*"))
                                .toList())
                .strip();
    }
}
