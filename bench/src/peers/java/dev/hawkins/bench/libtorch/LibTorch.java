package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Architecture.Convolutional;
import dev.hawkins.bench.compare.Contender;
import dev.hawkins.bench.compare.Fastest;
import dev.hawkins.bench.compare.Peer;
import dev.hawkins.bench.compare.Problem;
import dev.hawkins.bench.compare.RowScorer;
import dev.hawkins.bench.compare.RowScoring;
import dev.hawkins.bench.compare.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** LibTorch through JavaCPP. */
public final class LibTorch implements Peer {
    private static final int[] CHUNKS = {100, 500, 2_000, 10_000};
    private static final int[] CHUNKS_OF_SAMPLES = {50, 250, 1_000};

    private final String config;

    public LibTorch() {
        torch.set_num_interop_threads(1);
        flushDenormals();
        config = torch.show_config().getString();
    }

    /** Holds for the calling thread and for those that it starts. */
    static void flushDenormals() {
        if (!Context.setFlushDenormal(true)) {
            throw new IllegalStateException("this processor cannot flush denormals");
        }
    }

    /** Also says which of MKL and OpenBLAS multiplies, as both can stand behind the same library. */
    @Override
    public String version() {
        Matcher version = Pattern.compile("TORCH_VERSION=([0-9.]+)").matcher(config);
        String blas = System.getProperty("org.bytedeco.openblas.load", "OpenBLAS");
        return "%s, %s, %s, denormals flushed, fused Adam"
                .formatted(
                        version.find() ? version.group(1) : "?",
                        blas,
                        torch.get_cpu_capability().getString());
    }

    @Override
    public String name() {
        return "LibTorch";
    }

    @Override
    public Optional<Contender> contender(Problem problem) {
        Workload workload = problem.workload();
        return switch (workload.kind()) {
            case TRAIN -> Optional.of(Fastest.of(training(problem)));
            case PRODUCT -> Optional.of(new TorchProduct(problem));
            case SCORE, PROBABILITY -> Optional.of(Fastest.of(scoring(problem)));
            case SCALING -> Optional.empty();
        };
    }

    private static List<Contender> training(Problem problem) {
        List<Contender> ways = new ArrayList<>();
        for (int threads = 1; threads <= problem.workload().threads(); threads++) {
            ways.add(new TorchTraining(problem, threads, false));
            if (problem.workload().net() instanceof Convolutional) {
                ways.add(new TorchTraining(problem, threads, true));
            }
        }
        return ways;
    }

    private static List<Contender> scoring(Problem problem) {
        Workload workload = problem.workload();
        if (workload.rows() == 1) {
            return List.of(new RowScoring(problem, 1, "", List.of(new TorchScorer(problem, 1)), () -> {}));
        }
        List<Contender> ways = new ArrayList<>();
        for (int chunk : workload.kind() == Workload.Kind.SCORE ? CHUNKS : CHUNKS_OF_SAMPLES) {
            if (chunk > workload.part()) {
                continue;
            }
            String remark = chunk + " rows at a time";
            List<RowScorer> one = List.of(new TorchScorer(problem, workload.threads()));
            ways.add(new RowScoring(problem, chunk, remark, one, () -> {}));
            if (workload.threads() == 2) {
                List<RowScorer> two = List.of(new TorchScorer(problem, 1), new TorchScorer(problem, 1));
                ways.add(new RowScoring(problem, chunk, remark + ", two callers", two, LibTorch::flushDenormals));
            }
        }
        return ways;
    }
}
