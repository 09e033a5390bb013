package dev.hawkins.engine.kernels;

/** Moves rows into double blocks; noise is that of the float kernels. */
final class DoubleRows implements Rows<double[]> {
    private final ScalarRows floats = new ScalarRows();

    @Override
    public void gather(
            float[] matrix,
            int mo,
            int step,
            int units,
            int[] rows,
            int from,
            int count,
            double[] y,
            int yo,
            int width) {
        float[] block = new float[units * width];
        floats.gather(matrix, mo, step, units, rows, from, count, block, 0, width);
        widen(block, y, yo);
    }

    @Override
    public void scatter(double[] x, int xo, int units, int count, float[] matrix, int mo) {
        for (int i = 0; i < count * units; i++) {
            matrix[mo + i] = (float) x[xo + i % units * Kernels.BLOCK + i / units];
        }
    }

    @Override
    public void addSums(double[] x, int xo, int units, int count, double[] sums, int so) {
        for (int i = 0; i < count * units; i++) {
            sums[so + i / units] += x[xo + i % units * Kernels.BLOCK + i / units];
        }
    }

    @Override
    public void toPanels(double[] x, int xo, int units, double[] panels, int po, int panelStep) {
        for (int u = 0; u < (units + Kernels.PANEL - 1) / Kernels.PANEL * Kernels.PANEL; u++) {
            for (int lane = 0; lane < Kernels.BLOCK; lane++) {
                int target = po + u / Kernels.PANEL * panelStep + lane * Kernels.PANEL + u % Kernels.PANEL;
                panels[target] = u < units ? x[xo + u * Kernels.BLOCK + lane] : 0;
            }
        }
    }

    @Override
    public void noise(long key, int units, int row, double[] y, int yo, int width) {
        float[] block = new float[units * width];
        floats.noise(key, units, row, block, 0, width);
        widen(block, y, yo);
    }

    @Override
    public void mask(long key, double share, int units, int row, double[] y, int yo, int width) {
        float[] block = new float[units * width];
        floats.mask(key, share, units, row, block, 0, width);
        widen(block, y, yo);
    }

    @Override
    public void gumbel(long key, int units, int row, double[] y, int yo, int width) {
        float[] block = new float[units * width];
        floats.gumbel(key, units, row, block, 0, width);
        widen(block, y, yo);
    }

    private static void widen(float[] from, double[] to, int offset) {
        for (int i = 0; i < from.length; i++) {
            to[offset + i] = from[i];
        }
    }
}
