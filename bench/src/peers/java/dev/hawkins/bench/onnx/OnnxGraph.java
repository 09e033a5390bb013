package dev.hawkins.bench.onnx;

import java.nio.ByteBuffer;

/**
 * An ONNX model (onnx.proto, IR version 8, operator set 17) under construction: one float input {@code x}, rows x inputs with
 * any number of rows, and one float output. Values are known by name.
 */
final class OnnxGraph {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_INT = 2;

    private final Message graph = new Message().text(2, "net");
    private final int inputs;
    private int names;

    OnnxGraph(int inputs) {
        this.inputs = inputs;
    }

    /** A constant of floats. */
    String constant(float[] values, long... shape) {
        ByteBuffer raw = Message.littleEndian(4 * values.length);
        raw.asFloatBuffer().put(values);
        return constant(FLOAT, raw.array(), shape);
    }

    /** A constant vector of whole numbers, for axes and shapes. */
    String constant(long... values) {
        ByteBuffer raw = Message.littleEndian(8 * values.length);
        raw.asLongBuffer().put(values);
        return constant(INT64, raw.array(), values.length);
    }

    private String constant(int type, byte[] raw, long... shape) {
        String name = name();
        Message tensor = new Message();
        for (long size : shape) {
            tensor.number(1, size);
        }
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
        return name;
    }

    /** An operation without attributes; returns the name of its value. */
    String apply(String operator, String... in) {
        return add(operator, new Message[0], in);
    }

    /** W x + b for weights with one row per unit. */
    String dense(String x, String weights, String bias) {
        return add("Gemm", new Message[] {flag("transB", 1)}, x, weights, bias);
    }

    /** Sums over one axis, which disappears. */
    String sum(String x, long axis) {
        return add("ReduceSum", new Message[] {flag("keepdims", 0)}, x, constant(axis));
    }

    String scaled(String x, float factor) {
        return apply("Mul", x, constant(new float[] {factor}, 1));
    }

    private static Message flag(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    private String add(String operator, Message[] attributes, String... in) {
        String out = name();
        Message node = new Message();
        for (String value : in) {
            node.text(1, value);
        }
        node.text(2, out).text(4, operator);
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
        return out;
    }

    private String name() {
        return "v" + names++;
    }

    /** The finished model file, whose output is the given value of one number per row. */
    byte[] model(String output) {
        graph.message(11, value("x", dimension("rows"), new Message().number(1, inputs)));
        graph.message(12, value(output, dimension("rows")));
        Message operators = new Message().text(1, "").number(2, 17);
        return new Message()
                .number(1, 8)
                .text(2, "hawkins-bench")
                .message(7, graph)
                .message(8, operators)
                .toBytes();
    }

    private static Message dimension(String name) {
        return new Message().text(2, name);
    }

    private static Message value(String name, Message... dimensions) {
        Message shape = new Message();
        for (Message dimension : dimensions) {
            shape.message(1, dimension);
        }
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
