package dev.hawkins.detect.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Samples;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import org.junit.jupiter.api.Test;

class KernelDensityTest {
    private static Model fit(Matrix rows) {
        return new KernelDensity().fit(Training.of(rows), FitContext.of(1));
    }

    @Test
    void oneRowIsAQuadratic() {
        Model model = fit(Samples.row(1, 2));
        assertThat(model.score(Samples.row(4, 6))[0]).isCloseTo(12.5 + Math.log(2 * Math.PI), within(1e-12));
        assertThat(model.score(Samples.row(1e6, 2))[0]).isCloseTo(0.5 * 999_999.0 * 999_999.0, within(10.0));
    }

    @Test
    void byHandWithTwoRows() {
        double h = Math.sqrt(2) * Math.pow(2, -1.0 / 5);
        double density = (Math.exp(-0.5 * 9 / h / h) + Math.exp(-0.5 / h / h)) / 2 / h / Math.sqrt(2 * Math.PI);
        assertThat(fit(Samples.fill(2, 1, i -> 2 * i)).score(Samples.row(3))[0])
                .isCloseTo(-Math.log(density), within(1e-9));
    }

    @Test
    void theDensityIntegratesToOne() {
        Model model = fit(Samples.normal(50, 1, 3));
        double mass = 0;
        for (double x = -10; x < 10; x += 0.01) {
            mass += 0.01 * Math.exp(-model.score(Samples.row(x))[0]);
        }
        assertThat(mass).isCloseTo(1, within(1e-3));
    }

    @Test
    void nearTheTruthOnManyRows() {
        double density = Math.exp(-fit(Samples.normal(5000, 1, 3)).score(Samples.row(1))[0]);
        assertThat(density).isCloseTo(Math.exp(-0.5) / Math.sqrt(2 * Math.PI), within(0.03));
    }
}
