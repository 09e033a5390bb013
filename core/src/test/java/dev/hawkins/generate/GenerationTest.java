package dev.hawkins.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.pipeline.Fitting;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.TestTables;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private static final Table PAYMENTS = TestTables.payments(400, 0, 1);
    private static final TrainedModel ARN = fit("arn");
    private static final TrainedModel VAE = fit("vae");
    private static final double LEAST = smallest("amount");
    private static final double MOST = -smallest("-amount");

    private static TrainedModel fit(String detector) {
        return new Fitting(Catalogue.get(detector).configure(Map.of("epochs", "30")))
                .threads(1)
                .label(Labelling.of("kind"))
                .fit(PAYMENTS);
    }

    private static double smallest(String column) {
        double sign = column.startsWith("-") ? -1 : 1;
        double smallest = Double.POSITIVE_INFINITY;
        for (double amount : PAYMENTS.numbers(0)) {
            smallest = Math.min(smallest, sign * amount);
        }
        return smallest;
    }

    /** The columns in which two rows show different texts. */
    private static List<String> differences(Table a, int row, Table b, int other) {
        Table same = b.columns(a.schema().names());
        return a.schema().names().stream()
                .filter(name -> {
                    int c = a.schema().indexOf(name);
                    return !a.text(row, c).equals(same.text(other, c));
                })
                .toList();
    }

    private static void assertPlausible(Table rows) {
        assertThat(rows.schema().names()).containsExactly("amount", "fee", "country", "online");
        for (int r = 0; r < rows.rows(); r++) {
            assertThat(rows.numbers(0)[r]).isBetween(LEAST, MOST);
            assertThat(rows.text(r, 2)).isIn("GB", "FR", "DE");
            assertThat(rows.text(r, 3)).isIn("no", "yes");
        }
    }

    @Test
    void aVaeMakesRowsOfNothing() {
        GeneratedRows made = Generation.of(VAE, 1).next(300);
        assertPlausible(made.table());
        assertThat(made.from()).containsOnly(-1);
        assertThat(made.changed()).containsOnly(List.of());
        assertThat(made.outside()).containsOnly(List.of());
        assertThat(made.scores().score())
                .containsExactly(VAE.score(made.table()).score());
        long alarms = made.scores().alerts().length;
        assertThat(alarms).as("normal rows, 1 %% of which are called").isLessThan(30);
    }

    @Test
    void aVaeMakesRowsAroundARow() {
        Table start = PAYMENTS.slice(17, 18);
        GeneratedRows made = Generation.of(VAE, 1).around(start).next(50);
        assertPlausible(made.table());
        assertThat(made.from()).containsOnly(0);
        double farthest = 0;
        for (int r = 0; r < 50; r++) {
            farthest = Math.max(farthest, Math.abs(made.table().numbers(0)[r] - start.numbers(0)[0]));
            assertThat(made.changed().get(r)).isEqualTo(differences(made.table(), r, start, 0));
        }
        assertThat(farthest).isBetween(0.1, 20.0);
    }

    @Test
    void nearMissesSayWhatTheyWereMadeOf() {
        GeneratedRows made =
                Generation.of(ARN, 1).around(PAYMENTS).borrowing(PAYMENTS).next(450);
        assertPlausible(made.table());
        assertThat(Arrays.copyOf(made.from(), 400)).doesNotHaveDuplicates();
        assertThat(made.from()[400]).isEqualTo(made.from()[0]);
        for (int r = 0; r < 450; r++) {
            assertThat(made.changed().get(r))
                    .isNotEmpty()
                    .isEqualTo(differences(made.table(), r, PAYMENTS, made.from()[r]));
        }
    }

    @Test
    void theHardestHaveOneChange() {
        GeneratedRows hardest = Generation.of(ARN, 1)
                .hardness(1)
                .around(PAYMENTS)
                .borrowing(PAYMENTS)
                .next(200);
        assertThat(hardest.changed()).allSatisfy(changed -> assertThat(changed).hasSize(1));
        int all = changes(0);
        int half = changes(0.5);
        assertThat(half).isLessThan(all).isGreaterThan(200);
    }

    private static int changes(double hardness) {
        return Generation.of(ARN, 1)
                .hardness(hardness)
                .around(PAYMENTS)
                .borrowing(PAYMENTS)
                .next(200)
                .changed()
                .stream()
                .mapToInt(List::size)
                .sum();
    }

    @Test
    void withoutRowsNearMissesAreMadeOfThoseThatTheModelKeeps() {
        Generation generation = Generation.of(ARN, 1);
        assertThat(generation.startsFromKeptRows()).isTrue();
        GeneratedRows made = generation.next(30);
        assertPlausible(made.table());
        assertThat(made.from()).containsOnly(-1);
        assertThat(made.changed()).allSatisfy(changed -> assertThat(changed).isNotEmpty());
        assertThat(Generation.of(ARN, 1).around(PAYMENTS).startsFromKeptRows()).isFalse();
        assertThat(Generation.of(VAE, 1).startsFromKeptRows()).isFalse();
    }

    @Test
    void keptValuesThatNoTrainingRowHadTheLikeOfAreMarked() {
        Table odd = TestTables.payments(400, 400, 3).slice(0, 1);
        GeneratedRows made = Generation.of(ARN, 1)
                .hardness(1)
                .around(odd)
                .borrowing(PAYMENTS)
                .next(40);
        for (int r = 0; r < 40; r++) {
            boolean kept = made.table().numbers(0)[r] == 5000;
            assertThat(made.outside().get(r).contains("amount")).isEqualTo(kept);
            assertThat(made.changed().get(r).contains("amount")).isEqualTo(!kept);
        }
    }

    @Test
    void oneSeedGivesTheSameRows() {
        for (TrainedModel model : List.of(ARN, VAE)) {
            double[] first = Generation.of(model, 5).next(40).scores().score();
            assertThat(Generation.of(model, 5).next(40).scores().score()).containsExactly(first);
            assertThat(Generation.of(model, 6).next(40).scores().score()).isNotEqualTo(first);
            Generation twice = Generation.of(model, 5);
            twice.next(40);
            assertThat(twice.next(40).scores().score()).isNotEqualTo(first);
        }
    }

    @Test
    void whatCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> Generation.of(fitPca(), 1))
                .isInstanceOf(PipelineException.class)
                .hasMessage("pca does not make rows; these do: vae, conditional-vae, hierarchical-vae, sparse-vae,"
                        + " multimodal-vae, conv-vae, temporal-vae, arn");
        assertThatThrownBy(() -> Generation.of(VAE, 1).hardness(0.5))
                .isInstanceOf(PipelineException.class)
                .hasMessage("vae makes normal rows, which have no hardness; arn makes near misses");
        assertThatThrownBy(() -> Generation.of(ARN, 1).hardness(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hardness must be from 0 to 1 but was 1.5");
        assertThatThrownBy(() -> Generation.of(ARN, 1).around(PAYMENTS.slice(0, 0)))
                .isInstanceOf(PipelineException.class)
                .hasMessage("there must be at least 1 row to make rows of");
    }

    private static TrainedModel fitPca() {
        return new Fitting(Catalogue.get("pca").defaults())
                .label(Labelling.of("kind"))
                .fit(PAYMENTS);
    }
}
