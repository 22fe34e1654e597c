package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Severity;
import dosi.loader.LoadReport;
import dosi.loader.LoadRequest;
import dosi.loader.LoadSink;
import dosi.loader.Lookups;
import dosi.loader.Mapping;
import dosi.loader.QuarantinedRow;
import dosi.shapes.LocatedFinding;
import dosi.shapes.report.ReportedFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// One load: from files to a committed change, or to nothing at all.
///
/// The quads of the loader go straight into the open write transaction and into the log entry, so memory does
/// not grow with the rows. The gate looks at the graph inside the transaction; only then is it committed.
final class EditionLoad {

    /// What the call is for.
    enum Purpose {
        LOAD,
        /// Everything but the commit.
        VALIDATE
    }

    private static final long ROWS_BETWEEN_TELLING = 1_000;
    private static final Pattern DATE_IN_NAME =
            Pattern.compile(
                    "(?<!\\d)(20\\d\\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

    private final Hub hub;
    private final DatasetDescription dataset;
    private final EditionFiles files;
    private final String loadId;
    private final LoadListener listener;
    private final Problems problems = new Problems();
    private final Map<LoadListener.Stage, Duration> durations =
            new EnumMap<>(LoadListener.Stage.class);
    private final Instant started;

    private Optional<Verdict> verdict = Optional.empty();
    private LoadListener.Stage stage = LoadListener.Stage.READ;
    private long stageStartNanos = System.nanoTime();

    EditionLoad(
            Hub hub,
            DatasetDescription dataset,
            EditionFiles files,
            String loadId,
            LoadListener listener) {
        this.hub = hub;
        this.dataset = dataset;
        this.files = files;
        this.loadId = loadId;
        this.listener = listener;
        this.started = hub.now();
    }

    /// Loads although the gate holds, because a person says so.
    LoadOutcome release(Verdict said) {
        verdict = Optional.of(said);
        return run(Purpose.LOAD);
    }

    LoadOutcome run(Purpose purpose) {
        try {
            Read done = read(purpose);
            if (purpose == Purpose.LOAD && done.outcome.decision() == Decision.HELD) {
                return held(done);
            }
            enter(LoadListener.Stage.COMMIT);
            return withDurations(done.outcome);
        } catch (IOException | UncheckedIOException failed) {
            ProblemException problem =
                    new ProblemException(
                            HubProblem.DISK.at(
                                    Place.of(dataset.identifier()),
                                    String.valueOf(failed.getMessage())));
            problem.initCause(failed);
            throw problem;
        }
    }

    /// Everything up to the decision; an edition that is not accepted leaves no trace.
    private Read read(Purpose purpose) throws IOException {
        Mapping mapping = hub.engine().mapping(dataset.mapping());
        for (String required : dataset.requires()) {
            if (hub.currentLoadId(required).isEmpty()) {
                problems.add(
                        HubProblem.REQUIRED_NOT_LOADED.at(
                                Place.of(dataset.identifier()), required));
            }
        }
        Lookups lookups = hub.lookups(dataset);
        enter(LoadListener.Stage.READ);
        try (Change change = hub.begin(cause());
                Quarantine quarantine = new Quarantine(quarantineFile(), change.sequence())) {
            Sink sink = new Sink(change, quarantine);
            LoadRequest request =
                    new LoadRequest(dataset.identifier(), files.paths(), dataset.source(), mapping);
            LoadReport report = hub.engine().load(request, lookups, sink);
            enter(LoadListener.Stage.COMPARE);
            sink.data.finish();
            sink.rows.finish();
            Optional<Path> quarantined = quarantine.finish();
            enter(LoadListener.Stage.VALIDATE);
            long triples = change.size(dataset.graph());
            Gate.Validated validated =
                    new Gate(hub, dataset)
                            .validate(
                                    change,
                                    files,
                                    triples,
                                    problems,
                                    new FindingCells(hub.engine(), request, lookups));
            List<LocatedFinding> findings = validated.findings();
            FindingHistory history =
                    new FindingHistory(
                            change,
                            dataset.identifier(),
                            files.edition(dataset.identifier()),
                            purpose == Purpose.LOAD,
                            hub.options().findingsMax());
            Waivers waivers =
                    Waivers.of(
                            change.graph(Terms.waiversGraph(dataset.identifier())),
                            dataset.identifier(),
                            started);
            List<ReportedFinding> compared =
                    waivers.applyTo(
                            history.compare(
                                    findings,
                                    validated.report().isEmpty()
                                            ? List.of()
                                            : hub.validator(dataset.shapes()).constraints()));
            waivers.ended(compared).forEach(problems::add);
            List<Problem> reasons =
                    new HoldReasons(
                                    dataset,
                                    report,
                                    rowsBefore(change),
                                    validated.report().isPresent(),
                                    hub.validator(dataset.shapes())::refusesPublication)
                            .of(compared);
            Decision decision = decide(compared, report, reasons);
            CatalogueWriter.EditionFacts facts =
                    facts(change, sink, report, decision, findings, triples, quarantined);
            enter(LoadListener.Stage.COMMIT);
            if (purpose == Purpose.LOAD && decision != Decision.HELD) {
                writeFindings(history, compared, report);
                CatalogueWriter.writeAccepted(change, dataset, hub.cityOf(dataset), facts, verdict);
                measure(change, facts, findings, validated.report().isPresent());
                Path kept = hub.folder().held(dataset.identifier(), files.shortName());
                try (HeldFiles _ = HeldFiles.remove(kept, change.sequence(), hub::lastSequence)) {
                    change.commit();
                }
                quarantine.keep();
            }
            LoadOutcome outcome =
                    new LoadOutcome(
                            dataset.identifier(),
                            files.edition(dataset.identifier()),
                            decision,
                            Optional.of(report),
                            history.before(),
                            compared,
                            validated.report(),
                            problems.list(),
                            facts.subjects(),
                            triples,
                            change.added(),
                            change.deleted(),
                            quarantined,
                            durations);
            return new Read(outcome, facts, reasons);
        }
    }

    /// What became of the files, and what is told of them in the catalogue.
    private record Read(
            LoadOutcome outcome, CatalogueWriter.EditionFacts facts, List<Problem> reasons) {}

    /// How many rows, without skipped ones, the edition before this one had.
    private long rowsBefore(Change change) {
        Graph catalogue = change.graph(Terms.CATALOGUE_GRAPH);
        return Editions.of(catalogue, dataset.iri())
                .before(files.edition(dataset.identifier()))
                .map(
                        edition ->
                                StoredState.number(catalogue, edition, CatalogueWriter.ROWS_READ)
                                        - StoredState.number(
                                                catalogue, edition, CatalogueWriter.ROWS_SKIPPED))
                .orElse(0L);
    }

    private String cause() {
        return verdict.isPresent()
                ? "release " + dataset.identifier() + " " + files.shortName()
                : "load " + dataset.identifier();
    }

    /// Notes a held edition in a change of its own, which leaves the data as it was.
    private LoadOutcome held(Read done) throws IOException {
        LoadOutcome outcome = done.outcome;
        done.reasons.forEach(problems::add);
        Holding.Written written = new Holding.Written(0, 0);
        if (!hub.heldLoadId(dataset.identifier()).equals(Optional.of(loadId))) {
            written =
                    new Holding(hub, dataset, files)
                            .hold(outcome.findings(), done.facts, done.reasons);
        }
        return new LoadOutcome(
                outcome.dataset(),
                outcome.edition(),
                Decision.HELD,
                outcome.report(),
                outcome.before(),
                outcome.reported(),
                outcome.validation(),
                problems.list(),
                outcome.subjects(),
                hub.storedTriples(dataset.graph()),
                written.added(),
                written.deleted(),
                Optional.empty(),
                durations);
    }

    private LoadOutcome withDurations(LoadOutcome outcome) {
        return new LoadOutcome(
                outcome.dataset(),
                outcome.edition(),
                outcome.decision(),
                outcome.report(),
                outcome.before(),
                outcome.reported(),
                outcome.validation(),
                problems.list(),
                outcome.subjects(),
                outcome.triples(),
                outcome.added(),
                outcome.deleted(),
                outcome.quarantine(),
                durations);
    }

    private Decision decide(
            List<ReportedFinding> findings, LoadReport report, List<Problem> reasons) {
        if (!reasons.isEmpty()) {
            boolean released = verdict.isPresent() && !HoldReasons.areFinal(reasons);
            return released ? Decision.RELEASED : Decision.HELD;
        }
        return findings.stream().noneMatch(ReportedFinding::present) && report.problems().isEmpty()
                ? Decision.ACCEPTED
                : Decision.ACCEPTED_WITH_FINDINGS;
    }

    private void writeFindings(
            FindingHistory history, List<ReportedFinding> compared, LoadReport report) {
        int written = history.write(compared, report.problems().list());
        long all =
                compared.stream().filter(ReportedFinding::present).count()
                        + report.problems().count();
        if (written < all) {
            problems.add(HubProblem.FINDINGS_CUT.at(Place.of(dataset.identifier()), all, written));
        }
    }

    private void measure(
            Change change,
            CatalogueWriter.EditionFacts facts,
            List<LocatedFinding> findings,
            boolean validated) {
        new QualityMeasurements(
                        files.edition(dataset.identifier()),
                        Terms.change(change.sequence()),
                        facts.ended(),
                        hub.validator(dataset.shapes())::dimension)
                .write(
                        change,
                        dataset.iri(),
                        facts.report(),
                        findings,
                        validated,
                        facts.referenceDate());
    }

    private CatalogueWriter.EditionFacts facts(
            Change change,
            Sink sink,
            LoadReport report,
            Decision decision,
            List<LocatedFinding> findings,
            long triples,
            Optional<Path> quarantined) {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(
                    severity,
                    findings.stream()
                            .filter(located -> located.finding().severity() == severity)
                            .mapToLong(LocatedFinding::count)
                            .sum());
        }
        return new CatalogueWriter.EditionFacts(
                files,
                loadId,
                decision,
                report,
                counts,
                subjects(change),
                triples,
                referenceDate(sink),
                quarantined.map(
                        file -> hub.folder().root().relativize(file).toString().replace('\\', '/')),
                started,
                hub.now());
    }

