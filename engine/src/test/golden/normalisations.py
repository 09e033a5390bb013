"""Three steps of gradient descent through batch and layer normalisation, in plain Python.

Nothing is shared with the engine: derivatives are taken by complex steps of 1e-30, which are exact to the last digits, so
no backward formula is used. Run it without arguments; its output is the resource golden/normalisations.txt. Lines: what
it is, the number of the step, then numbers. "batch" and "layer" give all parameters after the step in the order weights
(4 units x 3 inputs), bias, scale, shift, and for batch the running mean and variance; "batch-scores" gives the outputs of
the first row with the running statistics after the last step.
"""

import cmath

X = [[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-0.5, 1.0, 0.125], [2.0, -0.5, -1.0], [0.75, 0.5, 0.25]]
T = [[1.0, 0.0, 0.5, -1.0], [-0.5, 2.0, 0.25, 0.0], [0.25, 0.75, -1.5, 1.0], [-1.0, 0.5, 1.0, 0.5], [0.0, -1.0, 0.5, 0.25]]
START = [0.3125, -0.1875, 0.125, -0.4375, 0.5, 0.25, 0.625, 0.125, -0.3125, 0.1875, -0.6875, 0.4375]
START += [0.0625, -0.125, 0.1875, 0.0] + [1.0, 0.8125, 1.1875, 0.875] + [0.125, 0.0, -0.1875, 0.3125]
EPSILON = 1e-5
RATE = 0.1


def dense(p):
    return [[sum(p[3 * u + i] * x[i] for i in range(3)) + p[12 + u] for u in range(4)] for x in X]


def moments(values):
    mean = sum(values) / len(values)
    return mean, sum((v - mean) ** 2 for v in values) / len(values)


def over_batch(h):
    columns = [moments([row[u] for row in h]) for u in range(4)]
    return [[(row[u] - columns[u][0]) / cmath.sqrt(columns[u][1] + EPSILON) for u in range(4)] for row in h]


def over_units(h):
    rows = []
    for row in h:
        mean, variance = moments(row)
        rows.append([(v - mean) / cmath.sqrt(variance + EPSILON) for v in row])
    return rows


def loss(p, standardise):
    total = 0
    for z, t in zip(standardise(dense(p)), T):
        total += sum((p[16 + u] * z[u] + p[20 + u] - t[u]) ** 2 for u in range(4))
    return total / len(X)


def step(p, standardise):
    moved = []
    for i in range(len(p)):
        q = list(p)
        q[i] += 1e-30j
        moved.append(p[i] - RATE * loss(q, standardise).imag / 1e-30)
    return moved


def show(name, t, numbers):
    print(name, t, *("%.17g" % x for x in numbers))


print("# Origin: engine/src/test/golden/normalisations.py, which says what the lines mean.")
p = list(START)
running_mean = [0.0] * 4
running_variance = [1.0] * 4
for t in range(1, 4):
    h = dense(p)
    for u in range(4):
        mean, variance = moments([row[u] for row in h])
        running_mean[u] += 0.1 * (mean - running_mean[u])
        running_variance[u] += 0.1 * (variance * len(X) / (len(X) - 1) - running_variance[u])
    p = step(p, over_batch)
    show("batch", t, p + running_mean + running_variance)
row = dense(p)[0]
scores = [(row[u] - running_mean[u]) / (running_variance[u] + EPSILON) ** 0.5 for u in range(4)]
show("batch-scores", 3, [p[16 + u] * scores[u] + p[20 + u] for u in range(4)])
p = list(START)
for t in range(1, 4):
    p = step(p, over_units)
    show("layer", t, p)
