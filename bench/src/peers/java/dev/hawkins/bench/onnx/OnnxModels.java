package dev.hawkins.bench.onnx;

import dev.hawkins.bench.compare.Architecture.Autoencoder;
import dev.hawkins.bench.compare.Architecture.Variational;
import dev.hawkins.bench.compare.Problem;
import dev.hawkins.bench.compare.Problem.Weight;
import dev.hawkins.bench.compare.Workload;
import dev.hawkins.engine.Matrix;

/** Model files that take rows and give their scores. */
final class OnnxModels {
    private final Problem problem;
    private final OnnxGraph g;

    private OnnxModels(Problem problem) {
        this.problem = problem;
        g = new OnnxGraph(problem.workload().net().inputs());
    }

    static byte[] of(Problem problem) {
        OnnxModels models = new OnnxModels(problem);
        return problem.workload().net() instanceof Autoencoder a
                ? models.autoencoder(a)
                : models.variational((Variational) problem.workload().net());
    }

    private String dense(int layer, String x) {
        Weight w = problem.weights().get(2 * layer);
        Weight b = problem.weights().get(2 * layer + 1);
        return g.dense(x, g.constant(w.values(), w.rows(), w.columns()), g.constant(b.values(), b.rows()));
    }

    private int layers() {
        return problem.weights().size() / 2;
    }

    private byte[] autoencoder(Autoencoder a) {
        String h = "x";
        for (int layer = 1; layer <= layers(); layer++) {
            h = dense(layer - 1, h);
            if (layer == layers()) {
                h = g.apply("Sigmoid", h);
            } else if (layer != a.middle()) {
                h = g.apply("Relu", h);
            }
        }
        return squaredError(h);
    }

    private byte[] squaredError(String reconstruction) {
        String d = g.apply("Sub", reconstruction, "x");
        return g.model(g.sum(g.apply("Mul", d, d), 1));
    }

    private byte[] variational(Variational v) {
        int hidden = v.hidden().size();
        String h = "x";
        for (int layer = 0; layer < hidden; layer++) {
            h = g.apply("Relu", dense(layer, h));
        }
        String mean = dense(hidden, h);
        if (problem.workload().kind() == Workload.Kind.SCORE) {
            return squaredError(g.apply("Sigmoid", decoder(hidden, mean)));
        }
        String sd = g.apply("Exp", g.scaled(dense(hidden + 1, h), 0.5f));
        return probability(v, decoder(hidden, samples(v, mean, sd)));
    }

    private String decoder(int hidden, String z) {
        String h = z;
        for (int layer = hidden + 2; layer < layers() - 1; layer++) {
            h = g.apply("Relu", dense(layer, h));
        }
        return dense(layers() - 1, h);
    }

    /** Samples below one another, those of a row together. */
    private String samples(Variational v, String mean, String sd) {
        Matrix bank = problem.noise();
        String noise = g.constant(bank.values(), 1, bank.rows(), bank.columns());
        String middle = g.constant(1);
        String spread = g.apply("Mul", g.apply("Unsqueeze", sd, middle), noise);
        String z = g.apply("Add", g.apply("Unsqueeze", mean, middle), spread);
        return g.apply("Reshape", z, g.constant(-1, v.latent()));
    }

    /** Mean over the samples of sum(softplus(eta)) - eta x. */
    private byte[] probability(Variational v, String eta) {
        int samples = problem.noise().rows();
        String bySample = g.apply("Reshape", eta, g.constant(-1, samples, v.inputs()));
        String products = g.apply("MatMul", bySample, g.apply("Unsqueeze", "x", g.constant(2)));
        String logs = g.sum(g.apply("Softplus", eta), 1);
        String misfits = g.apply(
                "Sub",
                g.apply("Reshape", logs, g.constant(-1, samples)),
                g.apply("Reshape", products, g.constant(-1, samples)));
        return g.model(g.scaled(g.sum(misfits, 1), 1f / samples));
    }
}
