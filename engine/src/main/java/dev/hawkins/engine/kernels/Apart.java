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

    private static MethodHandle find(MethodHandles.Lookup lookup, String name, Class<?>... parameters) {
        try {
            return lookup.findStatic(lookup.lookupClass(), name, MethodType.methodType(void.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static void call(MethodHandle method, float[] x, int xo, float[] y, int yo, int n) {
        try {
            method.invokeExact(x, xo, y, yo, n);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void call(MethodHandle method, int base, int row, float[] y, int radii, int yo, int width) {
        try {
            method.invokeExact(base, row, y, radii, yo, width);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
