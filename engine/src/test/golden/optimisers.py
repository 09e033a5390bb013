"""Three steps of every optimiser on a linear layer, in plain Python from the papers' formulas.

Nothing is shared with the engine: gradients are written out for the one layer, moments follow the papers with their
bias corrections. Run it without arguments; its output is the resource golden/optimisers.txt. Each line: the name of a
variant, the number of the step, then the six weights and two biases after the step.
"""

from math import copysign, sqrt

X = [[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-0.5, 1.0, 0.125], [2.0, -0.5, -1.0]]
T = [[1.0, 0.0], [-0.5, 2.0], [0.25, 0.75], [-1.0, 0.5]]
START = [0.3125, -0.1875, 0.125, -0.4375, 0.5, 0.25, 0.0625, -0.125]
WEIGHTS = 6


def gradient(p):
    """Of the mean over rows of the sum of squared errors."""
    g = [0.0] * 8
    for x, t in zip(X, T):
        for u in range(2):
            e = sum(p[3 * u + i] * x[i] for i in range(3)) + p[6 + u] - t[u]
            for i in range(3):
                g[3 * u + i] += 2 * e * x[i] / len(X)
            g[6 + u] += 2 * e / len(X)
    return g


class Sgd:
    def way(self, g, t):
        return g


class Momentum:
    def __init__(self, nesterov):
        self.nesterov = nesterov
        self.m = [0.0] * 8

    def way(self, g, t):
        self.m = [0.9 * m + x for m, x in zip(self.m, g)]
        return [x + 0.9 * m for m, x in zip(self.m, g)] if self.nesterov else self.m


class Adam:
    def __init__(self):
        self.m = [0.0] * 8
        self.v = [0.0] * 8

    def way(self, g, t):
        self.m = [0.9 * m + 0.1 * x for m, x in zip(self.m, g)]
        self.v = [0.999 * v + 0.001 * x * x for v, x in zip(self.v, g)]
        return [(m / (1 - 0.9**t)) / (sqrt(v / (1 - 0.999**t)) + 1e-8) for m, v in zip(self.m, self.v)]


class Adamax:
    def __init__(self):
        self.m = [0.0] * 8
        self.u = [0.0] * 8

    def way(self, g, t):
        self.m = [0.9 * m + 0.1 * x for m, x in zip(self.m, g)]
        self.u = [max(0.999 * u, abs(x)) for u, x in zip(self.u, g)]
        return [m / (1 - 0.9**t) / (u + 1e-8) for m, u in zip(self.m, self.u)]


class RmsProp:
    def __init__(self):
        self.v = [0.0] * 8

    def way(self, g, t):
        self.v = [0.99 * v + 0.01 * x * x for v, x in zip(self.v, g)]
        return [x / (sqrt(v) + 1e-8) for v, x in zip(self.v, g)]


class Adadelta:
    def __init__(self):
        self.v = [0.0] * 8
        self.u = [0.0] * 8

    def way(self, g, t):
        self.v = [0.9 * v + 0.1 * x * x for v, x in zip(self.v, g)]
        d = [x * sqrt(u + 1e-6) / sqrt(v + 1e-6) for u, v, x in zip(self.u, self.v, g)]
        self.u = [0.9 * u + 0.1 * x * x for u, x in zip(self.u, d)]
        return d


def run(name, rule, rate, clip=0.0, l2=0.0, decay=0.0, l1=0.0):
    p = list(START)
    for t in range(1, 4):
        g = gradient(p)
        norm = sqrt(sum(x * x for x in g))
        if clip and norm > clip:
            g = [x * clip / norm for x in g]
        for i in range(WEIGHTS):
            g[i] += l2 * p[i]
        way = rule.way(g, t)
        for i in range(WEIGHTS):
            p[i] -= rate * decay * p[i]
        for i in range(8):
            p[i] -= rate * way[i]
        for i in range(WEIGHTS):
            p[i] = copysign(max(abs(p[i]) - rate * l1, 0.0), p[i])
        print(name, t, *("%.17g" % x for x in p))


print("# Origin: engine/src/test/golden/optimisers.py, which says what the lines mean.")
run("sgd", Sgd(), 0.1)
run("sgd-l2", Sgd(), 0.1, l2=0.05)
run("sgd-l1", Sgd(), 0.1, l1=0.8)
run("sgd-clip", Sgd(), 0.1, clip=0.5)
run("momentum", Momentum(False), 0.05)
run("momentum-all", Momentum(False), 0.05, clip=1.0, l2=0.05, decay=0.1, l1=0.2)
run("nesterov", Momentum(True), 0.05)
run("adam", Adam(), 0.1)
run("adam-clip", Adam(), 0.1, clip=0.5)
run("adam-l2", Adam(), 0.1, l2=0.05)
run("adam-decoupled", Adam(), 0.1, decay=0.05)
run("adam-l1", Adam(), 0.1, l1=1.0)
run("adamax", Adamax(), 0.1)
run("rmsprop", RmsProp(), 0.01)
run("adadelta", Adadelta(), 1.0)
