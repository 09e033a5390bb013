package dev.hawkins.detect.combination;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Detector;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.ModelState;
import dev.hawkins.detect.StateModel;
import dev.hawkins.detect.Training;
import dev.hawkins.prepare.InputLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A detector of rows that are first looked at through a {@link View}, learned from the training rows. */
record ViewedDetector(View.Kind kind, Detector detector) implements Detector {
    @Override
    public Set<Capability> capabilities() {
        return detector.capabilities();
    }

    @Override
    public Model fit(Training training, FitContext context) {
        View view = kind.learn(training.rows(), training.layout());
        ModelState inner = detector.fit(Training.of(view.apply(training.rows()), training.layout()), context)
                .state();
        Map<String, ModelState.Tensor> tensors = new LinkedHashMap<>(inner.tensors());
        tensors.putAll(view.tensors());
        return restore(new ModelState(tensors, inner.numbers(), inner.report()), training.layout());
    }

    @Override
    public Model restore(ModelState state, InputLayout layout) {
        View view = kind.restore(state, layout.inputs());
        Model seen = detector.restore(state, layout);
        return new StateModel(
                layout,
                seen.meaning(),
                seen.additive(),
                seen.base(),
                state,
                () -> new ViewedScorer(seen.scorer(ViewedScorer.CHUNK), view, layout.inputs()));
    }
}
