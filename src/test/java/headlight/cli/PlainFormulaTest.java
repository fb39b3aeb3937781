package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainFormulaTest {

    @Test
    void readsOnOneLine() {
        assertEquals(
                "α₂,₄ = exp(e₂,₄) / (Σₛ exp(e₂,ₛ))",
                PlainFormula.of("\\alpha_{2,4} = \\frac{\\exp(e_{2,4})}{\\sum_{s} \\exp(e_{2,s})}"));
        assertEquals("h₂ᵀ h̄₃", PlainFormula.of("h_{2}^{\\top} \\bar{h}_{3}"));
        assertEquals("σ(W^(i) x)", PlainFormula.of("\\sigma\\left(W^{(i)} x\\right)"));
        assertEquals("[c; h]", PlainFormula.of("\\left[c;\\,h\\right]"));
        assertEquals("set by hand", PlainFormula.of("\\text{set by hand}"));
        assertEquals("Wᵢₕ x + b", PlainFormula.of("W_{ih} x + b"));
    }

    @Test
    void brokenLatexStillPrints() {
        for (String broken : List.of("\\frac{a", "x_", "\\", "a}", "^", "{", "")) {
            assertFalse(PlainFormula.of(broken).contains("\\"), broken);
        }
    }
}
