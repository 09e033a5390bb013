package dev.hawkins.detect.combination;

import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Quantile;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In standard deviations from the mean; or, soft, {@code asinh((x - median) / width)}, the width being the distance of the
 * quartiles in standard deviations of a Gaussian.
 *
 * @param soft whether it is
 * @param centre per input, subtracted first
 * @param width per input, divided by next
 * @param unit per input, of the result
 */
record ScaledView(boolean soft, double[] centre, double[] width, double[] unit) implements View {
    private static final double CONSTANT = 1e-6;
    /** The quartiles of a Gaussian are that many standard deviations apart. */
    private static final double QUARTILES = 1.349;
    /** Of a category or a truth value: one that is rare, or was never seen, is no farther off than ten units. */
    private static final double LEAST_WIDTH_OF_CATEGORIES = 0.1;

    static ScaledView of(boolean soft, Matrix rows, InputLayout layout) {
        int inputs = rows.columns();
        ScaledView view = new ScaledView(soft, new double[inputs], new double[inputs], new double[inputs]);
        for (Block block : layout.blocks()) {
            boolean number = block.kind().isNumber();
            for (int j = block.from(); j < block.from() + block.count(); j++) {
                view.learn(j, Spread.column(rows, j), number ? 0 : LEAST_WIDTH_OF_CATEGORIES);
            }
        }
        return view;
    }

    private void learn(int j, double[] values, double leastWidth) {
        centre[j] = Spread.mean(values);
        width[j] = orOne(Math.max(leastWidth, Spread.deviation(values)));
        unit[j] = 1;
        if (soft) {
            Arrays.sort(values);
            double quartiles = (Quantile.of(values, 0.75) - Quantile.of(values, 0.25)) / QUARTILES;
            centre[j] = Quantile.of(values, 0.5);
            width[j] = quartiles > CONSTANT ? Math.max(leastWidth, quartiles) : width[j];
            double leastUnit = leastWidth > 0 ? leastWidth * asinh(1 / leastWidth) : 0;
            double[] drawnIn = Arrays.stream(values).map(x -> of(j, x)).toArray();
            unit[j] = orOne(Math.max(leastUnit, Spread.deviation(drawnIn)));
        }
    }

    private static double orOne(double spread) {
        return spread > CONSTANT ? spread : 1;
    }

    static ScaledView of(boolean soft, ModelState state, int inputs) {
        return new ScaledView(
                soft,
                state.doubles("view-centre", inputs),
                state.doubles("view-width", inputs),
                state.doubles("view-unit", inputs));
    }

    @Override
    public Map<String, ModelState.Tensor> tensors() {
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>();
        tensors.put("view-centre", ModelState.Doubles.of(centre));
        tensors.put("view-width", ModelState.Doubles.of(width));
        tensors.put("view-unit", ModelState.Doubles.of(unit));
        return tensors;
    }

    @Override
    public double of(int input, double value) {
        double z = (value - centre[input]) / width[input];
        return soft ? asinh(z) / unit[input] : z;
    }

    @Override
    public double inverse(int input, double seen) {
        double z = soft ? StrictMath.sinh(seen * unit[input]) : seen;
        return centre[input] + width[input] * z;
    }

    @Override
    public double slope(int input, double seen) {
        return width[input] * (soft ? unit[input] * StrictMath.cosh(seen * unit[input]) : 1);
    }

    private static double asinh(double z) {
        double a = Math.abs(z);
        return Math.copySign(StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))), z);
    }
}