    /// Counts the subjects of the rows graph: its main index is ordered by subject, so equal ones are
    /// neighbours.
    private long subjects(Change change) {
        Iterator<Triple> rows = change.graph(Terms.rowsGraph(dataset.identifier())).find();
        long count = 0;
        Node last = Terms.ONTOLOGY_GRAPH;
        while (rows.hasNext()) {
            Node subject = rows.next().getSubject();
            if (!subject.equals(last)) {
                count++;
                last = subject;
            }
        }
        return count;
    }

    private Optional<String> referenceDate(Sink sink) {
        if (sink.latest != null) {
            return Optional.of(sink.latest);
        }
        for (EditionFiles.File file : files.files()) {
            Matcher date = DATE_IN_NAME.matcher(file.name());
            if (date.find()) {
                return Optional.of(date.group(1) + "-" + date.group(2) + "-" + date.group(3));
            }
        }
        return Optional.empty();
    }

    private Path quarantineFile() {
        return hub.folder()
                .quarantine()
                .resolve(dataset.identifier())
                .resolve(files.shortName() + ".csv");
    }

    private void enter(LoadListener.Stage next) {
        long now = System.nanoTime();
        durations.merge(stage, Duration.ofNanos(now - stageStartNanos), Duration::plus);
        stage = next;
        stageStartNanos = now;
        listener.stage(next);
    }

