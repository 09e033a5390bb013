package dev.hawkins.bench.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import dev.hawkins.bench.compare.Contender;
import dev.hawkins.bench.compare.Fastest;
import dev.hawkins.bench.compare.Peer;
import dev.hawkins.bench.compare.Problem;
import dev.hawkins.bench.compare.RowScoring;
import dev.hawkins.bench.compare.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ONNX Runtime through its own Java binding, for scoring. */
public final class OnnxRuntime implements Peer {
    /** All divide the rows of a second caller, which so begin at a chunk. */
    private static final int[] CHUNKS = {100, 500, 1_000, 5_000};

    private static final int[] CHUNKS_OF_SAMPLES = {50, 250, 500};

    private final String version;

    public OnnxRuntime() {
        version = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "bench")
                .getVersion();
    }

    @Override
    public String name() {
        return "ONNX Runtime";
    }

    @Override
    public String version() {
        return version + ", denormals flushed";
    }

    @Override
    public Optional<Contender> contender(Problem problem) {
        Workload workload = problem.workload();
        return switch (workload.kind()) {
            case SCORE, PROBABILITY -> Optional.of(Fastest.of(scoring(problem)));
            case TRAIN, SCALING, PRODUCT -> Optional.empty();
        };
    }

    private static List<Contender> scoring(Problem problem) {
        Workload workload = problem.workload();
        if (workload.rows() == 1) {
            return List.of(new RowScoring(problem, 1, "", List.of(new OnnxScorer(problem, 1, 1)), () -> {}));
        }
        List<Contender> ways = new ArrayList<>();
        for (int chunk : workload.kind() == Workload.Kind.SCORE ? CHUNKS : CHUNKS_OF_SAMPLES) {
            if (chunk > workload.part() / 2) {
                continue;
            }
            String remark = chunk + " rows at a time";
            OnnxScorer all = new OnnxScorer(problem, workload.threads(), chunk);
            ways.add(new RowScoring(problem, chunk, remark, List.of(all), () -> {}));
            if (workload.threads() == 2) {
                var two = List.of(new OnnxScorer(problem, 1, chunk), new OnnxScorer(problem, 1, chunk));
                ways.add(new RowScoring(problem, chunk, remark + ", two callers", List.copyOf(two), () -> {}));
            }
        }
        return ways;
    }
}
