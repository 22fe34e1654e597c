package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.loader.Lookups;
import dosi.ontology.CityOntology;
import dosi.reasoner.Explanation;
import dosi.reasoner.Reasoner;
import dosi.reasoner.rules.RuleApplication;
import dosi.reasoner.rules.RuleSet;
import dosi.shapes.ShapesValidator;
import dosi.shapes.report.ReportedFinding;
import dosi.shapes.report.Waiver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;

/// A knowledge base that is open: editions go in through the gate, questions are asked of [#dataset].
///
/// One process has a knowledge base open at a time. Loads, validations and runs of the reasoner wait for each
/// other; readers wait for nobody and see the last committed state.
///
/// ```java
/// try (Hub hub = Hub.open(Path.of("kb"), HubOptions.of(List.of(Path.of("cities"))))) {
///     DatasetDescription parking = hub.catalogue().dataset("daegu/parking");
///     LoadOutcome outcome = hub.load(parking, parking.sampleFiles(), LoadListener.NONE);
/// }
/// ```
public final class Hub implements AutoCloseable {

    private static final Node ONTOLOGY_SHA256 = Terms.dosi("ontologySha256");
    private static final Node REASONED_SEQUENCE = Terms.dosi("reasonedSequence");
    private static final Node RULES_SHA256 = Terms.dosi("rulesSha256");
    private static final Node INCOMPLETE = Terms.dosi("incomplete");

    private final KnowledgeBaseFolder folder;
    private final HubOptions options;
    private final Catalogue catalogue;
    private final Supplier<CityOntology> ontology;
    private final Graph ontologyGraph;
    private final String ontologySha256;
    private final LoadEngine engine;
    private final DatasetGraph store;
    private final Views views;
    private final WriteTransactions writes;
    private final ChangeLog log;
    private final List<Problem> openingProblems;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<String, Map<String, String>> schemes = new ConcurrentHashMap<>();
    private final Map<List<String>, ShapesValidator> validators = new HashMap<>();
    private final Map<String, Required> required = new HashMap<>();

    /// The graph of a required dataset, copied into memory for validation.
    private record Required(String loadId, Graph graph) {}

    private Hub(
            KnowledgeBaseFolder folder,
            HubOptions options,
            LoadEngine engine,
            Supplier<CityOntology> ontology,
            Graph ontologyGraph,
            DatasetGraph store,
            ChangeLog log,
            Problems told) {
        this.folder = folder;
        this.options = options;
        this.catalogue = Catalogue.read(options.cities());
        this.ontology = ontology;
        this.ontologyGraph = ontologyGraph;
        this.ontologySha256 = fingerprint(ontologyGraph);
        this.engine = engine;
        this.store = store;
        this.views = new Views(store, catalogue);
        this.writes = new WriteTransactions(store);
        this.log = log;
        this.openingProblems = told.list();
    }

    /// Opens a knowledge base, making it where the folder is absent or empty. What an earlier process did not
    /// finish is rolled back or completed first; [#openingProblems] tells it.
    ///
    /// @throws ProblemException when the folder cannot be written, is not a knowledge base, is made by a newer
    ///     version, is in use, or its change log is damaged
    public static Hub open(Path knowledgeBase, HubOptions options) {
        CityOntology loaded = CityOntology.load();
        return open(knowledgeBase, options, LoadEngine.ofLoader(), () -> loaded, loaded.graph());
    }

