package dev.hawkins.arena;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most heap in use since it was asked to watch, garbage included. */
final class Heap {
    private final List<MemoryPoolMXBean> pools;

    private Heap(List<MemoryPoolMXBean> pools) {
        this.pools = pools;
    }

    static Heap watch() {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        return new Heap(pools);
    }

    /** Bytes; the pools need not have peaked at the same time. */
    long peak() {
        return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
