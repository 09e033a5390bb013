package dev.hawkins.detect.cluster;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.Setting;
import dev.hawkins.detect.Settings;
import dev.hawkins.detect.Subsample;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout;
import java.util.stream.IntStream;

/**
 * Cluster-based local outlier factor, CBLOF (He, Xu and Deng 2003, doi 10.1016/S0167-8655(03)00003-5), unweighted as in
 * PyOD: rows are clustered by k-means; sorted by size, clusters are large up to the first boundary where they hold at
 * least the share {@code alpha} of the rows, or where the last is at least {@code beta} times as large as the next. The
 * score of a row in a large cluster is the distance to its centre, of one in a small cluster the distance to the nearest
 * large centre. Contributions are the squared differences to that centre over the distance.
 *
 * @param clusters number of clusters
 * @param alpha share of the rows that large clusters hold
 * @param beta how much larger the last large cluster is than the first small one
 * @param restarts seeds tried
 * @param maxRows most training rows used
 */
public record ClusterBasedFactor(
        @Setting(help = "number of clusters", min = 1, max = 10_000) int clusters,
        @Setting(help = "share of the rows that the large clusters hold", min = 0.5, max = 1) double alpha,
        @Setting(help = "ratio of sizes that separates large from small", min = 1) double beta,
        @Setting(help = "how often to start anew, the best is kept", min = 1) int restarts,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    private static final int ITERATIONS = 100;

    public ClusterBasedFactor {
        Settings.check(ClusterBasedFactor.class, clusters, alpha, beta, restarts, maxRows);
    }

    /** 8 clusters, alpha .9 and beta 5. */
    public ClusterBasedFactor() {
        this(8, 0.9, 5, 3, 100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("cblof", 1);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        double[][] centres = new Lloyd(rows, context).cluster(clusters, restarts, ITERATIONS, context.random("init"));
        int[] sizes = Assignment.of(rows, centres, context).sizes(centres.length);
        boolean[] large = large(sizes);
        ModelState state = CentreModel.state(rows, centres, large, context)
                .figure(
                        "large-clusters",
                        IntStream.range(0, large.length).filter(c -> large[c]).count())
                .build();
        return restore(state, training.layout());
    }

    /** Which clusters are large. */
    boolean[] large(int[] sizes) {
        int[] order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted((a, b) -> sizes[b] - sizes[a])
                .mapToInt(Integer::intValue)
                .toArray();
        int rows = IntStream.of(sizes).sum();
        boolean[] large = new boolean[sizes.length];
        int held = 0;
        for (int i = 0; i < order.length; i++) {
            large[order[i]] = true;
            held += sizes[order[i]];
            boolean last = i + 1 == order.length || sizes[order[i]] >= beta * sizes[order[i + 1]];
            if (held >= alpha * rows || last) {
                break;
            }
        }
        return large;
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return CentreModel.of(state, layout, "distance to the centre of the nearest large cluster");
    }
}
