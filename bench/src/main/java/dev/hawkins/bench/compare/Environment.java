package dev.hawkins.bench.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where and with what something was measured. */
final class Environment {
    private Environment() {}

    static Map<String, String> of(List<Lane> lanes) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("processor", processor());
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("load average", load());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("JDK", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        facts.put("flags", flags());
        for (Lane lane : lanes) {
            if (!lane.peer().version().isEmpty()) {
                facts.put(lane.peer().name(), lane.peer().version());
            }
        }
        return facts;
    }

    static String load() {
        return String.format(Locale.ROOT, "%.1f", loadAverage());
    }

    /** Whether more wants to run than there are processors, which this measurement alone does not. */
    static boolean busy() {
        return loadAverage() > Runtime.getRuntime().availableProcessors() + 0.5;
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String flags() {
        return String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    private static String processor() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            String model = first(lines, "model name");
            String flags = first(lines, "flags");
            return model + (flags.contains("avx512f") ? ", AVX-512" : flags.contains("avx2") ? ", AVX2" : "");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String first(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
