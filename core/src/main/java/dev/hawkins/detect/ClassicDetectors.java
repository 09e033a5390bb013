package dev.hawkins.detect;

import dev.hawkins.detect.cluster.ClusterBasedFactor;
import dev.hawkins.detect.cluster.GaussianMixture;
import dev.hawkins.detect.cluster.KMeans;
import dev.hawkins.detect.cluster.KernelDensity;
import dev.hawkins.detect.cluster.SelfOrganisingMap;
import dev.hawkins.detect.isolation.ExtendedIsolationForest;
import dev.hawkins.detect.isolation.IsolationForest;
import dev.hawkins.detect.kernel.GammaRule;
import dev.hawkins.detect.kernel.KernelPca;
import dev.hawkins.detect.kernel.OneClassSvm;
import dev.hawkins.detect.neighbour.LocalOutlierFactor;
import dev.hawkins.detect.neighbour.NearestNeighbours;
import dev.hawkins.detect.statistic.Copod;
import dev.hawkins.detect.statistic.Ecod;
import dev.hawkins.detect.statistic.Gaussian;
import dev.hawkins.detect.statistic.Histograms;
import dev.hawkins.detect.statistic.Mahalanobis;
import dev.hawkins.detect.statistic.MinimumCovarianceDeterminant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the catalogue that learns without gradients: isolation, neighbours, clusters, statistics and kernels. */
final class ClassicDetectors {
    static final List<CatalogueEntry> ENTRIES = List.of(
            new CatalogueEntry(
                    "kernel-pca",
                    Family.KERNEL,
                    new KernelPca(),
                    Map.of("paper", KernelPca.anAndCho()),
                    "Principal components in the space of a Gaussian kernel: restores rows that lie on curved surfaces. For up"
                            + " to some hundred typical rows in a few scaled columns; beyond, rows are drawn. All rows far"
                            + " outside score the same.",
                    "squared distance, in the kernel's space, between the row and its projection",
                    "Hoffmann 2007, doi 10.1016/j.patcog.2006.07.009; pre-image: Mika et al. 1999",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the expected row, scaled to the score"),
            new CatalogueEntry(
                    "ocsvm",
                    Family.KERNEL,
                    new OneClassSvm(),
                    CatalogueEntry.profiles(
                            "paper", new OneClassSvm(0.5, GammaRule.AUTO, 1, 20_000), "ff12", OneClassSvm.ff12()),
                    "Learns the smallest region that holds nearly all training rows, of any shape; with its Gaussian kernel the"
                            + " support vector data description (SVDD) is the same. Strong on some thousands of scaled"
                            + " rows; slow to fit on many, and all rows far outside score the same.",
                    "rho - sum over support vectors of coefficient x exp(-gamma squared distance)",
                    "Schoelkopf et al. 2001, doi 10.1162/089976601750264965; Tax and Duin 2004, doi"
                            + " 10.1023/B:MACH.0000008084.60811.49; LIBSVM, doi 10.1145/1961189.1961199",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the mean of the support vectors, weighted by their"
                            + " kernels, scaled to the score's distance from that at their centre; far outside, to the"
                            + " nearest support vector"),
            new CatalogueEntry(
                    "iforest",
                    Family.ISOLATION,
                    new IsolationForest(),
                    Map.of("paper", new IsolationForest()),
                    "Cuts random samples of the rows at random places and scores how few cuts set a row apart. Very fast at any"
                            + " size, needs no scaling and stands many columns that say nothing. Weak where a row is strange"
                            + " only by how its columns go together.",
                    "2^(-mean depth of the row's leaf / expected depth)",
                    "Liu, Ting and Zhou 2008, doi 10.1109/ICDM.2008.17",
                    Set.of(),
                    "the saved cuts of every column, exact with score=depth; with score=normalised all scaled by"
                            + " one factor, from a base of one half"),
            new CatalogueEntry(
                    "extended-iforest",
                    Family.ISOLATION,
                    new ExtendedIsolationForest(),
                    Map.of("paper", new ExtendedIsolationForest()),
                    "An isolation forest whose cuts lean in all columns, so that the score has no bands along the axes. For"
                            + " numbers on one scale that depend on each other; slower than iforest, and it needs scaled columns.",
                    "2^(-mean depth of the row's leaf / expected depth)",
                    "Hariri, Kind and Brunner 2021, doi 10.1109/TKDE.2019.2947676",
                    Set.of(),
                    "an approximation: the saved depth of every cut, split among its columns by slope x value,"
                            + " from a base of one half (score=normalised) or 0 (score=depth)"),
            new CatalogueEntry(
                    "knn",
                    Family.NEIGHBOUR,
                    new NearestNeighbours(),
                    Map.of(),
                    "Scores how far the nearest known rows are. Assumes nothing about the shape of the data, and one of the"
                            + " strongest detectors on tables. Keeps the training rows, so scoring is slow on large ones; needs"
                            + " scaled columns, and columns that say nothing blur it.",
                    "distance to the k-th nearest training row, or the mean distance to the k nearest",
                    "Ramaswamy, Rastogi and Shim 2000, doi 10.1145/342009.335437; Angiulli and Pizzuti 2002, doi"
                            + " 10.1007/3-540-45681-3_2",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the k-th neighbour (or the mean of the k), scaled"
                            + " to the distance"),
            new CatalogueEntry(
                    "lof",
                    Family.NEIGHBOUR,
                    new LocalOutlierFactor(),
                    Map.of(),
                    "Compares how thinly populated a row's neighbourhood is with its neighbours' own. For data with clusters of"
                            + " different density, where one distance does not fit all. Misses anomalies that come in clumps"
                            + " larger than the neighbourhood; keeps the training rows.",
                    "mean local density of the neighbours / local density of the row",
                    "Breunig, Kriegel, Ng and Sander 2000, doi 10.1145/342009.335388",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the mean of the neighbours, scaled to the ratio"),
            new CatalogueEntry(
                    "kmeans",
                    Family.CLUSTER,
                    new KMeans(),
                    Map.of(),
                    "Scores how far the nearest of a few cluster centres is. Fast to score and easy to tell; for compact"
                            + " clusters of like width. The number of clusters matters.",
                    "distance to the nearest cluster centre",
                    "Lloyd 1982, doi 10.1109/TIT.1982.1056489; Arthur and Vassilvitskii 2007",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the nearest centre, scaled to the distance"),
            new CatalogueEntry(
                    "cblof",
                    Family.CLUSTER,
                    new ClusterBasedFactor(),
                    Map.of(),
                    "Like kmeans, but small clusters do not count as normal: their rows are measured to the nearest large one."
                            + " For training rows that contain small clumps of anomalies. What counts as small hangs on the number"
                            + " of clusters; where training rows are clean, kmeans says the same.",
                    "distance to the centre of the row's cluster if it is large, else of the nearest large one",
                    "He, Xu and Deng 2003, doi 10.1016/S0167-8655(03)00003-5",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the centre measured to, scaled to the distance"),
            new CatalogueEntry(
                    "gmm",
                    Family.CLUSTER,
                    new GaussianMixture(),
                    Map.of(),
                    "A few Gaussian clouds, their number chosen by the data. For rows of several kinds with linear"
                            + " dependencies in each. Slow with many inputs, and weak where columns are mostly one value.",
                    "negative log density of a mixture of Gaussians",
                    "Dempster, Laird and Rubin 1977; Schwarz 1978, doi 10.1214/aos/1176344136",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared deviations from the clouds, weighted by their shares in the row"
                            + " and scaled, from a base that is the score at the peak of all clouds"),
            new CatalogueEntry(
                    "kde",
                    Family.CLUSTER,
                    new KernelDensity(),
                    Map.of(),
                    "A smooth density through all training rows. Good in a few columns, for any shape; in many columns it"
                            + " fades into the distance to the nearest row. Keeps training rows, so scoring is slow.",
                    "negative log of the mean Gaussian kernel around the training rows",
                    "Parzen 1962, doi 10.1214/aoms/1177704472; Scott 1992, doi 10.1002/9780470316849",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the training rows, weighted by their kernels and"
                            + " scaled, from a base that is the score at the peak of all kernels"),
            new CatalogueEntry(
                    "som",
                    Family.CLUSTER,
                    new SelfOrganisingMap(),
                    Map.of(),
                    "A grid of prototypes that folds itself into the data; scores how far the best one is. For surfaces that"
                            + " curve, with more prototypes than kmeans has clusters. Where rows lie in separate clumps, units between"
                            + " them call the gaps normal, and kmeans does better.",
                    "distance to the best unit of the map",
                    "Kohonen 1982, doi 10.1007/BF00337288",
                    Set.of(Capability.EXPECTS),
                    "an approximation: squared differences to the best unit, scaled to the distance"),
            new CatalogueEntry(
                    "gaussian",
                    Family.STATISTIC,
                    new Gaussian(),
                    Map.of(),
                    "The three-sigma rule, for every column by itself. Transparent, and often enough for sensors with limits."
                            + " Blind to how columns go together, and wide awake to the tails of skewed columns.",
                    "largest number of standard deviations between an input and its mean",
                    "Shewhart 1931",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS)),
            new CatalogueEntry(
                    "mahalanobis",
                    Family.STATISTIC,
                    new Mahalanobis(),
                    Map.of(),
                    "Distance to the mean with regard to how columns vary and go together linearly. Fast, without randomness"
                            + " and exactly explained; for one cloud of rows. Strange rows in the training data stretch it.",
                    "(x - mean)' covariance^-1 (x - mean)",
                    "Mahalanobis 1936, doi 10.1007/s13171-019-00164-5",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS)),
            new CatalogueEntry(
                    "mcd",
                    Family.STATISTIC,
                    new MinimumCovarianceDeterminant(),
                    Map.of("paper", new MinimumCovarianceDeterminant()),
                    "Mahalanobis distance with a centre and covariance that strange training rows cannot spoil, up to nearly"
                            + " half of them. For one cloud of rows that was never cleaned. Columns that are mostly one value"
                            + " do not suit it.",
                    "(x - robust centre)' robust covariance^-1 (x - robust centre)",
                    "Rousseeuw and Van Driessen 1999, doi 10.1080/00401706.1999.10485670",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS)),
            new CatalogueEntry(
                    "hbos",
                    Family.STATISTIC,
                    new Histograms(),
                    Map.of(),
                    "Looks up every column in a histogram and adds up how thinly populated the bins are. Very fast and"
                            + " additive. Takes columns to be independent, so it is blind to how they go together.",
                    "sum over inputs of -log2(density of the value's bin + alpha)",
                    "Goldstein and Dengel 2012",
                    Set.of(Capability.ADDITIVE)),
            new CatalogueEntry(
                    "ecod",
                    Family.STATISTIC,
                    new Ecod(),
                    Map.of(),
                    "Adds up how far out in the tail of its column each value lies. Nothing to tune, fast and additive; finds"
                            + " rows with extreme values. Blind to rare values in the middle and to how columns go together.",
                    "sum over inputs of the negative log probability of the smaller tail, or of both where the input has no skew",
                    "Li et al. 2022, doi 10.1109/TKDE.2022.3159580",
                    Set.of(Capability.ADDITIVE)),
            new CatalogueEntry(
                    "copod",
                    Family.STATISTIC,
                    new Copod(),
                    Map.of(),
                    "Adds up the tail probabilities of the columns, with weight on the longer tail of skewed ones. Nothing"
                            + " to tune, fast and additive; close to ecod, and blind to the same things.",
                    "sum over inputs of the larger of the longer tail's negative log probability and the mean of both tails'",
                    "Li et al. 2020, doi 10.1109/ICDM50108.2020.00135",
                    Set.of(Capability.ADDITIVE)));

    private ClassicDetectors() {}
}
