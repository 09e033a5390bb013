package dev.hawkins.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which operations share a stage. */
class ScheduleTest {
    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 3);

    private Node layer(String name, Node in) {
        return graph.batchNorm(name + ".norm", graph.dense(name, in, 3, Activation.IDENTITY, Initialiser.ZEROS));
    }

    @Test
    void whatDoesNotDependOnEachOtherSharesABarrier() {
        Node a = layer("a", x);
        Node b = layer("b", a);
        Node other = layer("c", x);
        Node mean = graph.batchMean(graph.add(b, other));
        Schedule schedule = Schedule.of(graph.ops());
        assertThat(schedule.stages()).isEqualTo(4);
        assertThat(schedule.gates(0)).isEmpty();
        assertThat(schedule.gates(1)).extracting(op -> op.out).containsExactly(a, other);
        assertThat(schedule.gates(2)).extracting(op -> op.out).containsExactly(b);
        assertThat(schedule.gates(3)).extracting(op -> op.out).containsExactly(mean);
        assertThat(schedule.gates(4)).isEmpty();
        assertThat(schedule.ops()).containsExactlyInAnyOrderElementsOf(graph.ops());
    }

    @Test
    void withoutThemThereIsOneStage() {
        Node y = graph.exp(graph.scale(x, 2));
        Schedule schedule = Schedule.of(graph.ops());
        assertThat(schedule.stages()).isEqualTo(1);
        assertThat(schedule.ops()).isEqualTo(List.of(graph.opOf(graph.opOf(y).in[0]), graph.opOf(y)));
    }
}
