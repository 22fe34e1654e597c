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
                    sparql memberShape minListLength maxListLength uniqueMembers singleLine someValue subsetOf
                    rootClass uniqueValuesFor""");

    static final List<String> TARGETS =
            List.of("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target");

    static final List<String> SHAPE_REFERENCES =
            List.of(
                    "property",
                    "node",
                    "not",
                    "and",
                    "or",
                    "xone",
                    "qualifiedValueShape",
                    "memberShape",
                    "someValue");

    static final Set<String> LISTS_OF_SHAPES = Set.of("and", "or", "xone");

    static final Set<String> LISTS =
            Set.of("and", "or", "xone", "in", "languageIn", "ignoredProperties");

    /// Terms that take one value, or since SHACL 1.2 a list of them.
    static final Set<String> VALUE_OR_LIST =
            Set.of("class", "datatype", "nodeKind", "rootClass", "uniqueValuesFor");

    /// Terms that take a property, or since SHACL 1.2 any path.
    static final Set<String> PATHS =
            Set.of("equals", "disjoint", "lessThan", "lessThanOrEquals", "subsetOf");

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
                    qualifiedMaxCount qualifiedValueShape qualifiedValueShapesDisjoint severity deactivated order
                    minListLength maxListLength uniqueMembers singleLine""");

    /// Terms that a shapes graph may have: SHACL Core, SHACL-SPARQL, SPARQL targets, those of reports, and of SHACL 1.2
    /// what is executed or only describes.
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
                                    suggestedShapesGraph conforms ShapeClass intent formalized codeIdentifier
                                    agentInstruction unit Graph DataGraph ShapesGraph usedShapesGraph usedDataGraph
                                    usedConfiguration ProcessorConfiguration conformsToShapesGraph""")
                                    .stream())
                    .collect(Collectors.toUnmodifiableSet());

    /// Terms of SHACL Advanced Features, SHACL-JS and the drafts of SHACL 1.2 that this validator does not execute.
    static final Set<String> NOT_EXECUTED =
            words(
                    """
                    rule condition construct TripleRule SPARQLRule Rule JSRule expression ExpressionConstraintComponent
                    values filterShape nodes union intersection if then else exists distinct limit offset orderBy desc
                    Function SPARQLFunction returnType js jsLibrary jsLibraryURL jsFunctionName JSConstraint JSLibrary
                    JSValidator JSExecutable JSFunction JSTarget JSTargetType reifierShape reificationRequired
                    targetWhere targetShape shape nodeByExpression NodeByExpressionConstraintComponent
                    conformanceDisallows Debug Trace ByTypes TripleTerm incomplete incompleteURIStart update describe
                    bodyExpression keyParameter NodeExpression NodeExpressionFunction NamedParameterExpression
                    NamedParameterExpressionFunction ListParameterExpression ListParameterExpressionFunction
                    SelectExpression SPARQLExprExpression sparqlExpr SPARQLConstructExecutable
                    SPARQLDescribeExecutable SPARQLUpdateExecutable RulesGraph RulesEntailment RuleSet hasRule
                    includesRuleSet ruleProcessor sourceRule tempTriple expectedPredicate layer runOnce
                    SPARQLRuleTemplate subject predicate object this minus""");

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
                    "xone", ParameterKind.IRI_OR_BLANK,
                    "class", ParameterKind.IRI,
                    "datatype", ParameterKind.IRI,
                    "nodeKind", ParameterKind.NODE_KIND,
                    "rootClass", ParameterKind.IRI,
                    "uniqueValuesFor", ParameterKind.IRI);

    private Vocabulary() {}

    private static Map<String, ParameterKind> kinds() {
        Map<String, ParameterKind> kinds = new HashMap<>();
        words(
                        """
                        minCount maxCount minLength maxLength qualifiedMinCount qualifiedMaxCount minListLength
                        maxListLength""")
                .forEach(name -> kinds.put(name, ParameterKind.COUNT));
        words(
                        """
                        uniqueLang closed deactivated qualifiedValueShapesDisjoint uniqueMembers singleLine""")
                .forEach(name -> kinds.put(name, ParameterKind.TRUTH));
        words(
                        """
                        class datatype rootClass uniqueValuesFor targetClass targetSubjectsOf targetObjectsOf
                        severity""")
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
