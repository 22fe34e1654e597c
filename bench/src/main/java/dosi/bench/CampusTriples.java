package dosi.bench;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/// Made-up universities in the manner of LUBM (Guo, Pan and Heflin, *LUBM: A Benchmark for OWL Knowledge Base Systems*, 2005), of about
/// 100,000 triples each, with a schema of our own; the same for the same size.
final class CampusTriples {
    static final String NS = "http://example.org/campus#";

    /// Each axiom in Turtle, and the same as a rule of Jena.
    static final List<String> SCHEMA =
            List.of(
                    "Professor rdfs:subClassOf Faculty | (?x T Professor) -> (?x T Faculty)",
                    "Lecturer rdfs:subClassOf Faculty | (?x T Lecturer) -> (?x T Faculty)",
                    "FullProfessor rdfs:subClassOf Professor | (?x T FullProfessor) -> (?x T Professor)",
                    "Assistant rdfs:subClassOf Employee | (?x T Assistant) -> (?x T Employee)",
                    "Faculty rdfs:subClassOf Employee | (?x T Faculty) -> (?x T Employee)",
                    "Employee rdfs:subClassOf Person | (?x T Employee) -> (?x T Person)",
                    "Student rdfs:subClassOf Person | (?x T Student) -> (?x T Person)",
                    "Graduate rdfs:subClassOf Student | (?x T Graduate) -> (?x T Student)",
                    "Course rdfs:subClassOf Work | (?x T Course) -> (?x T Work)",
                    "Seminar rdfs:subClassOf Course | (?x T Seminar) -> (?x T Course)",
                    "Article rdfs:subClassOf Publication | (?x T Article) -> (?x T Publication)",
                    "Publication rdfs:subClassOf Work | (?x T Publication) -> (?x T Work)",
                    "Department rdfs:subClassOf Organisation | (?x T Department) -> (?x T Organisation)",
                    "University rdfs:subClassOf Organisation | (?x T University) -> (?x T Organisation)",
                    "Group rdfs:subClassOf Organisation | (?x T Group) -> (?x T Organisation)",
                    "heads rdfs:subPropertyOf worksFor | (?x heads ?y) -> (?x worksFor ?y)",
                    "worksFor rdfs:subPropertyOf memberOf | (?x worksFor ?y) -> (?x memberOf ?y)",
                    "doctorFrom rdfs:subPropertyOf degreeFrom | (?x doctorFrom ?y) -> (?x degreeFrom ?y)",
                    "masterFrom rdfs:subPropertyOf degreeFrom | (?x masterFrom ?y) -> (?x degreeFrom ?y)",
                    "memberOf owl:inverseOf member | (?x memberOf ?y) -> (?y member ?x)",
                    "member owl:inverseOf memberOf | (?x member ?y) -> (?y memberOf ?x)",
                    "degreeFrom owl:inverseOf alumnus | (?x degreeFrom ?y) -> (?y alumnus ?x)",
                    "alumnus owl:inverseOf degreeFrom | (?x alumnus ?y) -> (?y degreeFrom ?x)",
                    "partOf a owl:TransitiveProperty | (?x partOf ?y) (?y partOf ?z) -> (?x partOf ?z)",
                    "teaches rdfs:domain Faculty | (?x teaches ?y) -> (?x T Faculty)",
                    "teaches rdfs:range Course | (?x teaches ?y) -> (?y T Course)",
                    "takes rdfs:domain Student | (?x takes ?y) -> (?x T Student)",
                    "advisor rdfs:range Professor | (?x advisor ?y) -> (?y T Professor)",
                    "author rdfs:domain Publication | (?x author ?y) -> (?x T Publication)",
                    "degreeFrom rdfs:range University | (?x degreeFrom ?y) -> (?y T University)",
                    "worksFor rdfs:range Organisation | (?x worksFor ?y) -> (?y T Organisation)",
                    "Chair owl:onProperty heads ; owl:someValuesFrom Department"
                            + " | (?x heads ?y) (?y T Department) -> (?x T Chair)",
                    "Chair rdfs:subClassOf Professor | (?x T Chair) -> (?x T Professor)",
                    "affiliatedWith owl:propertyChainAxiom ( memberOf partOf )"
                            + " | (?x memberOf ?y) (?y partOf ?z) -> (?x affiliatedWith ?z)",
                    "taughtBy owl:propertyChainAxiom ( takes taughtIn )"
                            + " | (?x takes ?y) (?y taughtIn ?z) -> (?x taughtBy ?z)",
                    "teaches owl:inverseOf taughtIn | (?x teaches ?y) -> (?y taughtIn ?x)",
                    "taughtIn owl:inverseOf teaches | (?x taughtIn ?y) -> (?y teaches ?x)",
                    "colleague a owl:SymmetricProperty | (?x colleague ?y) -> (?y colleague ?x)");

