package dev.hawkins.detect.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.adversarial.Tower.Step;
import dev.hawkins.engine.Activation;
import dev.hawkins.engine.Graph;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Network;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TowerTest {
    private final Graph graph = new Graph();
    private final Node a = graph.input("a", 3);
    private final Node b = graph.input("b", 3);

    @Test
    void allNodesSeeTheSameWeights() {
        Tower tower = new Tower(graph, "t")
                .then(new Step(4, Activation.TANH, Normalisation.NONE, 0.5))
                .then(new Step(5, Activation.RELU, Normalisation.LAYER, 0))
                .then(new Step(6, Activation.RELU, Normalisation.BATCH, 0.1))
                .then(Step.plain(2));
        Node ofA = tower.on(a);
        Node ofB = tower.on(b);
        Network network = graph.compile();
        network.initialise(RandomStream.of(1, "init"));
        int products = 3 * 4 + 4 + 4 * 5 + 5 + 5 * 6 + 6 + 6 * 2 + 2;
        assertThat(network.parameterCount()).isEqualTo(products + 2 * 5 + 4 * 6);
        float[] row = {0.5f, -1, 2};
        Inference inference = network.inference(List.of(a, b), List.of(ofA, ofB), 1);
        inference.feed(a, row, 0, 1);
        inference.feed(b, row, 0, 1);
        inference.run(1);
        float[] ofFirst = new float[2];
        float[] ofSecond = new float[2];
        inference.fetch(ofA, ofFirst, 0);
        inference.fetch(ofB, ofSecond, 0);
        assertThat(ofSecond).containsExactly(ofFirst);
    }

    @Test
    void theSameNodeIsReadOnce() {
        Tower tower = Tower.of(graph, "t", List.of(4), new Step(0, Activation.RELU, Normalisation.NONE, 0), 1);
        Tower.Applied first = tower.apply(a);
        assertThat(tower.apply(a)).isSameAs(first);
        assertThat(tower.apply(b)).isNotSameAs(first);
        assertThat(first.features().units()).isEqualTo(4);
    }

    @Test
    void aTowerWithoutStepsIsTheNodeItself() {
        Tower.Applied applied = new Tower(graph, "t").apply(a);
        assertThat(applied.out()).isSameAs(a);
        assertThat(applied.features()).isSameAs(a);
    }
}
