package dosi.cli;

import dosi.endpoint.Endpoint;
import dosi.endpoint.EndpointLimits;
import dosi.endpoint.EndpointOptions;
import dosi.hub.Hub;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dosi serve`: the knowledge base over HTTP.
@Command(
        name = "serve",
        description = {
            "Serves the knowledge base: SPARQL at /sparql, a page to ask with at /.",
            "지식베이스를 HTTP로 내놓는다."
        })
final class ServeCommand extends DosiCommand {

    @Option(names = "--port", defaultValue = "3030", description = "Default: 3030. 포트.")
    private int port = 3030;

    @Option(
            names = "--host",
            defaultValue = "localhost",
            description = "localhost (default) keeps it on this machine; 0.0.0.0 opens it. 듣는 주소.")
    private String host = "localhost";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long one query may run (default: 60). 질의 제한 시간.")
    private long seconds = 60;

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            serve(
                    console(),
                    hub,
                    new EndpointOptions(
                            host,
                            port,
                            EndpointLimits.DEFAULT.withQueryTimeout(Duration.ofSeconds(seconds))));
            return ExitCode.DONE;
        }
    }

    /// Serves until the process is told to end; running requests are then given a moment.
    static void serve(Console console, Hub hub, EndpointOptions options) {
        try (Endpoint endpoint = Endpoint.start(hub, hub.ontology().questions(), options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close));
            String base = "http://localhost:" + endpoint.port();
            console.line("");
            console.say("열었다. 멈추려면 Ctrl-C.", "Serving. Ctrl-C ends it.");
            console.line("  " + base + "/");
            hub.ontology().questions().stream()
                    .skip(2)
                    .findFirst()
                    .ifPresent(
                            question -> console.line("  " + base + "/?question=" + question.id()));
            console.line(
                    "  "
                            + base
                            + "/sparql?query=SELECT%20%3Ftype%20(COUNT(*)%20AS%20%3Fcount)%20%7B%3Fthing%20a%20%3Ftype%7D"
                            + "%20GROUP%20BY%20%3Ftype");
            endpoint.join();
        }
    }
}
