package dosi.hub;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.loader.Lookups;
import dosi.ontology.Prefixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/// The lookup tables that mappings may ask: queries over the last committed state, and code lists.
///
/// A table is built when it is first asked for and then answers from memory. Where a query gives a key more
/// than one value, the first in the order of the values counts, so that every load sees the same.
final class LookupTables implements Lookups {

    private static final String SCHEME = "scheme:";

    private final DatasetGraph store;
    private final Supplier<DatasetGraph> known;
    private final Graph ontology;
    private final Map<String, Path> queries;
    private final Map<String, Map<String, String>> schemes;
    private final Map<String, Map<String, String>> tables = new ConcurrentHashMap<>();

    /// @param known gives what queries are asked of, inside a transaction of the store
    /// @param schemes the tables of code lists, kept from load to load since the ontology does not change
    LookupTables(
            DatasetGraph store,
            Supplier<DatasetGraph> known,
            Graph ontology,
            List<Path> queryFiles,
            Map<String, Map<String, String>> schemes) {
        this.store = store;
        this.known = known;
        this.ontology = ontology;
        this.schemes = schemes;
        SequencedMap<String, Path> named = new TreeMap<>();
        for (Path file : queryFiles) {
            String name = file.getFileName().toString();
            named.put(name.substring(0, name.length() - ".rq".length()), file);
        }
        this.queries = named;
    }

    @Override
    public @Nullable String find(String table, String key) {
        Map<String, String> values =
                table.startsWith(SCHEME)
                        ? schemes.computeIfAbsent(table, this::concepts)
                        : tables.computeIfAbsent(table, this::solutions);
        return values.get(key);
    }

    /// The concepts of a code list by notation, preferred and alternative label; notations win.
    private Map<String, String> concepts(String table) {
        Node scheme = Terms.iri("code/" + table.substring(SCHEME.length()));
        Map<String, String> found = new TreeMap<>();
        for (String property : List.of("notation", "prefLabel", "altLabel")) {
            Map<String, String> named = new TreeMap<>();
            ontology.find(Node.ANY, Terms.skos("inScheme"), scheme)
                    .mapWith(Triple::getSubject)
                    .forEachRemaining(
                            concept ->
                                    StoredState.values(ontology, concept, Terms.skos(property))
                                            .forEach(
                                                    name ->
                                                            named.merge(
                                                                    name.getLiteralLexicalForm(),
                                                                    concept.toString(),
                                                                    LookupTables::first)));
            named.forEach(found::putIfAbsent);
        }
        if (found.isEmpty()) {
            TreeSet<String> known = new TreeSet<>();
            ontology.find(Node.ANY, Terms.skos("inScheme"), Node.ANY)
                    .forEachRemaining(
                            t -> known.add(SCHEME + Terms.localName(t.getObject(), "code/")));
            throw unknown(table, known);
        }
        return Map.copyOf(found);
    }

    private Map<String, String> solutions(String table) {
        Path file = queries.get(table);
        if (file == null) {
            throw unknown(table, queries.keySet());
        }
        // The loading thread is inside a write transaction; another one sees the last committed
        // state.
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<Map<String, String>> answer =
                    reader.submit(() -> Txn.calculateRead(store, () -> run(file)));
            return answer.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw bad(file, "interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ProblemException told
                    ? told
                    : bad(file, String.valueOf(failed.getCause()));
        }
    }

    private Map<String, String> run(Path file) {
        Map<String, String> values = new TreeMap<>();
        try (QueryExec execution =
                QueryExec.dataset(known.get())
                        .query(Prefixes.sparql() + Files.readString(file))
                        .build()) {
            execution
                    .select()
                    .forEachRemaining(
                            solution -> {
                                String key = text(solution, "key");
                                String value = text(solution, "value");
                                if (key != null && value != null) {
                                    values.merge(key, value, LookupTables::first);
                                }
                            });
            return Map.copyOf(values);
        } catch (QueryException | IOException wrong) {
            throw bad(file, String.valueOf(wrong.getMessage()).replace('\n', ' '));
        }
    }

    private static @Nullable String text(Binding solution, String variable) {
        Node node = solution.get(Var.alloc(variable));
        if (node == null) {
            return null;
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static ProblemException bad(Path file, String why) {
        return new ProblemException(
                HubProblem.BAD_LOOKUP.at(Place.of("lookups/" + file.getFileName()), why));
    }

    private static ProblemException unknown(String table, java.util.Collection<String> known) {
        String nearest = Nearest.to(table, known).orElse(String.join(", ", known));
        return new ProblemException(
                HubProblem.UNKNOWN_LOOKUP.at(
                        Place.of("mapping.yml"),
                        table,
                        "다음 가운데 하나를 쓴다: " + nearest,
                        "Use one of: " + nearest));
    }
}
