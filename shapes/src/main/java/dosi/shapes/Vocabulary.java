package dosi.shapes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The terms of SHACL and what each may have as its value.
final class Vocabulary {

    /// How deep shapes may refer to each other before the search for cycles stops.
    static final int DEPTH_MAX = 500;

    /// What a constraint of a shape is made of.
    static final Set<String> CONSTRAINTS =
            words(
                    """
                    class datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive
                    minLength maxLength pattern languageIn uniqueLang equals disjoint lessThan lessThanOrEquals not and
                    or xone node property qualifiedValueShape qualifiedMinCount qualifiedMaxCount closed hasValue in
                    sparql""");

    static final List<String> TARGETS =
            List.of("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target");

    static final List<String> SHAPE_REFERENCES =
            List.of("property", "node", "not", "and", "or", "xone", "qualifiedValueShape");

    static final Set<String> LISTS_OF_SHAPES = Set.of("and", "or", "xone");

    static final Set<String> LISTS =
            Set.of("and", "or", "xone", "in", "languageIn", "ignoredProperties");

    static final List<String> PROPERTY_SHAPE_ONLY =
            List.of(
                    "minCount",
                    "maxCount",
                    "uniqueLang",
                    "lessThan",
                    "lessThanOrEquals",
                    "qualifiedValueShape");

    static final Set<String> SINGLE =
            words(
                    """
                    datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength
                    maxLength pattern flags languageIn uniqueLang in closed ignoredProperties qualifiedMinCount
                    qualifiedMaxCount qualifiedValueShape qualifiedValueShapesDisjoint severity deactivated order""");

    /// Terms that a shapes graph may have: SHACL Core, SHACL-SPARQL, SPARQL targets, and those of reports.
    static final Set<String> TERMS =
            Stream.concat(
                            CONSTRAINTS.stream(),
                            words(
                                    """
                                    NodeShape PropertyShape Shape Violation Warning Info IRI BlankNode Literal
                                    BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral SPARQLConstraint
                                    SPARQLAskValidator SPARQLSelectValidator SPARQLExecutable SPARQLAskExecutable
                                    SPARQLSelectExecutable Validator Parameterizable ConstraintComponent Parameter
                                    PrefixDeclaration SPARQLTarget SPARQLTargetType Target TargetType PropertyGroup
                                    NodeKind Severity ValidationReport ValidationResult AbstractResult
                                    ResultAnnotation result focusNode resultPath resultSeverity resultMessage
                                    sourceShape sourceConstraint sourceConstraintComponent value detail
                                    alternativePath ask deactivated declare defaultValue description entailment
                                    flags group ignoredProperties inversePath labelTemplate message name namespace
                                    nodeValidator oneOrMorePath optional order parameter path prefix prefixes
                                    propertyValidator qualifiedValueShapesDisjoint resultAnnotation
                                    annotationProperty annotationVarName annotationValue select severity
                                    shapesGraph shapesGraphWellFormed target targetClass targetNode
                                    targetObjectsOf targetSubjectsOf validator zeroOrMorePath zeroOrOnePath
                                    suggestedShapesGraph conforms""")
                                    .stream())
                    .collect(Collectors.toUnmodifiableSet());

    /// Terms of SHACL Advanced Features, SHACL-JS and the drafts of SHACL 1.2 that this validator does not execute.
    static final Set<String> NOT_EXECUTED =
            words(
                    """
                    rule condition construct TripleRule SPARQLRule Rule JSRule expression ExpressionConstraintComponent
                    values filterShape nodes union intersection if then else exists distinct limit offset orderBy desc
                    Function SPARQLFunction returnType js jsLibrary jsLibraryURL jsFunctionName JSConstraint JSLibrary
                    JSValidator JSExecutable JSFunction JSTarget JSTargetType uniqueValuesFor singleLine memberShape
                    minListLength maxListLength uniqueMembers reifierShape reificationRequired targetWhere targetShape
                    shape nodeByExpression someValue subsetOf rootClass conformanceDisallows Debug Trace update
                    bodyExpression""");

    static final Set<String> NODE_KINDS =
            words("IRI BlankNode Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral").stream()
                    .map(name -> Sh.NS + name)
                    .collect(Collectors.toUnmodifiableSet());

    static final Set<String> XSD =
            words(
                    """
                    string boolean decimal integer double float date time dateTime dateTimeStamp gYear gMonth gDay
                    gYearMonth gMonthDay duration yearMonthDuration dayTimeDuration byte short int long unsignedByte
                    unsignedShort unsignedInt unsignedLong positiveInteger nonNegativeInteger negativeInteger
                    nonPositiveInteger hexBinary base64Binary anyURI language normalizedString token NMTOKEN Name
                    NCName QName NOTATION ID IDREF ENTITY anyAtomicType anySimpleType""");

    static final Set<String> INTEGERS =
            words(
                            """
                            integer int long short byte nonNegativeInteger positiveInteger unsignedInt unsignedLong
                            unsignedShort unsignedByte""")
                    .stream()
                    .map(name -> "http://www.w3.org/2001/XMLSchema#" + name)
                    .collect(Collectors.toUnmodifiableSet());

    /// What each parameter takes.
    static final Map<String, ParameterKind> KINDS = kinds();

    /// What the members of a parameter's list are.
    static final Map<String, ParameterKind> MEMBER_KINDS =
            Map.of(
                    "languageIn", ParameterKind.TEXT,
                    "ignoredProperties", ParameterKind.IRI,
                    "and", ParameterKind.IRI_OR_BLANK,
                    "or", ParameterKind.IRI_OR_BLANK,
                    "xone", ParameterKind.IRI_OR_BLANK);

    private Vocabulary() {}

    private static Map<String, ParameterKind> kinds() {
        Map<String, ParameterKind> kinds = new HashMap<>();
        words("minCount maxCount minLength maxLength qualifiedMinCount qualifiedMaxCount")
                .forEach(name -> kinds.put(name, ParameterKind.COUNT));
        words("uniqueLang closed deactivated qualifiedValueShapesDisjoint")
                .forEach(name -> kinds.put(name, ParameterKind.TRUTH));
        words(
                        """
                        class datatype equals disjoint lessThan lessThanOrEquals targetClass targetSubjectsOf
                        targetObjectsOf severity""")
                .forEach(name -> kinds.put(name, ParameterKind.IRI));
        words("pattern flags").forEach(name -> kinds.put(name, ParameterKind.TEXT));
        words("minInclusive minExclusive maxInclusive maxExclusive")
                .forEach(name -> kinds.put(name, ParameterKind.LITERAL));
        words("target sparql").forEach(name -> kinds.put(name, ParameterKind.IRI_OR_BLANK));
        kinds.put("targetNode", ParameterKind.TARGET_NODE);
        kinds.put("nodeKind", ParameterKind.NODE_KIND);
        return Map.copyOf(kinds);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
