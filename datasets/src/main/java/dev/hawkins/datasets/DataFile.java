package dev.hawkins.datasets;

/**
 * One file of a data set.
 *
 * @param path below the data folder
 * @param bytes length of the file
 * @param sha256 of the file
 * @param contentSha256 of the unpacked content, which counts where a publisher packs differently; empty if it is not
 *     packed
 * @param url where it can be downloaded as it is or packed differently; empty if there is no such address
 */
public record DataFile(String path, long bytes, String sha256, String contentSha256, String url) {
    public boolean hasUrl() {
        return !url.isEmpty();
    }
}
