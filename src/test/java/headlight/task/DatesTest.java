package headlight.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatesTest {

    private final Data data = new Dates().data(1, 0.1);

    @Test
    void fortyFiveThousandToLearnFromAndFiveThousandToBeJudgedBy() {
        assertEquals(45_000, data.train().size());
        assertEquals(5_000, data.heldOut().size());
    }

    @Test
    void everyTargetIsADateOfTenCharacters() {
        TasksTest.all(data)
                .forEach(pair -> assertEquals(
                        pair.target(), LocalDate.parse(pair.target()).toString()));
    }

    @Test
    void theYearAndTheDayStandInTheSource() {
        TasksTest.all(data).forEach(pair -> {
            LocalDate date = LocalDate.parse(pair.target());
            assertTrue(pair.source().contains(pair.target().substring(2, 4)), pair::toString);
            assertTrue(pair.source().contains(Integer.toString(date.getDayOfMonth())), pair::toString);
        });
    }

    @Test
    void theLongestSourceHasTwentyNineCharacters() {
        assertEquals(
                29,
                TasksTest.all(data)
                        .mapToInt(pair -> pair.source().length())
                        .max()
                        .orElseThrow());
    }

    @Test
    void thereAreAboutSixtyCharacters() {
        int characters =
                TasksTest.tokens(new Dates(), data.train(), Pair::source).size();
        assertTrue(characters > 50 && characters < 65, "characters: " + characters);
    }
}
