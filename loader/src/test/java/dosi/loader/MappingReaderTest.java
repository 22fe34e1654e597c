package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MappingReaderTest {

    @Test
    void everyMistakeIsToldInOneGoWithLineAndColumn() {
        assertMessages(
                """
                sources:
                  rows: { access: "*.csv", referenceFormulation: csw }
                  other: { access: "*.csv", referenceFormulation: csv }
                mappings:
                  parking:
                    sources: [rows, othr]
                    s: dsoi:$(ID)
                    po:
                      - [a, dosi:Parking]
                      - [name, $(name)]
                      - [dosi:name, "$(name"]
                      - [dosi:kind, dosi:Public]
                      - [dosi:label, $(name), korean3~lang]
                      - { p: dosi:x, objects: "a", grphs: dosi:g }
                """,
                "mapping.yml:2:50: unknown reference formulation 'csw'. Did you mean 'csv'? If not:"
                        + " Write csv, jsonpath, xpath, geojson or shapefile. [MAP-112]",
                "mapping.yml:6:21: unknown source 'othr'. Did you mean 'other'? If not: Declare it in"
                        + " sources. [MAP-110]",
                "mapping.yml:7:8: unknown prefix 'dsoi:'. Did you mean 'dosi'? If not: Declare it in"
                        + " prefixes. [MAP-108]",
                "mapping.yml:10:10: this is not an IRI: \"name\". Write prefix:name or a full IRI."
                        + " [MAP-109]",
                "mapping.yml:11:22: the template is broken: \"$(name\" (no )). Balance the brackets;"
                        + " write \\ before a bracket that is meant as such. [MAP-116]",
                "mapping.yml:12:21: the constant \"dosi:Public\" looks like an IRI but would become a"
                        + " text. Write dosi:Public~iri for an IRI, or { value: \"dosi:Public\", type:"
                        + " literal } for a text. [MAP-126]",
                "mapping.yml:13:31: this is not a language tag: \"korean3\". Write a BCP 47 tag such as"
                        + " ko or en. [MAP-121]",
                "mapping.yml:14:36: unknown key 'grphs'. Did you mean 'graphs'? If not: See"
                        + " docs/mapping.md for the keys. [MAP-105]",
                "mapping.yml:3:3: no triples map uses the source 'other'. Name it in the sources of a"
                        + " mapping, or remove it. [MAP-111]");
    }

    @Test
    void functionsAndTheirParametersAreChecked() {
        assertMessages(
                mapping(
                        """
                              - [dosi:a, { function: "fn:uper(value = $(x))" }]
                              - [dosi:b, { function: "fn:upper(valeu = $(x))" }]
                              - [dosi:c, { function: "fn:lookup(table = 'surface' key = $(x))" }]
                              - [dosi:d, { function: fn:upper }]
                              - [dosi:e, { function: "fn:upper(value = wet)" }]
                        """),
                "mapping.yml:8:31: unknown function 'uper'. Did you mean"
                        + " 'upper'? If not: See docs/functions.md for the"
                        + " functions. [MAP-118]",
                "mapping.yml:9:40: function 'upper' has no parameter 'valeu'. Did you mean 'value'? If"
                        + " not: See docs/functions.md for its parameters. [MAP-119]",
                "mapping.yml:9:31: the call of 'upper' lacks the parameter 'value'. Add value = …."
                        + " [MAP-120]",
                "mapping.yml:10:59: the function call cannot be read: expected , or ):"
                        + " fn:lookup(table = 'surface' key = $(x)). Write fn:name(parameter ="
                        + " $(column), parameter = 'constant'). [MAP-117]",
                "mapping.yml:11:30: the call of 'upper' lacks the parameter 'value'. Add value = …."
                        + " [MAP-120]",
                "mapping.yml:12:51: the function call cannot be read: quotes are missing around wet:"
                        + " fn:upper(value = wet). Write fn:name(parameter = $(column), parameter ="
                        + " 'constant'). [MAP-117]");
    }

    @Test
    void aTriplesMapNeedsASubjectAndASource() {
        assertMessages(
                """
                mappings:
                  parking:
                    po: [[a, dosi:Parking]]
                """,
                "mapping.yml:2:3: triples map 'parking' has no logical source. Add sources (YARRRML) or"
                        + " rml:logicalSource (RML). [MAP-113]",
                "mapping.yml:2:3: triples map 'parking' has no subject. Add s (YARRRML) or"
                        + " rml:subjectMap (RML). [MAP-114]");
    }

    @Test
    void joinsAreChecked() {
        assertMessages(
                """
                sources:
                  a: { access: "a.csv", referenceFormulation: csv }
                  b: { access: "b.csv", referenceFormulation: csv }
                mappings:
                  one:
                    sources: a
                    s: did:$(x)
                    po:
                      - [dosi:two, { mapping: two }]
                  two:
                    sources: b
                    s: did:$(y)
                    po:
                      - [dosi:one, { mapping: won, condition: "equal(str1 = $(x), str2 = $(y))" }]
                """,
                "mapping.yml:9:31: 'two' reads another source, so the join needs a condition. Add"
                        + " condition: equal(str1 = $(column here), str2 = $(column there))."
                        + " [MAP-124]");
    }

    @Test
    void brokenYamlIsToldWithItsPlace() {
        assertEquals(Set.of("MAP-102"), codes("mappings:\n  a: [b\n"));
    }

    @Test
    void messagesAreKoreanForKoreanReaders() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> read("mappings:\n  a: { po: [] }\n"));
        assertEquals(
                "mapping.yml:2:3: 트리플 맵 'a'에 소스가 없다. sources(YARRRML) 또는"
                        + " rml:logicalSource(RML)를 추가한다. [MAP-113]",
                refused.problems().getFirst().message(Locale.KOREAN));
    }

    @Test
    void aReferenceMayHaveBracketsInItsName() {
        Mapping mapping = read(mapping("      - [dosi:a, $(2023 / 등록인구 (명) / 남)]\n"));
        assertEquals(Set.of("ID", "2023 / 등록인구 (명) / 남"), mapping.references());
    }

    @Test
    void aMappingTellsItsClassesAndProperties() {
        Mapping mapping = read(mapping("      - [dosi:a, $(x)]\n      - [a, dosi:Parking]\n"));
        assertEquals(
                Set.of(
                        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                        "https://w3id.org/dosi/ns/Parking",
                        "https://w3id.org/dosi/ns/a"),
                mapping.vocabulary());
    }

    @Test
    void mistakesInRmlAreToldWithTheirPlace() {
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                RmlReader.read(
                                        """
                                        PREFIX rml: <http://w3id.org/rml/>
                                        PREFIX fn: <https://w3id.org/dosi/fn/>
                                        <#parking> a rml:TriplesMap ;
                                          rml:logicalSource [ rml:source [ rml:path "a.csv" ] ; rml:referenceFormulation rml:CSV ] ;
                                          rml:subjectMap [ rml:template "http://city/{ID" ] ;
                                          rml:predicateObjectMap [ rml:predicate <http://city/p> ;
                                            rml:objektMap [ rml:reference "x" ] ] .
                                        """,
                                        new MappingDraft("mapping.ttl", new TestFunctions()),
                                        Loader.BASE_IRI));
        assertEquals(
                List.of("7: MAP-105", "5: MAP-116", "6: MAP-106"),
                refused.problems().stream()
                        .map(problem -> problem.place().line() + ": " + problem.code())
                        .toList());
    }

    private static String mapping(String pairs) {
        return """
               sources:
                 rows: { access: "*.csv", referenceFormulation: csv }
               mappings:
                 parking:
                   sources: rows
                   s: did:parking/$(ID)
                   po:
               """
                + pairs;
    }

    private static Mapping read(String yarrrml) {
        return new YarrrmlReader(
                        new MappingDraft("mapping.yml", new TestFunctions()), Loader.BASE_IRI)
                .read(yarrrml);
    }

    private static void assertMessages(String yarrrml, String... messages) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(yarrrml));
        assertEquals(
                String.join("\n", messages),
                refused.problems().stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n")));
    }

    private static Set<String> codes(String yarrrml) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(yarrrml));
        return refused.problems().stream().map(Problem::code).collect(Collectors.toSet());
    }
}