    /// Takes what the loader makes.
    private final class Sink implements LoadSink {

        private final GraphReplacement data;
        private final GraphReplacement rows;
        private final Quarantine quarantine;
        private final boolean severalFiles = files.files().size() > 1;
        private @Nullable Place lastRow;
        private long rowCount;
        private @Nullable String latest;

        Sink(Change change, Quarantine quarantine) {
            this.data = new GraphReplacement(change, dataset.graph());
            this.rows = new GraphReplacement(change, Terms.rowsGraph(dataset.identifier()));
            this.quarantine = quarantine;
        }

        @Override
        public void quad(Quad quad) {
            if (!quad.isDefaultGraph() && !quad.getGraph().equals(dataset.graph())) {
                throw new ProblemException(
                        HubProblem.FOREIGN_GRAPH.at(
                                Place.of(dataset.identifier()), quad.getGraph(), dataset.graph()));
            }
            if (quad.getPredicate().equals(CatalogueWriter.REFERENCE_DATE)
                    && quad.getObject().isLiteral()) {
                String date = quad.getObject().getLiteralLexicalForm();
                if (date.length() == 10 && (latest == null || date.compareTo(latest) > 0)) {
                    latest = date;
                }
            }
            data.put(quad.asTriple());
        }

        @Override
        public void derived(Node subject, Place row) {
            if (!row.equals(lastRow)) {
                lastRow = row;
                if (++rowCount % ROWS_BETWEEN_TELLING == 0) {
                    listener.rows(rowCount);
                }
            }
            rows.put(Triple.create(subject, Terms.SOURCE_ROW, Terms.integer(row.line())));
            if (severalFiles) {
                rows.put(Triple.create(subject, Terms.SOURCE_FILE, Terms.text(row.file())));
            }
        }

        @Override
        public void quarantined(QuarantinedRow row) {
            try {
                quarantine.add(row);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
