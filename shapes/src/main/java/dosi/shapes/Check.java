package dosi.shapes;

import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.Path;

/// What one constraint asks of a focus node and its value nodes, read from the shapes graph and independent of
/// any data. Shapes inside are numbers into [Plan#shapes], so a plan may be cyclic and every part of it be
/// inspected.
sealed interface Check {

    /// The shapes that are asked about each value node, or about each member of the list that it is.
    default List<Integer> shapes() {
        return switch (this) {
            case Not(int shape) -> List.of(shape);
            case And(List<Integer> all) -> all;
            case Or(List<Integer> any) -> any;
            case Xone(List<Integer> one) -> one;
            case NodeConforms(int shape) -> List.of(shape);
            case MemberShape(int shape) -> List.of(shape);
            case SomeValue(int shape) -> List.of(shape);
            case Qualified(int shape, List<Integer> siblings, _, _) ->
                    Stream.concat(Stream.of(shape), siblings.stream()).toList();
            case OfValue _,
                    MinCount _,
                    MaxCount _,
                    HasValue _,
                    UniqueLanguage _,
                    UniqueValuesFor _,
                    OfPair _,
                    Closed _,
                    Select _,
                    Ask _ ->
                    List.of();
        };
    }

    /// A check that looks at each value node alone.
    sealed interface OfValue extends Check {}

    /// A check that holds the value nodes beside those of another path from the focus node. SHACL 1.0 has a property
    /// there, SHACL 1.2 any path.
    sealed interface OfPair extends Check {
        Path path();
    }

    record MinCount(long min) implements Check {}

    record MaxCount(long max) implements Check {}

    /// An instance of at least one of the classes; one class in SHACL 1.0, a list in SHACL 1.2.
    record ClassOf(List<Node> classes) implements OfValue {}

    /// A literal of at least one of the datatypes; one in SHACL 1.0, a list in SHACL 1.2.
    record Datatype(List<Node> datatypes) implements OfValue {}

    /// One or several kinds of node; a list in SHACL 1.2.
    record NodeKind(boolean iri, boolean blank, boolean literal) implements OfValue {}

    /// A comparison with a limit.
    ///
    /// @param lower whether the limit is the lower one
    record Range(Node limit, boolean lower, boolean inclusive) implements OfValue {}

    record MinLength(long min) implements OfValue {}

    record MaxLength(long max) implements OfValue {}

    record Pattern(String regex, String flags) implements OfValue {}

    record LanguageIn(List<String> ranges) implements OfValue {}

    /// SHACL 1.2: no literal with a line feed, carriage return, form feed or vertical tab.
    record SingleLine() implements OfValue {}

    /// One of some terms.
    ///
    /// @param members in the order in which the shape lists them
    record In(SequencedSet<Node> members) implements OfValue {}

    record HasValue(Node value) implements Check {}

    record UniqueLanguage() implements Check {}

    record Equals(Path path) implements OfPair {}

    record Disjoint(Path path) implements OfPair {}

    record LessThan(Path path, boolean orEqual) implements OfPair {}

    /// SHACL 1.2: every value node is a value of the other path too.
    record SubsetOf(Path path) implements OfPair {}

    record Not(int shape) implements Check {}

    record And(List<Integer> shapes) implements Check {}

    record Or(List<Integer> shapes) implements Check {}

    record Xone(List<Integer> shapes) implements Check {}

    record NodeConforms(int shape) implements Check {}

    /// A least or greatest number of values that conform to a shape.
    ///
    /// @param siblings the shapes that a counted value must not conform to
    /// @param lower whether `count` is the least number; else the greatest
    record Qualified(int shape, List<Integer> siblings, long count, boolean lower)
            implements Check {}

    record Closed(Set<Node> allowed) implements Check {}

    /// SHACL 1.2: each value node is a well-formed list with so many members.
    record ListLength(long min, long max) implements OfValue {}

    /// SHACL 1.2: no member stands in the list twice.
    record UniqueMembers() implements OfValue {}

    /// SHACL 1.2: every member of the list conforms.
    record MemberShape(int shape) implements Check {}

    /// SHACL 1.2: at least one value node conforms.
    record SomeValue(int shape) implements Check {}

    /// SHACL 1.2: one of the classes, or a subclass of one.
    record RootClass(List<Node> classes) implements OfValue {}

    /// SHACL 1.2: no other target node of the shape has the same values of all these properties.
    record UniqueValuesFor(List<Node> properties) implements Check {}

    /// A SELECT constraint (`sh:sparql`), or the SELECT validator of a constraint component.
    ///
    /// @param setWise the query that gives the solutions of all focus nodes in one run: one that binds `$this`
    ///     itself, or one that begins with a table of them; see [QueryReader]
    record Select(Query query, SetWise setWise) implements Check {}

    /// How one run of a query may serve all focus nodes.
    enum SetWise {
        /// It may not: the query runs for each focus node.
        NO,
        /// Every solution binds `$this`.
        BINDS_THIS,
        /// A table of focus nodes goes in front of the pattern.
        WITH_TABLE
    }

    /// The ASK validator of a constraint component: true where the value node is as it should be.
    ///
    /// @param usesThis whether the answer depends on more than the value node
    record Ask(Query query, Var value, boolean usesThis) implements Check {}
}
