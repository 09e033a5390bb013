package dev.hawkins.detect.variational;

import dev.hawkins.detect.CategoryDraw;
import dev.hawkins.detect.Generator;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes rows with a VAE: a code is drawn, from the prior or from q(z|x) of a given row, and decoded. Numbers are the means of
 * their likelihoods, as a spread that is no smaller than {@code min-sd} would be noise and not a normal row; categories are
 * drawn from theirs.
 *
 * <p>Where the prior of the code depends on another code, or a condition is given, rows can be made around given ones alone.
 */
record VaeGenerator(VaeModel model) implements Generator {
    private static final int CHUNK = 512;

    @Override
    public Intent intent() {
        return Intent.NORMAL_ROWS;
    }

    @Override
    public boolean startsFromNothing() {
        return model.network().upperMean() == null && model.network().context() == null;
    }

    @Override
    public Matrix around(Matrix rows, RandomStream random) {
        return made(rows, rows.rows(), random);
    }

    @Override
    public Matrix anywhere(int count, RandomStream random) {
        if (!startsFromNothing()) {
            return Generator.super.anywhere(count, random);
        }
        return made(null, count, random);
    }

    /** @param rows to be made around, or null */
    private Matrix made(Matrix rows, int count, RandomStream random) {
        VaeNetwork net = model.network();
        int inputs = model.layout().inputs();
        Inference encoder = net.network().inference(withContext(net.row()), codes(), CHUNK);
        List<Node> read = withContext(net.mean(), net.logVariance(), net.noise());
        Inference decoder = net.network().inference(read, List.of(net.parameters()), CHUNK);
        float[] parameters = new float[CHUNK * net.parameters().units()];
        float[] made = new float[Math.multiplyExact(count, inputs)];
        for (int from = 0; from < count; from += CHUNK) {
            int part = Math.min(CHUNK, count - from);
            feedCodes(encoder, decoder, rows, from, part);
            decoder.feed(net.noise(), noise(part * net.noise().units(), random), 0, part);
            decoder.run(part);
            decoder.fetch(net.parameters(), parameters, 0);
            expect(parameters, part, made, from);
        }
        Matrix drawn = new Matrix(count, inputs, made);
        CategoryDraw.draw(drawn, model.layout(), random);
        return drawn;
    }

    private List<Node> codes() {
        return List.of(model.network().mean(), model.network().logVariance());
    }

    private List<Node> withContext(Node... nodes) {
        List<Node> all = new ArrayList<>(List.of(nodes));
        if (model.network().context() != null) {
            all.add(model.network().context());
        }
        return all;
    }

    /** Of q(z|x) of the rows, or of the prior if there are none. */
    private void feedCodes(Inference encoder, Inference decoder, Matrix rows, int from, int count) {
        VaeNetwork net = model.network();
        float[] mean = new float[count * net.mean().units()];
        float[] logVariance = new float[mean.length];
        if (rows != null) {
            int inputs = rows.columns();
            float[] seen = new float[count * inputs];
            model.seen().apply(rows.values(), from * inputs, count, seen);
            encoder.feed(net.row(), seen, 0, count);
            if (net.context() != null) {
                float[] context = new float[count * model.architecture().contextUnits()];
                model.architecture().context(seen, inputs, count, context);
                encoder.feed(net.context(), context, 0, count);
                decoder.feed(net.context(), context, 0, count);
            }
            encoder.run(count);
            encoder.fetch(net.mean(), mean, 0);
            encoder.fetch(net.logVariance(), logVariance, 0);
        }
        decoder.feed(net.mean(), mean, 0, count);
        decoder.feed(net.logVariance(), logVariance, 0, count);
    }

    private static float[] noise(int count, RandomStream random) {
        float[] noise = new float[count];
        for (int i = 0; i < count; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private void expect(float[] parameters, int count, float[] made, int from) {
        int inputs = model.layout().inputs();
        int width = model.network().parameters().units();
        double[] means = new double[inputs];
        double[] variances = new double[inputs];
        for (int r = 0; r < count; r++) {
            Expectation.read(model.network().likelihood(), parameters, r * width, means, variances);
            for (int j = 0; j < inputs; j++) {
                made[(from + r) * inputs + j] = (float) means[j];
            }
        }
    }
}