    /// @param ontologyGraph what is put into the graph of the ontology; tests give a small one
    static Hub open(
            Path knowledgeBase,
            HubOptions options,
            LoadEngine engine,
            Supplier<CityOntology> ontology,
            Graph ontologyGraph) {
        KnowledgeBaseFolder folder = KnowledgeBaseFolder.open(knowledgeBase);
        boolean opened = false;
        try {
            Problems told = new Problems();
            if (!folder.complete()) {
                KnowledgeBaseFolder.deleteAll(folder.store());
            }
            ChangeLog log = ChangeLog.open(folder.log(), told);
            Files.createDirectories(folder.store());
            DatasetGraph store = DatabaseMgr.connectDatasetGraph(Location.create(folder.store()));
            try {
                store.getContext().set(TDB2.symUnionDefaultGraph, true);
                if (!folder.complete()) {
                    folder.markComplete();
                }
                catchUp(store, log, told);
                Quarantine.recover(folder.quarantine(), log.lastSequence());
                HeldFiles.recover(folder.held(), log.lastSequence());
                Graph catalogue = store.getGraph(Terms.CATALOGUE_GRAPH);
                Txn.calculateRead(store, () -> new HeldReader(catalogue, folder).missing())
                        .forEach(told::add);
                Hub hub =
                        new Hub(folder, options, engine, ontology, ontologyGraph, store, log, told);
                hub.storeOntology();
                opened = true;
                return hub;
            } finally {
                if (!opened) {
                    TDBInternal.expel(store);
                }
            }
        } catch (IOException failed) {
            ProblemException problem =
                    new ProblemException(
                            HubProblem.DISK.at(
                                    Place.of(knowledgeBase.toString()),
                                    String.valueOf(failed.getMessage())));
            problem.initCause(failed);
            throw problem;
        } finally {
            if (!opened) {
                closeQuietly(folder);
            }
        }
    }

    /// Applies what stands in the log and not yet in the store.
    private static void catchUp(DatasetGraph store, ChangeLog log, Problems told)
            throws IOException {
        long stored = Txn.calculateRead(store, () -> stateNumber(store, Change.SEQUENCE));
        if (stored > log.lastSequence()) {
            throw new ProblemException(
                    HubProblem.LOG_BEHIND_STORE.at(Place.of("log"), stored, log.lastSequence()));
        }
        if (stored > 0) {
            String storedSha256 =
                    Txn.calculateRead(
                            store,
                            () ->
                                    StoredState.text(
                                                    store.getGraph(Terms.CATALOGUE_GRAPH),
                                                    Terms.KNOWLEDGE_BASE,
                                                    Change.SHA256)
                                            .orElse(""));
            if (!log.entry(stored).sha256().equals(storedSha256)) {
                throw new ProblemException(
                        HubProblem.LOG_DAMAGED.at(
                                Place.of("log/" + LogEntry.fileName(stored)),
                                "it is another change than the one in the store"));
            }
        }
        for (long sequence = stored + 1; sequence <= log.lastSequence(); sequence++) {
            apply(store, log.entry(sequence));
        }
        if (stored < log.lastSequence()) {
            told.add(HubProblem.REPLAYED.at(Place.of("log"), stored + 1, log.lastSequence()));
        }
    }

    private static void apply(DatasetGraph store, LogEntry entry) throws IOException {
        store.begin(TxnType.WRITE);
        try {
            entry.apply(
                    new RDFChangesBase() {
                        @Override
                        public void add(Node g, Node s, Node p, Node o) {
                            store.add(g, s, p, o);
                        }

                        @Override
                        public void delete(Node g, Node s, Node p, Node o) {
                            store.delete(g, s, p, o);
                        }
                    });
            Change.writeState(store, entry);
            store.commit();
        } finally {
            store.end();
        }
    }

    /// Puts the ontology into its graph, if the graph holds another one.
    private void storeOntology() {
        String stored =
                read(
                        () ->
                                StoredState.text(
                                                storedCatalogue(),
                                                Terms.KNOWLEDGE_BASE,
                                                ONTOLOGY_SHA256)
                                        .orElse(""));
        if (stored.equals(ontologySha256)) {
            return;
        }
        Instant started = now();
        try (Change change = begin("ontology")) {
            Graph graph = change.graph(Terms.ONTOLOGY_GRAPH);
            graph.find().toList().forEach(t -> change.delete(Terms.ONTOLOGY_GRAPH, t));
            ontologyGraph
                    .find()
                    .forEachRemaining(t -> change.add(Terms.ONTOLOGY_GRAPH, Change.asStored(t)));
            change.set(
                    Terms.CATALOGUE_GRAPH,
                    Terms.KNOWLEDGE_BASE,
                    ONTOLOGY_SHA256,
                    Optional.of(Terms.text(ontologySha256)));
            CatalogueWriter.writeActivity(
                    change, "온톨로지 갱신", "Update of the ontology", started, now());
            change.commit();
        }
    }

