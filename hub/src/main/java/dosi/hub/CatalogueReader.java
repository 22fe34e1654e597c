package dosi.hub;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import dosi.loader.SourceDescription;
import dosi.ontology.Prefixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/// Reads the descriptions of cities and datasets from their folders.
final class CatalogueReader {

    private static final Node SOURCE = Terms.dosi("source");
    private static final Node FILE_PATTERN = Terms.dosi("filePattern");

    private final Problems problems = new Problems();
    private final SequencedMap<String, City> cities = new TreeMap<>();
    private final SequencedMap<String, Draft> drafts = new TreeMap<>();
    private final List<Path> lookups = new ArrayList<>();

    private CatalogueReader() {}

    /// A description as it stands in its folder, before what it follows is filled in.
    private record Draft(
            String identifier, String city, Path folder, Graph graph, Place place, String hash) {

        Node iri() {
            return Terms.dataset(identifier);
        }

        Path mapping() {
            return folder.resolve("mapping.yml");
        }
    }

    static Catalogue read(List<Path> citiesFolders) {
        CatalogueReader reader = new CatalogueReader();
        for (Path folder : citiesFolders) {
            reader.readCities(folder);
        }
        SequencedMap<String, DatasetDescription> datasets = new TreeMap<>();
        for (Draft draft : reader.drafts.values()) {
            try {
                datasets.put(draft.identifier, reader.complete(draft));
            } catch (ProblemException wrong) {
                wrong.problems().forEach(reader.problems::add);
            }
        }
        reader.leaveOutWhatWouldTellSecrets(datasets);
        return new Catalogue(reader.cities, datasets, reader.lookups, reader.problems);
    }

