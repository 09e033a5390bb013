package dev.hawkins.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;

/** Measures Hawkins beside the peers that are on the class path and prints one table. See {@link #USAGE}. */
public final class PeerTable {
    private static final String USAGE =
            """
            usage: bench/run [--alone] [--quick] [--only TEXT] [--json FILE]
              --alone      Hawkins and the machine's peak only; downloads nothing
              --quick      about 3 minutes instead of 15
              --only TEXT  workloads whose name contains the text ("cold start" is one)
              --json FILE  everything that was measured, as JSON
            """;

    /** Names of those that are limits rather than peers. */
    static final Set<String> LIMITS = Set.of(FmaPeak.NAME, Hawkins.Alone.NAME);

    private static final String COLD_START = "cold start";

    private boolean quick;
    private String only = "";
    private Path json;

    public static void main(String[] arguments) throws IOException {
        PeerTable table = new PeerTable();
        try {
            table.read(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        }
        table.run();
        System.exit(0); // native libraries leave threads behind
    }

    private void read(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--alone" -> {} // bench/run has left the peers out
                case "--help" -> help();
                case "--quick" -> quick = true;
                case "--only" -> only = value(arguments, ++i);
                case "--json" -> json = writable(Path.of(value(arguments, ++i)));
                default -> throw new IllegalArgumentException("unknown option '%s'".formatted(arguments[i]));
            }
        }
    }

    private static void help() {
        System.out.print(USAGE);
        System.exit(0);
    }

    private static String value(String[] arguments, int i) {
        if (i == arguments.length) {
            throw new IllegalArgumentException("%s needs a value".formatted(arguments[i - 1]));
        }
        return arguments[i];
    }

    /** Said at the beginning rather than after all the measuring. */
    private static Path writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--json %s: there is no folder %s".formatted(file, folder));
        }
        return file;
    }

    private void run() throws IOException {
        Measurement measurement =
                quick ? Measurement.quick(System.err::println) : Measurement.full(System.err::println);
        List<Lane> lanes = lanes();
        Map<String, String> environment = Environment.of(lanes);
        List<Peer> peers = lanes.stream()
                .map(Lane::peer)
                .filter(peer -> !LIMITS.contains(peer.name()))
                .toList();
        TextTable table =
                new TextTable(System.out, peers.stream().map(Peer::name).toList());
        table.head(environment);
        List<Result> results = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            if (workload.name().contains(only)) {
                Result result = measurement.run(workload, lanes);
                table.row(result);
                results.add(result);
            }
        }
        Map<String, Spread> starts = COLD_START.contains(only) ? starts(peers) : Map.of();
        table.foot(starts);
        environment.put("load average at the end", Environment.load());
        System.out.println("load average at the end: " + environment.get("load average at the end"));
        if (Environment.busy()) {
            System.out.println("Other work kept this machine busy: rows of two threads, and cold starts, say little.");
        }
        if (json != null) {
            Files.writeString(json, JsonReport.of(environment, results, starts));
        }
    }

    /** Times of new processes by the names of the peers. */
    private Map<String, Spread> starts(List<Peer> peers) throws IOException {
        List<String> classes =
                peers.stream().map(peer -> peer.getClass().getName()).toList();
        Map<String, Spread> byClass = ColdStart.measure(classes, quick ? 3 : 9);
        Map<String, Spread> starts = new LinkedHashMap<>();
        peers.forEach(
                peer -> starts.put(peer.name(), byClass.get(peer.getClass().getName())));
        return starts;
    }

    private static List<Lane> lanes() {
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane(Hawkins::new));
        ServiceLoader.load(Peer.class).stream()
                .<Callable<? extends Peer>>map(provider -> provider::get)
                .forEach(maker -> add(lanes, maker));
        lanes.add(new Lane(Hawkins.Alone::new));
        lanes.add(new Lane(FmaPeak::new));
        return lanes;
    }

    private static void add(List<Lane> lanes, Callable<? extends Peer> maker) {
        try {
            lanes.add(new Lane(maker));
        } catch (IllegalStateException e) {
            System.err.println("a peer is left out: " + e.getCause());
        }
    }
}
