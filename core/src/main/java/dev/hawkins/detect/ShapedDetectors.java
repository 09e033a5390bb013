package dev.hawkins.detect;

import dev.hawkins.detect.reconstruction.ConvolutionalAutoencoder;
import dev.hawkins.detect.sequence.SequenceToSequence;
import dev.hawkins.detect.variational.ConvolutionalVae;
import dev.hawkins.detect.variational.TemporalVae;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the catalogue for rows that are series or images: all need the setting shape ({@link RowShape}). */
final class ShapedDetectors {
    private static final Set<Capability> CAPABILITIES =
            Set.of(Capability.ADDITIVE, Capability.EXPECTS, Capability.WINDOWS);

    private static final Set<Capability> GENERATING =
            Set.of(Capability.ADDITIVE, Capability.EXPECTS, Capability.GENERATES, Capability.WINDOWS);

    static final List<CatalogueEntry> ENTRIES = List.of(
            new CatalogueEntry(
                    "conv-ae",
                    Family.RECONSTRUCTION,
                    new ConvolutionalAutoencoder(),
                    Map.of(),
                    "An autoencoder for rows that are series or images: small windows learn what may stand side by side, at"
                            + " whatever place. Say what a row is by shape=140, by shape=series:50x3 for a series of 3 values"
                            + " per step, or by shape=28x28 or shape=32x32x3 for an image; columns in that order, and no"
                            + " others. Images do best with --scaling min-max. Not for columns whose order means nothing;"
                            + " where all rows begin at the same point of their course, as single heartbeats do, ae does as"
                            + " well.",
                    "mean squared difference between the row and its reconstruction",
                    "Masci et al. 2011, doi 10.1007/978-3-642-21735-7_7",
                    CAPABILITIES),
            new CatalogueEntry(
                    "conv-vae",
                    Family.VARIATIONAL,
                    new ConvolutionalVae(),
                    Map.of(),
                    "A vae for rows that are series or images, with convolutions for layers: it learns how much each place"
                            + " may vary, so that restless places do not drown calm ones. Say what a row is by shape=140,"
                            + " shape=series:50x3, shape=28x28 or shape=32x32x3; hidden lists the channels of each"
                            + " convolution. Slower than conv-ae, and with a few hundred rows hardly better than vae on the"
                            + " same columns.",
                    "negative log reconstruction probability: mean over latent samples of the negative log probability of the"
                            + " row",
                    "Kingma and Welling 2014, arXiv 1312.6114; An and Cho 2015, SNU Data Mining Center",
                    GENERATING),
            new CatalogueEntry(
                    "temporal-vae",
                    Family.VARIATIONAL,
                    new TemporalVae(),
                    Map.of(),
                    "A vae for series: convolutions that never look ahead read the series, a recurrent network says it again"
                            + " step by step. For windows whose course matters more than the exact place of things; say"
                            + " shape=140 or shape=series:50x3. Slow to train on long windows; where all windows begin at"
                            + " the same point of the course, as heartbeats do, conv-vae learns more in less time.",
                    "negative log reconstruction probability: mean over latent samples of the negative log probability of the"
                            + " row",
                    "Bai, Kolter and Koltun 2018, arXiv 1803.01271; Cho et al. 2014, arXiv 1406.1078; Kingma and Welling"
                            + " 2014, arXiv 1312.6114",
                    GENERATING),
            new CatalogueEntry(
                    "seq2seq",
                    Family.SEQUENCE,
                    new SequenceToSequence(),
                    Map.of("ff12", SequenceToSequence.ff12()),
                    "Reads a series in both directions by one recurrent network and has another predict each step from what"
                            + " the first has read and the step before. Finds sudden turns and spikes and says where they"
                            + " are; say shape=140 or shape=series:50x3. Fed the true step before it follows slow drifts,"
                            + " which decoding=free-running does not, at the price of a coarser picture. Weak on columns"
                            + " that are no series, and slow on long ones.",
                    "mean over steps and values of the squared difference between the series and its prediction",
                    "Sutskever, Vinyals and Le 2014, arXiv 1409.3215; Malhotra et al. 2016, arXiv 1607.00148; profile ff12:"
                            + " Cloudera Fast Forward report FF12, 2020",
                    CAPABILITIES));

    private ShapedDetectors() {}
}
