package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {

    @Test
    void mediansAreComparedWithTheTwins() {
        Measurement step =
                new Measurement("step", List.of(0.3, 0.1, 0.2, 9.0), List.of(0.5, 0.5, 0.4), OptionalDouble.of(0.9));
        assertEquals(0.25, step.median(), 1e-12);
        assertEquals(0.5, step.ratio(), 1e-12);
        assertTrue(
                step.toString().contains("250.0 ms") && step.toString().endsWith("0.50 (goal 0.90)"), step.toString());
    }

    @Test
    void withoutTwinThereIsNoRatio() {
        Measurement window = new Measurement("window", List.of(1.5), List.of(), OptionalDouble.empty());
        assertTrue(Double.isNaN(window.ratio()));
        assertTrue(window.toString().endsWith("1.50 s"), window.toString());
    }

    @Test
    void wrongRoundsAndWrongPythonsAreSaid() {
        assertEquals(2, Run.headlight("bench", "--rounds", 0).code());
        assertEquals(4, Run.headlight("bench", "--python", "/no/such/python").code());
    }

    @Test
    void whatIsLongIsMeasuredInAProcessOfItsOwn(@TempDir Path folder) throws IOException {
        Run run = Run.headlight("bench-bert", Run.model(folder.resolve("small")));
        assertEquals(0, run.code(), run.err());
        List<Finding> findings = run.out().lines().map(Finding::of).toList();
        assertEquals("to open", findings.get(0).name());
        assertTrue(findings.stream().allMatch(finding -> finding.value() >= 0), run.out());
        assertEquals("small: to open", findings.get(0).in("small").name());
    }

    @Test
    void theHeaviestPicturesAreMade() {
        Run run = Run.headlight("bench-frames", "--rounds", 1);
        assertEquals(0, run.code(), run.err());
        List<Finding> findings = run.out().lines().map(Finding::of).toList();
        assertEquals(10, findings.size());
        assertTrue(findings.stream().allMatch(finding -> finding.value() > 0), run.out());
    }

    @Test
    void timesReadAsPeopleSayThem() {
        assertEquals("8 s", Progress.time(8.4));
        assertEquals("2:05 min", Progress.time(125));
        assertEquals("1:10 h", Progress.time(4200));
    }
}
