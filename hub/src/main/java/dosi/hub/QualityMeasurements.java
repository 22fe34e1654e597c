package dosi.hub;

import dosi.diagnostics.Problem;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import dosi.loader.LoadReport;
import dosi.shapes.LocatedFinding;
import dosi.shapes.QualityDimension;
import dosi.shapes.ShapeConstraint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/// Measures the quality of an edition in five dimensions and writes it into the catalogue in the terms of the Data
/// Quality Vocabulary (W3C Working Group Note, 2016), beside those of the editions before.
///
/// Four measurements are shares of rows. A row fails in a dimension where a constraint of the dimension found
/// something in it that is more than an info; a finding without a row counts as one row for its focus node. The
/// measurement is of the data: a waived finding counts. In validity a row also fails whose cell could not be
/// read, or that is in the quarantine. The fifth is the age in days.
///
/// @param dimension tells the dimension of a constraint
record QualityMeasurements(
        Node edition,
        Node activity,
        Instant now,
        Function<ShapeConstraint, QualityDimension> dimension) {

    /// Of how many editions of a dataset the measurements are kept.
    static final int EDITIONS_MAX = 400;

    private static final Node MEASUREMENT = dqv("QualityMeasurement");
    private static final Node METRIC = dqv("isMeasurementOf");

    private static Node dqv(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/dqv#" + name);
    }

    private static String metric(QualityDimension dimension) {
        return switch (dimension) {
            case COMPLETENESS -> "rowCompleteness";
            case VALIDITY -> "rowValidity";
            case UNIQUENESS -> "rowUniqueness";
            case CONSISTENCY -> "rowConsistency";
            case TIMELINESS -> "ageAtLoad";
        };
    }

    /// One value.
    private record Measured(Node value, List<Triple> parts) {}

    /// Writes the measurements of the edition, which is accepted already, and drops those of the oldest ones.
    ///
    /// @param validated whether the shapes looked at the edition; if not, only its age is known
    void write(
            Change change,
            Node dataset,
            LoadReport report,
            List<LocatedFinding> findings,
            boolean validated,
            Optional<String> referenceDate) {
        Map<QualityDimension, Measured> measured = new EnumMap<>(QualityDimension.class);
        if (validated) {
            rows(report, findings, measured);
        }
        referenceDate.ifPresent(
                date ->
                        measured.put(
                                QualityDimension.TIMELINESS,
                                new Measured(
                                        Terms.integer(
                                                ChronoUnit.DAYS.between(
                                                        LocalDate.parse(date), Waivers.day(now))),
                                        List.of())));
        for (QualityDimension one : QualityDimension.values()) {
            Node node = node(edition, one);
            List<Triple> told = new ArrayList<>();
            Measured value = measured.get(one);
            if (value != null) {
                told.add(Triple.create(node, Terms.TYPE, MEASUREMENT));
                told.add(Triple.create(node, METRIC, Terms.dosi(metric(one))));
                told.add(Triple.create(node, dqv("computedOn"), edition));
                told.add(Triple.create(node, dqv("value"), value.value));
                told.addAll(value.parts);
                told.add(Triple.create(node, CatalogueWriter.GENERATED_BY, activity));
                told.add(
                        Triple.create(
                                node, Terms.prov("generatedAtTime"), CatalogueWriter.time(now)));
            }
            change.describe(Terms.CATALOGUE_GRAPH, node, told);
        }
        forgetOldest(change, dataset);
    }

    /// Named below the edition, so that it is hidden where the edition is.
    private static Node node(Node edition, QualityDimension dimension) {
        return Terms.iri(Terms.localName(edition, "") + "/quality/" + metric(dimension));
    }

    private void rows(
            LoadReport report,
            List<LocatedFinding> findings,
            Map<QualityDimension, Measured> measured) {
        long rows = report.rows() - report.skippedRows();
        if (rows <= 0) {
            return;
        }
        Map<QualityDimension, FailingRows> failing = new EnumMap<>(QualityDimension.class);
        for (LocatedFinding located : findings) {
            if (located.finding().severity() != Severity.INFO) {
                in(failing, dimension.apply(located.finding().source())).add(located);
            }
        }
        Problems problems = report.problems();
        for (Problem problem : problems.list()) {
            if (problem.severity() != Severity.INFO && problem.place().line() > 0) {
                in(failing, QualityDimension.VALIDITY).add(problem.place());
            }
        }
        for (QualityDimension one : QualityDimension.values()) {
            boolean known = one != QualityDimension.VALIDITY || problems.complete();
            if (one != QualityDimension.TIMELINESS && known) {
                measured.put(one, share(one, in(failing, one).count(rows), rows));
            }
        }
    }

    private static FailingRows in(
            Map<QualityDimension, FailingRows> failing, QualityDimension dimension) {
        return failing.computeIfAbsent(dimension, _ -> new FailingRows());
    }

    private Measured share(QualityDimension one, long failing, long rows) {
        Node node = node(edition, one);
        return new Measured(
                Terms.typed(
                        FailingRows.share(rows - failing, rows).toPlainString(),
                        XSDDatatype.XSDdecimal),
                List.of(
                        Triple.create(node, Terms.dosi("measuredRows"), Terms.integer(rows)),
                        Triple.create(node, Terms.dosi("failingRows"), Terms.integer(failing))));
    }

    private static void forgetOldest(Change change, Node dataset) {
        Graph catalogue = change.graph(Terms.CATALOGUE_GRAPH);
        List<Editions.Entry> all = Editions.of(catalogue, dataset).inOrder();
        for (Editions.Entry old : all.subList(0, Math.max(0, all.size() - EDITIONS_MAX))) {
            for (QualityDimension one : QualityDimension.values()) {
                Node node = node(old.edition(), one);
                if (catalogue.contains(node, Terms.TYPE, MEASUREMENT)) {
                    change.describe(Terms.CATALOGUE_GRAPH, node, List.of());
                }
            }
        }
    }
}
