package dev.hawkins.engine.kernels;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Calls that the compiler cannot inline, at a cost of some nanoseconds. The Vector API is fast only where all of it is
 * inlined, and the compiler stops inlining when a method and what it inlined exceed a budget; then every vector is
 * allocated. So long pieces of vector code must be compiled apart from their callers and from each other. A method handle
 * that is not a constant is such a border on every JDK: fields that hold one must not be final.
 */
final class Apart {
    private Apart() {}

    /** A static method (float[] x, int xo, float[] y, int yo, int n). */
    static MethodHandle map(MethodHandles.Lookup lookup, String name) {
        return find(lookup, name, float[].class, int.class, float[].class, int.class, int.class);
    }

    /** A static method (int base, int row, float[] y, int radii, int yo, int width). */
    static MethodHandle noise(MethodHandles.Lookup lookup, String name) {
        return find(lookup, name, int.class, int.class, float[].class, int.class, int.class, int.class);
    }

    /** A static method (float[] v, int z, int co, int to, int dco, float[] dh, int ho, int n). */
    static MethodHandle cell(MethodHandles.Lookup lookup, String name) {
        return find(
                lookup,
                name,
                float[].class,
                int.class,
                int.class,
                int.class,
                int.class,
                float[].class,
                int.class,
                int.class);
    }

    /** A static method (float[] w, int p, int depth, int units, float[] x, int xo, float[] bias, int bo, float[] y, int yo). */
    static MethodHandle tiles(MethodHandles.Lookup lookup, String name) {
        return find(
                lookup,
                name,
                float[].class,
                int.class,
                int.class,
                int.class,
                float[].class,
                int.class,
                float[].class,
                int.class,
                float[].class,
                int.class);
    }

    /** {@link LaneGradient#gradient}. */
    static MethodHandle laneGradient() {
        return find(
                MethodHandles.lookup(),
                LaneGradient.class,
                "gradient",
                float[].class,
                int.class,
                int.class,
                int.class,
                float[].class,
                int.class,
                int.class,
                int.class,
                int.class,
                float[].class,
                int.class,
                int.class,
                float[].class);
    }

    private static MethodHandle find(MethodHandles.Lookup lookup, String name, Class<?>... parameters) {
        return find(lookup, lookup.lookupClass(), name, parameters);
    }

    private static MethodHandle find(MethodHandles.Lookup lookup, Class<?> home, String name, Class<?>... parameters) {
        try {
            return lookup.findStatic(home, name, MethodType.methodType(void.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static void call(MethodHandle method, float[] x, int xo, float[] y, int yo, int n) {
        try {
            method.invokeExact(x, xo, y, yo, n);
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    static void call(
            MethodHandle method,
            float[] w,
            int p,
            int depth,
            int units,
            float[] x,
            int xo,
            float[] bias,
            int bo,
            float[] y,
            int yo) {
        try {
            method.invokeExact(w, p, depth, units, x, xo, bias, bo, y, yo);
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    static void call(MethodHandle method, int base, int row, float[] y, int radii, int yo, int width) {
        try {
            method.invokeExact(base, row, y, radii, yo, width);
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    static void call(MethodHandle method, float[] v, int z, int co, int to, int dco, float[] dh, int ho, int n) {
        try {
            method.invokeExact(v, z, co, to, dco, dh, ho, n);
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    static void call(
            MethodHandle method,
            float[] d,
            int dof,
            int ds,
            int units,
            float[] x,
            int xo,
            int xs,
            int inputs,
            int blocks,
            float[] g,
            int go,
            int gs,
            float[] scratch) {
        try {
            method.invokeExact(d, dof, ds, units, x, xo, xs, inputs, blocks, g, go, gs, scratch);
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    /** The methods declare no checked exceptions, so what they throw is passed on as it is. */
    private static RuntimeException passedOn(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
}