    /// Loads an edition of a dataset. The same files loaded in the same way as the current edition change
    /// nothing; a newer edition changes only what differs.
    ///
    /// @param files all files of the edition
    /// @throws ProblemException when nothing could be loaded: a file that cannot be read, belongs to another
    ///     dataset, or is not as described; the knowledge base is then as it was
    public LoadOutcome load(DatasetDescription dataset, List<Path> files, LoadListener listener) {
        return run(dataset, files, listener, EditionLoad.Purpose.LOAD);
    }

    /// Does all that a load does except the commit, and tells what it would have done.
    public LoadOutcome validate(
            DatasetDescription dataset, List<Path> files, LoadListener listener) {
        return run(dataset, files, listener, EditionLoad.Purpose.VALIDATE);
    }

    /// The editions that the gate held and about which nobody has decided, in the order of their datasets.
    public List<HeldEdition> held() {
        return readCatalogue(all -> new HeldReader(all, folder).list());
    }

    /// Loads exactly the files that are kept of a held edition, although the gate holds them: the edition is
    /// then the current one, with its findings beside it.
    ///
    /// @throws ProblemException where no edition of the dataset is held, or the kept files are not those that
    ///     were held; the edition is held as before
    public LoadOutcome release(DatasetDescription dataset, Verdict verdict, LoadListener listener) {
        writing.lock();
        try {
            EditionFiles files = new HeldEditions(this).keptFiles(dataset.identifier());
            return new EditionLoad(this, dataset, files, loadId(dataset, files), listener)
                    .release(verdict);
        } finally {
            writing.unlock();
        }
    }

    /// Turns the held edition of a dataset away: its files are removed, what is told of it stays.
    ///
    /// @return what was turned away
    /// @throws ProblemException where no edition of the dataset is held
    public HeldEdition reject(String dataset, Verdict verdict) {
        writing.lock();
        try {
            return new HeldEditions(this).reject(dataset, verdict);
        } finally {
            writing.unlock();
        }
    }

    private LoadOutcome run(
            DatasetDescription dataset,
            List<Path> paths,
            LoadListener listener,
            EditionLoad.Purpose purpose) {
        checkNames(dataset, paths);
        writing.lock();
        try {
            EditionFiles files = EditionFiles.of(paths);
            String loadId = loadId(dataset, files);
            if (purpose == EditionLoad.Purpose.LOAD
                    && currentLoadId(dataset.identifier()).equals(Optional.of(loadId))) {
                return new LoadOutcome(
                        dataset.identifier(),
                        files.edition(dataset.identifier()),
                        Decision.UNCHANGED,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        0,
                        storedTriples(dataset.graph()),
                        0,
                        0,
                        Optional.empty(),
                        Map.of());
            }
            return new EditionLoad(this, dataset, files, loadId, listener).run(purpose);
        } finally {
            writing.unlock();
        }
    }

    private void checkNames(DatasetDescription dataset, List<Path> paths) {
        Problems problems = new Problems();
        if (paths.isEmpty()) {
            problems.add(HubProblem.NO_SUCH_FILE.at(Place.of(dataset.identifier())));
        }
        for (Path path : paths) {
            if (!dataset.takes(path)) {
                String name = String.valueOf(path.getFileName());
                List<String> others =
                        catalogue.datasets().stream()
                                .filter(other -> other.matchesPattern(name))
                                .map(DatasetDescription::identifier)
                                .toList();
                String other = String.join(", ", others);
                problems.add(
                        HubProblem.FILE_OF_ANOTHER_DATASET.at(
                                Place.of(name),
                                dataset.identifier(),
                                others.isEmpty()
                                        ? "파일을 확인하거나 dosi:filePattern에 이름을 더한다"
                                        : "\"" + other + "\"(으)로 적재한다",
                                others.isEmpty()
                                        ? "Check the file, or add its name to dosi:filePattern"
                                        : "Load it as \"" + other + "\""));
            }
        }
        problems.throwIfErrors();
    }

