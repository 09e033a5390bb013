package dev.hawkins.bench.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.hawkins.bench.compare.Problem;
import dev.hawkins.bench.compare.RowScorer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scoring by ONNX Runtime: rows and results stand in native memory that is bound to tensors once. A single row is copied
 * there, many rows already stand there.
 */
final class OnnxScorer implements RowScorer {
    private final Problem problem;
    private final OrtSession session;
    private final String output;
    private final int chunk;
    private final FloatBuffer rows;
    private final FloatBuffer results;
    private final List<Map<String, OnnxTensor>> in = new ArrayList<>();
    private final List<Map<String, OnnxTensor>> out = new ArrayList<>();

    OnnxScorer(Problem problem, int threads, int chunk) {
        this.problem = problem;
        this.chunk = chunk;
        int count = problem.workload().rows() == 1 ? 1 : problem.workload().rows();
        int columns = problem.data().columns();
        rows = buffer(count * columns);
        results = buffer(count);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            session = environment.createSession(OnnxModels.of(problem), options(threads));
            output = session.getOutputNames().iterator().next();
            for (int from = 0; from < count; from += chunk) {
                int some = Math.min(chunk, count - from);
                in.add(Map.of(
                        "x",
                        OnnxTensor.createTensor(
                                environment, rows.slice(from * columns, some * columns), new long[] {some, columns})));
                out.add(Map.of(
                        output,
                        OnnxTensor.createTensor(environment, results.slice(from, some), new long[] {some})));
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        if (count > 1) {
            rows.put(0, problem.data().values(), 0, count * columns);
        }
    }

    private static FloatBuffer buffer(int floats) {
        return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.addConfigEntry("session.set_denormal_as_zero", "1");
        return options;
    }

    /** Of many rows, {@code from} must be a multiple of the chunk size. */
    @Override
    public void score(int from, int count, double[] scores) {
        boolean single = problem.workload().rows() == 1;
        int at = single ? 0 : from;
        if (single) {
            int columns = problem.data().columns();
            rows.put(0, problem.data().values(), from * columns, columns);
        }
        try (OrtSession.Result ignored = session.run(in.get(at / chunk), out.get(at / chunk))) {
            for (int i = 0; i < count; i++) {
                scores[from + i] = results.get(at + i);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        in.forEach(tensors -> tensors.values().forEach(OnnxTensor::close));
        out.forEach(tensors -> tensors.values().forEach(OnnxTensor::close));
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
