package dev.hawkins.detect.kernel;

import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.StateBuilder;
import dev.hawkins.engine.Matrix;

/** What support-vector methods keep of their training rows: {@code sum_i c_i exp(-gamma ||x_i - x||^2)} and an offset rho. */
public final class SupportVectors {
    private final Lanes rows;
    private final double[] coefficients;
    private final double gamma;
    private final double rho;

    private SupportVectors(Lanes rows, double[] coefficients, double gamma, double rho) {
        this.rows = rows;
        this.coefficients = coefficients;
        this.gamma = gamma;
        this.rho = rho;
    }

    /** Puts a solution into the state of a model. */
    public static StateBuilder keep(Matrix rows, LibSvm.Solution solution, double gamma) {
        return new StateBuilder()
                .matrix("support-vectors", rows.select(solution.supportVectors()))
                .doubles("coefficients", solution.coefficients())
                .number("rho", solution.rho())
                .number("gamma", gamma);
    }

    /** Takes it out again; refuses a state that does not fit so many inputs. */
    public static SupportVectors of(ModelState state, int inputs) {
        double[] coefficients = state.doubles("coefficients");
        if (coefficients.length == 0) {
            throw new DetectorException("the tensor 'coefficients' must not be empty");
        }
        float[] values = state.floats("support-vectors", coefficients.length * inputs);
        Lanes rows = new Lanes(new Matrix(coefficients.length, inputs, values));
        return new SupportVectors(rows, coefficients, state.number("gamma"), state.number("rho"));
    }

    public int count() {
        return coefficients.length;
    }

    public double rho() {
        return rho;
    }

    double gamma() {
        return gamma;
    }

    double coefficient(int i) {
        return coefficients[i];
    }

    /** The values of one input in all support vectors. */
    double[] input(int j) {
        return rows.input(j);
    }

    /**
     * The sum for the row that begins at {@code from}.
     *
     * @param squared receives the squared distances, {@link #count} of them
     */
    public double sum(float[] row, int from, double[] squared) {
        rows.squaredDistances(row, from, squared);
        double sum = 0;
        for (int i = 0; i < squared.length; i++) {
            sum += coefficients[i] * StrictMath.exp(-gamma * squared[i]);
        }
        return sum;
    }
}
