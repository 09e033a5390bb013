package dev.hawkins.datasets;

import dev.hawkins.table.TableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Downloads data sets into the data folder: each file to a temporary one beside its place, checked against its SHA-256,
 * then moved at once. Whatever goes wrong leaves nothing behind.
 */
public final class Downloads {
    private final HttpClient client;
    private final DataFolder folder;
    private final Consumer<String> progress;

    /** @param progress gets a sentence per file */
    public Downloads(HttpClient client, DataFolder folder, Consumer<String> progress) {
        this.client = client;
        this.folder = folder;
        this.progress = progress;
    }

    /** A client that follows redirections and gives up on servers that do not answer. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    /**
     * Gets the files of a set that are not there yet.
     *
     * @throws TableException if a file cannot be had from an address of its own (the message says where to look and
     *     where to put it), or the server fails, or the content is not the one expected
     */
    public void fetch(DataSet set) {
        for (DataFile file : set.files()) {
            Path there = folder.find(file.path());
            if (there != null) {
                progress.accept("%s is there: %s".formatted(file.path(), there));
            } else if (set.fetchable()) {
                fetch(file);
            } else {
                throw new TableException("dataset:%s cannot be downloaded by itself; %s"
                        .formatted(set.name(), folder.howToGet(set, file)));
            }
        }
    }

    private void fetch(DataFile file) {
        Path target = folder.target(file.path());
        Path before = existing(target);
        Path part = null;
        progress.accept("downloading %s to %s".formatted(file.url(), target));
        try {
            Files.createDirectories(target.getParent());
            part = Files.createTempFile(target.getParent(), "download", ".part");
            download(file, part);
            check(file, part);
            pack(part, target);
            move(part, target);
        } catch (IOException e) {
            throw new TableException("%s cannot be downloaded: %s".formatted(file.url(), reason(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TableException("the download of %s was interrupted".formatted(file.url()), e);
        } finally {
            delete(part);
            removeEmpty(target, before);
        }
    }

    /** The innermost folder on the way to a file that is there. */
    private static Path existing(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        while (folder.getParent() != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Removes the folders that were made for a file that did not come. */
    private static void removeEmpty(Path target, Path before) {
        try {
            for (Path made = target.toAbsolutePath().getParent(); !made.equals(before); made = made.getParent()) {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            return; // it is not empty, as it should be
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "there is no connection to the server (%s)"
                    .formatted(e.getClass().getSimpleName());
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void download(DataFile file, Path part) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(file.url()))
                .header("User-Agent", "hawkins")
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("the server answered with status " + response.statusCode());
            }
            Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void check(DataFile file, Path part) throws IOException {
        boolean good;
        try {
            good = Checksums.matches(part, file);
        } catch (IOException e) {
            throw new IOException("what came is damaged (%s) and was discarded; try again".formatted(reason(e)), e);
        }
        if (!good) {
            throw new IOException(
                    "what came has SHA-256 %s instead of %s and was discarded; the publisher may have changed it"
                            .formatted(Checksums.of(part), file.sha256()));
        }
    }

    /** Packs what came plain where the catalogue knows a packed file. */
    private static void pack(Path part, Path target) throws IOException {
        if (!target.toString().endsWith(".gz") || Checksums.isGzip(part)) {
            return;
        }
        byte[] content = Files.readAllBytes(part);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            out.write(content);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target);
        }
    }

    private static void delete(Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            return; // a file named .part is never read; what went wrong before matters more
        }
    }
}
