#!/usr/bin/env python3
"""An epoch of ARN on rows shaped like those of KDD Cup 99, in eager PyTorch, beside dev.hawkins.bench.ArnEpoch.

    python3 bench/peers/arn_peer.py [--rows 77822] [--epochs 3] [--threads 2]

For machines that have a Python with torch. The network, batches, losses, targets and optimisers are those of Hawkins' profile
`paper` of `arn`: 34 numbers, 4 binary columns and categories of 3, 70 and 10, which makes 121 inputs. Each player steps once per
batch; the discriminator's step makes rows without gradients, and the generator's leaves the discriminator's weights alone.
Prints the seconds of every epoch, by the clock and of all processors; the first warms up and does not count.
"""

import argparse
import statistics
import time

import torch
import torch.nn.functional as F
from torch import nn

NUMBERS, CATEGORIES = 34, [2, 2, 2, 2, 3, 70, 10]
INPUTS, LATENT, BATCH = NUMBERS + 4 + 83, 16, 1024
GAMMA, SOFT, DECAY, COLDEST = 0.01, 0.3, 0.9995, 0.1


def tower(sizes, outputs, activation, normalised, dropping=range(0)):
    """Hidden layers, some of them normalised, some with units left out, and an output layer."""
    layers = []
    for i, (inputs, units) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(inputs, units))
        if i in normalised:
            layers.append(nn.BatchNorm1d(units))
        layers.append(activation())
        if i in dropping:
            layers.append(nn.Dropout(0.2))
    return nn.Sequential(*layers, nn.Linear(sizes[-1], outputs))


def leaky():
    return nn.LeakyReLU(0.2, inplace=True)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = tower([INPUTS, 64, 32, 32], 2 * LATENT, leaky, range(2))
        outputs = NUMBERS + sum(CATEGORIES)
        self.decoder = tower([LATENT, 32, 32, 64], outputs, lambda: nn.ReLU(inplace=True), {2}, {2})

    def forward(self, x, temperature):
        mean, spread = self.encoder(x).chunk(2, dim=1)
        numbers = self.decoder(torch.addcmul(mean, (0.5 * spread).exp(), torch.randn_like(mean)))
        parts, at = [numbers[:, :NUMBERS].sigmoid()], NUMBERS
        for size in CATEGORIES:
            drawn = F.gumbel_softmax(numbers[:, at : at + size], temperature, hard=True)
            parts.append(drawn[:, 1:] if size == 2 else drawn)
            at += size
        return torch.cat(parts, dim=1), mean, spread


def error(made, row):
    squares = (made - row).square()
    total, at = squares[:, :NUMBERS].mean(), NUMBERS
    for size in CATEGORIES:
        inputs = 1 if size == 2 else size
        total = total + 0.5 / len(CATEGORIES) * squares[:, at : at + inputs].mean()
        at += inputs
    return total


def targets(rows, step, real):
    r = SOFT * DECAY**step
    values = 1 - r * torch.rand(rows, 1) if real else r * torch.rand(rows, 1)
    exchanged = int(r * rows)
    values[:exchanged] = 1 - values[:exchanged]
    return values[torch.randperm(rows)]


def rows_like_kdd(rows):
    parts = [torch.rand(rows, NUMBERS)]
    for size in CATEGORIES:
        value = torch.randint(size, (rows,))
        parts.append(value.float().unsqueeze(1) if size == 2 else F.one_hot(value, size).float())
    return torch.cat(parts, dim=1)


def epoch(data, generator, discriminator, optimisers, step):
    bce = F.binary_cross_entropy_with_logits
    order = torch.randperm(len(data))
    for at in range(0, len(data), BATCH):
        x = data[order[at : at + BATCH]]
        annealed = DECAY**step
        temperature = max(COLDEST, annealed)
        with torch.no_grad():
            made = generator(x, temperature)[0]
        told = bce(discriminator(x), targets(len(x), step, True)) + bce(
            discriminator(made), targets(len(x), step, False)
        )
        optimisers[0].zero_grad(set_to_none=True)
        told.backward()
        optimisers[0].step()

        discriminator.requires_grad_(False)
        made, mean, spread = generator(x, temperature)
        fake = discriminator(made)
        divergence = 0.5 * (mean.square() + spread.exp() - spread - 1).mean()
        loss = GAMMA * bce(fake, torch.ones_like(fake)) + error(made, x) + annealed * divergence
        optimisers[1].zero_grad(set_to_none=True)
        loss.backward()
        optimisers[1].step()
        discriminator.requires_grad_(True)
        step += 1
    return step


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=77_822)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    torch.set_flush_denormal(True)
    torch.set_num_threads(arguments.threads)
    generator = Generator()
    discriminator = tower([INPUTS, 128, 256, 512, 128, 64, 32, 16], 1, leaky, range(5), range(4, 7))
    adam = torch.optim.Adam
    optimisers = [adam(discriminator.parameters(), lr=1e-4), adam(generator.parameters(), lr=1e-3)]
    data, step, seconds, busy = rows_like_kdd(arguments.rows), 0, [], []
    for number in range(arguments.epochs + 1):
        start, used = time.perf_counter(), time.process_time()
        step = epoch(data, generator, discriminator, optimisers, step)
        seconds.append(time.perf_counter() - start)
        busy.append(time.process_time() - used)
        print(f"epoch {number}: {seconds[-1]:.2f} s, {busy[-1]:.2f} s of processors", flush=True)
    parameters = sum(p.numel() for net in (generator, discriminator) for p in net.parameters())
    print(
        f"torch {torch.__version__}, {arguments.threads} threads, {arguments.rows} rows of {INPUTS} inputs,"
        f" {parameters} parameters: median {statistics.median(seconds[1:]):.2f} s per epoch,"
        f" {statistics.median(busy[1:]):.2f} s of processors"
    )


if __name__ == "__main__":
    main()
