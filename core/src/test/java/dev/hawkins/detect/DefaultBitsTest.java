package dev.hawkins.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.engine.Matrix;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The defaults of the networks keep their scores to the last bit while options are added to them. The hashes are those of
 * the commit before the options came; whoever changes a default on purpose writes the new one down here, with the reason.
 */
class DefaultBitsTest {
    @ParameterizedTest
    @CsvSource({"vae, 264325887, 1906055846", "ae, 1732604887, 1487859499", "dae, 1649141995, 657401407"})
    void scoresAndContributionsOfTheDefaultsAreAsTheyWere(String name, int scoreHash, int contributionHash) {
        Matrix rows = Tables.mixed(300, 1);
        Model model = Catalogue.get(name)
                .configure(java.util.Map.of("epochs", "30"))
                .fit(Training.of(rows, Tables.MIXED), FitContext.of(7).withThreads(1));
        Matrix fresh = Tables.append(Tables.mixed(70, 9), Matrix.of(new float[][] {Tables.oddMixed()}));
        double[] scores = new double[71];
        double[] contributions = new double[71 * 8];
        float[] unused = new float[71 * 8];
        model.scorer(71).explain(fresh.values(), 0, 71, scores, contributions, unused, unused.clone());
        assertThat(Arrays.hashCode(scores)).isEqualTo(scoreHash);
        assertThat(Arrays.hashCode(contributions)).isEqualTo(contributionHash);
    }
}
