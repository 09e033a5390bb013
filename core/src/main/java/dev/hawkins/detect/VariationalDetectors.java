package dev.hawkins.detect;

import dev.hawkins.detect.variational.ConditionalVae;
import dev.hawkins.detect.variational.HierarchicalVae;
import dev.hawkins.detect.variational.MultimodalVae;
import dev.hawkins.detect.variational.SparseVae;
import dev.hawkins.detect.variational.VariationalAutoencoder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the catalogue that varies the vae: other architectures and penalties, with all its settings. */
final class VariationalDetectors {
    /** Of scores that add a KL divergence to the columns' own parts. */
    static final String KL_SHARED =
            "the negative log probability of each column, exactly, and Shapley values of the KL divergence; with"
                    + " score=reconstruction-probability or mean-latent exact parts, with other scores Shapley values of"
                    + " the score";

    private static final String SHARED =
            "Shapley values of the score; with score=reconstruction-probability or" + " mean-latent exact parts";

    static final List<CatalogueEntry> ENTRIES = List.of(
            new CatalogueEntry(
                    "conditional-vae",
                    Family.VARIATIONAL,
                    new ConditionalVae(),
                    Map.of(),
                    "A vae that judges columns given others, which are not judged themselves: what is strange for this device"
                            + " at this hour. Name the given columns with condition=colA;colB. Not for columns that follow"
                            + " from the anomaly, which would excuse it; without a condition it is vae.",
                    "negative ELBO of the other columns, given the condition",
                    "Sohn, Lee and Yan 2015, NeurIPS 28",
                    Set.of(Capability.EXPECTS, Capability.GENERATES),
                    SHARED),
            new CatalogueEntry(
                    "hierarchical-vae",
                    Family.VARIATIONAL,
                    new HierarchicalVae(),
                    Map.of(),
                    "A vae whose latent code has a latent code of its own, so that rows may come from clusters and bent"
                            + " surfaces without being called rare. For some thousand rows of several kinds; with fewer, or"
                            + " one kind, vae says the same in half the time.",
                    "negative ELBO over two levels: mean over latent samples of the negative log probability of the row, plus"
                            + " the KL divergences of both codes",
                    "Rezende, Mohamed and Wierstra 2014, arXiv 1401.4082",
                    Set.of(Capability.EXPECTS, Capability.GENERATES),
                    SHARED),
            new CatalogueEntry(
                    "sparse-vae",
                    Family.VARIATIONAL,
                    new SparseVae(),
                    Map.of("essay", new SparseVae(new VariationalAutoencoder(), 1e-4)),
                    "A vae whose decoder pays for the size of its weights until most are exactly 0, so that each latent unit"
                            + " moves few columns. For wide tables whose columns hang together in small groups; where all"
                            + " depend on all, vae fits better.",
                    "negative ELBO, as that of vae",
                    "Kingma and Welling 2014, arXiv 1312.6114; Parikh and Boyd 2014, doi 10.1561/2400000003",
                    Set.of(Capability.EXPECTS, Capability.GENERATES),
                    KL_SHARED),
            new CatalogueEntry(
                    "multimodal-vae",
                    Family.VARIATIONAL,
                    new MultimodalVae(),
                    Map.of(),
                    "A vae with an encoder for each group of columns, whose opinions of the latent code are multiplied. A"
                            + " group that is missing in a row is neither read nor judged. For rows put together from several"
                            + " sources of which some fail; name them with modalities=colA,colB;colC. Where nothing is ever"
                            + " missing, vae learns more of how the groups hang together.",
                    "negative ELBO of the groups that are there",
                    "Wu and Goodman 2018, arXiv 1802.05335; Hinton 2002, doi 10.1162/089976602760128018",
                    Set.of(Capability.EXPECTS, Capability.GENERATES),
                    SHARED));

    private VariationalDetectors() {}
}
