package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// When an edition of a dataset is kept aside instead of accepted. Shares are of the rows that are not skipped, from 0 to 1.
///
/// @param holds whether findings hold an edition; if not, they are kept beside it
/// @param severity the least severity of findings that hold
/// @param failingRowsMax the share of rows with such findings that is still let in
/// @param quarantinedRowsMax the share of quarantined rows that is let in; empty where any is
/// @param fewerRowsMax by which share an edition may have fewer rows than the one before; empty where by any
public record GatePolicy(
        boolean holds,
        Severity severity,
        BigDecimal failingRowsMax,
        Optional<BigDecimal> quarantinedRowsMax,
        Optional<BigDecimal> fewerRowsMax) {

    /// The properties of a description that state a policy.
    static final List<String> PROPERTIES =
            List.of(
                    "gatePolicy",
                    "holdSeverity",
                    "failingRowsMax",
                    "quarantinedRowsMax",
                    "fewerRowsMax");

    /// From the description of a dataset; what it leaves out holds nothing.
    ///
    /// @throws ProblemException where a value is none that the property can have
    static GatePolicy read(Graph description, Node dataset, Place place) {
        Properties properties = new Properties(description, dataset, place);
        return new GatePolicy(
                properties.word("gatePolicy", List.of("report", "hold"), "report").equals("hold"),
                properties.severity(),
                properties.share("failingRowsMax").orElse(BigDecimal.ZERO),
                properties.share("quarantinedRowsMax"),
                properties.share("fewerRowsMax"));
    }

    private record Properties(Graph description, Node dataset, Place place) {

        Severity severity() {
            String word =
                    word("holdSeverity", List.of("violation", "warning", "info"), "violation");
            return switch (word) {
                case "info" -> Severity.INFO;
                case "warning" -> Severity.WARNING;
                default -> Severity.ERROR;
            };
        }

        String word(String property, List<String> words, String otherwise) {
            String word = text(property).orElse(otherwise);
            if (!words.contains(word)) {
                throw wrong(property, word, String.join(", ", words));
            }
            return word;
        }

        Optional<BigDecimal> share(String property) {
            return text(property)
                    .map(
                            text -> {
                                if (!text.matches("0(\\.\\d+)?|1(\\.0+)?|\\.\\d+")) {
                                    throw wrong(property, text, "0.0 … 1.0");
                                }
                                return new BigDecimal(text);
                            });
        }

        private Optional<String> text(String property) {
            List<Node> values = StoredState.values(description, dataset, Terms.dosi(property));
            if (values.size() > 1) {
                throw wrong(property, values.toString(), "1");
            }
            return StoredState.text(description, dataset, Terms.dosi(property));
        }

        private ProblemException wrong(String property, String value, String right) {
            return new ProblemException(
                    HubProblem.WRONG_VALUE.at(place, "dosi:" + property, value, right));
        }
    }
}
