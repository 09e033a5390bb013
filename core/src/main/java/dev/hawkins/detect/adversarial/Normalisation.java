package dev.hawkins.detect.adversarial;

/** What stands between a layer's product and its activation. */
public enum Normalisation {
    NONE,
    /** Each row over the units of the layer (Ba et al. 2016). */
    LAYER,
    /** Each unit over the batch; scores use the running statistics of training (Ioffe and Szegedy 2015). */
    BATCH
}
