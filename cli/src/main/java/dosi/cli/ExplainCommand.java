package dosi.cli;

import dosi.hub.Derivation;
import dosi.hub.Hub;
import dosi.hub.Origin;
import dosi.hub.WhyHolds;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `dosi explain`: why a triple holds.
@Command(
        name = "explain",
        description = {
            "Tells why a triple holds: the dataset, edition, file and row that say so, or the rule and its premises.",
            "트리플이 왜 참인지 알린다. 어느 자료의 어느 행이 말했는지, 또는 어느 규칙과 전제에서 나왔는지."
        },
        footer = {
            "",
            "Example:",
            "  dosi explain 'did:area/2726090100 dosi:partOf did:area/2700000000'",
            "A slash in a prefixed name may be written as it is."
        })
final class ExplainCommand extends DosiCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "TRIPLE",
            description = "Subject, predicate, object in Turtle. 트리플.")
    private List<String> words = List.of();

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        Triple triple = Triples.parse(withSlashes(String.join(" ", words)));
        try (Hub hub = knowledgeBase.open()) {
            Optional<WhyHolds> why = hub.explain(triple);
            if (why.isEmpty()) {
                console()
                        .say(
                                Triples.text(triple) + "\n  지식베이스에 없고 따라 나오지도 않는다.",
                                Triples.text(triple)
                                        + "\n  It is not in the knowledge base and does not follow.");
                return ExitCode.VIOLATIONS;
            }
            tell(why.get());
            return ExitCode.DONE;
        }
    }

    /// Prefixed names with slashes (`did:area/27`) become IRIs; Turtle would want the slash escaped.
    private static String withSlashes(String text) {
        StringBuilder turtle = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            int colon = word.indexOf(':');
            String iri =
                    colon > 0
                                    && word.indexOf('/') > colon
                                    && !word.startsWith("<")
                                    && !word.startsWith("\"")
                            ? dosi.ontology.Prefixes.city().getNsPrefixURI(word.substring(0, colon))
                            : null;
            turtle.append(iri == null ? word : "<" + iri + word.substring(colon + 1) + ">")
                    .append(' ');
        }
        return turtle.toString();
    }

    private void tell(WhyHolds why) {
        console().line(Triples.text(why.triple()));
        why.origins().forEach(origin -> tell("  ", origin));
        if (why.inference().isEmpty()) {
            return;
        }
        Derivation step = why.inference().get();
        console()
                .say(
                        "  추론됨, 규칙 " + step.rule() + ": " + step.sentence().ko(),
                        "  inferred by the rule " + step.rule() + ": " + step.sentence().en());
        why.premises()
                .forEach(
                        (premise, origins) -> {
                            console()
                                    .say(
                                            "  전제  " + Triples.text(premise),
                                            "  premise  " + Triples.text(premise));
                            if (origins.isEmpty()) {
                                console().say("           이것도 추론됨", "           itself inferred");
                            }
                            origins.forEach(origin -> tell("           ", origin));
                        });
    }

    private void tell(String indent, Origin origin) {
        String where =
                origin.dataset().orElseGet(() -> origin.graph().toString())
                        + origin.edition()
                                .map(ExplainCommand::lastPart)
                                .map(name -> " (" + name + ")")
                                .orElse("");
        String rows =
                origin.rows().isEmpty()
                        ? ""
                        : " "
                                + String.join(
                                        ", ",
                                        origin.rows().stream()
                                                .limit(5)
                                                .map(Object::toString)
                                                .toList());
        console().say(indent + "말한 곳: " + where + rows, indent + "asserted by " + where + rows);
    }

    private static String lastPart(Node iri) {
        String text = iri.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
