package dev.hawkins.datasets;

/** How the files of a data set are written. */
public enum Format {
    /** Delimited text. */
    CSV,
    /** Weka's attribute-relation file: named attributes, then comma-separated rows. */
    ARFF,
    /** MNIST's format: a file of images and a file of labels. */
    IDX,
    /** CIFAR's binary records, or archives of JPEG images, one per class. */
    CIFAR,
    /** A series of the Numenta Anomaly Benchmark and its file of anomaly windows. */
    NAB
}
