package dev.hawkins.detect.kernel;

import dev.hawkins.detect.FitContext;
import dev.hawkins.engine.Matrix;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/** The only place that knows LIBSVM. */
public final class LibSvm {
    private static final double CACHE_MEGABYTES = 100;
    private static final double TOLERANCE = 1e-3;

    /** LIBSVM prints a dot now and then; instead of printing, the fit of this thread asks whether it was cancelled. */
    private static final ThreadLocal<FitContext> RUNNING = new ThreadLocal<>();

    static {
        svm.svm_set_print_string_function(text -> {
            FitContext context = RUNNING.get();
            if (context != null) {
                context.check();
            }
        });
    }

    private LibSvm() {}

    /**
     * @param supportVectors numbers of the rows with a coefficient that is not 0
     * @param coefficients theirs; of a one-class problem they sum to 1
     * @param rho offset on the same scale
     */
    public record Solution(int[] supportVectors, double[] coefficients, double rho) {}

    /** Solves the one-class problem with a Gaussian kernel. */
    static Solution oneClass(Matrix rows, double nu, double gamma, FitContext context) {
        svm_model model = train(problem(rows), parameter(nu, gamma), context);
        int[] numbers = new int[model.l];
        double[] coefficients = new double[model.l];
        double sum = 0;
        for (int i = 0; i < model.l; i++) {
            numbers[i] = model.sv_indices[i] - 1;
            coefficients[i] = model.sv_coef[0][i];
            sum += coefficients[i];
        }
        for (int i = 0; i < model.l; i++) {
            coefficients[i] /= sum;
        }
        return new Solution(numbers, coefficients, model.rho[0] / sum);
    }

    /**
     * Solves the two-class problem with a Gaussian kernel: minimises {@code 1/2 a'Qa - sum a} over {@code 0 <= a_i <= cost},
     * {@code sum_i y_i a_i = 0}. With the solution, {@code sum_i c_i k(x_i, x) - rho} is above 0 on the side of the rows from
     * {@code first} on; a coefficient is +-a_i.
     *
     * @param rows rows of the one class, then rows of the other; at least one of each
     * @param first first row of the other class
     */
    public static Solution twoClass(Matrix rows, int first, double cost, double gamma, FitContext context) {
        svm_parameter parameter = parameter(0, gamma);
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.C = cost;
        parameter.weight = new double[0];
        parameter.weight_label = new int[0];
        svm_problem problem = problem(rows);
        java.util.Arrays.fill(problem.y, first, rows.rows(), 1);
        svm_model model = train(problem, parameter, context);
        int[] numbers = new int[model.l];
        double[] coefficients = new double[model.l];
        for (int i = 0; i < model.l; i++) {
            numbers[i] = model.sv_indices[i] - 1;
            coefficients[i] = -model.sv_coef[0][i]; // LIBSVM counts towards the class that it saw first
        }
        return new Solution(numbers, coefficients, -model.rho[0]);
    }

    static svm_model train(svm_problem problem, svm_parameter parameter, FitContext context) {
        RUNNING.set(context);
        try {
            return svm.svm_train(problem, parameter);
        } finally {
            RUNNING.remove();
        }
    }

    static svm_parameter parameter(double nu, double gamma) {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.ONE_CLASS;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.nu = nu;
        parameter.gamma = gamma;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.shrinking = 1;
        return parameter;
    }

    static svm_problem problem(Matrix rows) {
        svm_problem problem = new svm_problem();
        problem.l = rows.rows();
        problem.y = new double[rows.rows()];
        problem.x = new svm_node[rows.rows()][];
        for (int r = 0; r < rows.rows(); r++) {
            problem.x[r] = nodes(rows, r);
        }
        return problem;
    }

    /** The values of a row that are not 0, numbered from 1. */
    static svm_node[] nodes(Matrix rows, int r) {
        int count = 0;
        for (int j = 0; j < rows.columns(); j++) {
            count += rows.get(r, j) != 0 ? 1 : 0;
        }
        svm_node[] nodes = new svm_node[count];
        int at = 0;
        for (int j = 0; j < rows.columns(); j++) {
            if (rows.get(r, j) != 0) {
                nodes[at] = new svm_node();
                nodes[at].index = j + 1;
                nodes[at++].value = rows.get(r, j);
            }
        }
        return nodes;
    }
}