    private final Random random;
    private final Consumer<Triple> triples;
    private final int universities;

    private CampusTriples(int universities, Consumer<Triple> triples) {
        this.universities = universities;
        this.triples = triples;
        random = new Random(universities);
    }

    /// Hands over the data of some universities.
    static void generate(int universities, Consumer<Triple> triples) {
        var campus = new CampusTriples(universities, triples);
        for (int i = 0; i < universities; i++) {
            campus.university(i);
        }
    }

    /// The schema as a Turtle document.
    static String turtle() {
        var text =
                new StringBuilder(
                        """
                        prefix owl: <http://www.w3.org/2002/07/owl#>
                        prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                        prefix : <%s>
                        """
                                .formatted(NS));
        for (String line : SCHEMA) {
            String axiom = line.substring(0, line.indexOf('|')).strip();
            text.append(axiom.replaceAll("(^|\\s)([A-Za-z]{2,}(?=\\s|$))", "$1:$2")).append(" .\n");
        }
        return text.toString();
    }

    /// The schema as rules of Jena.
    static String jenaRules() {
        var text = new StringBuilder();
        for (String line : SCHEMA) {
            String rule = line.substring(line.indexOf('|') + 1).strip();
            text.append('[')
                    .append(
                            rule.replaceAll("(?<=[ (])([A-Za-z]{2,})(?=[ )])", "<" + NS + "$1>")
                                    .replace(" T ", " <" + RDF.type.getURI() + "> "))
                    .append("]\n");
        }
        return text.toString();
    }

    private void university(int number) {
        Node university = thing("university" + number);
        type(university, "University");
        for (int i = 0, departments = between(15, 20); i < departments; i++) {
            department(university, "u" + number + "d" + i);
        }
    }

    private void department(Node university, String key) {
        Node department = thing(key);
        type(department, "Department");
        link(department, "partOf", university);
        for (int i = 0, groups = between(10, 20); i < groups; i++) {
            Node group = thing(key + "g" + i);
            type(group, "Group");
            link(group, "partOf", department);
        }
        Node[] faculty = new Node[between(30, 40)];
        Node[] courses = new Node[2 * faculty.length];
        for (int i = 0; i < faculty.length; i++) {
            faculty[i] = faculty(department, key + "f" + i, i);
            for (int j = 2 * i; j < 2 * i + 2; j++) {
                courses[j] = thing(key + "c" + j);
                type(courses[j], j % 3 == 0 ? "Seminar" : "Course");
                name(courses[j], "강의 " + j);
                link(faculty[i], "teaches", courses[j]);
            }
            link(faculty[i], "colleague", faculty[random.nextInt(i + 1)]);
        }
        link(faculty[0], "heads", department);
        for (int i = 0, students = faculty.length * between(10, 14); i < students; i++) {
            student(department, key + "s" + i, i, faculty, courses);
        }
    }

    private Node faculty(Node department, String key, int number) {
        Node person = thing(key);
        type(person, number < 8 ? "FullProfessor" : number < 25 ? "Professor" : "Lecturer");
        name(person, "교수 " + number);
        link(person, "worksFor", department);
        link(person, "doctorFrom", thing("university" + random.nextInt(universities)));
        link(person, "masterFrom", thing("university" + random.nextInt(universities)));
        for (int i = 0, articles = between(3, 15); i < articles; i++) {
            Node article = thing(key + "a" + i);
            type(article, "Article");
            name(article, "논문 " + i);
            link(article, "author", person);
        }
        return person;
    }

    private void student(Node department, String key, int number, Node[] faculty, Node[] courses) {
        Node person = thing(key);
        type(person, number % 4 == 0 ? "Graduate" : "Student");
        name(person, "학생 " + number);
        link(person, "memberOf", department);
        for (int i = 0, taken = between(2, 4); i < taken; i++) {
            link(person, "takes", courses[random.nextInt(courses.length)]);
        }
        if (number % 4 == 0) {
            link(person, "advisor", faculty[random.nextInt(25)]);
            link(person, "masterFrom", thing("university" + random.nextInt(universities)));
        }
        if (number % 20 == 0) {
            type(person, "Assistant");
        }
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private void type(Node subject, String name) {
        triples.accept(Triple.create(subject, RDF.Nodes.type, term(name)));
    }

    private void link(Node subject, String property, Node object) {
        triples.accept(Triple.create(subject, term(property), object));
    }

    private void name(Node subject, String name) {
        triples.accept(
                Triple.create(
                        subject,
                        term("name"),
                        NodeFactory.createLiteralDT(name, XSDDatatype.XSDstring)));
    }

    private static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }

    private static Node thing(String key) {
        return NodeFactory.createURI("http://example.org/campus/" + key);
    }
}
