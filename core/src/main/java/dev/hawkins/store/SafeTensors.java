package dev.hawkins.store;

import dev.hawkins.detect.ModelState.Doubles;
import dev.hawkins.detect.ModelState.Floats;
import dev.hawkins.detect.ModelState.Tensor;
import dev.hawkins.prepare.Tree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named arrays in the safetensors format (https://github.com/huggingface/safetensors): eight bytes with the length of the
 * header, little-endian; the header, a JSON object of {@code {"name": {"dtype", "shape", "data_offsets"}}}; then the values,
 * little-endian and without gaps. Only F32 and F64 are known here. The header is padded with spaces to a multiple of 8.
 */
final class SafeTensors {
    private SafeTensors() {}

    /** The bytes of these arrays, in the order of the map. */
    static byte[] write(Map<String, Tensor> tensors) {
        byte[] header = header(tensors);
        long size = 8L + header.length;
        for (Tensor tensor : tensors.values()) {
            size += bytes(tensor);
        }
        ModelFile.checkSize(ModelFile.WEIGHTS, size);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(header.length).put(header);
        for (Tensor tensor : tensors.values()) {
            putValues(out, tensor);
        }
        return out.array();
    }

    private static byte[] header(Map<String, Tensor> tensors) {
        Map<String, Object> tree = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long end = at + bytes(entry.getValue());
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("dtype", entry.getValue() instanceof Floats ? "F32" : "F64");
            about.put("shape", entry.getValue().shape());
            about.put("data_offsets", List.of(at, end));
            tree.put(entry.getKey(), about);
            at = end;
        }
        byte[] json = Json.compact(tree);
        byte[] padded = new byte[(json.length + 7) / 8 * 8];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return padded;
    }

    private static long bytes(Tensor tensor) {
        return tensor instanceof Floats f ? 4L * f.values().length : 8L * ((Doubles) tensor).values().length;
    }

    private static void putValues(ByteBuffer out, Tensor tensor) {
        if (tensor instanceof Floats f) {
            out.asFloatBuffer().put(f.values());
        } else {
            out.asDoubleBuffer().put(((Doubles) tensor).values());
        }
        out.position(out.position() + Math.toIntExact(bytes(tensor)));
    }

    /**
     * The arrays in these bytes, in the order of the header.
     *
     * @throws ModelFileException if the bytes break a rule of the format
     */
    static Map<String, Tensor> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 8) {
            throw broken("has %d bytes, fewer than the 8 of its first field".formatted(bytes.length));
        }
        long length = in.getLong();
        if (length < 2 || length > bytes.length - 8) {
            throw broken("says that its header has %d bytes".formatted(length));
        }
        String header = new String(bytes, 8, (int) length, StandardCharsets.UTF_8);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        ByteBuffer data = in.position(8 + (int) length).slice().order(ByteOrder.LITTLE_ENDIAN);
        for (Map.Entry<String, Object> entry :
                Json.object(header, "weights.safetensors").entrySet()) {
            tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
        }
        if (data.hasRemaining()) {
            throw broken("has %d bytes that belong to no tensor".formatted(data.remaining()));
        }
        return tensors;
    }

    private static Tensor tensor(String name, Object about, ByteBuffer data) {
        if (!(about instanceof Map<?, ?> fields)) {
            throw broken("describes tensor '%s' by %s".formatted(Tree.shown(name), Tree.shown(about)));
        }
        int[] shape = shape(name, fields.get("shape"));
        long count = count(name, shape);
        boolean isFloat = "F32".equals(fields.get("dtype"));
        if (!isFloat && !"F64".equals(fields.get("dtype"))) {
            throw broken("has values of type %s in tensor '%s'; F32 and F64 are known"
                    .formatted(Tree.shown(fields.get("dtype")), Tree.shown(name)));
        }
        long size = count * (isFloat ? 4 : 8);
        long from = data.position();
        if (size > data.remaining() || !offsets(fields.get("data_offsets")).equals(List.of(from, from + size))) {
            throw broken("places tensor '%s' at %s, but its shape %s needs bytes %d to %d of %d"
                    .formatted(
                            Tree.shown(name),
                            shownList(fields.get("data_offsets")),
                            Arrays.toString(shape),
                            from,
                            from + size,
                            data.limit()));
        }
        return take(data, shape, (int) count, isFloat);
    }

    private static Tensor take(ByteBuffer data, int[] shape, int count, boolean isFloat) {
        if (isFloat) {
            float[] values = new float[count];
            data.asFloatBuffer().get(values);
            data.position(data.position() + 4 * count);
            return new Floats(shape, values);
        }
        double[] values = new double[count];
        data.asDoubleBuffer().get(values);
        data.position(data.position() + 8 * count);
        return new Doubles(shape, values);
    }

    private static long count(String name, int[] shape) {
        long count = 1;
        for (int n : shape) {
            count *= n;
            if (count > Integer.MAX_VALUE / 8) {
                throw broken("gives tensor '%s' the shape %s, which is more than one array can hold"
                        .formatted(Tree.shown(name), Arrays.toString(shape)));
            }
        }
        return count;
    }

    private static int[] shape(String name, Object value) {
        if (!(value instanceof List<?> list) || list.size() > 8) {
            throw broken("gives tensor '%s' the shape %s".formatted(Tree.shown(name), shownList(value)));
        }
        int[] shape = new int[list.size()];
        for (int i = 0; i < shape.length; i++) {
            if (!(list.get(i) instanceof Integer n) || n < 0) {
                throw broken("gives tensor '%s' the shape %s".formatted(Tree.shown(name), shownList(value)));
            }
            shape[i] = n;
        }
        return shape;
    }

    private static List<Long> offsets(Object value) {
        List<Long> offsets = new ArrayList<>();
        if (value instanceof List<?> list && list.size() == 2) {
            for (Object o : list) {
                offsets.add(o instanceof Number n ? n.longValue() : -1L);
            }
        }
        return offsets;
    }

    /** A short list as it is written, anything else in short. */
    private static String shownList(Object value) {
        return Tree.cut(String.valueOf(value));
    }

    private static ModelFileException broken(String what) {
        return new ModelFileException("its weights.safetensors " + what);
    }
}
