package dosi.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// The editions of datasets as the catalogue tells them, as JSON.
record EditionReader(Graph catalogue) {

    private static final Node NUMBER = Names.dosi("editionNumber");

    /// The accepted editions of a dataset, the newest first.
    List<Node> accepted(Node dataset) {
        return catalogue
                .find(Node.ANY, Names.dcat("isVersionOf"), dataset)
                .mapWith(Triple::getSubject)
                .filterKeep(edition -> number(edition, "editionNumber") > 0)
                .toList()
                .stream()
                .sorted(
                        Comparator.comparingLong(
                                        (Node edition) ->
                                                KnowledgeReader.number(catalogue, edition, NUMBER))
                                .reversed()
                                .thenComparing(Node::getURI))
                .toList();
    }

    Optional<Node> current(Node dataset) {
        return KnowledgeReader.value(catalogue, dataset, Names.dosi("currentEdition"));
    }

    /// The edition that waits for a decision, as JSON with the reasons.
    Optional<Map<String, Object>> held(Node dataset) {
        return KnowledgeReader.value(catalogue, dataset, Names.dosi("hold"))
                .flatMap(
                        hold ->
                                KnowledgeReader.value(catalogue, hold, Names.prov("used"))
                                        .map(edition -> held(edition, hold)));
    }

    private Map<String, Object> held(Node edition, Node hold) {
        Map<String, Object> json = describe(edition, hold);
        json.put("superseded", catalogue.contains(hold, Names.dosi("supersededBy"), Node.ANY));
        json.put(
                "reasons",
                KnowledgeReader.values(catalogue, hold, Names.dosi("heldFor")).stream()
                        .sorted(Comparator.comparing((Node node) -> node.toString()))
                        .map(this::reason)
                        .toList());
        return json;
    }

    private Map<String, Object> reason(Node reason) {
        return Json.object(
                "code",
                KnowledgeReader.text(catalogue, reason, Names.dosi("problemCode")),
                "message",
                KnowledgeReader.texts(catalogue, reason, Names.sh("resultMessage")),
                "fix",
                KnowledgeReader.texts(catalogue, reason, Names.dosi("fix")));
    }

    /// An accepted edition.
    Map<String, Object> describe(Node edition) {
        return describe(edition, edition);
    }

    /// @param counted the node that the counts stand at: the edition, or the activity that held it
    private Map<String, Object> describe(Node edition, Node counted) {
        Optional<Node> activity =
                counted.equals(edition)
                        ? KnowledgeReader.value(catalogue, edition, Names.prov("wasGeneratedBy"))
                        : Optional.of(counted);
        return Json.object(
                "id",
                Names.localName(edition.getURI()),
                "iri",
                edition.getURI(),
                "date",
                KnowledgeReader.text(catalogue, edition, Names.dosi("referenceDate")),
                "sha256",
                KnowledgeReader.text(catalogue, edition, Names.dosi("sha256")),
                "at",
                activity.flatMap(
                        node -> KnowledgeReader.text(catalogue, node, Names.prov("endedAtTime"))),
                "decision",
                KnowledgeReader.text(catalogue, counted, Names.dosi("gateDecision")),
                "rows",
                Json.object(
                        "read", number(counted, "rowsRead"),
                        "mapped", number(counted, "rowsMapped"),
                        "quarantined", number(counted, "rowsQuarantined"),
                        "skipped", number(counted, "rowsSkipped")),
                "triples",
                number(counted, "tripleCount"),
                "subjects",
                number(counted, "subjectCount"),
                "problems",
                number(counted, "problemCount"),
                "findings",
                Json.object(
                        "violation", number(counted, "violationCount"),
                        "warning", number(counted, "warningCount"),
                        "info", number(counted, "infoCount")),
                "files",
                KnowledgeReader.values(catalogue, edition, Names.DISTRIBUTION).stream()
                        .sorted(Comparator.comparing((Node node) -> node.toString()))
                        .map(this::file)
                        .toList());
    }

    private Map<String, Object> file(Node file) {
        return Json.object(
                "name",
                KnowledgeReader.text(catalogue, file, Names.TITLE),
                "bytes",
                KnowledgeReader.number(catalogue, file, Names.dcat("byteSize")),
                "sha256",
                KnowledgeReader.text(catalogue, file, Names.dosi("sha256")));
    }

    /// The names of the files of an edition, one behind the other.
    String fileNames(Node edition) {
        TreeSet<String> names = new TreeSet<>();
        for (Node file : KnowledgeReader.values(catalogue, edition, Names.DISTRIBUTION)) {
            KnowledgeReader.text(catalogue, file, Names.TITLE).ifPresent(names::add);
        }
        return String.join(", ", names);
    }

    private long number(Node node, String property) {
        return KnowledgeReader.number(catalogue, node, Names.dosi(property));
    }
}
