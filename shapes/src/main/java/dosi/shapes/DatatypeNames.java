package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/// What a datatype holds, for people who do not know XML Schema: `정수`, `an integer`.
final class DatatypeNames {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String GEO = "http://www.opengis.net/ont/geosparql#";

    private static final Map<String, Text> NAMES =
            Map.ofEntries(
                    name(XSD + "string", "글자", "plain text"),
                    name(RDF.langString.getURI(), "언어 표시가 있는 글자", "text with a language"),
                    name(XSD + "boolean", "참·거짓(true, false)", "true or false"),
                    name(XSD + "integer", "정수", "an integer"),
                    name(XSD + "decimal", "소수", "a decimal number"),
                    name(XSD + "double", "실수", "a number"),
                    name(XSD + "float", "실수", "a number"),
                    name(XSD + "long", "정수", "an integer"),
                    name(XSD + "int", "정수(-2147483648~2147483647)", "an integer of 32 bits"),
                    name(XSD + "short", "정수(-32768~32767)", "an integer from -32768 to 32767"),
                    name(XSD + "byte", "정수(-128~127)", "an integer from -128 to 127"),
                    name(XSD + "nonNegativeInteger", "0 이상의 정수", "an integer of 0 or more"),
                    name(XSD + "positiveInteger", "1 이상의 정수", "an integer of 1 or more"),
                    name(XSD + "nonPositiveInteger", "0 이하의 정수", "an integer of 0 or less"),
                    name(XSD + "negativeInteger", "-1 이하의 정수", "an integer of -1 or less"),
                    name(XSD + "unsignedLong", "0 이상의 정수", "an integer of 0 or more"),
                    name(XSD + "unsignedInt", "0 이상의 정수", "an integer of 0 or more"),
                    name(XSD + "unsignedShort", "정수(0~65535)", "an integer from 0 to 65535"),
                    name(XSD + "unsignedByte", "정수(0~255)", "an integer from 0 to 255"),
                    name(XSD + "date", "날짜(2026-01-31 꼴)", "a date such as 2026-01-31"),
                    name(
                            XSD + "dateTime",
                            "날짜와 시각(2026-01-31T09:00:00 꼴)",
                            "a date and time such as 2026-01-31T09:00:00"),
                    name(
                            XSD + "dateTimeStamp",
                            "시간대가 있는 날짜와 시각(2026-01-31T09:00:00+09:00 꼴)",
                            "a date and time with time zone such as 2026-01-31T09:00:00+09:00"),
                    name(XSD + "time", "시각(09:00:00 꼴)", "a time such as 09:00:00"),
                    name(XSD + "gYear", "연도(2026 꼴)", "a year such as 2026"),
                    name(XSD + "gYearMonth", "연월(2026-01 꼴)", "a month such as 2026-01"),
                    name(XSD + "duration", "기간(PT1H30M 꼴)", "a duration such as PT1H30M"),
                    name(XSD + "dayTimeDuration", "기간(P1DT2H 꼴)", "a duration such as P1DT2H"),
                    name(XSD + "anyURI", "주소(URI)", "an address (URI)"),
                    name(
                            GEO + "wktLiteral",
                            "도형(WKT, POINT(127.1 37.4) 꼴)",
                            "a geometry in WKT such as POINT(127.1 37.4)"),
                    name(GEO + "geoJSONLiteral", "도형(GeoJSON)", "a geometry in GeoJSON"),
                    name(GEO + "gmlLiteral", "도형(GML)", "a geometry in GML"));

    private DatatypeNames() {}

    private static Map.Entry<String, Text> name(String iri, String ko, String en) {
        return Map.entry(iri, new Text(ko, en));
    }

    /// The name; of a datatype that is not known here, its name as a term between quotation marks.
    static Text of(Node datatype, TermNames names) {
        Text known = NAMES.get(datatype.toString());
        if (known != null) {
            return known;
        }
        Text term = names.term(datatype);
        return new Text("'" + term.ko() + "' 형식의 값", "a value of type '" + term.en() + "'");
    }
}
