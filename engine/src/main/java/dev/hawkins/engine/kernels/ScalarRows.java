package dev.hawkins.engine.kernels;

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
        for (int lane = 0; lane < width; lane++) {
            int row = from + Math.min(lane, count - 1);
            int source = mo + (rows == null ? row : rows[row]) * step;
            for (int u = 0; u < units; u++) {
                y[yo + u * width + lane] = matrix[source + u];
            }
        }
    }

    @Override
    public void toPanels(float[] x, int xo, int units, float[] panels, int po, int panelStep) {
        for (int from = 0; from < units; from += Kernels.PANEL) {
            int filled = Math.min(Kernels.PANEL, units - from);
            for (int lane = 0; lane < Kernels.BLOCK; lane++) {
                int target = po + from / Kernels.PANEL * panelStep + lane * Kernels.PANEL;
                for (int i = 0; i < filled; i++) {
                    panels[target + i] = x[xo + (from + i) * Kernels.BLOCK + lane];
                }
                java.util.Arrays.fill(panels, target + filled, target + Kernels.PANEL, 0);
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
