"""Golden values for convolutions, pools, LSTM and GRU, by plain loops in double precision.

Written from the formulas of PyTorch's documentation (Conv1d, Conv2d, ConvTranspose2d, MaxPool2d, AvgPool2d, LSTM, GRU), in
its layouts, independent of the engine. Prints one array per line: name, sizes, values. Run as

    python3 windows_and_recurrent.py > ../resources/dev/hawkins/engine/golden/windows_and_recurrent.txt
"""
import math
from itertools import product

state = 12345


def number():
    """A number in [-1, 1) with three decimals, from a linear congruential generator."""
    global state
    state = (1103515245 * state + 12345) % 2**31
    return (state >> 8) % 2000 / 1000 - 1


class Array:
    def __init__(self, *sizes, fill=None):
        self.sizes = sizes
        n = math.prod(sizes)
        self.values = [number() if fill is None else fill for _ in range(n)]

    def at(self, index):
        i = 0
        for k, size in zip(index, self.sizes):
            if not 0 <= k < size:
                raise IndexError(index)
            i = i * size + k
        return i

    def __getitem__(self, index):
        return self.values[self.at(index)]

    def __setitem__(self, index, value):
        self.values[self.at(index)] = value

    def all(self):
        return product(*(range(size) for size in self.sizes))


def show(name, array):
    sizes = "x".join(str(s) for s in array.sizes)
    print(name, sizes, " ".join("%.9g" % v for v in array.values))


def inside(x, channel, row, column):
    _, height, width = x.sizes
    return x[channel, row, column] if 0 <= row < height and 0 <= column < width else 0.0


def conv2d(x, w, bias, stride, padding, dilation):
    """x: channels, height, width; w: out, in, rows, columns."""
    outs, ins, rows, columns = w.sizes
    size = [(x.sizes[i + 1] + 2 * padding[i] - dilation[i] * (w.sizes[i + 2] - 1) - 1) // stride[i] + 1 for i in (0, 1)]
    y = Array(outs, *size, fill=0.0)
    for o, r, c in y.all():
        total = bias[o,]
        for i, a, b in product(range(ins), range(rows), range(columns)):
            row = r * stride[0] - padding[0] + a * dilation[0]
            column = c * stride[1] - padding[1] + b * dilation[1]
            total += w[o, i, a, b] * inside(x, i, row, column)
        y[o, r, c] = total
    return y


def conv_transpose2d(x, w, bias, stride, padding, extra, dilation):
    """x: channels, height, width; w: in, out, rows, columns."""
    ins, outs, rows, columns = w.sizes
    size = [
        (x.sizes[i + 1] - 1) * stride[i] - 2 * padding[i] + dilation[i] * (w.sizes[i + 2] - 1) + extra[i] + 1 for i in (0, 1)
    ]
    y = Array(outs, *size, fill=0.0)
    for o, r, c in y.all():
        y[o, r, c] = bias[o,]
    for i, r, c in x.all():
        for o, a, b in product(range(outs), range(rows), range(columns)):
            row = r * stride[0] - padding[0] + a * dilation[0]
            column = c * stride[1] - padding[1] + b * dilation[1]
            if 0 <= row < size[0] and 0 <= column < size[1]:
                y[o, row, column] += x[i, r, c] * w[i, o, a, b]
    return y


def pool(x, kernel, stride, padding, reduce):
    size = [(x.sizes[i + 1] + 2 * padding[i] - kernel[i]) // stride[i] + 1 for i in (0, 1)]
    y = Array(x.sizes[0], *size, fill=0.0)
    for o, r, c in y.all():
        seen = []
        for a, b in product(range(kernel[0]), range(kernel[1])):
            row, column = r * stride[0] - padding[0] + a, c * stride[1] - padding[1] + b
            if 0 <= row < x.sizes[1] and 0 <= column < x.sizes[2]:
                seen.append(x[o, row, column])
        y[o, r, c] = reduce(seen)
    return y


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


def linear(w, bias, x):
    return [bias[o,] + sum(w[o, i] * x[i] for i in range(w.sizes[1])) for o in range(w.sizes[0])]


def lstm(xs, wi, wh, bi, bh, h, c):
    n = len(h)
    for x in xs:
        s = [a + b for a, b in zip(linear(wi, bi, x), linear(wh, bh, h))]
        i, f, g, o = (s[k * n : (k + 1) * n] for k in range(4))
        c = [sigmoid(f[k]) * c[k] + sigmoid(i[k]) * math.tanh(g[k]) for k in range(n)]
        h = [sigmoid(o[k]) * math.tanh(c[k]) for k in range(n)]
        yield h, c


def gru(xs, wi, wh, bi, bh, h):
    n = len(h)
    for x in xs:
        a, b = linear(wi, bi, x), linear(wh, bh, h)
        r = [sigmoid(a[k] + b[k]) for k in range(n)]
        z = [sigmoid(a[n + k] + b[n + k]) for k in range(n)]
        m = [math.tanh(a[2 * n + k] + r[k] * b[2 * n + k]) for k in range(n)]
        h = [(1 - z[k]) * m[k] + z[k] * h[k] for k in range(n)]
        yield h, h


def convolutions():
    cases = {
        "conv1d": ((2, 1, 9), (3, 2, 1, 3), (1, 2), (0, 2), (1, 2)),
        "conv2d": ((3, 6, 7), (5, 3, 3, 2), (2, 1), (1, 0), (1, 3)),
    }
    for name, (sizes, weights, stride, padding, dilation) in cases.items():
        x, w, bias = Array(*sizes), Array(*weights), Array(weights[0])
        show(name + ".x", x), show(name + ".w", w), show(name + ".bias", bias)
        show(name + ".y", conv2d(x, w, bias, stride, padding, dilation))
    x, w, bias = Array(3, 4, 5), Array(3, 2, 3, 4), Array(2)
    show("transposed.x", x), show("transposed.w", w), show("transposed.bias", bias)
    show("transposed.y", conv_transpose2d(x, w, bias, (2, 3), (1, 1), (1, 0), (1, 2)))


def pools():
    x = Array(2, 5, 6)
    show("pool.x", x)
    show("pool.maximum", pool(x, (3, 2), (2, 2), (1, 0), max))
    show("pool.average", pool(x, (3, 2), (2, 2), (1, 0), lambda seen: sum(seen) / len(seen)))
    show("pool.averageOfAll", pool(x, (3, 2), (2, 2), (1, 0), lambda seen: sum(seen) / 6))


def recurrent():
    steps, n, units = 5, 3, 4
    for name, gates in (("lstm", 4), ("gru", 3)):
        x, h, c = Array(steps, n), Array(units), Array(units)
        layer = Array(gates * units, n), Array(gates * units, units), Array(gates * units), Array(gates * units)
        for part, array in zip(("x", "h", "c", "wi", "wh", "bi", "bh"), (x, h, c) + layer):
            show(name + "." + part, array)
        xs = [[x[t, i] for i in range(n)] for t in range(steps)]
        start = (h.values, c.values) if name == "lstm" else (h.values,)
        run = lstm if name == "lstm" else gru
        for direction, series in (("forwards", xs), ("backwards", xs[::-1])):
            states = list(run(series, *layer, *start))
            ordered = states if direction == "forwards" else states[::-1]
            y = Array(steps, units, fill=0.0)
            y.values = [v for state, _ in ordered for v in state]
            cell = Array(units, fill=0.0)
            cell.values = states[-1][1]
            show(name + "." + direction, y)
            show(name + "." + direction + "Cell", cell)


print("# Origin: engine/src/test/golden/windows_and_recurrent.py")
convolutions()
pools()
recurrent()
