package dosi.shapes.report;

import dosi.ontology.Prefixes;
import dosi.shapes.Finding;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriterRegistry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;

/// The validation report of the SHACL recommendation (section 3.6): nothing in it that the recommendation does
/// not name. Mended findings are not in it; `sh:conforms` is false as soon as there is any result.
public final class ShaclReport {

    private static final String SH = "http://www.w3.org/ns/shacl#";

    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Node report = NodeFactory.createBlankNode();

    private ShaclReport() {}

    /// The report of these findings as a new graph, with one node of type `sh:ValidationReport`.
    public static Graph graph(Iterable<Finding> findings) {
        ShaclReport shacl = new ShaclReport();
        shacl.graph.getPrefixMapping().setNsPrefixes(Prefixes.city());
        shacl.add(shacl.report, RDF.type.asNode(), sh("ValidationReport"));
        boolean conforms = true;
        for (Finding finding : findings) {
            conforms = false;
            shacl.add(shacl.report, sh("result"), shacl.result(finding));
        }
        shacl.add(
                shacl.report,
                sh("conforms"),
                NodeFactory.createLiteralDT(Boolean.toString(conforms), XSDDatatype.XSDboolean));
        return shacl.graph;
    }

    static void write(FindingsReport report, Lang syntax, OutputStream out) {
        List<Finding> findings =
                report.datasets().stream()
                        .flatMap(dataset -> dataset.findings().stream())
                        .filter(ReportedFinding::present)
                        .map(ReportedFinding::finding)
                        .toList();
        RDFFormat format =
                syntax.equals(Lang.RDFXML)
                        ? RDFFormat.RDFXML_PLAIN
                        : RDFWriterRegistry.defaultSerialization(syntax);
        RDFDataMgr.write(out, graph(findings), format);
    }

    private Node result(Finding finding) {
        Node result = NodeFactory.createBlankNode();
        add(result, RDF.type.asNode(), sh("ValidationResult"));
        add(result, sh("focusNode"), finding.focus());
        add(result, sh("resultSeverity"), finding.source().severityIri());
        add(result, sh("sourceShape"), finding.source().shape());
        add(result, sh("sourceConstraintComponent"), finding.source().component());
        if (finding.source().constraint() != null) {
            add(result, sh("sourceConstraint"), finding.source().constraint());
        }
        if (finding.path() != null) {
            add(result, sh("resultPath"), path(finding.path()));
        }
        if (finding.value() != null) {
            add(result, sh("value"), finding.value());
        }
        for (Node message : finding.messages()) {
            add(result, sh("resultMessage"), message);
        }
        for (Finding detail : finding.details()) {
            add(result, sh("detail"), result(detail));
        }
        return result;
    }

    /// A path as SHACL writes it (section 2.3.1): a sequence is one flat list.
    private Node path(Path path) {
        return switch (path) {
            case P_Link link -> link.getNode();
            case P_Inverse inverse -> wrapped("inversePath", path(inverse.getSubPath()));
            case P_ZeroOrMore1 more -> wrapped("zeroOrMorePath", path(more.getSubPath()));
            case P_ZeroOrMoreN more -> wrapped("zeroOrMorePath", path(more.getSubPath()));
            case P_OneOrMore1 more -> wrapped("oneOrMorePath", path(more.getSubPath()));
            case P_OneOrMoreN more -> wrapped("oneOrMorePath", path(more.getSubPath()));
            case P_ZeroOrOne one -> wrapped("zeroOrOnePath", path(one.getSubPath()));
            case P_Seq _ -> {
                List<Path> steps = new ArrayList<>();
                steps(path, steps);
                yield list(steps);
            }
            case P_Alt _ -> {
                List<Path> choices = new ArrayList<>();
                choices(path, choices);
                yield wrapped("alternativePath", list(choices));
            }
            default -> throw new IllegalArgumentException("not a path of SHACL: " + path);
        };
    }

    private static void steps(Path path, List<Path> into) {
        if (path instanceof P_Seq both) {
            steps(both.getLeft(), into);
            steps(both.getRight(), into);
        } else {
            into.add(path);
        }
    }

    private static void choices(Path path, List<Path> into) {
        if (path instanceof P_Alt both) {
            choices(both.getLeft(), into);
            choices(both.getRight(), into);
        } else {
            into.add(path);
        }
    }

    private Node list(List<Path> paths) {
        Node rest = RDF.nil.asNode();
        for (Path path : paths.reversed()) {
            Node cell = NodeFactory.createBlankNode();
            add(cell, RDF.first.asNode(), path(path));
            add(cell, RDF.rest.asNode(), rest);
            rest = cell;
        }
        return rest;
    }

    private Node wrapped(String property, Node path) {
        Node node = NodeFactory.createBlankNode();
        add(node, sh(property), path);
        return node;
    }

    private void add(Node subject, Node predicate, Node object) {
        graph.add(subject, predicate, object);
    }

    private static Node sh(String name) {
        return NodeFactory.createURI(SH + name);
    }
}
