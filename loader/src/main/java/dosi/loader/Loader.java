package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import dosi.loader.TriplesMap.ObjectMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sys.JenaSystem;

/// Turns the files of an edition into quads, as its mapping says: an RML engine (RML-Core, RML-FNML).
///
/// All triples maps over one source share one pass over its files, which are read as a stream: the memory
/// does not grow with the rows. Only joins keep something: for each join condition, the keys and subjects of
/// the parent's rows. Rows that are wrong do not end a load; they are told in the report and, where they
/// gave no subject at all, set aside in the quarantine.
///
/// Safe for several threads as far as the lookups are.
public final class Loader {

    static {
        // Jena's classes fail when a vocabulary happens to be the first of them that is used
        JenaSystem.init();
    }

    /// What relative IRIs of a mapping are relative to, unless the mapping says otherwise.
    public static final String BASE_IRI = "https://w3id.org/dosi/id/";

    /// The extensions of the files that make one shapefile.
    private static final Set<String> SHAPEFILE_PARTS =
            Set.of("shp", "dbf", "shx", "prj", "cpg", "sbn", "sbx", "qix", "fix", "xml");

    private final Lookups lookups;
    private final Readers readers;

    /// Opens the readers of a source; [RowReader#open] except in tests.
    @FunctionalInterface
    interface Readers {
        RowReader open(
                String referenceFormulation,
                String iterator,
                List<Path> files,
                SourceDescription source,
                List<String> references);
    }

    /// @param lookups what the mappings' lookup functions ask
    public Loader(Lookups lookups) {
        this(lookups, RowReader::open);
    }

    Loader(Lookups lookups, Readers readers) {
        this.lookups = lookups;
        this.readers = readers;
    }

    /// The mapping of a file: YARRRML where its name ends in `.yml` or `.yaml`, RML where it ends in `.ttl`.
    ///
    /// @throws ProblemException with everything that is wrong with it (MAP-1xx)
    public static Mapping readMapping(Path file) {
        return readMapping(file, BASE_IRI);
    }

    /// The mapping of a file, with another base for its relative IRIs.
    ///
    /// @throws ProblemException with everything that is wrong with it (MAP-1xx)
    public static Mapping readMapping(Path file, String baseIri) {
        return MappingReader.read(file, baseIri);
    }

    /// Reads the files and gives the sink all that the mapping makes of them.
    ///
    /// In the report the records of a file count once, by the first source of the mapping that reads it.
    ///
    /// @throws ProblemException when a file cannot be read at all, lacks a column, or is missing; the sink
    ///     has got a part of the quads then
    public LoadReport load(LoadRequest request, LoadSink sink) {
        Tally tally = new Tally();
        Map<SourceFiles, List<TriplesMap>> bySource = filesOfSources(request, tally.problems);
        Map<ObjectMap.Join, List<JoinIndex>> joins = buildJoins(request, bySource);
        for (var entry : bySource.entrySet()) {
            PlanOutline outline = PlanOutline.of(entry.getValue(), request.mapping(), joins);
            Plan plan = new Plan(outline, new Once(outline.onceCount()));
            Pass pass = new Pass(request.dataset(), plan, lookups, sink, tally);
            read(entry.getKey(), request, plan.references(), pass);
            pass.end();
        }
        return tally.report();
    }

    /// Finds the cells of the files that say what was asked, as they were published: which columns the mapping reads for a
    /// property of a node, and what stands in them in the node's rows. For missing values too.
    ///
    /// The files that hold rows of the questions are read once more as a stream; memory grows with the questions and
    /// not with the files. An answer is right or missing: where several cells may be meant and nothing decides
    /// between them, all that the mapping reads are told, and of an unpivoted record none.
    ///
    /// @param request the load that made the nodes
    /// @return for each question its rows in the order of the files, those of which no cell is known left out
    /// @throws ProblemException when a file can no longer be read
    public Map<CellQuestion, List<PublishedRow>> cells(
            LoadRequest request, Collection<CellQuestion> questions) {
        CellPass.Answers answers = new CellPass.Answers(questions);
        Set<Node> properties = new HashSet<>();
        questions.forEach(question -> question.ways().forEach(properties::addAll));
        if (properties.isEmpty()) {
            return answers.complete();
        }
        boolean unpivots = request.source().unpivot().isPresent();
        filesOfSources(request, new Problems())
                .forEach(
                        (files, maps) -> {
                            CellPlan plan = new CellPlan(maps, request.mapping(), properties);
                            SourceFiles asked = files.thoseAsked(answers);
                            if (!plan.isEmpty() && !asked.files().isEmpty()) {
                                List<String> references = plan.references(unpivots);
                                read(
                                        asked,
                                        request,
                                        references,
                                        new CellPass(
                                                request,
                                                files.referenceFormulation(),
                                                plan,
                                                lookups,
                                                answers));
                            }
                        });
        return answers.complete();
    }

