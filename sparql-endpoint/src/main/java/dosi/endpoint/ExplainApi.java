package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import dosi.hub.Derivation;
import dosi.hub.Hub;
import dosi.hub.Origin;
import dosi.hub.WhyHolds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Triple;

/// `/api/explain`: why a fact holds, as a tree down to dataset, edition, file and row.
///
/// A question takes a place among the running queries, because a proof is searched for. The tree is at most
/// [#DEPTH_MAX] deep and has at most [#FACTS_MAX] facts; where it ends before, it says so.
final class ExplainApi {

    static final int DEPTH_MAX = 12;
    static final int FACTS_MAX = 60;
    private static final int ROWS_MAX = 50;

    private final Hub hub;
    private final Serving serving;

    ExplainApi(Hub hub, Serving serving) {
        this.hub = hub;
        this.serving = serving;
    }

    ApiAnswer explain(ApiCall call, KnowledgeReader reader) {
        Triple fact = Triple.create(call.iri("s"), call.iri("p"), call.term("o"));
        try (RunningQueries.Running running =
                serving.running()
                        .start(RequestFilter.idOf(call.http()), serving.limits().queryTimeout())) {
            Proof proof = new Proof(reader, running.budget());
            return ApiAnswer.of(
                    proof.tree(fact, Set.of())
                            .orElseThrow(
                                    () -> ApiCall.problem(QueryProblem.NOT_A_FACT, text(fact))));
        }
    }

    private static String text(Triple fact) {
        return fact.getSubject() + " " + fact.getPredicate() + " " + fact.getObject();
    }

    /// One proof while it is put together.
    private final class Proof {
        private final KnowledgeReader reader;
        private final QueryBudget budget;
        private final EditionReader editions;
        private int facts;

        Proof(KnowledgeReader reader, QueryBudget budget) {
            this.reader = reader;
            this.budget = budget;
            this.editions = new EditionReader(reader.catalogue());
        }

        /// Why a fact holds; empty where it does not, as far as is shown.
        ///
        /// @param above the facts that are being proved with this one
        Optional<Map<String, Object>> tree(Triple fact, Set<Triple> above) {
            facts++;
            if (budget.reason().isPresent()) {
                throw new ProblemException(budget.reason().get());
            }
            return hub.explain(fact).flatMap(why -> tree(why, above));
        }

        private Optional<Map<String, Object>> tree(WhyHolds why, Set<Triple> above) {
            List<Origin> shown = shown(why.origins());
            if (shown.isEmpty() && why.inference().isEmpty()) {
                return Optional.empty();
            }
            Map<String, Object> json = fact(why.triple());
            json.put("asserted", shown.stream().map(this::origin).toList());
            if (why.inference().isPresent()) {
                json.put("inferred", inference(why, why.inference().get(), above));
            }
            return Optional.of(json);
        }

        private Map<String, Object> inference(WhyHolds why, Derivation step, Set<Triple> above) {
            Set<Triple> path = new HashSet<>(above);
            path.add(why.triple());
            List<Map<String, Object>> premises = new ArrayList<>();
            why.premises()
                    .forEach(
                            (premise, origins) -> {
                                Map<String, Object> json = premise(premise, origins, path);
                                json.put("axiom", step.axioms().contains(premise));
                                premises.add(json);
                            });
            return Json.object(
                    "rule", step.rule(),
                    "sentence", bilingual(step.sentence()),
                    "premises", premises);
        }

        private Map<String, Object> premise(
                Triple premise, List<Origin> origins, Set<Triple> path) {
            Map<String, Object> json = fact(premise);
            List<Origin> shown = shown(origins);
            json.put("asserted", shown.stream().map(this::origin).toList());
            if (!shown.isEmpty()) {
                facts++;
                return json;
            }
            if (path.contains(premise)) {
                json.put("above", true);
                return json;
            }
            if (path.size() >= DEPTH_MAX || facts >= FACTS_MAX) {
                json.put("cut", true);
                return json;
            }
            return tree(premise, path).orElse(json);
        }

        private Map<String, Object> fact(Triple fact) {
            return Json.object(
                    "subject", reader.term(fact.getSubject()),
                    "predicate", reader.term(fact.getPredicate()),
                    "object", reader.term(fact.getObject()));
        }

        /// The origins that are shown, datasets first.
        private List<Origin> shown(List<Origin> origins) {
            return origins.stream()
                    .filter(origin -> reader.view().graphs().containsKey(origin.graph()))
                    .sorted(
                            Comparator.comparing((Origin origin) -> origin.dataset().isEmpty())
                                    .thenComparing(origin -> origin.graph().toString()))
                    .toList();
        }

        private Map<String, Object> origin(Origin origin) {
            Map<String, Object> json = EntityApi.graph(origin.graph(), reader);
            origin.edition()
                    .ifPresent(
                            edition -> {
                                json.put("edition", Names.localName(edition.getURI()));
                                KnowledgeReader.text(
                                                editions.catalogue(),
                                                edition,
                                                Names.dosi("referenceDate"))
                                        .ifPresent(date -> json.put("date", date));
                            });
            json.put("rowCount", origin.rows().size());
            json.put("rows", origin.rows().stream().limit(ROWS_MAX).map(this::place).toList());
            return json;
        }

        private Map<String, Object> place(Place place) {
            return Json.object("file", place.file(), "row", place.line());
        }

        private Map<String, String> bilingual(Text text) {
            return Json.bilingual(text.ko(), text.en());
        }
    }
}
