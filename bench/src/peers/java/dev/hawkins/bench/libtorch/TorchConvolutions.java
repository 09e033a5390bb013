package dev.hawkins.bench.libtorch;

import dev.hawkins.bench.compare.Architecture.Convolutional;
import dev.hawkins.bench.compare.Problem.Weight;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link Convolutional}; layers in the order convolutions, mean, log variance, expansion, transposed convolutions. Hawkins
 * has the channel last everywhere; here it is second, so weights are rearranged once.
 */
final class TorchConvolutions extends TorchNet {
    private static final long[] STRIDE = {Convolutional.STRIDE, Convolutional.STRIDE};
    private static final long[] ONE = {1, 1};

    private final Convolutional c;
    private final TorchBound bound;
    private final int depth;
    private final long[] stride;
    private final long[] padding;
    private final boolean channelsLast;

    private TorchConvolutions(Convolutional c, TorchWeights weights, boolean channelsLast) {
        super(weights);
        this.c = c;
        this.channelsLast = channelsLast;
        bound = new TorchBound(c.bernoulli());
        depth = c.channels().size();
        stride = c.height() == 1 ? new long[] {1, Convolutional.STRIDE} : STRIDE;
        padding = new long[] {c.height() == 1 ? 0 : c.kernel() / 2, c.kernel() / 2};
    }

    static TorchConvolutions of(Convolutional c, List<Weight> values, boolean trained, boolean channelsLast) {
        List<Tensor> tensors = new ArrayList<>();
        int depth = c.channels().size();
        for (int i = 0; i < values.size(); i++) {
            int layer = i / 2;
            Tensor plain = TorchWeights.tensor(values.get(i));
            Tensor made = layer < depth
                    ? filter(c, plain, i, false, channelsLast)
                    : layer > depth + 2 ? filter(c, plain, i, true, channelsLast) : dense(c, plain, layer - depth, i);
            tensors.add(made);
        }
        return new TorchConvolutions(c, TorchWeights.ofTensors(tensors, trained), channelsLast);
    }

    /** From [channel made][row][column][channel] to [made][channel][row][column], or [channel][made] if transposed. */
    private static Tensor filter(Convolutional c, Tensor plain, int i, boolean transposed, boolean channelsLast) {
        if (i % 2 == 1) {
            return plain;
        }
        int rows = c.height() == 1 ? 1 : c.kernel();
        Tensor shaped = plain.view(plain.size(0), rows, c.kernel(), -1);
        Tensor turned = transposed ? shaped.permute(3, 0, 1, 2) : shaped.permute(0, 3, 1, 2);
        return placed(turned, channelsLast);
    }

    /** Units of the last convolution from [place][channel] to [channel][place]: inputs of two layers, results of a third. */
    private static Tensor dense(Convolutional c, Tensor plain, int layer, int i) {
        int depth = c.channels().size();
        long channels = c.channels().get(depth - 1);
        boolean bias = i % 2 == 1;
        if (layer == 2) {
            Tensor shaped = bias ? plain.view(-1, channels) : plain.view(-1, channels, c.latent());
            return shaped.transpose(0, 1).contiguous().view(bias ? new long[] {-1} : new long[] {-1, c.latent()});
        }
        return bias ? plain : plain.view(c.latent(), -1, channels).transpose(1, 2).contiguous().view(c.latent(), -1);
    }

    static Tensor placed(Tensor images, boolean channelsLast) {
        return channelsLast
                ? images.contiguous(torch.MemoryFormat.ChannelsLast)
                : images.contiguous(torch.MemoryFormat.Contiguous);
    }

    @Override
    Tensor loss(Tensor x, Tensor noise) {
        Tensor h = x.view(-1, 1, c.height(), c.width());
        for (int i = 0; i < depth; i++) {
            h = torch.conv2d(h, weights.weights(i), weights.bias(i), stride, padding, ONE, 1)
                    .relu_();
        }
        h = flat(h);
        Tensor mean = weights.dense(depth, h);
        Tensor logVariance = weights.dense(depth + 1, h);
        Tensor sample = bound.sample(mean, logVariance, noise);
        return bound.loss(x, mean, logVariance, decode(sample).reshape(-1, c.inputs()));
    }

    /** Always [channel][place], whatever the order in memory. */
    private static Tensor flat(Tensor images) {
        return images.contiguous().flatten(1, -1);
    }

    private Tensor decode(Tensor sample) {
        int rows = Convolutional.after(c.height(), depth);
        int columns = Convolutional.after(c.width(), depth);
        Tensor d = weights.dense(depth + 2, sample)
                .relu_()
                .view(-1, c.channels().get(depth - 1), rows, columns);
        d = channelsLast ? placed(d, true) : d;
        for (int i = depth; i > 0; i--) {
            int layer = depth + 3 + depth - i;
            long[] extra = {extra(c.height(), i), extra(c.width(), i)};
            d = torch.conv_transpose2d(
                    d, weights.weights(layer), weights.bias(layer), stride, padding, extra, 1, ONE);
            d = i > 1 ? d.relu_() : d;
        }
        return d;
    }

    /** 1 where the convolution before had an even number of places, so that the transposed one must add a place. */
    private static int extra(int size, int convolutions) {
        return size == 1 ? 0 : 1 - Convolutional.after(size, convolutions - 1) % 2;
    }

    @Override
    double constant() {
        return bound.constant(c.inputs());
    }

    @Override
    Tensor errors(Tensor x) {
        throw new UnsupportedOperationException("convolutional networks are only trained here");
    }
}
