/** ONNX Runtime for scoring, with model files written here by hand. */
package dev.hawkins.bench.onnx;