    /// Everything that decides what a load makes of the files.
    private String loadId(DatasetDescription dataset, EditionFiles files) {
        List<String> parts =
                new ArrayList<>(
                        List.of(
                                files.sha256(),
                                dataset.fingerprint(),
                                HubOptions.ENGINE_VERSION,
                                ontologySha256));
        Stream.concat(Stream.of("common"), dataset.shapes().stream())
                .map(Hub::shapesText)
                .forEach(parts::add);
        dataset.requires().forEach(id -> parts.add(currentLoadId(id).orElse("")));
        for (Path lookup : catalogue.lookups()) {
            try {
                parts.add(Hashes.ofFile(lookup));
            } catch (IOException unreadable) {
                throw new ProblemException(HubProblem.NO_SUCH_FILE.at(Place.of(lookup.toString())));
            }
        }
        return Hashes.ofTexts(parts);
    }

    private static String shapesText(String module) {
        try (InputStream text =
                ShapesValidator.class.getResourceAsStream("/dosi/shapes/" + module + ".ttl")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /// Tolerates findings until a day: they are told and do not count, neither at the gate nor for exit codes.
    ///
    /// @throws ProblemException where reason, author or day is missing, the day is over, or there is no such
    ///     finding or shape
    public FindingWaiver waive(WaiverTarget target, Waiver waiver) {
        writing.lock();
        try {
            return new WaiverRegister(this).add(target, waiver);
        } finally {
            writing.unlock();
        }
    }

    /// Takes a waiver back; it is told on, as withdrawn.
    ///
    /// @throws ProblemException where there is none of this number
    public FindingWaiver withdrawWaiver(long id) {
        writing.lock();
        try {
            return new WaiverRegister(this).withdraw(id);
        } finally {
            writing.unlock();
        }
    }

    /// All waivers, those that ended or were withdrawn too.
    public List<FindingWaiver> waivers() {
        return new WaiverRegister(this).list();
    }

    /// Findings about a dataset with the waivers that are in force.
    public List<ReportedFinding> waived(String dataset, List<ReportedFinding> findings) {
        return readGraph(Terms.waiversGraph(dataset), graph -> Waivers.of(graph, dataset, now()))
                .applyTo(findings);
    }

    /// Infers everything that follows by OWL 2 RL and by the rules of the cities from the ontology and all public
    /// datasets, and makes the inferred graph exactly that, in one change. Does nothing where data, ontology
    /// and rules are those of the last run.
    ///
    /// Other data takes no part: what follows from it would stand in a graph that everybody sees.
    public ReasonOutcome reason() {
        writing.lock();
        try {
            long startNanos = System.nanoTime();
            CityRules cityRules = rules();
            long knowledge = read(() -> stateNumber(store, Change.KNOWLEDGE_SEQUENCE));
            boolean sameRules =
                    read(
                            () ->
                                    StoredState.text(
                                                    storedCatalogue(),
                                                    Terms.KNOWLEDGE_BASE,
                                                    RULES_SHA256)
                                            .equals(Optional.of(cityRules.sha256())));
            if (sameRules && read(this::isReasoned)) {
                return new ReasonOutcome(
                        false,
                        Optional.empty(),
                        List.of(),
                        false,
                        storedTriples(Terms.INFERRED_GRAPH),
                        0,
                        0,
                        Duration.ofNanos(System.nanoTime() - startNanos));
            }
            Instant started = now();
            try (Change change = begin("reason")) {
                List<Node> graphs = reasonedGraphs();
                Iterable<Triple> asserted =
                        () ->
                                graphs.stream()
                                        .flatMap(graph -> change.graph(graph).stream())
                                        .iterator();
                GraphReplacement inferred = new GraphReplacement(change, Terms.INFERRED_GRAPH);
                Inferences done =
                        Inferences.of(
                                asserted,
                                cityRules.rules(),
                                new RuleSet.Run(started, options.inferredMax()),
                                inferred::put);
                inferred.finish();
                long added = change.added();
                long deleted = change.deleted();
                change.set(
                        Terms.CATALOGUE_GRAPH,
                        Terms.KNOWLEDGE_BASE,
                        REASONED_SEQUENCE,
                        Optional.of(Terms.integer(knowledge)));
                change.set(
                        Terms.CATALOGUE_GRAPH,
                        Terms.KNOWLEDGE_BASE,
                        RULES_SHA256,
                        Optional.of(Terms.text(cityRules.sha256())));
                change.set(
                        Terms.CATALOGUE_GRAPH,
                        Terms.INFERRED_GRAPH,
                        INCOMPLETE,
                        done.complete()
                                ? Optional.empty()
                                : Optional.of(NodeFactory.createLiteralByValue(true)));
                change.setAll(
                        Terms.CATALOGUE_GRAPH,
                        Terms.KNOWLEDGE_BASE,
                        PublicDatasets.REASONED_FROM,
                        graphs);
                CatalogueWriter.writeActivity(
                        change, "추론", "Materialisation of inferences", started, now());
                long size = change.size(Terms.INFERRED_GRAPH);
                change.commit();
                return new ReasonOutcome(
                        true,
                        done.byRules(),
                        done.inconsistencies(),
                        done.inconsistenciesCut(),
                        size,
                        added,
                        deleted,
                        Duration.ofNanos(System.nanoTime() - startNanos));
            }
        } finally {
            writing.unlock();
        }
    }

    /// The rules as they stand in the files now.
    private CityRules rules() {
        return CityRules.read(ontology.get().rules(), options.cities());
    }

    /// Where a triple comes from: one origin for each graph that asserts it; none where it is only inferred,
    /// or not known at all.
    public List<Origin> origins(Triple triple) {
        Triple stored = Change.asStored(triple);
        return read(() -> new Origins(store).of(stored));
    }

    /// Why a triple holds: who asserts it, or one application of a rule that gives it, with the origin of every
    /// premise that is asserted. Premises that are inferred themselves can be asked for in turn.
    ///
    /// @return empty where the triple is neither asserted nor inferred
    public Optional<WhyHolds> explain(Triple triple) {
        Triple stored = Change.asStored(triple);
        return read(
                () -> {
                    Origins origins = new Origins(store);
                    List<Origin> own = origins.of(stored);
                    Optional<Derivation> inference =
                            store.getGraph(Terms.INFERRED_GRAPH).contains(stored)
                                    ? derivation(stored)
                                    : Optional.empty();
                    if (own.isEmpty() && inference.isEmpty()) {
                        return Optional.empty();
                    }
                    SequencedMap<Triple, List<Origin>> premises = new LinkedHashMap<>();
                    inference.ifPresent(
                            step -> {
                                step.axioms().forEach(t -> premises.put(t, origins.of(t)));
                                step.premises().forEach(t -> premises.put(t, origins.of(t)));
                            });
                    return Optional.of(new WhyHolds(stored, own, inference, premises));
                });
    }

    /// One application of a rule of OWL, or else of the cities, that gives a triple.
    private Optional<Derivation> derivation(Triple triple) {
        List<Graph> graphs =
                new ArrayList<>(reasonedGraphs().stream().map(store::getGraph).toList());
        Graph asserted = new GraphUnion(graphs);
        graphs.add(store.getGraph(Terms.INFERRED_GRAPH));
        Graph all = new GraphUnion(graphs);
        Optional<Explanation> byOwl = Reasoner.owl2Rl().explainer(asserted, all).explain(triple);
        if (byOwl.isPresent()) {
            return byOwl.map(Derivation::of);
        }
        return rules().rules().stream()
                .map(set -> set.explainer(asserted, all, now()).explain(triple))
                .flatMap(List<RuleApplication>::stream)
                .findFirst()
                .map(application -> Derivation.of(application, ontologyGraph));
    }

    /// The graphs that the reasoner starts from.
    private List<Node> reasonedGraphs() {
        List<Node> graphs = new ArrayList<>(Views.knownGraphs(storedCatalogue()));
        graphs.removeIf(graph -> !Terms.holdsKnowledge(graph));
        graphs.removeIf(publicDatasets()::hides);
        return graphs;
    }

    private PublicDatasets publicDatasets() {
        return PublicDatasets.of(storedCatalogue(), catalogue);
    }

    /// Whether the inferred graph is what follows from the data and the ontology of now, and from no graph that
    /// is hidden since.
    private boolean isReasoned() {
        List<Node> premises =
                StoredState.values(
                        storedCatalogue(), Terms.KNOWLEDGE_BASE, PublicDatasets.REASONED_FROM);
        return stateNumber(store, Change.KNOWLEDGE_SEQUENCE)
                        == stateNumber(store, REASONED_SEQUENCE)
                && Set.copyOf(premises).equals(Set.copyOf(reasonedGraphs()));
    }

    /// Checks every entry of the change log and the chain of their hashes; reads the whole log.
    ///
    /// @return what is wrong; empty where nothing is
    public List<Problem> verifyLog() {
        writing.lock();
        try {
            return log.verify().list();
        } catch (IOException failed) {
            return List.of(
                    HubProblem.DISK.at(Place.of("log"), String.valueOf(failed.getMessage())));
        } finally {
            writing.unlock();
        }
    }

    /// What the knowledge base holds.
    public HubStatus status() {
        return read(
                () ->
                        new StatusReader(storedCatalogue())
                                .read(stateNumber(store, Change.SEQUENCE), isReasoned()));
    }

    /// What was rolled back or completed when the knowledge base was opened.
    public List<Problem> openingProblems() {
        return openingProblems;
    }

    /// The cities and datasets as described in the folders of cities.
    public Catalogue catalogue() {
        return catalogue;
    }

    /// The ontology that this program brings, as in the graph of the ontology.
    public CityOntology ontology() {
        return ontology.get();
    }

    /// Everything, for reading: the default graph of a query is the union of all graphs. A live view; each
    /// read transaction sees one committed state.
    public DatasetGraph dataset() {
        return new DatasetGraphReadOnly(store);
    }

    /// Answers a question from what a scope shows of the last committed state. Datasets that are not public are in no
    /// scope. The answer must not hold on to the view.
    public <T> T read(Scope scope, Function<View, T> question) {
        return read(() -> question.apply(views.view(scope)));
    }

    Change begin(String cause) {
        return Change.begin(store, writes, log, cause);
    }

    HubOptions options() {
        return options;
    }

    KnowledgeBaseFolder folder() {
        return folder;
    }

    LoadEngine engine() {
        return engine;
    }

    Instant now() {
        return options.clock().instant();
    }

    Graph ontologyGraph() {
        return ontologyGraph;
    }

    /// What the mapping of a dataset may ask for while it runs, as of now: code lists, area names, known
    /// identifiers. Only for a restricted dataset it knows what is not public.
    public Lookups lookups(DatasetDescription dataset) {
        return dataset.sensitivity() == Sensitivity.RESTRICTED
                ? lookups(() -> store)
                : publicLookups();
    }

    /// The same of what everybody may see.
    public Lookups publicLookups() {
        return lookups(() -> views.view(new Scope.Everything()).dataset());
    }

    private Lookups lookups(Supplier<DatasetGraph> known) {
        return new LookupTables(store, known, ontologyGraph, catalogue.lookups(), schemes);
    }

    /// Whether a dataset may be shown to everybody, as it was loaded and as it is described.
    boolean isPublic(String identifier) {
        return read(() -> publicDatasets().shown().contains(identifier));
    }

    ShapesValidator validator(List<String> modules) {
        return validators.computeIfAbsent(modules, ShapesValidator::ofModules);
    }

    List<Triple> cityOf(DatasetDescription dataset) {
        return catalogue.city(dataset.city()).statements();
    }

    /// The graph of a required dataset; small ones are copied into memory once for each edition.
    Graph requiredGraph(Change change, String identifier) {
        Node graph = Terms.dataGraph(identifier);
        if (change.size(graph) > options.memoryTriplesMax()) {
            return change.graph(graph);
        }
        String loadId = currentLoadId(identifier).orElse("");
        Required known = required.get(identifier);
        if (known == null || !known.loadId.equals(loadId)) {
            known = new Required(loadId, Gate.copy(change.graph(graph)));
            required.put(identifier, known);
        }
        return known.graph;
    }

    Optional<String> currentLoadId(String identifier) {
        return loadId(identifier, CatalogueWriter.CURRENT_EDITION);
    }

    /// The held edition of a dataset that waits for a decision, superseded or not.
    Optional<OpenHold> openHold(String identifier) {
        return readCatalogue(all -> OpenHold.of(all, Terms.dataset(identifier)));
    }

    /// What decided about the load of the edition that waits and is not superseded.
    Optional<String> heldLoadId(String identifier) {
        return openHold(identifier)
                .filter(hold -> !hold.superseded())
                .flatMap(
                        hold ->
                                readCatalogue(
                                        all ->
                                                StoredState.text(
                                                        all,
                                                        hold.activity(),
                                                        CatalogueWriter.LOAD_ID)));
    }

    /// The number of the newest change that is committed.
    long lastSequence() {
        return log.lastSequence();
    }

    <T> T readCatalogue(Function<Graph, T> question) {
        return read(() -> question.apply(storedCatalogue()));
    }

    private Optional<String> loadId(String identifier, Node which) {
        return read(
                () ->
                        StoredState.value(storedCatalogue(), Terms.dataset(identifier), which)
                                .flatMap(
                                        edition ->
                                                StoredState.text(
                                                        storedCatalogue(),
                                                        edition,
                                                        CatalogueWriter.LOAD_ID)));
    }

    long storedTriples(Node graph) {
        return read(() -> StoredState.number(storedCatalogue(), graph, CatalogueWriter.TRIPLES));
    }

    /// Asks a graph in a read transaction; the answer must not hold on to the graph.
    <T> T readGraph(Node graph, Function<Graph, T> question) {
        return read(() -> question.apply(store.getGraph(graph)));
    }

    private <T> T read(Supplier<T> question) {
        return Txn.calculateRead(store, question);
    }

    private Graph storedCatalogue() {
        return store.getGraph(Terms.CATALOGUE_GRAPH);
    }

    private static long stateNumber(DatasetGraph store, Node property) {
        return StoredState.number(
                store.getGraph(Terms.CATALOGUE_GRAPH), Terms.KNOWLEDGE_BASE, property);
    }

    /// The same for two graphs that differ only in the labels of blank nodes.
    static String fingerprint(Graph graph) {
        List<String> lines = new ArrayList<>();
        graph.find()
                .forEachRemaining(
                        t ->
                                lines.add(
                                        label(t.getSubject())
                                                + " "
                                                + label(t.getPredicate())
                                                + " "
                                                + label(t.getObject())));
        lines.sort(Comparator.naturalOrder());
        return Hashes.ofTexts(lines);
    }

    private static String label(Node node) {
        return node.isBlank() ? "_" : node.toString();
    }

    private static void closeQuietly(KnowledgeBaseFolder folder) {
        try {
            folder.close();
        } catch (IOException alreadyFailing) {
            // the reason why opening failed is being told; a lock that stays ends with the process
        }
    }

    /// Ends the use of the knowledge base by this process.
    @Override
    public void close() {
        writing.lock();
        try {
            TDBInternal.expel(store);
            folder.close();
        } catch (IOException failed) {
            throw new ProblemException(
                    HubProblem.DISK.at(
                            Place.of(folder.root().toString()),
                            String.valueOf(failed.getMessage())));
        } finally {
            writing.unlock();
        }
    }
}
