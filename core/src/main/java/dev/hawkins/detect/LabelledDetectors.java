package dev.hawkins.detect;

import dev.hawkins.detect.kernel.GammaRule;
import dev.hawkins.detect.labelled.AutoencodingBinaryClassifier;
import dev.hawkins.detect.labelled.GradientBoostedTrees;
import dev.hawkins.detect.labelled.LimitedReconstruction;
import dev.hawkins.detect.labelled.NeuralClassifier;
import dev.hawkins.detect.labelled.RusBoost;
import dev.hawkins.detect.labelled.SupportVectorClassifier;
import dev.hawkins.detect.labelled.VariationalBinaryClassifier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the catalogue that learns from known anomalies. */
final class LabelledDetectors {
    private static final String COMPARATOR = "a comparator in Yamanaka et al. 2019, arXiv 1903.10709";

    /** How scores are shared out that are sums of nothing. */
    static final String SHAPLEY = "Shapley values of the score, counted from the mean normal row";

    static final List<CatalogueEntry> ENTRIES = List.of(
            new CatalogueEntry(
                    "abc",
                    Family.LABELLED,
                    new AutoencodingBinaryClassifier(),
                    CatalogueEntry.profiles(
                            "paper",
                            AutoencodingBinaryClassifier.yamanaka(0),
                            "paper-dae",
                            AutoencodingBinaryClassifier.yamanaka(0.2)),
                    "An autoencoder that is taught not to restore the anomalies that are known. The choice where some anomalies"
                            + " are labelled, from a handful on, and new kinds must be found as well: known kinds score"
                            + " higher, unknown ones as with the autoencoder, which it is where nothing is labelled. Where"
                            + " every kind that will ever come is labelled in plenty, gtb is better and faster.",
                    "length of the difference between the row and its reconstruction; as a probability"
                            + " 1 - exp(-length / scale)",
                    "Yamanaka, Iwata, Takahashi, Yamada and Kanai 2019, arXiv 1903.10709",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS, Capability.USES_LABELS)),
            new CatalogueEntry(
                    "abc-vae",
                    Family.LABELLED,
                    new VariationalBinaryClassifier(),
                    Map.of(),
                    "A variational autoencoder that is taught that the known anomalies are unlikely: abc with a likelihood for"
                            + " every kind of column. For tables of mixed columns with some labelled anomalies; it is vae"
                            + " where nothing is labelled. Slower to score than abc.",
                    "negative ELBO as for vae; as a probability 1 - exp(-(negative ELBO - its lowest value) / scale)",
                    "our own union of Yamanaka et al. 2019, arXiv 1903.10709, and An and Cho 2015, SNU Data Mining Center",
                    Set.of(Capability.EXPECTS, Capability.USES_LABELS),
                    VariationalDetectors.KL_SHARED + "; with form=probability all scaled by one factor"),
            new CatalogueEntry(
                    "lrc",
                    Family.LABELLED,
                    new LimitedReconstruction(),
                    Map.of("paper", LimitedReconstruction.yamanaka()),
                    "An autoencoder that gains by restoring the known anomalies badly, without end, so that in time it restores"
                            + " normal rows badly as well. To compare with; abc is what to use.",
                    "length of the difference between the row and its reconstruction",
                    "Munawar, Vinayavekhin and De Magistris 2017, arXiv 1708.08985; this form: " + COMPARATOR,
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS, Capability.USES_LABELS)),
            new CatalogueEntry(
                    "dnn",
                    Family.LABELLED,
                    new NeuralClassifier(),
                    Map.of("paper", NeuralClassifier.yamanaka()),
                    "A neural network that tells normal rows from known anomalies. For thousands of labelled anomalies of every"
                            + " kind that matters. Blind to other kinds, which can score below normal rows.",
                    "log-odds of being a known anomaly",
                    "Rumelhart, Hinton and Williams 1986, doi 10.1038/323533a0; " + COMPARATOR,
                    Set.of(Capability.NEEDS_LABELS),
                    SHAPLEY),
            new CatalogueEntry(
                    "svm",
                    Family.LABELLED,
                    new SupportVectorClassifier(),
                    Map.of("paper", new SupportVectorClassifier(1, GammaRule.AUTO, 1, 20_000)),
                    "The widest margin between normal rows and known anomalies, with a Gaussian kernel. For some thousands of"
                            + " scaled rows. Far from all training rows every row scores the same, which tells little of other"
                            + " kinds of anomalies; slow beyond 20,000 rows.",
                    "sum over support vectors of coefficient x exp(-gamma squared distance), minus rho",
                    "Cortes and Vapnik 1995, doi 10.1007/BF00994018; LIBSVM, doi 10.1145/1961189.1961199; "
                            + COMPARATOR,
                    Set.of(Capability.NEEDS_LABELS),
                    SHAPLEY),
            new CatalogueEntry(
                    "gtb",
                    Family.LABELLED,
                    new GradientBoostedTrees(),
                    Map.of("paper", new GradientBoostedTrees()),
                    "Gradient-boosted trees: the strongest classifier on tables, needs no scaling, and says exactly which"
                            + " columns count. For hundreds of labelled anomalies and more. Blind to kinds that are not"
                            + " labelled: they get the score of whatever leaf they fall into, often that of normal rows.",
                    "log-odds of being a known anomaly: sum of the values of the leaves that the row falls into",
                    "Friedman 2001, doi 10.1214/aos/1013203451; Chen and Guestrin 2016, doi 10.1145/2939672.2939785; "
                            + COMPARATOR,
                    Set.of(Capability.ADDITIVE, Capability.NEEDS_LABELS)),
            new CatalogueEntry(
                    "rusboost",
                    Family.LABELLED,
                    new RusBoost(),
                    Map.of("paper", new RusBoost()),
                    "Boosted stumps, each grown on all known anomalies and as many random normal rows. For few anomalies among"
                            + " very many normal rows, where a plain classifier would call everything normal. Coarser than"
                            + " gtb, and as blind to kinds that are not labelled.",
                    "weighted share of the trees' votes for a known anomaly, 0 to 1",
                    "Seiffert, Khoshgoftaar, Van Hulse and Napolitano 2010, doi 10.1109/TSMCA.2009.2029559; Freund and Schapire"
                            + " 1997, doi 10.1006/jcss.1997.1504; " + COMPARATOR,
                    Set.of(Capability.ADDITIVE, Capability.NEEDS_LABELS)));

    private LabelledDetectors() {}
}
