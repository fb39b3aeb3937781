package headlight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of the house and the doors between them, kept true by the build. Each border has its reason. */
@AnalyzeClasses(packages = "headlight", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HOST = "headlight.engine.tape.Host";

    @ArchTest
    static final ArchRule traceStandsAlone =
            room("trace", "everything else is a function of a trace: it must open anywhere, with nothing but a JDK");

    @ArchTest
    static final ArchRule textStandsAlone =
            room("text", "what a token is depends neither on the model that reads it nor on the window that shows it");

    @ArchTest
    static final ArchRule tasksStandAlone =
            room("task", "the pairs of a task are the same wherever and by whatever they are learned");

    @ArchTest
    static final ArchRule specKnowsTracesAndText = room(
            "spec",
            "what a model is can be said, checked and stored without anything that runs it",
            "headlight.trace..",
            "headlight.text..");

    @ArchTest
    static final ArchRule engineNeverMeetsPicturesOrFiles = room(
            "engine",
            "it computes: what it returns are traces, and where its weights lie or how a trace is drawn is not its business",
            "headlight.trace..",
            "headlight.spec..",
            "headlight.text..",
            "org.nd4j..",
            "org.bytedeco..");

    @ArchTest
    static final ArchRule figuresAreFunctionsOfTraces = room(
            "figure",
            "the same picture comes out of the window, of an export and of the command line, with no model beside it; "
                    + "how a vocabulary spells what people read is the text's to know",
            "headlight.trace..",
            "headlight.text..",
            "javax.imageio..",
            "javax.xml..",
            "org.w3c.dom..",
            "org.scilab.forge.jlatexmath..",
            "org.apache.pdfbox..",
            "org.apache.fontbox..");

    @ArchTest
    static final ArchRule onlyExportersKnowFileFormats = noClasses()
            .that()
            .resideInAPackage("headlight.figure..")
            .and()
            .resideOutsideOfPackage("headlight.figure.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "javax.imageio..")
            .because("a picture does not know what it is painted on");

    @ArchTest
    static final ArchRule storeChecksBytes = room(
            "store",
            "every byte from outside is checked in one place, which knows what things are but not how they run",
            "headlight.trace..",
            "headlight.spec..",
            "headlight.text..",
            "headlight.task..",
            "com.fasterxml.jackson..",
            "ai.djl.huggingface.tokenizers..");

    @ArchTest
    static final ArchRule sessionNeedsNoScreen = room(
            "session",
            "what the window knows and does is tested without one, and the command line does the same",
            "headlight.trace..",
            "headlight.spec..",
            "headlight.text..",
            "headlight.task..",
            "headlight.engine..",
            "headlight.figure..",
            "headlight.store..",
            "javafx.beans..",
            "javafx.collections..",
            "javafx.util..");

    @ArchTest
    static final ArchRule windowNeverMeetsTheEngine = noClasses()
            .that()
            .resideInAPackage("headlight.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("headlight.engine..", "headlight.store..", "headlight.cli..")
            .because("the window shows traces; models belong to the engine's thread, files to the session");

    @ArchTest
    static final ArchRule commandsNeverMeetTheWindow = noClasses()
            .that()
            .resideInAPackage("headlight.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("headlight.ui..", "javafx..")
            .because("every command works with no display, and starts without loading one");

    @ArchTest
    static final ArchRule onlyTheEngineKnowsNd4j = noClasses()
            .that()
            .resideOutsideOfPackage("headlight.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
            .because("native memory never leaves the engine: everyone else reads traces");

    @ArchTest
    static final ArchRule onlyOneClassKnowsPointers = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(HOST)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..")
            .because("with another back end the numbers may lie on a graphics card");

    @ArchTest
    static final ArchRule onlyOneClassKnowsBuffers = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(HOST)
            .should()
            .callMethod("org.nd4j.linalg.api.ndarray.INDArray", "data")
            .because("whoever reads a buffer assumes that it lies in host memory");

    @ArchTest
    static final ArchRule onlyTheWindowKnowsNodes = noClasses()
            .that()
            .resideOutsideOfPackage("headlight.ui..")
            .and()
            .doNotHaveFullyQualifiedName("headlight.Headlight")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx.scene..",
                    "javafx.stage..",
                    "javafx.application..",
                    "javafx.animation..",
                    "org.controlsfx..",
                    "atlantafx..",
                    "org.kordamp..")
            .because("view-models and pictures are tested without a screen");

    @ArchTest
    static final ArchRule onlyHeadlightWiresEverything = noClasses()
            .that()
            .resideInAPackage("headlight.(*)..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("headlight.Headlight")
            .because("a room that knows the house cannot be used outside it");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("headlight.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInsideARoom = slices().matching("headlight.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its own user is one package");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
            .because("such a name says that nobody knew what the class is");

    /** The engine publishes what is newest in one place; a second one would mean a second idea of what is newest. */
    @ArchTest
    static void oneCallToRunLater(JavaClasses classes) {
        List<String> calls = classes.stream()
                .flatMap(ArchitectureTest::uses)
                .filter(use -> use.getTargetOwner().getName().equals("javafx.application.Platform")
                        && use.getTarget().getName().equals("runLater"))
                .map(JavaAccess::getDescription)
                .toList();
        assertEquals(1, calls.size(), () -> "expected one use of Platform.runLater: " + calls);
    }

    private static Stream<JavaAccess<?>> uses(JavaClass one) {
        return one.getCodeUnits().stream()
                .flatMap((JavaCodeUnit unit) -> Stream.concat(
                        unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream()));
    }

    /** A room may use the JDK's core, itself, and what is named here; nothing draws unless the room may. */
    private static ArchRule room(String name, String because, String... may) {
        String own = "headlight." + name + "..";
        boolean draws = name.equals("figure") || name.equals("session");
        Stream<String> core = draws
                ? Stream.of("java..")
                : Stream.of(
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.net..",
                        "java.nio..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..");
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.of(core, Stream.of(own), Stream.of(may))
                        .flatMap(parts -> parts)
                        .toArray(String[]::new))
                .because(because);
    }
}
