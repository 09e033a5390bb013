package dev.hawkins.engine.kernels;

import java.util.Arrays;

/** Moves rows in and out of float blocks, and draws noise into them. */
class ScalarRows implements Rows<float[]> {
    @Override
    public void gather(
            float[] matrix,
            int mo,
            int step,
            int units,
            int[] rows,
            int from,
            int count,
            float[] y,
            int yo,
            int width) {
        if (width == 1) {
            int row = rows == null ? from : rows[from];
            System.arraycopy(matrix, mo + row * step, y, yo, units);
            return;
        }
        Transposes.toLanes(matrix, mo, step, units, rows, from, count, y, yo);
        for (int at = yo; at < yo + units * width && count < width; at += width) {
            Arrays.fill(y, at + count, at + width, y[at + count - 1]);
        }
    }

    @Override
    public void scatter(float[] x, int xo, int units, int count, float[] matrix, int mo) {
        Transposes.toRows(x, xo, units, count, matrix, mo, units);
    }

    @Override
    public void addSums(float[] x, int xo, int units, int count, double[] sums, int so) {
        Transposes.addSums(x, xo, units, count, sums, so);
    }

    @Override
    public void toPanels(float[] x, int xo, int units, float[] panels, int po, int panelStep) {
        for (int from = 0; from < units; from += Kernels.PANEL, po += panelStep) {
            int filled = Math.min(Kernels.PANEL, units - from);
            for (int lane = 0; lane < Kernels.BLOCK; lane++) {
                int to = po + lane * Kernels.PANEL;
                Transposes.toRow(x, xo + from * Kernels.BLOCK + lane, filled, panels, to);
                Arrays.fill(panels, to + filled, to + Kernels.PANEL, 0);
            }
        }
    }

    @Override
    public void noise(long key, int units, int row, float[] y, int yo, int width) {
        for (int u = 0; u < units; u++) {
            long base = Noise.pairBase(key, u >> 1);
            for (int lane = 0; lane < width; lane++) {
                int a = Noise.mix((int) base + (row + lane) * Noise.STRIDE);
                int b = Noise.mix((int) (base >>> 32) + (row + lane) * Noise.STRIDE);
                float d = Noise.turn(b);
                float z = Noise.radius(a) * ((u & 1) == 0 ? Noise.cosine(d) : Noise.sine(d));
                y[yo + u * width + lane] = z;
            }
        }
    }

    @Override
    public void mask(long key, double share, int units, int row, float[] y, int yo, int width) {
        int limit = (int) Math.round(share * 0x1p24);
        for (int u = 0; u < units; u++) {
            int base = (int) Noise.pairBase(key, u);
            for (int lane = 0; lane < width; lane++) {
                int bits = Noise.mix(base + (row + lane) * Noise.STRIDE) >>> 8;
                y[yo + u * width + lane] = bits >= limit ? 1 : 0;
            }
        }
    }

    @Override
    public void gumbel(long key, int units, int row, float[] y, int yo, int width) {
        for (int u = 0; u < units; u++) {
            int base = (int) Noise.pairBase(key, u);
            for (int lane = 0; lane < width; lane++) {
                y[yo + u * width + lane] = Noise.gumbel(Noise.mix(base + (row + lane) * Noise.STRIDE));
            }
        }
    }
}
