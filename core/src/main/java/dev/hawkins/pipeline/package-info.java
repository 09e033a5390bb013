/** One room of the journey: the whole journey in one object, from raw rows to verdicts. */
package dev.hawkins.pipeline;
