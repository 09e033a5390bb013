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

/**
 * k-means: the score is the Euclidean distance to the nearest of k cluster centres, found by Lloyd's iterations (Lloyd
 * 1982, doi 10.1109/TIT.1982.1056489) from seeds of k-means++ (Arthur and Vassilvitskii 2007), the best of some restarts.
 * With one cluster it is the distance to the mean. Coinciding rows give fewer clusters than k. Contributions are the squared
 * differences to the centre over the distance.
 *
 * @param clusters k
 * @param restarts seeds tried
 * @param iterations most iterations of each
 * @param maxRows most training rows used
 */
public record KMeans(
        @Setting(help = "number of clusters", min = 1, max = 10_000) int clusters,
        @Setting(help = "how often to start anew, the best is kept", min = 1) int restarts,
        @Setting(help = "most iterations per start", min = 1) int iterations,
        @Setting(help = "most training rows used; beyond it as many are drawn", min = 1, unit = "rows") int maxRows)
        implements Detector {
    public KMeans {
        Settings.check(KMeans.class, clusters, restarts, iterations, maxRows);
    }

    /** 8 clusters, the best of 3 starts. */
    public KMeans() {
        this(8, 3, 100, 100_000);
    }

    @Override
    public Model fit(Training training, FitContext context) {
        training.needRows("kmeans", 1);
        context.check();
        Matrix rows = Subsample.atMost(maxRows, training.rows(), context.random("bootstrap"));
        double[][] centres = new Lloyd(rows, context).cluster(clusters, restarts, iterations, context.random("init"));
        return restore(CentreModel.state(rows, centres, null, context).build(), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        return CentreModel.of(state, layout, "distance to the nearest cluster centre");
    }
}
