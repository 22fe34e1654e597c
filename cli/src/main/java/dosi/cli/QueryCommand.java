package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.endpoint.QueryRunner;
import dosi.endpoint.ResultFormat;
import dosi.hub.Hub;
import dosi.ontology.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.jena.query.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dosi query`: a SPARQL query from a file, from the command line, or one of the ready questions.
@Command(
        name = "query",
        description = {
            "Answers a SPARQL query: a file, the text itself, or the id of a ready question.",
            "SPARQL 질의에 답한다. 파일, 질의문, 또는 준비된 질문의 번호를 준다."
        },
        footer = {
            "",
            "Examples:",
            "  dosi query 'SELECT ?type (COUNT(*) AS ?count) { ?s a ?type } GROUP BY ?type'",
            "  dosi query my.rq --format csv > answer.csv",
            "  dosi query 01"
        })
final class QueryCommand extends DosiCommand {

    @Parameters(paramLabel = "FILE|TEXT|ID", description = "What to ask. 물을 것.")
    private String what = "";

    @Option(
            names = "--format",
            defaultValue = "TABLE",
            description = "One of: ${COMPLETION-CANDIDATES}. 답의 형식.")
    private ResultFormat format = ResultFormat.TABLE;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long the query may run (default: 300). 제한 시간.")
    private long seconds = 300;

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            Query query = parse(hub);
            new QueryRunner(hub.dataset(), Duration.ofSeconds(seconds))
                    .run(query, format, console().out());
            return ExitCode.DONE;
        }
    }

    private Query parse(Hub hub) {
        Path file = asFile();
        if (file != null) {
            try {
                return QueryRunner.parse(Files.readString(file, StandardCharsets.UTF_8), what);
            } catch (IOException unreadable) {
                throw new ProblemException(
                        CliProblem.FILE_UNREADABLE.at(Place.of(what), unreadable));
            }
        }
        Optional<Question> question =
                hub.ontology().questions().stream()
                        .filter(one -> one.id().equals(what) || one.id().startsWith(what + "-"))
                        .findFirst();
        return question.map(one -> QueryRunner.parse(one.query(), one.id()))
                .orElseGet(() -> QueryRunner.parse(what, "query"));
    }

    private @org.jspecify.annotations.Nullable Path asFile() {
        if (!what.endsWith(".rq") && !what.endsWith(".sparql")) {
            return null;
        }
        return Path.of(what);
    }
}
