package dev.hawkins.engine;

import dev.hawkins.engine.kernels.Elements;
import dev.hawkins.engine.kernels.Kernels;
import dev.hawkins.engine.kernels.Updates;
import dev.hawkins.engine.kernels.Updates.AdamStep;
import dev.hawkins.engine.kernels.Updates.MomentumStep;
import dev.hawkins.engine.kernels.Updates.RootStep;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** An {@link Optimiser} at work, with its moments, on the parameters of one network. */
final class UpdateRule<A> {
    /** The rule without penalties for n neighbouring parameters at offset. */
    private interface Step<A> {
        void apply(double scale, int offset, A g, int go, int n);
    }

    /**
     * The border to what makes gradients: the two inlined into each other exceed the compiler's budget now and then, and every
     * vector is allocated. A handle is one as long as its field is not final, see {@code kernels.Apart}.
     */
    private static MethodHandle update = border();

    private final Updates<A> updates;
    private final Elements<A> elements;
    private final Optimiser settings;
    private final Optimiser.Terms terms;
    private final A parameters;
    private final int length;
    private final A first;
    private final A second;
    private double rate;
    private int steps;
    private Step<A> step;
    private double scale;

    UpdateRule(Kernels<A> kernels, Optimiser settings, A parameters, int length) {
        updates = kernels.updates();
        elements = kernels.elements();
        this.settings = settings;
        this.parameters = parameters;
        this.length = length;
        terms = settings.terms();
        rate = settings.learningRate();
        first = elements.allocate(settings instanceof Optimiser.Sgd ? 0 : length);
        second = elements.allocate(hasTwo(settings) ? length : 0);
    }

    private static boolean hasTwo(Optimiser settings) {
        return settings instanceof Optimiser.Adam
                || settings instanceof Optimiser.Adamax
                || settings instanceof Optimiser.Adadelta;
    }

    void rate(double rate) {
        this.rate = rate;
    }

    void reset() {
        steps = 0;
        elements.fill(0, first, 0, settings instanceof Optimiser.Sgd ? 0 : length);
        elements.fill(0, second, 0, hasTwo(settings) ? length : 0);
    }

    /** Begins a step in which every gradient counts scale times. */
    void begin(double scale) {
        steps++;
        this.scale = scale;
        step = step();
    }

    private Step<A> step() {
        if (settings instanceof Optimiser.Sgd) {
            double r = rate;
            return (s, o, g, go, n) -> updates.descend(r, s, parameters, o, g, go, n);
        } else if (settings instanceof Optimiser.Momentum m) {
            MomentumStep c = new MomentumStep(rate, m.momentum(), m.nesterov());
            return (s, o, g, go, n) -> updates.momentum(c, s, parameters, first, o, g, go, n);
        } else if (settings instanceof Optimiser.Adam a) {
            AdamStep c = AdamStep.of(rate, a.beta1(), a.beta2(), a.epsilon(), steps);
            return (s, o, g, go, n) -> updates.adam(c, s, parameters, first, second, o, g, go, n);
        } else if (settings instanceof Optimiser.Adamax a) {
            AdamStep c = AdamStep.ofAdamax(rate, a.beta1(), a.beta2(), a.epsilon(), steps);
            return (s, o, g, go, n) -> updates.adamax(c, s, parameters, first, second, o, g, go, n);
        } else if (settings instanceof Optimiser.RmsProp r) {
            RootStep c = new RootStep(r.decay(), rate, r.epsilon());
            return (s, o, g, go, n) -> updates.rmsProp(c, s, parameters, first, o, g, go, n);
        }
        Optimiser.Adadelta d = (Optimiser.Adadelta) settings;
        RootStep c = new RootStep(d.decay(), rate, d.epsilon());
        return (s, o, g, go, n) -> updates.adadelta(c, s, parameters, first, second, o, g, go, n);
    }

    /**
     * Moves n neighbouring parameters at offset.
     *
     * @param weights whether penalties apply to them
     */
    void apply(int offset, A g, int go, int n, boolean weights) {
        try {
            update.invokeExact((UpdateRule<?>) this, offset, (Object) g, go, n, weights);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle border() {
        MethodType type =
                MethodType.methodType(void.class, int.class, Object.class, int.class, int.class, boolean.class);
        try {
            return MethodHandles.lookup().findVirtual(UpdateRule.class, "update", type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(int offset, A g, int go, int n, boolean weights) {
        double s = scale;
        if (weights && terms.l2() > 0) {
            updates.addDecay(terms.l2(), s, parameters, offset, g, go, n);
            s = 1;
        }
        if (weights && terms.decoupledDecay() > 0) {
            updates.shrink(1 - rate * terms.decoupledDecay(), 0, parameters, offset, n);
        }
        step.apply(s, offset, g, go, n);
        if (weights && terms.l1() > 0) {
            updates.shrink(1, rate * terms.l1(), parameters, offset, n);
        }
    }
}
