package dev.hawkins.bench.compare;

import dev.hawkins.bench.compare.Problem.Weight;
import dev.hawkins.engine.Matrix;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Time from the start of a process to its first scored row: a Java process reads weights from a file, makes the network and
 * scores one row. Libraries have unpacked their native files before.
 */
final class ColdStart {
    private static final Workload WORKLOAD = Workloads.firstRow();

    private ColdStart() {}

    /** Milliseconds by peer, each of so many processes started turn by turn after one that is not counted. */
    static Map<String, Spread> measure(List<String> peers, int rounds) throws IOException {
        Path file = Files.createTempFile("bench", ".weights");
        try {
            write(Problems.of(WORKLOAD), file);
            double[][] millis = new double[peers.size()][rounds];
            for (int round = -1; round < rounds; round++) {
                for (int i = 0; i < peers.size(); i++) {
                    millis[i][Math.max(0, round)] = start(peers.get(i), file);
                }
            }
            Map<String, Spread> spreads = new LinkedHashMap<>();
            for (int i = 0; i < peers.size(); i++) {
                spreads.put(peers.get(i), Spread.of(millis[i]));
            }
            return spreads;
        } finally {
            Files.delete(file);
        }
    }

    private static double start(String peer, Path file) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ColdStart.class.getName()));
        command.addAll(List.of(peer, file.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String score = out.readLine();
            double millis = (System.nanoTime() - start) * 1e-6;
            if (score == null) {
                throw new IOException("a new process of %s scored nothing".formatted(peer));
            }
            return millis;
        } finally {
            process.destroy();
        }
    }

    /** Scores the first row by the peer of the given name. */
    public static void main(String[] arguments) throws IOException {
        try (Contender contender =
                peer(arguments[0]).contender(read(Path.of(arguments[1]))).orElseThrow()) {
            contender.run(1);
            System.out.println("scored");
            System.out.flush();
        }
        System.exit(0);
    }

    private static Peer peer(String name) {
        return name.equals(Hawkins.class.getName())
                ? new Hawkins()
                : ServiceLoader.load(Peer.class).stream()
                        .filter(provider -> provider.type().getName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .get();
    }

    private static void write(Problem problem, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(problem.weights().size());
            for (Weight weight : problem.weights()) {
                out.writeUTF(weight.name());
                write(weight.rows(), weight.columns(), weight.values(), out);
            }
            int columns = problem.data().columns();
            write(1, columns, Arrays.copyOf(problem.data().values(), columns), out);
        }
    }

    private static void write(int rows, int columns, float[] values, DataOutputStream out) throws IOException {
        out.writeInt(rows);
        out.writeInt(columns);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static Problem read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            List<Weight> weights = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                Matrix matrix = matrix(in);
                weights.add(new Weight(name, matrix.rows(), matrix.columns(), matrix.values()));
            }
            return new Problem(WORKLOAD, weights, matrix(in), Matrix.zeros(0, 0), new int[0]);
        }
    }

    private static Matrix matrix(DataInputStream in) throws IOException {
        Matrix matrix = Matrix.zeros(in.readInt(), in.readInt());
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = in.readFloat();
        }
        return matrix;
    }
}
