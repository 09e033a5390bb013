#!/usr/bin/env python3
"""The workloads of bench/run in PyTorch itself, with fused Adam and denormals flushed.

    python3 bench/peers/torch_peer.py [--only TEXT] [--rounds 7] [--seconds 0.3]

For machines that have a Python with torch. Prints rows in the form of bench/run's table, to be read beside it: same networks,
batches, losses and optimiser, each run eagerly. Weights and data are drawn here and are not those of Hawkins: LibTorch in
bench/run proves equal work, this shows what Python adds. One thread is timed by its CPU time, two by the clock.
"""

import argparse
import statistics
import time

import torch
import torch.nn.functional as F
from torch import nn

ROWS = 5_120
RATE = 1e-4
MANY = 10_000
SAMPLES = 10


def dense(sizes, last):
    """Layers of the given sizes, ReLU between them, `last` (or nothing) after the last."""
    layers = []
    for i, (inputs, units) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(inputs, units))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU(inplace=True))
    if last is not None:
        layers.append(last)
    return nn.Sequential(*layers)


class Autoencoder(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        middle = len(sizes) // 2
        self.encoder = dense(sizes[: middle + 1], None)
        self.decoder = dense(sizes[middle:], nn.Sigmoid())

    def loss(self, x):
        return F.mse_loss(self.decoder(self.encoder(x)), x, reduction="sum")

    def score(self, x):
        return (self.decoder(self.encoder(x)) - x).square().sum(1)


class Variational(nn.Module):
    """Any encoder and decoder around a Gaussian sample; Bernoulli outputs by logits, or Gaussians around sigmoids."""

    def __init__(self, encoder, width, latent, decoder, bernoulli):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder
        self.mean, self.log_variance = nn.Linear(width, latent), nn.Linear(width, latent)
        self.bernoulli = bernoulli

    def loss(self, x):
        h = self.encoder(x)
        mean, s = self.mean(h), self.log_variance(h)
        eta = self.decoder(torch.addcmul(mean, (0.5 * s).exp(), torch.randn_like(mean)))
        if self.bernoulli:
            misfit = F.binary_cross_entropy_with_logits(eta, x, reduction="sum")
        else:
            misfit = 0.5 * F.mse_loss(eta.sigmoid(), x, reduction="sum")
        return misfit + 0.5 * (mean.square() + s.exp() - s - 1).sum()

    def score(self, x):
        return (self.decoder(self.mean(self.encoder(x))).sigmoid() - x).square().sum(1)

    def probability(self, x, bank):
        h = self.encoder(x)
        z = torch.addcmul(self.mean(h).unsqueeze(1), (0.5 * self.log_variance(h)).exp().unsqueeze(1), bank)
        eta = self.decoder(z.flatten(0, 1))
        products = torch.bmm(eta.view(len(x), len(bank), -1), x.unsqueeze(2)).squeeze(2)
        return (F.softplus(eta).sum(1).view(len(x), -1) - products).mean(1)


def dense_vae(inputs, hidden, latent, bernoulli):
    encoder = dense([inputs, *hidden], nn.ReLU(inplace=True))
    return Variational(encoder, hidden[-1], latent, dense([latent, *hidden[::-1], inputs], None), bernoulli)


def conv_vae(height, width, channels, kernel, latent, bernoulli):
    flat = height == 1
    kernels, strides = ((1, kernel), (1, 2)) if flat else ((kernel, kernel), (2, 2))
    padding = (0 if flat else kernel // 2, kernel // 2)
    sizes, encoder = [(height, width)], [nn.Unflatten(1, (1, height, width))]
    for before, after in zip([1, *channels], channels):
        encoder += [nn.Conv2d(before, after, kernels, strides, padding), nn.ReLU(inplace=True)]
        h, w = sizes[-1]
        sizes.append((h if flat else (h + 1) // 2, (w + 1) // 2))
    h, w = sizes[-1]
    units = channels[-1] * h * w
    decoder = [nn.Linear(latent, units), nn.ReLU(inplace=True), nn.Unflatten(1, (channels[-1], h, w))]
    made = [1, *channels]
    for i in range(len(channels), 0, -1):
        extra = (0 if flat else 1 - sizes[i - 1][0] % 2, 1 - sizes[i - 1][1] % 2)
        decoder.append(nn.ConvTranspose2d(made[i], made[i - 1], kernels, strides, padding, extra))
        if i > 1:
            decoder.append(nn.ReLU(inplace=True))
    encoder.append(nn.Flatten())
    decoder.append(nn.Flatten())
    return Variational(nn.Sequential(*encoder), units, latent, nn.Sequential(*decoder), bernoulli)


class Sequences(nn.Module):
    def __init__(self, units):
        super().__init__()
        self.encoder, self.decoder = nn.LSTM(1, units), nn.LSTM(1, units)
        self.output = nn.Linear(units, 1)

    def loss(self, x):
        series = x.t().contiguous().unsqueeze(2)
        _, state = self.encoder(series)
        states, _ = self.decoder(series[:-1], state)
        return F.mse_loss(self.output(states), series[1:], reduction="sum")


def training(net, inputs, batch):
    data, order = torch.rand(ROWS, inputs), torch.randperm(ROWS)
    adam = torch.optim.Adam(net.parameters(), lr=RATE, fused=True)
    at = 0

    def step():
        nonlocal at
        at = 0 if at + batch > ROWS else at
        loss = net.loss(data[order[at : at + batch]]) / batch
        at += batch
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()

    return step, batch


def scoring(score, inputs, rows, chunk):
    data = torch.rand(max(rows, 256), inputs)
    at = 0

    @torch.inference_mode()
    def some():
        nonlocal at
        at = 0 if at + chunk > len(data) else at
        score(data[at : at + chunk])
        at += chunk

    return some, chunk


def measure(work, threads, rounds, seconds):
    """Rows per second of each round, sorted."""
    step, rows = work
    clock = time.thread_time if threads == 1 else time.perf_counter
    end, times = time.perf_counter() + 2 * seconds, 0
    start = time.perf_counter()
    while time.perf_counter() < end:
        step()
        times += 1
    times = max(1, int(times * seconds / (time.perf_counter() - start)))
    rates = []
    for _ in range(rounds):
        start = clock()
        for _ in range(times):
            step()
        rates.append(rows * times / (clock() - start))
    return sorted(rates)


def workloads():
    small, abc = [18, 15, 7, 2, 7, 15, 18], [784, 300, 100, 20, 100, 300, 784]

    def large():
        return dense_vae(784, [400], 200, True)

    def probability():
        net, bank = large(), torch.randn(SAMPLES, 200)
        return lambda x: net.probability(x, bank)

    train = [
        ("AE 18-15-7-2", lambda: Autoencoder(small), 18, [256, 32], [1]),
        ("VAE 18-15-7-2", lambda: dense_vae(18, [15, 7], 2, False), 18, [256, 32], [1]),
        ("VAE 784-400-200", large, 784, [100, 256], [1, 2]),
        ("AE 784-300-100-20", lambda: Autoencoder(abc), 784, [100], [1, 2]),
        ("LSTM sequence to sequence, 140 steps, 64 units", lambda: Sequences(64), 140, [64], [1, 2]),
        ("1-D convolutional VAE, 140 points", lambda: conv_vae(1, 140, [16, 32, 32], 5, 8, False), 140, [64], [2]),
        ("2-D convolutional VAE, 28 x 28", lambda: conv_vae(28, 28, [16, 32, 32], 3, 16, True), 784, [64], [2]),
    ]
    for title, make, inputs, batches, threads in train:
        for batch in batches:
            for n in threads:
                yield f"train {title}, batch {batch}", n, [lambda m=make, i=inputs, b=batch: training(m(), i, b)]
    score = [
        ("AE 18-15-7-2", lambda: Autoencoder(small).score, 18, [1], [1]),
        ("VAE 784-400-200", lambda: large().score, 784, [1], [1]),
        ("AE 18-15-7-2", lambda: Autoencoder(small).score, 18, [500, 2_000, 10_000], [1, 2]),
        ("VAE 784-400-200", lambda: large().score, 784, [500, 2_000], [1, 2]),
        ("VAE 784-400-200, reconstruction probability of 10 samples", probability, 784, [50, 250], [1, 2]),
    ]
    for title, make, inputs, chunks, threads in score:
        rows = 1 if chunks == [1] else MANY
        for n in threads:
            ways = [lambda m=make, i=inputs, r=rows, c=c: scoring(m(), i, r, c) for c in chunks]
            yield f"score {rows} row{'s' if rows > 1 else ''}, {title}", n, ways


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="workloads whose name contains the text")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.3, help="length of a round")
    arguments = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_interop_threads(1)
    if not torch.set_flush_denormal(True):
        print("denormals cannot be flushed on this processor")
    print(f"torch {torch.__version__}, {torch.backends.cpu.get_cpu_capability()}, fused Adam\n")
    print("| workload | unit | PyTorch |")
    print("|---|---|---|")
    for name, threads, ways in workloads():
        name = f"{name}, {threads} thread{'s' if threads > 1 else ''}"
        if arguments.only not in name:
            continue
        torch.set_num_threads(threads)
        rates = [measure(way(), threads, arguments.rounds, arguments.seconds) for way in ways]
        best = max(rates, key=statistics.median)
        low, _, high = statistics.quantiles(best, n=4) if len(best) > 1 else (best[0],) * 3
        print(f"| {name} | rows/s | {statistics.median(best):.4g} ({low:.4g}-{high:.4g}) |", flush=True)


if __name__ == "__main__":
    main()
