package headlight.session.bottleneck;

import headlight.session.Recipe;
import headlight.spec.Seq2SeqSpec;
import java.util.Arrays;

/**
 * A contestant as it takes part: with states of the size that gives it as many parameters as the others have.
 *
 * @param hidden     the size of a state
 * @param parameters how many numbers it learns
 */
public record Entrant(Contestant contestant, int hidden, long parameters) {

    /** With states of this size. */
    static Entrant of(Contestant contestant, Plan plan, int hidden) {
        Recipe recipe = plan.recipe(contestant, hidden);
        return new Entrant(contestant, hidden, count(recipe));
    }

    /** With about so many parameters: of all sizes that of which the number comes nearest. */
    static Entrant fitted(Contestant contestant, Plan plan, long parameters) {
        Entrant below = of(contestant, plan, 1);
        Entrant above = of(contestant, plan, 2);
        while (above.parameters() < parameters) {
            below = above;
            above = of(contestant, plan, above.hidden() + 1);
        }
        return parameters - below.parameters() < above.parameters() - parameters ? below : above;
    }

    private static long count(Recipe recipe) {
        Seq2SeqSpec spec = recipe.spec();
        return spec.tensors(recipe.source().size(), recipe.target().size()).values().stream()
                .mapToLong(shape -> Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact))
                .sum();
    }
}
