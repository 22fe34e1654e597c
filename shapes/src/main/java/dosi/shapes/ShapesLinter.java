package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Finds terms in a shapes graph that look like SHACL and are not, which a parser would pass over in
/// silence: `sh:minCoutn` would check nothing and every file would conform.
final class ShapesLinter {

    private static final String SH = "http://www.w3.org/ns/shacl#";

    /// The terms of SHACL Core, SHACL-SPARQL and SHACL-AF rules that may stand in a shapes graph.
    private static final Set<String> TERMS =
            Set.of(
                    ("NodeShape PropertyShape Shape Violation Warning Info IRI BlankNode Literal BlankNodeOrIRI"
                                    + " BlankNodeOrLiteral IRIOrLiteral SPARQLConstraint SPARQLAskValidator"
                                    + " SPARQLSelectValidator ConstraintComponent Parameter PrefixDeclaration SPARQLTarget"
                                    + " and alternativePath ask class closed condition datatype deactivated declare"
                                    + " defaultValue description disjoint entailment equals filterShape flags group"
                                    + " hasValue ignoredProperties in inversePath jsFunctionName labelTemplate languageIn"
                                    + " lessThan lessThanOrEquals maxCount maxExclusive maxInclusive maxLength message"
                                    + " minCount minExclusive minInclusive minLength name namespace node nodeKind"
                                    + " nodeValidator not oneOrMorePath optional or order parameter path pattern prefix"
                                    + " prefixes property propertyValidator qualifiedMaxCount qualifiedMinCount"
                                    + " qualifiedValueShape qualifiedValueShapesDisjoint resultAnnotation select severity"
                                    + " shapesGraph shapesGraphWellFormed sparql target targetClass targetNode"
                                    + " targetObjectsOf targetSubjectsOf uniqueLang validator xone zeroOrMorePath"
                                    + " zeroOrOnePath PropertyGroup suggestedShapesGraph conforms"
                                    + " ValidationReport ValidationResult AbstractResult ResultAnnotation result"
                                    + " focusNode resultPath resultSeverity resultMessage sourceShape"
                                    + " sourceConstraint sourceConstraintComponent value detail")
                            .split(" "));

    /// The kinds of constraints, which reports name.
    private static final Set<String> COMPONENTS =
            Set.of(
                    ("And Class Closed Datatype Disjoint Equals HasValue In LanguageIn LessThan LessThanOrEquals"
                                    + " MaxCount MaxExclusive MaxInclusive MaxLength MinCount MinExclusive"
                                    + " MinInclusive MinLength NodeKind Node Not Or Pattern Property"
                                    + " QualifiedMaxCount QualifiedMinCount SPARQL UniqueLang Xone")
                            .replaceAll("(\\w+)", "$1ConstraintComponent")
                            .split(" "));

    private ShapesLinter() {}

    /// Adds a problem for each unknown term; the place is the file, since the parser keeps no lines.
    static void lint(Graph shapes, String file, Problems problems) {
        Set<String> unknown = new TreeSet<>();
        shapes.find()
                .forEachRemaining(
                        (Triple triple) -> {
                            collect(triple.getPredicate(), unknown);
                            collect(triple.getObject(), unknown);
                        });
        for (String term : unknown) {
            Optional<String> nearest = Nearest.to(term, TERMS);
            problems.add(
                    ShapeProblem.UNKNOWN_TERM.at(
                            Place.of(file),
                            term,
                            nearest.map(known -> "sh:" + known + "을(를) 뜻한 것인지 본다")
                                    .orElse("SHACL 명세에 있는 용어를 쓴다"),
                            nearest.map(known -> "Did you mean sh:" + known + "?")
                                    .orElse("Use a term of the SHACL specification")));
        }
    }

    private static void collect(Node node, Set<String> unknown) {
        if (node.isURI() && node.getURI().startsWith(SH)) {
            String term = node.getURI().substring(SH.length());
            if (!TERMS.contains(term) && !COMPONENTS.contains(term)) {
                unknown.add(term);
            }
        }
    }
}
