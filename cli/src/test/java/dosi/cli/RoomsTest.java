package dosi.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The picture of the rooms in `ARCHITECTURE.md`, held against the compiled classes.
class RoomsTest {

    /// Which rooms each room may know.
    private static final Map<String, Set<String>> MAY_KNOW =
            Map.of(
                    "diagnostics", Set.of(),
                    "ontology", Set.of("diagnostics"),
                    "graph", Set.of("diagnostics", "ontology"),
                    "shapes", Set.of("diagnostics", "ontology", "graph"),
                    "reasoner", Set.of("diagnostics", "ontology", "graph"),
                    "loader", Set.of("diagnostics", "ontology", "graph"),
                    "hub",
                            Set.of(
                                    "diagnostics",
                                    "ontology",
                                    "graph",
                                    "shapes",
                                    "reasoner",
                                    "loader"),
                    "endpoint", Set.of("diagnostics", "ontology", "graph", "hub"),
                    "cli",
                            Set.of(
                                    "diagnostics",
                                    "ontology",
                                    "graph",
                                    "shapes",
                                    "reasoner",
                                    "loader",
                                    "hub",
                                    "endpoint"));

    /// The one type by which others come in.
    private static final Map<String, String> ENTRY_POINTS =
            Map.of(
                    "diagnostics", "Problems",
                    "ontology", "CityOntology",
                    "graph", "KnowledgeGraph",
                    "shapes", "ShapesValidator",
                    "reasoner", "Reasoner",
                    "loader", "Loader",
                    "hub", "Hub",
                    "endpoint", "Endpoint",
                    "cli", "Main");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dosi");

    @Test
    void noRoomKnowsARoomAboveOrBesideIt() {
        MAY_KNOW.forEach(
                (room, known) -> {
                    String[] others =
                            MAY_KNOW.keySet().stream()
                                    .filter(other -> !other.equals(room) && !known.contains(other))
                                    .map(other -> "dosi." + other + "..")
                                    .toArray(String[]::new);
                    if (others.length > 0) {
                        noClasses()
                                .that()
                                .resideInAPackage("dosi." + room + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(others)
                                .check(CLASSES);
                    }
                });
    }

    @Test
    void foreignLibrariesStayInTheirRooms() {
        keepOut("org.apache.jena..", "diagnostics");
        keepOut("org.slf4j..", "diagnostics", "reasoner", "loader", "shapes", "graph");
        keepOut(
                "org.apache.jena.tdb2..",
                "diagnostics",
                "ontology",
                "graph",
                "shapes",
                "reasoner",
                "loader",
                "endpoint",
                "cli");
        keepOut(
                "org.apache.jena.fuseki..",
                "diagnostics",
                "ontology",
                "graph",
                "shapes",
                "reasoner",
                "loader",
                "hub",
                "cli");
        keepOut(
                "org.apache.jena.shacl..",
                "diagnostics",
                "ontology",
                "graph",
                "reasoner",
                "loader",
                "hub",
                "endpoint",
                "cli");
        keepOut(
                "java.net.http..",
                "diagnostics",
                "ontology",
                "graph",
                "shapes",
                "reasoner",
                "loader",
                "hub");
        keepOut(
                "picocli..",
                "diagnostics",
                "ontology",
                "graph",
                "shapes",
                "reasoner",
                "loader",
                "hub",
                "endpoint");
    }

    private static void keepOut(String library, String... rooms) {
        for (String room : rooms) {
            noClasses()
                    .that()
                    .resideInAPackage("dosi." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheCommandPrintsAndExits() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dosi.cli..", "dosi.bench..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void everyRoomHasItsEntryPoint() {
        ENTRY_POINTS.forEach(
                (room, type) ->
                        assertTrue(
                                CLASSES.contain("dosi." + room + "." + type),
                                "dosi." + room + " has no " + type));
    }

    @Test
    void everyRoomTellsWhatItIsFor() throws IOException {
        for (String room : MAY_KNOW.keySet()) {
            String module = room.equals("endpoint") ? "sparql-endpoint" : room;
            Path info =
                    Workspace.ROOT.resolve(
                            module + "/src/main/java/dosi/" + room + "/package-info.java");
            String text = Files.readString(info);
            assertTrue(text.contains("@NullMarked"), info + " is not @NullMarked");
            assertTrue(
                    text.contains(String.valueOf(ENTRY_POINTS.get(room))) || room.equals("cli"),
                    info + " does not name the entry point");
        }
    }

    @Test
    void namesSayOneThing() {
        Set<String> bad = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String name = type.getSimpleName();
            if (List.of("Manager", "Helper", "Util", "Utils", "Impl").stream()
                            .anyMatch(name::endsWith)
                    || name.startsWith("Abstract")) {
                bad.add(type.getName());
            }
        }
        assertEquals(Set.of(), bad);
    }

    @Test
    void nothingMutableIsStatic() {
        Set<String> bad = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                    .forEach(field -> bad.add(field.getFullName()));
        }
        assertEquals(Set.of(), bad);
    }

    @Test
    void noRoomHasTheNameOfACityInItsCode() throws IOException {
        Set<String> bad = new TreeSet<>();
        for (String module :
                List.of(
                        "diagnostics",
                        "graph",
                        "shapes",
                        "reasoner",
                        "loader",
                        "hub",
                        "sparql-endpoint")) {
            Path code = Workspace.ROOT.resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(code)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    int number = 0;
                    for (String line : Files.readAllLines(file)) {
                        number++;
                        boolean comment =
                                line.strip().startsWith("//") || line.strip().startsWith("*");
                        if (!comment
                                && line.matches(
                                        "(?i).*(daegu|siheung|sejong|busan|대구|시흥|세종|부산).*")) {
                            bad.add(Workspace.ROOT.relativize(file) + ":" + number);
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), bad);
    }
}
