package dev.hawkins.detect;

import dev.hawkins.detect.combination.Auto;
import dev.hawkins.detect.combination.Ensemble;
import dev.hawkins.detect.reconstruction.Autoencoder;
import dev.hawkins.detect.reconstruction.Corruption;
import dev.hawkins.detect.reconstruction.DenoisingAutoencoder;
import dev.hawkins.detect.reconstruction.Pca;
import dev.hawkins.detect.reconstruction.StackedDenoisingAutoencoder;
import dev.hawkins.detect.trivial.Constant;
import dev.hawkins.detect.trivial.DistanceToMean;
import dev.hawkins.detect.trivial.RandomScore;
import dev.hawkins.detect.variational.VariationalAutoencoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The index of all detectors: a plain list, in the order in which users see it. */
public final class Catalogue {
    private static final String RECONSTRUCTION_ERROR =
            "mean squared difference between the row and its reconstruction; the sum with objective=sse, its root with"
                    + " objective=norm";

    private static final List<CatalogueEntry> NETWORKS_AND_PCA = List.of(
            new CatalogueEntry(
                    "vae",
                    Family.VARIATIONAL,
                    new VariationalAutoencoder(),
                    CatalogueEntry.profiles(
                            "paper",
                            VariationalAutoencoder.anAndCho(),
                            "small-latent",
                            VariationalAutoencoder.smallLatent(),
                            "ff12",
                            VariationalAutoencoder.ff12(),
                            "exemplars",
                            VariationalAutoencoder.exemplarPrior()),
                    "Learns how likely a row is, each kind of column by a likelihood of its own, through a random latent code."
                            + " The choice for tables of mixed columns; its score says in nats how surprising each column"
                            + " is. Slower to score than an autoencoder, and it needs some hundred rows to be better than"
                            + " pca. For tables of numbers alone its profile exemplars finds more: it judges codes by those of"
                            + " the training rows, which it keeps.",
                    "negative ELBO: mean over latent samples of the negative log probability of the row, plus the KL divergence of"
                            + " its latent code; without the KL divergence with score=reconstruction-probability",
                    "An and Cho 2015, SNU Data Mining Center; Kingma and Welling 2014, arXiv 1312.6114; profile exemplars: Norouzi,"
                            + " Fleet and Norouzi 2020, arXiv 2004.04795",
                    Set.of(Capability.EXPECTS, Capability.GENERATES),
                    VariationalDetectors.KL_SHARED),
            new CatalogueEntry(
                    "ae",
                    Family.RECONSTRUCTION,
                    new Autoencoder(),
                    CatalogueEntry.profiles(
                            "paper",
                            Autoencoder.yamanaka(),
                            "ff12",
                            Autoencoder.ff12(),
                            "anomagram",
                            Autoencoder.anomagram()),
                    "Squeezes a row through a narrow layer, restores it and scores the difference. Finds dependencies between"
                            + " columns that are not linear, and is quick to score. Columns count by their scale, so"
                            + " categories and noisy numbers can drown the rest; vae weighs them.",
                    RECONSTRUCTION_ERROR,
                    "Rumelhart, Hinton and Williams 1986, doi 10.1038/323533a0; profile paper: Yamanaka et al. 2019,"
                            + " arXiv 1903.10709; profile ff12: Cloudera Fast Forward report FF12, 2020",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS)),
            new CatalogueEntry(
                    "dae",
                    Family.RECONSTRUCTION,
                    new DenoisingAutoencoder(),
                    CatalogueEntry.profiles(
                            "paper", new DenoisingAutoencoder(Autoencoder.yamanaka(), Corruption.GAUSSIAN, 0.2)),
                    "An autoencoder that learns to restore corrupted rows, so that it cannot get by with copying. Often a"
                            + " little better than ae where the layers are wide or the rows noisy; a little worse where"
                            + " small differences matter.",
                    RECONSTRUCTION_ERROR,
                    "Vincent et al. 2008, doi 10.1145/1390156.1390294; profile paper: Yamanaka et al. 2019,"
                            + " arXiv 1903.10709",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS)),
            new CatalogueEntry(
                    "stacked-dae",
                    Family.RECONSTRUCTION,
                    new StackedDenoisingAutoencoder(),
                    CatalogueEntry.profiles("paper", StackedDenoisingAutoencoder.anAndCho()),
                    "A denoising autoencoder whose layers are learned one after the other, each restoring what the one below"
                            + " says of the row, and then all together. For deep stacks that do not train well as a whole;"
                            + " otherwise dae does the same in less time.",
                    RECONSTRUCTION_ERROR,
                    "Vincent et al. 2010, JMLR 11, 3371-3408; profile paper: the comparator of An and Cho 2015, SNU Data"
                            + " Mining Center",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS)),
            new CatalogueEntry(
                    "pca",
                    Family.RECONSTRUCTION,
                    new Pca(),
                    Map.of(),
                    "Restores a row from the few directions in which the training rows vary most, and scores what is lost."
                            + " Fast, without randomness, and hard to beat where columns depend on each other linearly."
                            + " Blind to dependencies that are not linear, and to extreme values along the main directions.",
                    "squared distance between the row and its projection on the principal components",
                    "Pearson 1901, doi 10.1080/14786440109462720; Shyu et al. 2003",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS)));

    private static final List<CatalogueEntry> COMBINATIONS = List.of(
            new CatalogueEntry(
                    "auto",
                    Family.COMBINATION,
                    new Auto(),
                    Map.of(),
                    "Chooses by itself: neighbours, local density and histograms with a view of the columns that suits each, weighted by"
                            + " how little of the space they call normal. For tables of which nothing is known; say rows=mixed"
                            + " where the training rows were never cleaned. Keeps the training rows several times, so models"
                            + " are large, and scoring takes longer than with a network.",
                    "weighted mean of the members' negative log p-values, weights 1 / (volume + 0.002)",
                    "own combination; mass-volume criterion: Goix 2016, arXiv 1607.01152",
                    Set.of(Capability.EXPECTS),
                    "an approximation: the members' own parts, scaled and weighted to what each member adds to the score"),
            new CatalogueEntry(
                    "ensemble",
                    Family.COMBINATION,
                    new Ensemble(),
                    Map.of(),
                    "Asks several detectors and combines their scores, each made comparable by rows held back from all. Steadier from"
                            + " table to table than any single detector; name them with members=vae,iforest,knn. Members that learn"
                            + " from known anomalies are given those that there are. Takes the time of all members, and their"
                            + " company does not make a useless member better.",
                    "mean, largest, or mean or largest over groups, of the members' negative log p-values or standardised scores",
                    "Aggarwal and Sathe 2015, doi 10.1145/2830544.2830549; Zhao et al. 2019, JMLR 20(96)",
                    Set.of(Capability.EXPECTS),
                    "an approximation: the members' own parts, scaled to what each member adds to the score; exact for the average"
                            + " of standardised scores of additive members"));

    private static final List<CatalogueEntry> TRIVIAL = List.of(
            new CatalogueEntry(
                    "distance-to-mean",
                    Family.TRIVIAL,
                    new DistanceToMean(),
                    Map.of(),
                    "Scores how far a row is from the mean of the training rows, with no regard to how columns go together."
                            + " A baseline: a detector that does not beat it has learned nothing but the mean.",
                    "squared distance between the row and the mean",
                    "folklore",
                    Set.of(Capability.ADDITIVE, Capability.EXPECTS, Capability.BASELINE)),
            new CatalogueEntry(
                    "constant",
                    Family.TRIVIAL,
                    new Constant(),
                    Map.of(),
                    "Gives every row the score 0. A baseline: it shows what a metric says of no information at all.",
                    "0",
                    "folklore",
                    Set.of(Capability.ADDITIVE, Capability.BASELINE)),
            new CatalogueEntry(
                    "random",
                    Family.TRIVIAL,
                    new RandomScore(),
                    Map.of(),
                    "Gives every row a random number that depends on its values and the seed alone. A baseline: its ROC AUC"
                            + " is one half up to chance.",
                    "hash of the row and the seed, between 0 and 1",
                    "folklore",
                    Set.of(Capability.BASELINE),
                    "none: the same part to every column"));

    private static final List<CatalogueEntry> ENTRIES = Stream.of(
                    NETWORKS_AND_PCA,
                    VariationalDetectors.ENTRIES,
                    ShapedDetectors.ENTRIES,
                    AdversarialDetectors.ENTRIES,
                    LabelledDetectors.ENTRIES,
                    ClassicDetectors.ENTRIES,
                    COMBINATIONS,
                    TRIVIAL)
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /** All detectors. */
    public static List<CatalogueEntry> all() {
        return ENTRIES;
    }

    /** The names of all detectors. */
    public static List<String> names() {
        return ENTRIES.stream().map(CatalogueEntry::name).toList();
    }

    /**
     * The entry of a name.
     *
     * @throws DetectorException if there is none; the message suggests the nearest name
     */
    public static CatalogueEntry get(String name) {
        for (CatalogueEntry entry : ENTRIES) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        throw new DetectorException("there is no detector '%s'%s".formatted(name, Spelling.hint(name, names())));
    }

    /** The entry that a detector, with whatever settings, belongs to. */
    public static CatalogueEntry of(Detector detector) {
        for (CatalogueEntry entry : ENTRIES) {
            if (entry.defaults().getClass() == detector.getClass()) {
                return entry;
            }
        }
        throw new IllegalArgumentException(detector.getClass().getName() + " is not in the catalogue");
    }
}
