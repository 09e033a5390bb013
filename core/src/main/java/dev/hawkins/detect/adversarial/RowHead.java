package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Coefficient;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Node;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Turns what a generator's last layer gives into a row of a layout, kind by kind: real and cyclic inputs as they are, unit
 * inputs through a sigmoid, categories through a softmax. A binary input is a category of two.
 */
final class RowHead {
    /** Neighbouring blocks that are made alike. */
    private record Run(Form form, List<Block> blocks) {
        /** Numbers that the generator gives for it. */
        int numbers() {
            return form == Form.CATEGORY ? IntStream.of(sizes()).sum() : inputs();
        }

        int inputs() {
            return blocks.stream().mapToInt(Block::count).sum();
        }

        /** Numbers of each category. */
        int[] sizes() {
            return blocks.stream().mapToInt(b -> Math.max(2, b.count())).toArray();
        }

        /** Which numbers of a category are its inputs: all of a one-hot block, that of "1" of two. */
        int[] chosen() {
            List<Integer> units = new ArrayList<>();
            int at = 0;
            for (Block block : blocks) {
                int first = block.count() == 1 ? 1 : 0;
                for (int i = 0; i < block.count(); i++) {
                    units.add(at + first + i);
                }
                at += Math.max(2, block.count());
            }
            return ints(units);
        }
    }

    private enum Form {
        LINEAR,
        SIGMOID,
        CATEGORY
    }

    private final Graph graph;
    private final InputLayout layout;
    private final List<Run> runs = new ArrayList<>();

    /** @param categories whether categories go through a softmax; otherwise each of their inputs through a sigmoid */
    RowHead(Graph graph, InputLayout layout, boolean categories) {
        this.graph = graph;
        this.layout = layout;
        for (Block block : layout.blocks()) {
            Form form = form(block, categories);
            if (runs.isEmpty() || runs.get(runs.size() - 1).form != form) {
                runs.add(new Run(form, new ArrayList<>()));
            }
            runs.get(runs.size() - 1).blocks.add(block);
        }
    }

    private static Form form(Block block, boolean categories) {
        return switch (block.kind()) {
            case REAL, CYCLIC -> Form.LINEAR;
            case UNIT -> Form.SIGMOID;
            case BINARY, MISSING, ONE_HOT -> categories ? Form.CATEGORY : Form.SIGMOID;
        };
    }

    /** How many numbers a generator must give. */
    int numbers() {
        return runs.stream().mapToInt(Run::numbers).sum();
    }

    /** The row that is expected: for categories probabilities. */
    Node expected(Node numbers) {
        return row(numbers, null, null);
    }

    /**
     * A row with one value per category, drawn at random, exact in the row and as smooth as the temperature is high in the
     * gradient (Jang et al. 2017).
     *
     * @param gumbel Gumbel noise, as many numbers as the generator gives
     */
    Node drawn(Node numbers, Node gumbel, Coefficient temperature) {
        return row(numbers, gumbel, temperature);
    }

    /** The numbers themselves at the inputs they are for, before sigmoid and softmax. */
    Node raw(Node numbers) {
        List<Integer> units = new ArrayList<>();
        int at = 0;
        for (Run run : runs) {
            for (int unit : run.form == Form.CATEGORY ? run.chosen() : all(run.numbers())) {
                units.add(at + unit);
            }
            at += run.numbers();
        }
        return graph.arrange(numbers, ints(units));
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    private Node row(Node numbers, Node gumbel, Coefficient temperature) {
        List<Node> parts = new ArrayList<>();
        int at = 0;
        for (Run run : runs) {
            Node part = graph.slice(numbers, at, run.numbers());
            Node noise = gumbel == null ? null : graph.slice(gumbel, at, run.numbers());
            parts.add(part(run, part, noise, temperature));
            at += run.numbers();
        }
        return graph.concatenate(parts.toArray(Node[]::new));
    }

    private Node part(Run run, Node numbers, Node noise, Coefficient temperature) {
        return switch (run.form) {
            case LINEAR -> numbers;
            case SIGMOID -> graph.activate(numbers, Activation.SIGMOID);
            case CATEGORY -> {
                Node all = noise == null
                        ? graph.softmax(numbers, run.sizes())
                        : graph.gumbelSoftmax(numbers, noise, temperature, true, run.sizes());
                yield graph.arrange(all, run.chosen());
            }
        };
    }

    /**
     * How far a made row is from a row: the mean square over numbers, plus half the mean over categories of the mean square
     * over their inputs.
     */
    Node error(Node made, Node row) {
        Node squares = graph.squaredError(made, row);
        List<Integer> numbers = new ArrayList<>();
        Map<Integer, List<Integer>> categories = new TreeMap<>();
        int count = 0;
        for (Block block : layout.blocks()) {
            boolean number = form(block, true) != Form.CATEGORY;
            count += number ? 0 : 1;
            List<Integer> into =
                    number ? numbers : categories.computeIfAbsent(block.count(), size -> new ArrayList<>());
            IntStream.range(block.from(), block.from() + block.count()).forEach(into::add);
        }
        Node error = numbers.isEmpty() ? null : graph.mean(graph.arrange(squares, ints(numbers)));
        for (Map.Entry<Integer, List<Integer>> size : categories.entrySet()) {
            Node sum = graph.sum(graph.arrange(squares, ints(size.getValue())));
            Node part = graph.scale(sum, 0.5 / count / size.getKey());
            error = error == null ? part : graph.add(error, part);
        }
        return error;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
