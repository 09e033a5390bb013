/** LibTorch from Java, in the fastest form found: fused Adam, denormals flushed, gradients without accumulation. */
package dev.hawkins.bench.libtorch;
