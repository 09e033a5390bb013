package dev.hawkins.detect.kernel;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.ScoreMeaning;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.Arrays;

/**
 * Kernel principal component analysis for novelty detection (Hoffmann 2007, doi 10.1016/j.patcog.2006.07.009): with the
 * Gaussian kernel {@code k(x, y) = exp(-||x - y||^2 / (2 s^2))}, the score is the squared distance in the kernel's space
 * between a row and its projection on the principal components of the training rows,
 * {@code k(x,x) - 2 mean_i k(x,x_i) + mean K - sum_l f_l(x)^2}, with {@code f_l} from the eigenvectors of the centred kernel
 * matrix. As s grows the score times s^2 becomes that of PCA. Where all kernels vanish every row has the same score.
 *
 * <p>The width s, unless set, is the one of {.25, .5, 1, 2, 4} x the median distance of pairs whose pre-images restore
 * held-out training rows best, judged on at most 200 rows. The decomposition takes time with the cube of the rows, hence
 * the low cap. Expected is the pre-image by 20 fixed-point iterations (Mika et al. 1999), spread the kernel-weighted
 * deviation of the training rows around it; contributions are the squared differences to it, scaled to the score.
 *
 * @param width s, 0 = chosen
 * @param components how many, 0 = by the share
 * @param share share of the kernel variance that the components carry
 * @param maxRows most training rows used
 */
public record KernelPca(
        @Setting(help = "kernel width in prepared units, 0 = by restoring held-out rows", min = 0) double width,
        @Setting(help = "components kept, 0 = as many as carry the share, at most 200", min = 0) int components,
        @Setting(help = "share of the kernel variance that the components carry", min = 0.01, max = 1) double share,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 2, max = 5000, unit = "rows")
                int maxRows)
        implements Detector {
    private static final double[] GRID = {0.25, 0.5, 1, 2, 4};
    private static final int JUDGED = 200;
    private static final int MOST_COMPONENTS = 200;

    public KernelPca {
        Settings.check(KernelPca.class, width, components, share, maxRows);
    }

    /** 95 % of the kernel variance of at most 500 rows. */
    public KernelPca() {
        this(0, 0, 0.95, 500);
    }

    /** The comparator of An and Cho 2015, who say nothing of it: on 2,000 rows, four times as many as the product uses. */
    public static KernelPca anAndCho() {
        return new KernelPca(0, 0, 0.95, 2000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("kernel-pca", 2);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        double s = width > 0 ? width : choose(rows, context);
        context.check();
        KernelSpectrum spectrum = spectrum(rows, s);
        context.done(spectrum.components() + " components");
        ModelState state = new StateBuilder()
                .matrix("rows", rows)
                .doubles("coefficients", spectrum.coefficients())
                .doubles("row-means", spectrum.rowMeans())
                .number("components", spectrum.components())
                .number("mean", spectrum.mean())
                .number("width", s)
                .number("share", spectrum.share())
                .figure("components", spectrum.components())
                .figure("explained-share", spectrum.share())
                .figure("width", s)
                .figure("rows-used", rows.rows())
                .build();
        return restore(state, training.layout());
    }

    private KernelSpectrum spectrum(Matrix rows, double s) {
        return KernelSpectrum.of(rows, s, components, share, components > 0 ? components : MOST_COMPONENTS);
    }

    /** Every third row is held out. */
    private double choose(Matrix rows, FitContext context) {
        double median = PairDistances.median(rows, context.random("pairs"));
        double unit = median > 0 ? median : 1;
        Matrix judged = Subsample.atMost(JUDGED, rows, context.random("validation"));
        if (judged.rows() < 6) {
            return unit;
        }
        Matrix held = pick(judged, true);
        Matrix learned = pick(judged, false);
        double best = unit;
        double smallest = Double.POSITIVE_INFINITY;
        for (double factor : GRID) {
            context.check();
            double error = error(learned, held, factor * unit);
            if (error < smallest) {
                smallest = error;
                best = factor * unit;
            }
        }
        return best;
    }

    private double error(Matrix learned, Matrix held, double s) {
        KernelSubspace subspace = new KernelSubspace(learned, new Lanes(learned), spectrum(learned, s), s);
        double error = 0;
        for (int r = 0; r < held.rows(); r++) {
            subspace.score(held.values(), r * held.columns());
            double[] restored = subspace.preImage();
            for (int j = 0; j < restored.length; j++) {
                double d = held.get(r, j) - restored[j];
                error += d * d;
            }
        }
        return error;
    }

    private static Matrix pick(Matrix rows, boolean held) {
        return rows.select(java.util.stream.IntStream.range(0, rows.rows())
                .filter(r -> (r % 3 == 2) == held)
                .toArray());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        double[] rowMeans = state.doubles("row-means");
        int n = rowMeans.length;
        int q = StateBuilder.integer(state, "components", n);
        if (n == 0) {
            throw new DetectorException("the tensor 'row-means' must not be empty");
        }
        Matrix rows = new Matrix(n, layout.inputs(), state.floats("rows", n * layout.inputs()));
        double[] flat = state.doubles("coefficients", n * q);
        double[][] coefficients = new double[n][];
        for (int i = 0; i < n; i++) {
            coefficients[i] = Arrays.copyOfRange(flat, i * q, (i + 1) * q);
        }
        var spectrum = new KernelSpectrum(coefficients, rowMeans, state.number("mean"), state.number("share"));
        Lanes lanes = new Lanes(rows);
        double s = state.number("width");
        return new StateModel(
                layout,
                new ScoreMeaning(
                        "squared distance to the principal components in the kernel's space",
                        "kernel units",
                        0,
                        2 + 1e-9),
                false,
                0,
                state,
                () -> new KernelSubspace(rows, lanes, spectrum, s));
    }
}
