package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.engine.train.Sample;
import headlight.spec.Seq2SeqSpec;
import headlight.task.Data;
import headlight.task.Layout;
import headlight.task.Pair;
import headlight.task.Task;
import headlight.task.Tasks;
import headlight.text.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTest {

    private static final Recipe.Shape SHAPE =
            new Recipe.Shape(Seq2SeqSpec.Cell.LSTM, Seq2SeqSpec.Attention.DOT, 1, 8, 16);

    static Stream<Task> tasks() {
        return Tasks.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void idsReadBackAsTheTextsOfTheTask(Task task) {
        Data data = task.data(1, 0.1);
        Recipe recipe = Recipe.of(task.layout(), data, SHAPE);

        assertEquals(data.train().size(), recipe.training().size());
        assertEquals(data.heldOut().size(), recipe.heldOut().size());
        for (int i = 0; i < 200; i++) {
            Pair pair = data.train().get(i);
            Sample sample = recipe.training().get(i);
            List<String> read = tokens(recipe.source()::token, sample.source());
            List<String> written = tokens(recipe.target()::token, sample.target());
            String between = task.layout().words() ? " " : "";
            assertTrue(String.join(between, read).startsWith(pair.source()), pair.source());
            assertTrue(String.join(between, written).startsWith(pair.target()), pair.target());
            assertTrue(sample.source().size() <= recipe.spec().maxSource());
            assertTrue(sample.target().size() <= recipe.spec().maxTarget());
        }
        recipe.spec()
                .padSourceTo()
                .ifPresent(length -> assertTrue(recipe.training().stream()
                        .allMatch(sample -> sample.source().size() == length)));
        recipe.spec()
                .end()
                .ifPresent(end -> assertTrue(recipe.training().stream().allMatch(sample -> recipe.target()
                        .token(sample.target().get(sample.target().size() - 1))
                        .equals(end))));
    }

    @Test
    void wordsThatOccurOnlyAmongTheHeldOutAreUnknown() {
        Data data = new Data(List.of(new Pair("a b", "x")), List.of(new Pair("a c", "x y")));
        Recipe recipe = Recipe.of(Layout.WORDS, data, SHAPE);
        assertEquals(
                List.of("a", "<unk>"),
                tokens(recipe.source()::token, recipe.heldOut().get(0).source()));
        assertEquals(
                List.of("x", "<unk>", "<eos>"),
                tokens(recipe.target()::token, recipe.heldOut().get(0).target()));
    }

    @Test
    void refusesWhatNoModelCouldLearn() {
        Data uneven = new Data(List.of(new Pair("a", "xy"), new Pair("b", "x")), List.of());
        assertThrows(Refusal.class, () -> Recipe.of(Layout.characters(2), uneven, SHAPE));
        Data none = new Data(List.of(), List.of());
        assertThrows(Refusal.class, () -> Recipe.of(Layout.WORDS, none, SHAPE));
    }

    private static List<String> tokens(java.util.function.IntFunction<String> token, List<Integer> ids) {
        return ids.stream().map(token::apply).toList();
    }
}
