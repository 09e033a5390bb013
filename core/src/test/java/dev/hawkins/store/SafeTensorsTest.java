package dev.hawkins.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.ModelState.Doubles;
import dev.hawkins.detect.ModelState.Floats;
import dev.hawkins.detect.ModelState.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeTensorsTest {
    @Test
    void writesTheLayoutOfTheFormat() {
        byte[] bytes = SafeTensors.write(Map.of("w", new Floats(new int[] {1, 2}, new float[] {1, -2})));
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
        int padded = (header.length() + 7) / 8 * 8;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(buffer.getLong(0)).isEqualTo(padded);
        assertThat(new String(bytes, 8, padded, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo(header);
        assertThat(buffer.getFloat(8 + padded)).isEqualTo(1);
        assertThat(buffer.getFloat(12 + padded)).isEqualTo(-2);
        assertThat(bytes).hasSize(8 + padded + 8);
    }

    @Test
    void givesEveryBitBack() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Doubles.of(Double.MIN_VALUE, -0.0, Double.NaN, Double.NEGATIVE_INFINITY));
        tensors.put("a", new Floats(new int[] {2, 3}, new float[] {1, 2, 3, Float.MIN_VALUE, Float.NaN, 6}));
        tensors.put("empty", new Floats(new int[] {0, 5}, new float[0]));
        Map<String, Tensor> read = SafeTensors.read(SafeTensors.write(tensors));

        assertThat(read.keySet()).containsExactly("b", "a", "empty");
        assertThat(((Doubles) read.get("b")).values()).containsExactly(((Doubles) tensors.get("b")).values());
        assertThat(((Floats) read.get("a")).values()).containsExactly(((Floats) tensors.get("a")).values());
        assertThat(read.get("a").shape()).containsExactly(2, 3);
        assertThat(read.get("empty").shape()).containsExactly(0, 5);
    }

    @Test
    void refusesWhatBreaksTheFormat() {
        assertBroken(new byte[3], "its weights.safetensors has 3 bytes, fewer than the 8 of its first field");
        assertBroken(bytes(1L << 60, ""), "its weights.safetensors says that its header has 1152921504606846976 bytes");
        assertBroken(
                file("{\"w\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1),
                "its weights.safetensors has values of type I8 in tensor 'w'; F32 and F64 are known");
        assertBroken(
                file("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4),
                "its weights.safetensors places tensor 'w' at [0, 8], but its shape [2] needs bytes 0 to 8 of 4");
        assertBroken(
                file("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 6),
                "its weights.safetensors has 2 bytes that belong to no tensor");
        assertBroken(
                file("{\"w\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,4]}}", 4),
                "its weights.safetensors gives tensor 'w' the shape [65536, 65536], which is more than one array can hold");
        assertBroken(
                file("{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4),
                "its weights.safetensors gives tensor 'w' the shape [-1]");
        assertBroken(file("{\"w\":7}", 0), "its weights.safetensors describes tensor 'w' by 7");
    }

    @Test
    void echoesLittleOfAHostileHeader() {
        String name = "n".repeat(5000);
        String shown = "n".repeat(80) + "...";
        assertBroken(
                file("{\"%s\":\"%s\"}".formatted(name, name), 0),
                "its weights.safetensors describes tensor '%s' by %s".formatted(shown, shown));
        assertBroken(
                file("{\"%s\":{\"dtype\":\"%s\",\"shape\":[1]}}".formatted(name, name), 4),
                "its weights.safetensors has values of type %s in tensor '%s'; F32 and F64 are known"
                        .formatted(shown, shown));
        assertBroken(
                file("{\"w\":{\"shape\":[%s0]}}".formatted("0,".repeat(5000)), 4),
                "its weights.safetensors gives tensor 'w' the shape [%s0...".formatted("0, ".repeat(26)));
        assertBroken(
                file("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":\"%s\"}}".formatted(name), 4),
                "its weights.safetensors places tensor 'w' at %s, but its shape [1] needs bytes 0 to 4 of 4"
                        .formatted(shown));
    }

    private static void assertBroken(byte[] bytes, String message) {
        assertThatThrownBy(() -> SafeTensors.read(bytes))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(message);
    }

    private static byte[] file(String header, int dataBytes) {
        byte[] start = bytes(header.length(), header);
        return java.util.Arrays.copyOf(start, start.length + dataBytes);
    }

    private static byte[] bytes(long length, String header) {
        return ByteBuffer.allocate(8 + header.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header.getBytes(StandardCharsets.UTF_8))
                .array();
    }
}
