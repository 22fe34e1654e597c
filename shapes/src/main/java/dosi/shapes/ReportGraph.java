package dosi.shapes;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;

/// A report as triples, as the recommendation prescribes them (SHACL section 3.6), and nothing else.
///
/// Each result is a new blank node. A path is written out again from its structure (section 2.3.1), so that a
/// sequence of three steps is one list of three; blank nodes of the shapes graph are never shared with the report.
public final class ReportGraph {

    private final Graph graph = GraphFactory.createDefaultGraph();

    private ReportGraph() {}

    /// The triples of a report; a new graph.
    public static Graph of(ValidationReport report) {
        ReportGraph writer = new ReportGraph();
        Node node = NodeFactory.createBlankNode();
        writer.add(node, RDF.Nodes.type, Sh.term("ValidationReport"));
        writer.add(
                node,
                Sh.term("conforms"),
                NodeFactory.createLiteralDT(
                        Boolean.toString(report.conforms()), XSDDatatype.XSDboolean));
        for (Finding finding : report.findings()) {
            writer.add(node, Sh.term("result"), writer.result(finding));
        }
        return writer.graph;
    }

    private Node result(Finding finding) {
        Node node = NodeFactory.createBlankNode();
        ShapeConstraint source = finding.source();
        add(node, RDF.Nodes.type, Sh.term("ValidationResult"));
        add(node, Sh.term("focusNode"), finding.focus());
        add(node, Sh.term("resultSeverity"), source.severityIri());
        add(node, Sh.term("sourceShape"), source.shape());
        add(node, Sh.term("sourceConstraintComponent"), source.component());
        Path path = finding.path();
        if (path != null) {
            add(node, Sh.term("resultPath"), path(path));
        }
        Node value = finding.value();
        if (value != null) {
            add(node, Sh.term("value"), value);
        }
        Node constraint = source.constraint();
        if (constraint != null) {
            add(node, Sh.term("sourceConstraint"), constraint);
        }
        finding.messages().forEach(message -> add(node, Sh.term("resultMessage"), message));
        finding.details().forEach(detail -> add(node, Sh.term("detail"), result(detail)));
        return node;
    }

    private Node path(Path path) {
        return switch (path) {
            case P_Link link -> link.getNode();
            case P_ReverseLink reverse -> nested("inversePath", reverse.getNode());
            case P_Inverse inverse -> nested("inversePath", path(inverse.getSubPath()));
            case P_ZeroOrMore1 star -> nested("zeroOrMorePath", path(star.getSubPath()));
            case P_ZeroOrMoreN star -> nested("zeroOrMorePath", path(star.getSubPath()));
            case P_OneOrMore1 plus -> nested("oneOrMorePath", path(plus.getSubPath()));
            case P_OneOrMoreN plus -> nested("oneOrMorePath", path(plus.getSubPath()));
            case P_ZeroOrOne optional -> nested("zeroOrOnePath", path(optional.getSubPath()));
            case P_Seq _ -> list(steps(path, new ArrayList<>()));
            case P_Alt _ -> nested("alternativePath", list(choices(path, new ArrayList<>())));
            default -> throw new IllegalArgumentException("not a path of SHACL: " + path);
        };
    }

    private static List<Path> steps(Path path, List<Path> into) {
        if (path instanceof P_Seq sequence) {
            steps(sequence.getLeft(), into);
            steps(sequence.getRight(), into);
        } else {
            into.add(path);
        }
        return into;
    }

    private static List<Path> choices(Path path, List<Path> into) {
        if (path instanceof P_Alt alternative) {
            choices(alternative.getLeft(), into);
            choices(alternative.getRight(), into);
        } else {
            into.add(path);
        }
        return into;
    }

    private Node nested(String property, Node object) {
        Node node = NodeFactory.createBlankNode();
        add(node, Sh.term(property), object);
        return node;
    }

    private Node list(List<Path> members) {
        Node rest = RDF.Nodes.nil;
        for (Path member : members.reversed()) {
            Node cell = NodeFactory.createBlankNode();
            add(cell, RDF.Nodes.first, path(member));
            add(cell, RDF.Nodes.rest, rest);
            rest = cell;
        }
        return rest;
    }

    private void add(Node subject, Node predicate, Node object) {
        graph.add(Triple.create(subject, predicate, object));
    }
}