    /// Reads the files and writes all that the mapping makes of them as N-Triples or, where it names graphs, as
    /// N-Quads: the lines of what [#load] gives a sink, in the same order, with the same problems and quarantined
    /// rows. Tables are mapped from bytes to bytes by several threads.
    ///
    /// A quad in the default graph is a line without a graph. The same line may come more than once.
    ///
    /// @throws ProblemException as [#load] does; a part of the lines is written then
    /// @throws IOException when the output cannot be written
    public LoadReport write(LoadRequest request, LineOutput output) throws IOException {
        return write(request, output, TextPass.CHUNK_SIZE);
    }

    /// @param chunkSize how many bytes of a table are mapped at once, at least
    LoadReport write(LoadRequest request, LineOutput output, int chunkSize) throws IOException {
        Tally tally = new Tally();
        Map<SourceFiles, List<TriplesMap>> bySource = filesOfSources(request, tally.problems);
        Map<ObjectMap.Join, List<JoinIndex>> joins = buildJoins(request, bySource);
        try (LineWriter writer = new LineWriter(output)) {
            for (var entry : bySource.entrySet()) {
                SourceFiles files = entry.getKey();
                PlanOutline outline = PlanOutline.of(entry.getValue(), request.mapping(), joins);
                Once once = new Once(outline.onceCount());
                Plan plan = new Plan(outline, once);
                Pass pass = new Pass(request.dataset(), plan, lookups, writer, tally);
                if (files.referenceFormulation().equals("csv")
                        && TextPass.isFor(request.source(), plan.references())) {
                    TextPass text =
                            new TextPass(
                                    request,
                                    lookups,
                                    outline,
                                    once,
                                    plan.references(),
                                    pass,
                                    tally,
                                    writer,
                                    output,
                                    chunkSize);
                    for (Path file : files.files()) {
                        guarded(files, request, () -> text.map(file));
                    }
                } else {
                    read(files, request, plan.references(), pass);
                }
                pass.end();
            }
            writer.complete();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return tally.report();
    }

    /// Which columns the files have, how many records fill each, and which of them the mapping reads; of sources without
    /// columns (JSON, XML) what the mapping reads. Of several files the columns of the first are told.
    ///
    /// @throws ProblemException when a file cannot be read at all
    public List<ColumnUse> columns(LoadRequest request) {
        List<ColumnUse> uses = new ArrayList<>();
        filesOfSources(request, new Problems())
                .forEach((files, maps) -> uses.addAll(columns(files, maps, request)));
        return uses;
    }

    private List<ColumnUse> columns(SourceFiles files, List<TriplesMap> maps, LoadRequest request) {
        Set<String> references = new LinkedHashSet<>();
        maps.forEach(map -> references.addAll(map.references()));
        for (TriplesMap child : request.mapping().triplesMaps()) {
            for (TriplesMap.PredicateObjectMap pair : child.predicateObjectMaps()) {
                for (ObjectMap object : pair.objects()) {
                    if (object instanceof ObjectMap.Join(var parent, var conditions, _)
                            && maps.stream().anyMatch(map -> map.name().equals(parent))) {
                        conditions.forEach(equal -> references.addAll(equal.parent().references()));
                    }
                }
            }
        }
        ColumnCount count = new ColumnCount(request.source(), List.copyOf(references));
        try {
            read(files, lenient(request, List.of()), List.of(), count.columns());
        } catch (ColumnCount.ColumnsKnown found) {
            // the rest of the files is read with their columns
        }
        List<String> wanted = count.wanted();
        read(files, lenient(request, wanted), wanted, count.values(wanted));
        return count.result();
    }

    private static LoadRequest lenient(LoadRequest request, List<String> columns) {
        return new LoadRequest(
                request.dataset(),
                request.files(),
                request.source().withoutRules(columns),
                request.mapping());
    }

    /// Finds what is wrong with a mapping although it can be read: columns that the files lack, columns that nobody
    /// reads or fills, and terms that the ontology does not define or has given up.
    ///
    /// @param ontology the terms that there are
    /// @param namespace the namespace in which the ontology defines all of them
    /// @throws ProblemException when a file cannot be read at all
    public List<Problem> check(LoadRequest request, Graph ontology, String namespace) {
        MappingCheck check = new MappingCheck(request);
        check.columns(columns(request));
        check.terms(ontology, namespace);
        return check.problems();
    }

    /// What one pass reads: sources that agree in all three are read together.
    private record SourceFiles(String referenceFormulation, String iterator, List<Path> files) {

        /// The files with rows that somebody asks about; of a shapefile with all its parts.
        SourceFiles thoseAsked(CellPass.Answers answers) {
            Set<String> stems = new LinkedHashSet<>();
            for (Path file : files) {
                if (answers.asksAbout(nameOf(file))) {
                    stems.add(stem(nameOf(file)));
                }
            }
            boolean inParts = referenceFormulation.equals("shapefile");
            List<Path> asked =
                    files.stream()
                            .filter(
                                    file ->
                                            inParts
                                                    ? stems.contains(stem(nameOf(file)))
                                                    : answers.asksAbout(nameOf(file)))
                            .toList();
            return new SourceFiles(referenceFormulation, iterator, asked);
        }
    }

    private static Map<SourceFiles, List<TriplesMap>> filesOfSources(
            LoadRequest request, Problems problems) {
        Map<SourceFiles, List<TriplesMap>> bySource = new LinkedHashMap<>();
        Set<LogicalSource> missing = new LinkedHashSet<>();
        Set<Path> used = new LinkedHashSet<>();
        for (TriplesMap map : request.mapping().triplesMaps()) {
            LogicalSource source = map.source();
            List<Path> files = filesOf(source, request.files());
            if (files.isEmpty()) {
                missing.add(source);
                continue;
            }
            used.addAll(files);
            bySource.computeIfAbsent(
                            new SourceFiles(
                                    source.referenceFormulation(), source.iterator(), files),
                            _ -> new ArrayList<>())
                    .add(map);
        }
        // One description may serve several forms of a delivery (JSON here, XML there), so a source
        // without a
        // file is nothing to tell as long as another has one.
        if (bySource.isEmpty()) {
            for (LogicalSource source : missing) {
                problems.add(
                        RowProblem.NO_FILE.at(
                                Place.of(request.dataset()), source.name(), source.access()));
            }
            problems.throwIfErrors();
        }
        for (Path file : request.files()) {
            if (!used.contains(file)) {
                problems.add(RowProblem.FILE_NOT_USED.at(Place.of(nameOf(file))));
            }
        }
        return bySource;
    }

    private static List<Path> filesOf(LogicalSource source, List<Path> files) {
        PathMatcher access =
                FileSystems.getDefault()
                        .getPathMatcher(
                                "glob:"
                                        + Normalizer.normalize(
                                                source.access(), Normalizer.Form.NFC));
        List<Path> found = new ArrayList<>();
        Set<String> stems = new LinkedHashSet<>();
        for (Path file : files) {
            Path name = Path.of(Normalizer.normalize(nameOf(file), Normalizer.Form.NFC));
            if (access.matches(name)) {
                found.add(file);
                stems.add(stem(nameOf(file)));
            }
        }
        if (source.referenceFormulation().equals("shapefile")) {
            // the parts of a shapefile belong together, whichever of them the glob names
            for (Path file : files) {
                String name = nameOf(file);
                String extension = name.substring(name.lastIndexOf('.') + 1);
                if (stems.contains(stem(name))
                        && SHAPEFILE_PARTS.contains(extension.toLowerCase(Locale.ROOT))
                        && !found.contains(file)) {
                    found.add(file);
                }
            }
        }
        return List.copyOf(found);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /// Reads the parents of all joins with conditions, each source once, before anything is mapped.
    private Map<ObjectMap.Join, List<JoinIndex>> buildJoins(
            LoadRequest request, Map<SourceFiles, List<TriplesMap>> bySource) {
        Map<ObjectMap.Join, List<JoinIndex>> built = new LinkedHashMap<>();
        Map<JoinSide, JoinIndex> sides = new LinkedHashMap<>();
        for (TriplesMap child : request.mapping().triplesMaps()) {
            for (TriplesMap.PredicateObjectMap pair : child.predicateObjectMaps()) {
                for (ObjectMap object : pair.objects()) {
                    if (object instanceof ObjectMap.Join join && !join.conditions().isEmpty()) {
                        List<JoinIndex> indexes = new ArrayList<>();
                        for (TriplesMap parent : request.mapping().named(join.parent())) {
                            JoinSide side =
                                    new JoinSide(
                                            parent,
                                            join.conditions().stream()
                                                    .map(TriplesMap.JoinCondition::parent)
                                                    .toList());
                            indexes.add(sides.computeIfAbsent(side, _ -> new JoinIndex()));
                        }
                        built.put(join, indexes);
                    }
                }
            }
        }
        bySource.forEach((files, maps) -> buildJoins(request, files, maps, sides));
        return built;
    }

    /// The parent's side of a join.
    private record JoinSide(TriplesMap parent, List<Expression> keys) {}

    private void buildJoins(
            LoadRequest request,
            SourceFiles files,
            List<TriplesMap> maps,
            Map<JoinSide, JoinIndex> sides) {
        Slots slots = new Slots();
        List<JoinBuilder> builders = new ArrayList<>();
        sides.forEach(
                (side, index) -> {
                    if (maps.contains(side.parent())) {
                        builders.add(new JoinBuilder(side.parent(), side.keys(), slots, index));
                    }
                });
        if (builders.isEmpty()) {
            return;
        }
        int unpivotColumn = slots.indexOf("#column");
        // what is wrong with a parent's row is told when the parent itself is mapped
        RowContext context = new RowContext(request.dataset(), lookups, unpivotColumn, _ -> {});
        read(
                files,
                request,
                slots.references(),
                new RowVisitor() {
                    @Override
                    public void row(Row row) {
                        context.moveTo(row);
                        for (JoinBuilder builder : builders) {
                            builder.add(context);
                        }
                    }

                    @Override
                    public void skipped(Place place, Text rule) {}

                    @Override
                    public void quarantined(QuarantinedRow row) {}

                    @Override
                    public void problem(Problem problem) {}
                });
        builders.forEach(JoinBuilder::complete);
    }

    private void read(
            SourceFiles files, LoadRequest request, List<String> references, RowVisitor visitor) {
        guarded(
                files,
                request,
                () ->
                        readers.open(
                                        files.referenceFormulation(),
                                        files.iterator(),
                                        files.files(),
                                        request.source(),
                                        references)
                                .read(visitor));
    }

    /// A walk through files.
    private interface Reading {
        void run() throws IOException;
    }

    private static void guarded(SourceFiles files, LoadRequest request, Reading reading) {
        try {
            reading.run();
        } catch (IOException unreadable) {
            throw new ProblemException(
                    RowProblem.FILE_NOT_READABLE.at(
                            Place.of(nameOf(files.files().getFirst())),
                            String.valueOf(unreadable.getMessage())));
        } catch (ProblemException refused) {
            throw new ProblemException(
                    refused.problems().stream()
                            .map(problem -> withMappingPlace(problem, request.mapping()))
                            .toList());
        }
    }

    /// Where a problem names a column that the mapping uses, tells also where the mapping uses it.
    private static Problem withMappingPlace(Problem problem, Mapping mapping) {
        for (var reference : mapping.referencePlaces().entrySet()) {
            if (problem.what().en().contains("'" + reference.getKey() + "'")) {
                Text what = problem.what();
                Place place = reference.getValue();
                return new Problem(
                        problem.code(),
                        problem.severity(),
                        problem.place(),
                        new Text(
                                what.ko() + " (매핑 " + place + ")",
                                what.en() + " (used at " + place + ")"),
                        problem.advice());
            }
        }
        return problem;
    }
}
