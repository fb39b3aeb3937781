package headlight.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.Site;
import headlight.trace.Sites;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\alpha_{2,4} = \\frac{\\exp(e_{2,4})}{\\sum_s \\exp(e_{2,s})}",
                "c_2 = \\sum_s \\alpha_{2,s} \\bar{h}_s",
                "[c_2 ; h_2]",
                "\\sqrt{2}",
                "\\mathbf{W}^\\top x"
            })
    void itsOutlineLiesWithinItsSizes(String latex) {
        Formula formula = Formula.of(latex, 20);
        Rectangle2D bounds = formula.shape().getBounds2D();
        assertTrue(bounds.getMinX() >= -3 && bounds.getMaxX() <= formula.width() + 3, latex + bounds);
        assertTrue(bounds.getMinY() >= -formula.height() - 3, latex + bounds);
        assertTrue(bounds.getMaxY() <= formula.depth() + 3, latex + bounds);
        assertTrue(bounds.getWidth() > 0.7 * formula.width(), latex + bounds);
    }

    @Test
    void itGrowsWithItsSize() {
        assertEquals(2 * Formula.of("x^2", 13).width(), Formula.of("x^2", 26).width(), 1e-9);
    }

    @Test
    void everySymbolOfASiteCanBeSet() {
        for (Site site : Sites.ALL) {
            assertTrue(Formula.of(site.symbol(1, 3), 13).width() > 0);
        }
    }

    @Test
    void whatIsNotLatexIsRefusedByName() {
        String message = assertThrows(IllegalArgumentException.class, () -> Formula.of("\\nosuchcommand{1}", 13))
                .getMessage();
        assertTrue(message.contains("\\nosuchcommand{1}"), message);
    }
}
