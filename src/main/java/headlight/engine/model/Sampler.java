package headlight.engine.model;

import headlight.spec.Generation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Chooses next tokens from their scores: the likeliest, or one drawn from the likeliest (Holtzman et al. 2020 for top-p). */
final class Sampler {

    private final Generation generation;
    private final Set<Integer> never;
    private final Random random;

    /** A sampler that begins at the seed. */
    Sampler(Generation generation, List<Integer> never) {
        this.generation = generation;
        this.never = new HashSet<>(never);
        this.random = new Random(generation.seed());
    }

    /** The next token, given the scores of all. */
    int choose(double[] logits) {
        if (generation.temperature() == 0) {
            int best = -1;
            for (int id = 0; id < logits.length; id++) {
                best = !never.contains(id) && (best < 0 || logits[id] > logits[best]) ? id : best;
            }
            return Math.max(0, best);
        }
        List<Integer> likeliest = new ArrayList<>(IntStream.range(0, logits.length)
                .filter(id -> !never.contains(id))
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -logits[id]))
                .toList());
        if (generation.topK() > 0 && generation.topK() < likeliest.size()) {
            likeliest = likeliest.subList(0, generation.topK());
        }
        return drawn(likeliest, logits);
    }

    private int drawn(List<Integer> likeliest, double[] logits) {
        double[] weights = new double[likeliest.size()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((logits[likeliest.get(i)] - logits[likeliest.get(0)]) / generation.temperature());
            total += weights[i];
        }
        double within = 0;
        int count = 0;
        while (count < weights.length && (count == 0 || within < generation.topP() * total)) {
            within += weights[count++];
        }
        double point = random.nextDouble() * within;
        int chosen = 0;
        for (double sum = weights[0]; sum < point && chosen < count - 1; sum += weights[chosen]) {
            chosen++;
        }
        return likeliest.get(chosen);
    }
}
