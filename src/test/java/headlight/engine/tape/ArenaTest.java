package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ArenaTest {

    private static final long MEBI = 1 << 20;

    @Test
    void whatComesBackIsLentAgain() {
        try (Arena arena = new Arena(DataType.FLOAT)) {
            INDArray array = arena.take(3, 5);
            arena.reclaim();
            assertEquals(3 * 5 * 4, arena.unused());
            assertSame(array, arena.take(3, 5));
            assertEquals(0, arena.unused());
        }
    }

    @Test
    void smallRunsOfEverOtherShapesKeepLittle() {
        try (Arena arena = new Arena(DataType.FLOAT)) {
            for (int run = 1; run <= 200; run++) {
                arena.take(MEBI / 4 + run);
                arena.reclaim();
            }
            assertTrue(arena.unused() <= 64 * MEBI, "unused: " + arena.unused());
            assertTrue(arena.unused() > 60 * MEBI, "unused: " + arena.unused());
        }
    }

    @Test
    void largeRunsKeepSeveralOfThemUpToTheLimit() {
        long limit = 100 * MEBI;
        try (Arena arena = new Arena(DataType.FLOAT, limit)) {
            for (int run = 1; run <= 8; run++) {
                arena.take(5 * MEBI + run); // 20 MiB
                arena.reclaim();
            }
            assertTrue(arena.unused() <= limit, "unused: " + arena.unused());
            assertTrue(arena.unused() > limit - 25 * MEBI, "unused: " + arena.unused());
        }
    }
}
