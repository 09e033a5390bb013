/**
 * A small float32 engine for the networks of anomaly detection: 10^2 to 10^6 weights, batches of 32 to 512 rows.
 *
 * <p>Start at {@link dev.hawkins.engine.Graph}: it describes a network as nodes, {@link dev.hawkins.engine.Network} holds
 * its parameters, {@link dev.hawkins.engine.Trainer} changes them and {@link dev.hawkins.engine.Inference} reads
 * values off any node. Losses that take more than a line are in {@link dev.hawkins.engine.Losses}, which also lists those that
 * do not. The engine knows nothing of anomalies.
 *
 * <h2>Layout</h2>
 *
 * Rows of the batch are the lanes: a {@code Block} holds 32 rows as [unit][32 lanes], so a layer of 7 units still fills
 * every vector. Lanes beyond the batch repeat its last row and carry no gradient. Parameters stand in one array; weight
 * rows of layers with 32 inputs or more are padded to a multiple of 32 (panels), see {@code Layer}; what users copy and set
 * is unpadded. Series and images stand channels last ({@link dev.hawkins.engine.Shape}), so a convolution is a product of
 * the same weights with many patches, whose units tables name ({@code Sliding}, {@code kernels.Patches}); margins of zeros
 * spare every border a case of its own. An {@code Op} is written once, in terms of {@link dev.hawkins.engine.kernels.Kernels}, for float vectors,
 * scalar floats and (in tests) doubles.
 *
 * <h2>Phases of a training step</h2>
 *
 * <ol>
 *   <li>{@code Passes}: each block of rows is gathered, goes forward through the whole graph and back, in the cache of one
 *       thread. Dense layers leave their gradients and inputs in {@code Batch}, each {@code Use} of a layer by itself.
 *       Layers that a row uses many times (convolutions, recurrent networks) are folded: their gradients are summed within
 *       the block at once, while it is in the cache. If a loss or a gradient is not finite, the step ends here with an
 *       exception, the parameters untouched.
 *   <li>{@code Gradients}: tile by tile the product of the two over the whole batch, summed over the uses of the layer in
 *       the order of computation, or the sum of the blocks of a folded layer; a tile, eight whole weight rows of up to 1024
 *       inputs, goes to the {@link dev.hawkins.engine.Optimiser} at once, with its penalties. Only when the norm is clipped are gradients stored,
 *       their squares summed in double, and the optimiser run over them afterwards.
 * </ol>
 *
 * Batch normalisation needs the whole batch in the middle of phase 1. Only plans that hold such a {@code BatchOp} keep one
 * {@code Block} per block of rows and go through the plan in {@code Stages}, with a barrier between the stages of its
 * {@code Schedule} forward and backward: every block gives sums, which are added in double in the order of blocks. Normalisations
 * that do not depend on each other share a barrier. {@code Fusion} makes one operation of a normalisation, the activation of two slopes
 * and the dropout that follow it ({@code kernels.Norms}).
 *
 * <h2>Several players</h2>
 *
 * Networks that share or exchange anything are one graph with one {@link dev.hawkins.engine.Network}: a layer is applied to
 * several nodes by {@code again}, and a {@link dev.hawkins.engine.Trainer} may be given some of the layers. Gradients flow
 * through the others, but their weights' gradients are never computed and their numbers never written; running statistics
 * follow the trainer that owns the layer. So adversarial training is two trainers that step in turn.
 *
 * <h2>Training and scoring</h2>
 *
 * What differs between them is in four operations: dropout and noise layers are off outside steps of training, batch
 * normalisation uses running statistics (but in a {@code Network.inferenceTogether}, which goes by the rows of each run as published
 * code does that keeps none), and the mean of a batch has no value. {@code Trainer.meanLoss} evaluates like an
 * {@link dev.hawkins.engine.Inference}. Running statistics are copied, set and saved with the parameters.
 *
 * <h2>Determinism</h2>
 *
 * <ul>
 *   <li>A product adds its terms in order, one accumulator per output, with fused multiply-add. Gradients of layers with
 *       fewer than 32 inputs, and of biases, use 16 partial sums by row number, added as a fixed tree.
 *   <li>A convolution adds its terms window row by row, column by column, channel by channel. The gradient of a folded layer is
 *       the sum of its blocks in order; within a block a convolution has 16 partial sums by row modulo 16, each over places in
 *       order, and a recurrent network adds groups of eight steps, the last first, each group in the order of time.
 *   <li>Work is cut by shape, never by the number of threads, and never within a sum.
 *   <li>Sums of a batch normalisation have 16 partial sums by row within a block, added as the same tree, and go on in double; squares
 *       are taken around the mean of the block.
 *   <li>exp, log and relatives are our own ({@link dev.hawkins.engine.kernels.FloatFunctions}); noise is a function of
 *       (stream, step, row of the batch, unit), what a dropout keeps one of (stream, step, block of the batch, unit).
 *   <li>So vector width, threads, batches, JDK and the scalar fallback give the same bits; {@code BitsTest} holds it.
 * </ul>
 *
 * <h2>What was tried</h2>
 *
 * <ul>
 *   <li>Gradients of narrow layers with rows as lanes instead of padded inputs: 2 to 4 times fewer multiply-adds for 2 to 15
 *       inputs.
 *   <li>Single rows through scalar kernels with eight independent sums instead of a block of 32 lanes: 0.6 us instead of 2
 *       us for 18-15-7-2-7-15-18.
 *   <li>Long vector code inlined into its caller exceeds the compiler's node budget on JDK 17 and 25 and then allocates every
 *       vector (softplus: 8 kB per 192 numbers). {@code Apart} keeps such pieces apart; the conversion from int to float
 *       and the casting of masks are avoided for the same reason. Tests measure allocation.
 *   <li>The same budget ends in the middle of a kernel where an operation inlines many of them, in some runs and not in others,
 *       as it depends on what was compiled first: a busy machine once in three times trained with vectors allocated for good.
 *       The optimiser's update, the lane gradient and the cells of recurrent networks are therefore borders, too.
 *   <li>Range checks cost a fifth of the large product as long as indices are advanced by variable steps. Written as
 *       counter times an unchanging step plus something unchanging, with the step of either terms or units literally 1,
 *       the compiler takes them out of the loop ({@code ProductTiles}): the product 256 x 784 x 400 went from 0.78 of the
 *       multiply-add peak of the same run to 0.87 .. 0.93, on JDK 17 and 25; one row of the 784 VAE from 118 to 97 us.
 *   <li>Gradient products with units outside and panels inside, so that a tile's gradients stay put and inputs stream by, and
 *       whole weight rows for Adam: products 91 to 107 GFLOP/s; Adam three times faster than in pieces of 32, as it
 *       streams through three arrays. Gradient rows packed by unit gave nothing more; a product per block of 32 rows that
 *       goes on from the sums so far is a fifth slower.
 *   <li>The rest of a batch in one vector of 16 lanes where it has fewer than 16 rows ({@code NarrowProduct}): 784 VAE at
 *       batch 100 6 % faster. In 8 lanes it would be a quarter of a block instead of half, but a second vector species in a
 *       process unsettles the types that the compiler relies on, and all vectors are allocated, 7 times slower.
 *   <li>Rows transposed eight at a time instead of one: 10,000 rows of the small AE 1.5 times faster. Panels are written
 *       row by row where they are not filled: they are too large for the cache, and interleaved writes to memory cost a third
 *       more. Whole ones are written by {@code RowsToLanes}, half a row at a time, as a panel and 32 units of a block are the
 *       same square: 128 rows of 784 in 33 us instead of 43 on JDK 17, in 17 instead of 28 on 25.
 *       Hardware gathers are slower within the cache, faster outside, and missing on many machines.
 *   <li>Two heads on one layer keep their common inputs once: 1 % of a step of the 784 VAE.
 *   <li>Single rows with units as lanes, from a copy of the weights in that order ({@code PackedRowProducts}), made after 32
 *       single rows with the same parameters: one row of the 784 VAE 20 us instead of 97.
 *   <li>Blocks from a packed copy of the weights ({@code PackedBlockProducts}), [term][8 units], made after 32 blocks with the
 *       same parameters: a tile reads one stream instead of eight. Products of the 784 VAE 91 to 97 GFLOP/s on a busy machine
 *       and 105 alone, its multiply-add peak being 113. Tiles of 16 units gain less, those of 64 lose.
 *   <li>Fed rows are read where they stand instead of being copied first: 10,000 rows of the small AE 9 % faster.
 *   <li>Neighbouring rows that fill a block become lanes in registers ({@code RowsToLanes}): 200 to 250 ns per 32 rows of 18
 *       numbers instead of 290 to 500 on JDK 17 and a busy machine, where every exchange of lanes checks its indices, and about 110 on 25;
 *       10,000 rows of the small AE 4 % and 12 % faster, of a 784 autoencoder 1 %. Four shifted loads and three masks do what
 *       two of four rounds of exchange would, and no memory is needed between them. All four rounds in one method exceed the
 *       node budget. The last round by shifts of 64-bit lanes instead of an exchange takes twice as long.
 *   <li>exp of what is not positive needs no cut from above, and one power of two instead of two: sigmoid 8.7 to 6.1 ns per
 *       vector with the same bits. Maxima by comparison and selection instead of {@code max}: faster on JDK 25, slower on 17.
 *       Its bound and its choice by sign in integers, where a maximum of floats is six instructions and a mask costs three: 223
 *       to 189 ns per 36 vectors on JDK 17, 215 to 189 on 25. ReLU in integers: nothing on 17, 10 ns per block and layer on 25.
 *   <li>Encoder and decoder in one evaluation where the latent mean stands for the sample, instead of two with a copy between
 *       them: 784 VAE 7 % faster.
 *   <li>The gradient of a squared error in one pass instead of three: 17 us per 100 rows of 784. With whole panels and
 *       the sigmoid as above, a step of 784-300-100-20 at batch 100 is 2 to 3 % faster on one thread and on two.
 *   <li>What such a step is made of, one thread, us: products forward and backward 1950 (90 to 98 GFLOP/s, 112 lanes for 100
 *       rows), gradient products 1100 (97), Adam 340, all else 200. On two threads products scale to 1.9 and more, but Adam takes
 *       each of them 435 for its half, evenly over the layers. Two threads that do nothing but Adam on halves of such arrays take 135,
 *       and up to 380 if both have read all weights before, so it is probably that: a line that is written must first leave
 *       the other's cache. No gain from giving each thread the same tiles in every step, nor from loading weights before moments are
 *       stored. Rows of a batch copied to panels first and turned into lanes from there: no faster either.
 *   <li>No gain: blocks that begin at a cache line; 128 or 256 units at a time where rows are transposed.
 *   <li>What is left of 10,000 rows of the small AE, per block of 32 in ns on JDK 17 (25): products 660 (590; 480 if nothing but
 *       multiply-adds took time, the rest being 14 ns around each of 13 tiles), transposing 205 (135), sigmoid 190 (190), ReLU
 *       80, squares and sums 57, all around them about 100.
 *   <li>No gain: cutting the depth into pieces of 100 or 128 so that inputs stay in the nearest cache (3 % slower: sums
 *       travel to memory and back); weights packed for the forward product of every training step (gains less than the packing takes).
 *       Twelve units x two vectors instead of eight: the compiler gives up and allocates, 12 times slower.
 *   <li>No gain either: four blocks of rows side by side in an inference, so that a tile of weights, once read, serves them
 *       all: 784 VAE 2 to 8 % slower on a noisy machine.
 *   <li>An LSTM that keeps gates and cells of a block (five numbers per step and unit) and makes its weights' gradients every eight
 *       steps, while the gates' gradients are in the cache, needs no batch-wide copy of either: 140 steps of 64 units would be
 *       9 MB per 64 rows and layer.
 *   <li>Batches of 1024 rows through normalised layers of up to 512 units (ARN on 121 inputs, 10,240 rows): at first
 *       two thirds of the time went to what is no product, most of it memory, as a dozen arrays per layer were written and read again
 *       between barriers. Normalisation, activation and dropout in one pass each way, of which only the input is kept; gradients
 *       of scale and shift from the sums that the way back needs anyway; dropout as one bit per number, drawn only for trainers that
 *       use it: 1.20 to .66 s of one processor per epoch. What is left are products, 68 %, normalisations 15, panels 3, dropout 2.
 *   <li>Within the noise of a busy machine on one thread, and .43 to .41 s on two: members of a team that begin with the same blocks in
 *       every phase, back and forth; 32 weight rows per gradient tile where they are short, so that a panel is read for four
 *       times as many; gradients of linear layers written where phase 2 reads them. No gradients for biases that a normalisation takes
 *       away again, which are zero: 1 %.
 *   <li>No gain: adding up the 16 partial sums of eight units at once, or the first of their four rounds in vectors.
 *   <li>The general sigmoid and tanh, exact to the last bits, took a fifth of an LSTM's step; those of {@code kernels.Cells} are
 *       right to 2e-7 and a third cheaper.
 * </ul>
 */
package dev.hawkins.engine;
