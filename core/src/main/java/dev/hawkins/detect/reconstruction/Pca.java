package dev.hawkins.detect.reconstruction;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Training;
import dev.hawkins.detect.TrainingReport;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Principal component analysis: the rows are projected on the directions in which the training rows vary most, and the
 * score is the squared length of what is lost, {@code ||(I - VV')(x - m)||^2}, with m the mean and V the first q
 * eigenvectors of the covariance (Pearson 1901, doi 10.1080/14786440109462720; as an anomaly detector Shyu et al. 2003).
 *
 * <p>q is the smallest number of components that carry {@code share} of the variance, but leaves out at least one of the
 * directions in which the training rows vary, since with all of them ordinary rows would differ by rounding only; {@code
 * components} sets it outright, and a warning says so if that takes them all. Constant inputs and more inputs than rows
 * are fine. At least two rows are needed.
 *
 * @param share share of the variance that the components carry
 * @param components how many components; 0 = by the share
 */
public record Pca(
        @Setting(help = "share of the variance that the components carry", min = 0, max = 1) double share,
        @Setting(help = "components kept, 0 = as many as carry the share of the variance", min = 0) int components)
        implements Detector {
    /** Eigenvalues below this share of the largest one are rounding, and their directions noise. */
    private static final double NEGLIGIBLE = 1e-10;

    public Pca {
        Settings.check(Pca.class, share, components);
    }

    /** 95 % of the variance. */
    public Pca() {
        this(0.95, 0);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("pca", 2);
        int inputs = training.layout().inputs();
        if (components > inputs) {
            throw new DetectorException(
                    "components must be at most the number of inputs, %d, but was %d".formatted(inputs, components));
        }
        Matrix rows = training.rows();
        double[] mean = Covariance.mean(rows);
        Spectrum spectrum = Spectrum.of(rows, mean, context);
        int rank = spectrum.rank(NEGLIGIBLE);
        int q = components > 0 ? Math.min(components, rank) : byShare(spectrum, rank);
        double[][] directions = java.util.Arrays.copyOf(spectrum.vectors(), q);
        double[] spread = residualSd(spectrum, directions);
        context.done(q + " components");
        return new PcaModel(training.layout(), mean, directions, spread, report(spectrum, q, rank));
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        int inputs = layout.inputs();
        int q = (int) state.number("components");
        double[] flat = state.doubles("directions", q * inputs);
        double[][] directions = new double[q][];
        for (int k = 0; k < q; k++) {
            directions[k] = java.util.Arrays.copyOfRange(flat, k * inputs, (k + 1) * inputs);
        }
        return new PcaModel(
                layout,
                state.doubles("mean", inputs),
                directions,
                state.doubles("residual-sd", inputs),
                state.report());
    }

    private int byShare(Spectrum spectrum, int rank) {
        double carried = 0;
        int q = 0;
        while (q < rank - 1 && carried < share * spectrum.total()) {
            carried += spectrum.values()[q];
            q++;
        }
        return q;
    }

    /** What the kept directions leave of each input's variance: S_jj - sum over k of lambda_k v_kj^2. */
    private static double[] residualSd(Spectrum spectrum, double[][] directions) {
        double[] left = spectrum.variances().clone();
        for (int k = 0; k < directions.length; k++) {
            for (int j = 0; j < left.length; j++) {
                left[j] -= spectrum.values()[k] * directions[k][j] * directions[k][j];
            }
        }
        for (int j = 0; j < left.length; j++) {
            left[j] = Math.sqrt(Math.max(0, left[j]));
        }
        return left;
    }

    private static TrainingReport report(Spectrum spectrum, int q, int rank) {
        double carried = 0;
        for (int k = 0; k < q; k++) {
            carried += spectrum.values()[k];
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("components", (double) q);
        figures.put("explained-share", spectrum.total() > 0 ? carried / spectrum.total() : 0);
        return new TrainingReport(List.of(), List.of(), 0, figures, warnings(q, rank));
    }

    private static List<String> warnings(int q, int rank) {
        if (rank == 0) {
            return List.of("all training rows are equal; the score is the squared distance to them");
        }
        if (q == rank) {
            return List.of(("all %d directions in which the training rows vary are kept, so ordinary rows differ by"
                            + " rounding only; set components below %d")
                    .formatted(rank, rank));
        }
        return List.of();
    }
}
