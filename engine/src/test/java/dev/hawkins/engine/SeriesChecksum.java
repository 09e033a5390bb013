package dev.hawkins.engine;

/** A hash as that of {@link Checksum}, over {@link SeriesNets}. */
final class SeriesChecksum {
    private SeriesChecksum() {}

    static long of(int threads) {
        SeriesNets lstm = SeriesNets.recurrent(Recurrence.Kind.LSTM, 18);
        SeriesNets gru = SeriesNets.recurrent(Recurrence.Kind.GRU, 7);
        long hash = trained(SeriesNets.series(), 97, 0, threads);
        hash = 31 * hash + trained(SeriesNets.image(), 64, 0.5, threads);
        hash = 31 * hash + trained(lstm, 70, 0.5, threads);
        return 31 * hash + trained(gru, 33, 0, threads);
    }

    private static long trained(SeriesNets nets, int batch, double clip, int threads) {
        return Checksum.trained(nets.graph(), nets.x(), nets.read(), nets.loss(), batch, clip, threads);
    }
}
