package dev.hawkins.detect.variational;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.engine.Likelihood;
import dev.hawkins.engine.Likelihood.Head;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.util.ArrayList;
import java.util.List;

/** How a row is distributed given its latent code. */
public enum LikelihoodChoice {
    /**
     * By what each input is: Gaussian with learned variance for real and cyclic inputs, the same with its mean kept in
     * [0, 1] for unit inputs, Bernoulli for binary and missing ones, categorical for one-hot blocks.
     */
    AUTO,
    /** Gaussians with learned mean and variance for all inputs. */
    GAUSSIAN,
    /** Bernoullis for all inputs, which must lie in [0, 1]. */
    BERNOULLI,
    /** Continuous Bernoullis for all inputs, which must lie in [0, 1]. */
    CONTINUOUS_BERNOULLI,
    /** Gaussians with learned mean and the fixed standard deviation min-sd for all inputs. */
    FIXED_GAUSSIAN;

    /** The heads for a layout; neighbours of one kind share a head. */
    Likelihood heads(InputLayout layout, double minSd) {
        int inputs = layout.inputs();
        return switch (this) {
            case GAUSSIAN -> new Likelihood(List.of(new Likelihood.Gaussian(inputs, minSd, false)));
            case FIXED_GAUSSIAN -> new Likelihood(List.of(new Likelihood.FixedGaussian(inputs, minSd, false)));
            case BERNOULLI -> new Likelihood(List.of(new Likelihood.Bernoulli(inputs)));
            case CONTINUOUS_BERNOULLI -> new Likelihood(List.of(new Likelihood.ContinuousBernoulli(inputs)));
            case AUTO -> byKind(layout, minSd);
        };
    }

    /** Throws a DetectorException if this needs inputs in [0, 1] and some training value is not. */
    void checkRange(Matrix rows, InputLayout layout) {
        if (this != BERNOULLI && this != CONTINUOUS_BERNOULLI) {
            return;
        }
        for (int i = 0; i < rows.values().length; i++) {
            float value = rows.values()[i];
            if (!(value >= 0 && value <= 1)) {
                throw new DetectorException(
                        "likelihood %s needs inputs between 0 and 1 but column '%s' has %s; scale by min-max or use gaussian"
                                .formatted(
                                        this == BERNOULLI ? "bernoulli" : "continuous-bernoulli",
                                        column(layout, i % rows.columns()),
                                        value));
            }
        }
    }

    private static String column(InputLayout layout, int input) {
        return layout.blocks().stream()
                .filter(block -> input >= block.from() && input < block.from() + block.count())
                .findFirst()
                .map(Block::column)
                .orElseThrow();
    }

    private static Likelihood byKind(InputLayout layout, double minSd) {
        List<Head> heads = new ArrayList<>();
        for (Block block : layout.blocks()) {
            Head head = head(block.kind(), block.count(), minSd);
            int last = heads.size() - 1;
            Head merged = last < 0 ? null : merge(heads.get(last), head, minSd);
            if (merged == null) {
                heads.add(head);
            } else {
                heads.set(last, merged);
            }
        }
        return new Likelihood(heads);
    }

    private static Head head(BlockKind kind, int units, double minSd) {
        return switch (kind) {
            case REAL, CYCLIC -> new Likelihood.Gaussian(units, minSd, false);
            case UNIT -> new Likelihood.Gaussian(units, minSd, true);
            case BINARY, MISSING -> new Likelihood.Bernoulli(units);
            case ONE_HOT -> new Likelihood.Categorical(units);
        };
    }

    /** One head for both, or null if they differ; two categoricals never merge. */
    private static Head merge(Head a, Head b, double minSd) {
        int units = a.units() + b.units();
        if (a instanceof Likelihood.Bernoulli && b instanceof Likelihood.Bernoulli) {
            return new Likelihood.Bernoulli(units);
        }
        if (a instanceof Likelihood.Gaussian x
                && b instanceof Likelihood.Gaussian y
                && x.sigmoidMean() == y.sigmoidMean()) {
            return new Likelihood.Gaussian(units, minSd, x.sigmoidMean());
        }
        return null;
    }
}
