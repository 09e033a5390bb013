package dev.hawkins.engine.kernels;

import static dev.hawkins.engine.kernels.Kernels.BLOCK;
import static dev.hawkins.engine.kernels.Kernels.PANEL;
import static dev.hawkins.engine.kernels.Lanes.L;
import static dev.hawkins.engine.kernels.Lanes.all;
import static dev.hawkins.engine.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient product with inputs as lanes. Hot code of the same build as {@link BlockProduct}: a tile of 8 units x 2
 * vectors of inputs stays in registers while the rows of the batch stream by.
 */
final class PanelGradient {
    private static final int STEP = 2 * L;
    private static final boolean EIGHT = L != 8;

    private PanelGradient() {}

    static void gradient(
            float[] d, int dof, int ds, int units, int rows, float[] panel, int po, float[] g, int go, int gs) {
        for (int i = 0; i < PANEL; i += STEP) {
            int u = 0;
            for (; EIGHT && u + 8 <= units; u += 8) {
                gradient8(d, dof + u * BLOCK, ds, rows, panel, po + i, g, go + u * gs + i, gs);
            }
            while (u < units) {
                u = rest(d, dof, ds, units, rows, panel, po + i, g, go + i, gs, u);
            }
        }
    }

    private static int rest(
            float[] d, int dof, int ds, int units, int rows, float[] panel, int po, float[] g, int go, int gs, int u) {
        if (units >= 4) {
            int v = Math.min(u, units - 4);
            gradient4(d, dof + v * BLOCK, ds, rows, panel, po, g, go + v * gs, gs);
            return v + 4;
        }
        gradient1(d, dof + u * BLOCK, ds, rows, panel, po, g, go + u * gs, gs);
        return u + 1;
    }

    private static void gradient8(
            float[] d, int dof, int ds, int rows, float[] panel, int q, float[] g, int go, int gs) {
        FloatVector a00 = all(0);
        FloatVector a01 = all(0);
        FloatVector a10 = all(0);
        FloatVector a11 = all(0);
        FloatVector a20 = all(0);
        FloatVector a21 = all(0);
        FloatVector a30 = all(0);
        FloatVector a31 = all(0);
        FloatVector a40 = all(0);
        FloatVector a41 = all(0);
        FloatVector a50 = all(0);
        FloatVector a51 = all(0);
        FloatVector a60 = all(0);
        FloatVector a61 = all(0);
        FloatVector a70 = all(0);
        FloatVector a71 = all(0);
        for (int r = 0; r < rows; r++, q += PANEL) {
            int p = dof + (r >> 5) * ds + (r & 31);
            FloatVector x0 = load(panel, q);
            FloatVector x1 = load(panel, q + L);
            FloatVector c0 = all(d[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(d[p + 1 * BLOCK]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(d[p + 2 * BLOCK]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(d[p + 3 * BLOCK]);
            a30 = c3.fma(x0, a30);
            a31 = c3.fma(x1, a31);
            FloatVector c4 = all(d[p + 4 * BLOCK]);
            a40 = c4.fma(x0, a40);
            a41 = c4.fma(x1, a41);
            FloatVector c5 = all(d[p + 5 * BLOCK]);
            a50 = c5.fma(x0, a50);
            a51 = c5.fma(x1, a51);
            FloatVector c6 = all(d[p + 6 * BLOCK]);
            a60 = c6.fma(x0, a60);
            a61 = c6.fma(x1, a61);
            FloatVector c7 = all(d[p + 7 * BLOCK]);
            a70 = c7.fma(x0, a70);
            a71 = c7.fma(x1, a71);
        }
        a00.intoArray(g, go);
        a01.intoArray(g, go + L);
        a10.intoArray(g, go + 1 * gs);
        a11.intoArray(g, go + 1 * gs + L);
        a20.intoArray(g, go + 2 * gs);
        a21.intoArray(g, go + 2 * gs + L);
        a30.intoArray(g, go + 3 * gs);
        a31.intoArray(g, go + 3 * gs + L);
        a40.intoArray(g, go + 4 * gs);
        a41.intoArray(g, go + 4 * gs + L);
        a50.intoArray(g, go + 5 * gs);
        a51.intoArray(g, go + 5 * gs + L);
        a60.intoArray(g, go + 6 * gs);
        a61.intoArray(g, go + 6 * gs + L);
        a70.intoArray(g, go + 7 * gs);
        a71.intoArray(g, go + 7 * gs + L);
    }

    private static void gradient4(
            float[] d, int dof, int ds, int rows, float[] panel, int q, float[] g, int go, int gs) {
        FloatVector a00 = all(0);
        FloatVector a01 = all(0);
        FloatVector a10 = all(0);
        FloatVector a11 = all(0);
        FloatVector a20 = all(0);
        FloatVector a21 = all(0);
        FloatVector a30 = all(0);
        FloatVector a31 = all(0);
        for (int r = 0; r < rows; r++, q += PANEL) {
            int p = dof + (r >> 5) * ds + (r & 31);
            FloatVector x0 = load(panel, q);
            FloatVector x1 = load(panel, q + L);
            FloatVector c0 = all(d[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
            FloatVector c1 = all(d[p + 1 * BLOCK]);
            a10 = c1.fma(x0, a10);
            a11 = c1.fma(x1, a11);
            FloatVector c2 = all(d[p + 2 * BLOCK]);
            a20 = c2.fma(x0, a20);
            a21 = c2.fma(x1, a21);
            FloatVector c3 = all(d[p + 3 * BLOCK]);
            a30 = c3.fma(x0, a30);
            a31 = c3.fma(x1, a31);
        }
        a00.intoArray(g, go);
        a01.intoArray(g, go + L);
        a10.intoArray(g, go + 1 * gs);
        a11.intoArray(g, go + 1 * gs + L);
        a20.intoArray(g, go + 2 * gs);
        a21.intoArray(g, go + 2 * gs + L);
        a30.intoArray(g, go + 3 * gs);
        a31.intoArray(g, go + 3 * gs + L);
    }

    private static void gradient1(
            float[] d, int dof, int ds, int rows, float[] panel, int q, float[] g, int go, int gs) {
        FloatVector a00 = all(0);
        FloatVector a01 = all(0);
        for (int r = 0; r < rows; r++, q += PANEL) {
            int p = dof + (r >> 5) * ds + (r & 31);
            FloatVector x0 = load(panel, q);
            FloatVector x1 = load(panel, q + L);
            FloatVector c0 = all(d[p]);
            a00 = c0.fma(x0, a00);
            a01 = c0.fma(x1, a01);
        }
        a00.intoArray(g, go);
        a01.intoArray(g, go + L);
    }
}
