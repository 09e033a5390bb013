package dev.hawkins.detect.kernel;

import dev.hawkins.detect.RowScorer;
import dev.hawkins.engine.Matrix;
import java.util.Arrays;

/** Scores and restores rows by their components in the kernel's space. For one thread. */
final class KernelSubspace extends RowScorer {
    private static final int ITERATIONS = 20;
    private static final double VANISHED = 1e-12;

    private final Matrix rows;
    private final Lanes lanes;
    private final KernelSpectrum spectrum;
    private final double factor;
    /** Squared distances, then kernels, then centred kernels. */
    private final double[] kernels;

    private final double[] components;
    private final double[] weights;
    private final double[] preImage;
    private final double[] next;

    KernelSubspace(Matrix rows, Lanes lanes, KernelSpectrum spectrum, double width) {
        super(rows.columns());
        this.rows = rows;
        this.lanes = lanes;
        this.spectrum = spectrum;
        this.factor = -1 / (2 * width * width);
        this.kernels = new double[rows.rows()];
        this.components = new double[spectrum.components()];
        this.weights = new double[rows.rows()];
        this.preImage = new double[rows.columns()];
        this.next = new double[rows.columns()];
    }

    /** Leaves the components of the row behind. */
    @Override
    protected double score(float[] values, int from) {
        lanes.squaredDistances(values, from, kernels);
        double mean = 0;
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = StrictMath.exp(factor * kernels[i]);
            mean += kernels[i] / kernels.length;
        }
        Arrays.fill(components, 0);
        for (int i = 0; i < kernels.length; i++) {
            double centred = kernels[i] - mean - spectrum.rowMeans()[i] + spectrum.mean();
            addScaled(components, centred, spectrum.coefficients()[i]);
        }
        double left = 1 - 2 * mean + spectrum.mean();
        for (double component : components) {
            left -= component * component;
        }
        return Math.max(0, left);
    }

    private static void addScaled(double[] sums, double factor, double[] terms) {
        for (int l = 0; l < sums.length; l++) {
            sums[l] += factor * terms[l];
        }
    }

    /**
     * The point whose image is near the projection of the last scored row, by the fixed-point iteration of Mika et al. 1999
     * from the nearest training row; it stops where all kernels vanish.
     */
    double[] preImage() {
        projectionWeights();
        int nearest = 0;
        for (int i = 1; i < kernels.length; i++) {
            nearest = kernels[i] > kernels[nearest] ? i : nearest;
        }
        for (int j = 0; j < preImage.length; j++) {
            preImage[j] = rows.get(nearest, j);
        }
        for (int step = 0; step < ITERATIONS && improve(); step++) {
            System.arraycopy(next, 0, preImage, 0, next.length);
        }
        return preImage;
    }

    /** The projection as a sum of images of the training rows, the mean included. */
    private void projectionWeights() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0;
            for (int l = 0; l < components.length; l++) {
                weights[i] += components[l] * spectrum.coefficients()[i][l];
            }
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] += (1 - sum) / weights.length;
        }
    }

    private boolean improve() {
        lanes.squaredDistances(preImage, kernels);
        double total = 0;
        double size = 0;
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = weights[i] * StrictMath.exp(factor * kernels[i]);
            total += kernels[i];
            size += Math.abs(kernels[i]);
        }
        if (total <= 1e-3 * size || total < VANISHED) {
            return false;
        }
        for (int j = 0; j < next.length; j++) {
            double sum = 0;
            double[] values = lanes.input(j);
            for (int i = 0; i < kernels.length; i++) {
                sum += kernels[i] * values[i];
            }
            next[j] = sum / total;
        }
        return true;
    }

    @Override
    protected double explain(
            float[] values, int from, double[] contributions, float[] expected, float[] spread, int to) {
        double score = score(values, from);
        double[] restored = preImage();
        lanes.squaredDistances(restored, kernels);
        double total = 0;
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = StrictMath.exp(factor * kernels[i]);
            total += kernels[i];
        }
        for (int j = 0; j < inputs(); j++) {
            double difference = values[from + j] - restored[j];
            contributions[to + j] = difference * difference;
            expected[to + j] = (float) restored[j];
            spread[to + j] = (float) Math.sqrt(total > VANISHED ? squares(j, restored[j]) / total : 0);
        }
        scaleTo(score, contributions, to);
        return score;
    }

    private double squares(int input, double centre) {
        double[] values = lanes.input(input);
        double sum = 0;
        for (int i = 0; i < kernels.length; i++) {
            sum += kernels[i] * (values[i] - centre) * (values[i] - centre);
        }
        return sum;
    }
}
