package dosi.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// One result of a constraint, and what its words may ask about it. Everything but the row is found out only when
/// asked for.
final class Result {

    /// How deep details of details go, and how many one finding has.
    private static final int DEPTH_MAX = 3;

    private static final int DETAILS_MAX = 20;

    /// What a nested shape found about a value; nothing where it conforms.
    record Attempt(int shape, Node value, List<Finding> findings) {}

    private final Findings findings;
    private final Rows rows;
    private final int row;
    private final int depth;
    private @Nullable List<Attempt> attempts;

    Result(Findings findings, Rows rows, int row, int depth) {
        this.findings = findings;
        this.rows = rows;
        this.row = row;
        this.depth = depth;
    }

    private Snapshot snapshot() {
        return findings.bound.snapshot;
    }

    /// Whether it stands inside another result.
    boolean isNested() {
        return depth > 0;
    }

    Plan plan() {
        return findings.plan;
    }

    /// What queries saw: the data with its background.
    Graph data() {
        return findings.data;
    }

    TermNames names() {
        return findings.names;
    }

    Plan.Constraint constraint() {
        return plan().constraints().get(rows.constraint(row));
    }

    ShapeConstraint source() {
        return constraint().source();
    }

    Node focus() {
        return snapshot().node(rows.focus(row));
    }

    @Nullable Node value() {
        return rows.value(row) == Rows.NONE ? null : snapshot().node(rows.value(row));
    }

    /// The path of the result, which is another than that of the shape where a query or `sh:closed` says so.
    @Nullable Path path() {
        return rows.path(row) == Rows.NONE
                ? source().path()
                : PathFactory.pathLink(snapshot().node(rows.path(row)));
    }

    /// What the query bound and what the parameters of a constraint component are, by name.
    Map<String, Node> bindings() {
        var solution = rows.solution(row);
        if (solution == null && constraint().values().isEmpty()) {
            return Map.of();
        }
        Map<String, Node> bindings = new HashMap<>();
        constraint()
                .values()
                .forEach(parameter -> bindings.put(parameter.name(), parameter.value()));
        if (solution != null) {
            solution.forEach((var, node) -> bindings.put(var.getName(), node));
        }
        return bindings;
    }

    /// The value nodes that the constraint looked at.
    List<Node> values() {
        return ids().stream().map(snapshot()::node).toList();
    }

    private List<Integer> ids() {
        Path path = source().path();
        return path == null ? List.of(rows.focus(row)) : ids(path);
    }

    private List<Integer> ids(Path path) {
        IntSet values = new IntSet();
        Walk.of(path, snapshot()).values(new Run(0), rows.focus(row), values);
        List<Integer> ids = new ArrayList<>(values.size);
        for (int i = 0; i < values.size; i++) {
            ids.add(values.ids[i]);
        }
        return ids;
    }

    /// The values of another path of the focus node.
    List<Node> valuesOf(Path path) {
        return ids(path).stream().map(snapshot()::node).toList();
    }

    /// Whether a node conforms to a shape of the plan.
    boolean conforms(int shape, Node node) {
        return findings.bound.conforms(run(), shape, snapshot().terms().add(node));
    }

    /// Those of the shapes to which a node conforms.
    List<Integer> conforming(List<Integer> shapes, Node node) {
        return shapes.stream().filter(shape -> conforms(shape, node)).toList();
    }

    /// The values that a qualified count counts.
    List<Node> counted(Check.Qualified check) {
        return values().stream()
                .filter(value -> conforms(check.shape(), value))
                .filter(value -> conforming(check.siblings(), value).isEmpty())
                .toList();
    }

    /// Below 0, 0, above 0, or [Literals#NO_ORDER].
    int compare(Node one, Node other) {
        Terms terms = snapshot().terms();
        return new Literals(terms).compare(terms.add(one), terms.add(other));
    }

    boolean wellFormed(Node literal) {
        Terms terms = snapshot().terms();
        return new Literals(terms).wellFormed(terms.add(literal));
    }

    /// Whether a value is the beginning of a list.
    boolean isList(Node value) {
        return value.equals(RDF.Nodes.nil)
                || (!value.isLiteral() && data().contains(value, RDF.Nodes.first, Node.ANY));
    }

    private Run run() {
        Run run = new Run(plan().shapes().size());
        run.level = 1;
        return run;
    }

    /// What the nested shapes find about the value, or about each value. There is nothing to tell where too many of
    /// them hold.
    List<Attempt> attempts() {
        List<Attempt> known = attempts;
        if (known == null) {
            known = depth < DEPTH_MAX ? attempt() : List.of();
            attempts = known;
        }
        return known;
    }

    private List<Attempt> attempt() {
        List<Integer> shapes =
                switch (constraint().check()) {
                    case Check.Qualified qualified ->
                            qualified.lower() ? List.of(qualified.shape()) : List.of();
                    case Check.Not _ -> List.of();
                    case Check check -> check.shapes();
                };
        List<Attempt> made = new ArrayList<>();
        if (shapes.isEmpty()) {
            return made;
        }
        List<Integer> nodes = attempted();
        int details = 0;
        for (int node : nodes.subList(0, Math.min(DETAILS_MAX, nodes.size()))) {
            for (int shape : shapes) {
                Run run = run();
                findings.bound.validate(run, findings.bound.shape(shape), node);
                List<Finding> found = new ArrayList<>();
                for (int i = 0; i < run.rows.size() && details < DETAILS_MAX; i++) {
                    found.add(findings.finding(run.rows, i, depth + 1));
                    details++;
                }
                made.add(new Attempt(shape, snapshot().node(node), found));
            }
        }
        return made;
    }

    /// What the nested shapes are asked about: the value, its members, or all values.
    private List<Integer> attempted() {
        if (rows.value(row) == Rows.NONE) {
            return ids();
        }
        return constraint().check() instanceof Check.MemberShape
                ? Arrays.stream(members()).distinct().boxed().toList()
                : List.of(rows.value(row));
    }

    private int[] members() {
        int[] members = new DataLists(snapshot()).members(rows.value(row));
        return members == null ? new int[0] : members;
    }

    /// A result for each member that stands in the list more than once; none for other constraints.
    List<Finding> repeatedMembers() {
        if (depth > 0 || !(constraint().check() instanceof Check.UniqueMembers)) {
            return List.of();
        }
        Rows repeated = new Rows();
        for (int member : DataLists.repeated(members())) {
            repeated.add(rows.constraint(row), rows.focus(row), member, Rows.NONE, rows.root(row));
        }
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < Math.min(DETAILS_MAX, repeated.size()); i++) {
            found.add(findings.finding(repeated, i, depth + 1));
        }
        return found;
    }
}