    /// What a dataset says and is found about it may come from those that it requires; so none of them may be
    /// more sensitive.
    private void leaveOutWhatWouldTellSecrets(SequencedMap<String, DatasetDescription> datasets) {
        for (DatasetDescription dataset : List.copyOf(datasets.values())) {
            for (String required : dataset.requires()) {
                DatasetDescription other = datasets.get(required);
                if (other != null && other.sensitivity().compareTo(dataset.sensitivity()) > 0) {
                    problems.add(
                            HubProblem.MORE_SENSITIVE_REQUIRED.at(
                                    Place.of(dataset.identifier() + "/dataset.ttl"),
                                    word(dataset.sensitivity()),
                                    required,
                                    word(other.sensitivity())));
                    datasets.remove(dataset.identifier());
                }
            }
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void readCities(Path citiesFolder) {
        for (Path city : folders(citiesFolder)) {
            String name = city.getFileName().toString();
            Path description = city.resolve("city.ttl");
            List<Path> datasets =
                    folders(city).stream()
                            .filter(folder -> Files.exists(folder.resolve("dataset.ttl")))
                            .toList();
            if (!Files.exists(description) && datasets.isEmpty()) {
                continue;
            }
            try {
                if (Files.exists(description)) {
                    cities.put(name, readCity(name, city, description));
                } else {
                    problems.add(HubProblem.NO_CITY_FILE.at(Place.of(name)));
                }
            } catch (ProblemException wrong) {
                wrong.problems().forEach(problems::add);
            }
            Node iri = Terms.iri("id/city/" + name);
            cities.putIfAbsent(name, new City(name, iri, new Text(name, name), city, List.of()));
            datasets.forEach(folder -> readDraft(name, folder, folder.resolve("dataset.ttl")));
            lookups.addAll(filesOf(city.resolve("lookups"), ".rq"));
        }
    }

    private City readCity(String name, Path folder, Path file) {
        Place place = Place.of(name + "/city.ttl");
        Graph graph = parse(file, place, Prefixes.BASE + "id/city/");
        Node iri = Terms.iri("id/city/" + name);
        if (!graph.contains(iri, Node.ANY, Node.ANY)) {
            throw problem(HubProblem.INCOMPLETE_DESCRIPTION.at(place, "<" + iri.getURI() + ">"));
        }
        Text label = text(graph, iri, Terms.LABEL, "rdfs:label", place);
        return new City(name, iri, label, folder, withoutBlankNodes(graph));
    }

    private void readDraft(String city, Path folder, Path file) {
        String name = city + "/" + folder.getFileName();
        Place place = Place.of(name + "/dataset.ttl");
        try {
            Graph graph = parse(file, place, Prefixes.BASE + "dataset/");
            Node type = Terms.dcat("Dataset");
            List<Node> described =
                    graph.find(Node.ANY, Terms.TYPE, type).mapWith(Triple::getSubject).toList();
            if (described.size() != 1) {
                throw problem(HubProblem.INCOMPLETE_DESCRIPTION.at(place, "dcat:Dataset"));
            }
            String identifier =
                    StoredState.text(graph, described.getFirst(), Terms.dct("identifier"))
                            .orElseThrow(() -> missing(place, "dct:identifier"));
            if (!described.getFirst().equals(Terms.dataset(identifier))) {
                throw problem(
                        HubProblem.WRONG_VALUE.at(
                                place,
                                "dct:identifier",
                                identifier,
                                Terms.localName(described.getFirst(), "dataset/")));
            }
            Draft earlier = drafts.get(identifier);
            if (earlier != null) {
                throw problem(
                        HubProblem.REPEATED_IDENTIFIER.at(place, identifier, earlier.place.file()));
            }
            Draft draft = new Draft(identifier, city, folder, graph, place, Hashes.ofFile(file));
            drafts.put(identifier, draft);
        } catch (ProblemException wrong) {
            wrong.problems().forEach(problems::add);
        } catch (IOException unreadable) {
            problems.add(HubProblem.NO_SUCH_FILE.at(place));
        }
    }

    private DatasetDescription complete(Draft draft) {
        Graph graph = draft.graph;
        Optional<Draft> followed = followed(draft);
        Graph effective = followed.map(other -> inherit(draft, other)).orElse(graph);
        Path mapping = followed.map(Draft::mapping).orElseGet(draft::mapping);
        if (Files.exists(draft.mapping())) {
            mapping = draft.mapping(); // a follower may still map in its own way
        }
        if (!Files.exists(mapping)) {
            throw problem(HubProblem.NO_MAPPING.at(draft.place));
        }
        SourceDescription source =
                followed.map(
                                other ->
                                        SourceDescription.read(
                                                graph,
                                                draft.iri(),
                                                SourceDescription.read(
                                                        other.graph, other.iri(), other.place),
                                                draft.place))
                        .orElseGet(() -> SourceDescription.read(graph, draft.iri(), draft.place));
        List<String> hashes = new ArrayList<>(List.of(draft.hash, hashOf(mapping)));
        followed.ifPresent(other -> hashes.add(other.hash));
        Sensitivity sensitivity = sensitivity(draft);
        return new DatasetDescription(
                draft.identifier,
                draft.city,
                text(graph, draft.iri(), Terms.dct("title"), "dct:title", draft.place),
                draft.folder,
                followed.map(Draft::identifier),
                sensitivity,
                identifiers(effective, draft.iri(), Terms.dct("requires")),
                shapes(effective, draft, sensitivity),
                GatePolicy.read(effective, draft.iri(), draft.place),
                source,
                mapping,
                filePatterns(effective, draft),
                Hashes.ofTexts(hashes),
                statements(effective, draft));
    }

    private Optional<Draft> followed(Draft draft) {
        List<String> names = identifiers(draft.graph, draft.iri(), Terms.dosi("follows"));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Draft followed = drafts.get(names.getFirst());
        if (followed == null || followed.equals(draft)) {
            String nearest = Nearest.to(names.getFirst(), drafts.keySet()).orElse(names.getFirst());
            throw problem(HubProblem.UNKNOWN_FOLLOWED.at(draft.place, names.getFirst(), nearest));
        }
        return Optional.of(followed);
    }

    /// The follower's description with what it does not say itself taken from the followed one. The two
    /// sources become one node, on which a property of the follower replaces the same property of the
    /// followed one.
    private static Graph inherit(Draft follower, Draft followed) {
        Graph all = GraphFactory.createDefaultGraph();
        follower.graph.find().forEachRemaining(all::add);
        Stream<Node> inherited =
                Stream.concat(
                        Stream.of(Terms.dct("requires"), Terms.dosi("shapes")),
                        GatePolicy.PROPERTIES.stream().map(Terms::dosi));
        inherited
                .filter(one -> !follower.graph.contains(follower.iri(), one, Node.ANY))
                .forEach(
                        one ->
                                StoredState.values(followed.graph, followed.iri(), one)
                                        .forEach(value -> all.add(follower.iri(), one, value)));
        all.remove(follower.iri(), SOURCE, Node.ANY);
        Node source = NodeFactory.createBlankNode();
        all.add(follower.iri(), SOURCE, source);
        List<Node> own = StoredState.values(follower.graph, follower.iri(), SOURCE);
        own.forEach(
                node ->
                        follower.graph
                                .find(node, Node.ANY, Node.ANY)
                                .forEachRemaining(
                                        t -> all.add(source, t.getPredicate(), t.getObject())));
        for (Node node : StoredState.values(followed.graph, followed.iri(), SOURCE)) {
            followed.graph
                    .find(node, Node.ANY, Node.ANY)
                    .filterKeep(t -> !all.contains(source, t.getPredicate(), Node.ANY))
                    .toList()
                    .forEach(t -> all.add(source, t.getPredicate(), t.getObject()));
        }
        // what hangs below the source: columns, skip rules, lists
        followed.graph.find().filterKeep(t -> t.getSubject().isBlank()).forEachRemaining(all::add);
        return all;
    }

    private Sensitivity sensitivity(Draft draft) {
        Node node =
                StoredState.value(draft.graph, draft.iri(), Terms.dosi("sensitivity"))
                        .orElseThrow(() -> missing(draft.place, "dosi:sensitivity"));
        String notation = Terms.localName(node, "code/sensitivity/");
        return choice(Sensitivity.class, notation, "dosi:sensitivity", draft.place);
    }

    private static List<String> shapes(Graph graph, Draft draft, Sensitivity sensitivity) {
        List<String> stated = texts(graph, draft.iri(), Terms.dosi("shapes"));
        return sensitivity == Sensitivity.PUBLIC
                ? Stream.concat(stated.stream(), Stream.of("publication")).distinct().toList()
                : stated;
    }

    private static <E extends Enum<E>> E choice(
            Class<E> type, String word, String property, Place place) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw problem(
                HubProblem.WRONG_VALUE.at(
                        place,
                        property,
                        word,
                        Arrays.stream(type.getEnumConstants())
                                .map(CatalogueReader::word)
                                .collect(Collectors.joining(", "))));
    }

    private static List<Pattern> filePatterns(Graph graph, Draft draft) {
        List<Pattern> patterns = new ArrayList<>();
        for (Node source : StoredState.values(graph, draft.iri(), SOURCE)) {
            for (String pattern : texts(graph, source, FILE_PATTERN)) {
                try {
                    patterns.add(Pattern.compile(pattern));
                } catch (PatternSyntaxException wrong) {
                    throw problem(
                            HubProblem.WRONG_VALUE.at(
                                    draft.place,
                                    "dosi:filePattern",
                                    pattern,
                                    "java.util.regex: " + wrong.getDescription()));
                }
            }
        }
        return patterns;
    }

    private static List<Triple> statements(Graph graph, Draft draft) {
        List<Triple> statements = withoutBlankNodes(draft.graph);
        graph.find(draft.iri(), Node.ANY, Node.ANY)
                .filterKeep(t -> !t.getObject().isBlank() && !statements.contains(t))
                .toList()
                .forEach(statements::add);
        return statements;
    }

    private static List<Triple> withoutBlankNodes(Graph graph) {
        return new ArrayList<>(
                graph.find()
                        .filterKeep(t -> !t.getSubject().isBlank() && !t.getObject().isBlank())
                        .toList());
    }

    private static List<String> identifiers(Graph graph, Node subject, Node predicate) {
        return StoredState.values(graph, subject, predicate).stream()
                .map(node -> Terms.localName(node, "dataset/"))
                .sorted()
                .toList();
    }

    private static List<String> texts(Graph graph, Node subject, Node predicate) {
        return StoredState.values(graph, subject, predicate).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .toList();
    }

    private static Text text(Graph graph, Node subject, Node predicate, String name, Place place) {
        String ko = StoredState.inLanguage(graph, subject, predicate, "ko");
        String en = StoredState.inLanguage(graph, subject, predicate, "en");
        if (ko.isBlank() || en.isBlank()) {
            throw missing(place, name + (ko.isBlank() ? " \"…\"@ko" : " \"…\"@en"));
        }
        return new Text(ko, en);
    }

    private static Graph parse(Path file, Place place, String base) {
        try {
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.fromString(Files.readString(file), Lang.TURTLE)
                    .base(base)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(graph);
            return graph;
        } catch (RiotException notTurtle) {
            throw problem(
                    HubProblem.NOT_TURTLE.at(
                            place, String.valueOf(notTurtle.getMessage()).replace('\n', ' ')));
        } catch (IOException unreadable) {
            throw problem(HubProblem.NO_SUCH_FILE.at(place));
        }
    }

    private static String hashOf(Path file) {
        try {
            return Hashes.ofFile(file);
        } catch (IOException unreadable) {
            throw problem(HubProblem.NO_SUCH_FILE.at(Place.of(file.getFileName().toString())));
        }
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw problem(HubProblem.NO_SUCH_FILE.at(Place.of(folder.toString())));
        }
    }

    private static List<Path> filesOf(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException unreadable) {
            throw problem(HubProblem.NO_SUCH_FILE.at(Place.of(folder.toString())));
        }
    }

    private static ProblemException missing(Place place, String what) {
        return problem(HubProblem.INCOMPLETE_DESCRIPTION.at(place, what));
    }

    private static ProblemException problem(Problem problem) {
        return new ProblemException(problem);
    }
}
