package dosi.shapes.report;

import dosi.diagnostics.Place;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.ontology.Prefixes;
import dosi.shapes.ShapeConstraint;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathWriter;
import org.jspecify.annotations.Nullable;

/// The words that all formats share.
final class Labels {

    private Labels() {}

    /// What kind of constraint it is, for a person who does not know SHACL.
    static Text component(ShapeConstraint source) {
        String name = source.componentName();
        return switch (name) {
            case "MinCount" -> new Text("값이 있어야 한다", "a value is required");
            case "MaxCount" -> new Text("값의 수가 넘지 않아야 한다", "not more values than allowed");
            case "Datatype" -> new Text("데이터 형식이 맞아야 한다", "the datatype is right");
            case "NodeKind" -> new Text("노드의 종류가 맞아야 한다", "the kind of node is right");
            case "Class" -> new Text("정해진 분류여야 한다", "the class is right");
            case "Pattern" -> new Text("정해진 꼴이어야 한다", "the text has its pattern");
            case "MinLength", "MaxLength" -> new Text("길이가 맞아야 한다", "the length is right");
            case "MinInclusive", "MinExclusive" ->
                    new Text("하한보다 작지 않아야 한다", "not below the lower bound");
            case "MaxInclusive", "MaxExclusive" ->
                    new Text("상한보다 크지 않아야 한다", "not above the upper bound");
            case "In" -> new Text("목록에 있는 값이어야 한다", "the value is in the list");
            case "HasValue" -> new Text("정해진 값이 있어야 한다", "the required value is there");
            case "LanguageIn", "UniqueLang" -> new Text("언어 표시가 맞아야 한다", "the language is right");
            case "Equals", "Disjoint", "LessThan", "LessThanOrEquals" ->
                    new Text("두 값의 관계가 맞아야 한다", "two values stand in the right relation");
            case "Node", "Property", "QualifiedMinCount", "QualifiedMaxCount" ->
                    new Text("연결된 것이 모양에 맞아야 한다", "what it is linked to has its shape");
            case "And", "Or", "Xone", "Not" ->
                    new Text("여러 모양의 조합에 맞아야 한다", "the combination of shapes holds");
            case "Closed" -> new Text("정해진 속성만 있어야 한다", "only the known properties");
            case "SPARQL" -> new Text("질의로 확인하는 규칙", "a rule checked by a query");
            default -> new Text(name, name);
        };
    }

    /// The name of a constraint; of a shape without a name its path, else its kind.
    static String rule(ShapeConstraint source) {
        String name = source.name();
        if (!name.equals("_")) {
            return name;
        }
        String path = path(source.path());
        return path.isEmpty() ? source.componentName() : path;
    }

    /// The word of SHACL for a severity.
    static String shacl(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case WARNING -> "warning";
            case ERROR -> "violation";
        };
    }

    /// A node as short as it can be told without being ambiguous: known prefixes, plain text of literals.
    static String node(@Nullable Node node) {
        if (node == null) {
            return "";
        }
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        if (!node.isURI()) {
            return node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.toString();
        }
        String iri = node.getURI();
        int cut = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
        for (int end = cut; end > 8; end = iri.lastIndexOf('/', end - 2) + 1) {
            String prefix = Prefixes.city().getNsURIPrefix(iri.substring(0, end));
            if (prefix != null) {
                return prefix + ":" + iri.substring(end);
            }
        }
        return iri;
    }

    /// The path as SPARQL writes it; empty where there is none.
    static String path(@Nullable Path path) {
        return path == null ? "" : PathWriter.asString(path, new Prologue(Prefixes.city()));
    }

    /// `file:row`, without the column.
    static String row(Place place) {
        return place.line() == 0 ? place.file() : place.file() + ":" + place.line();
    }
}
