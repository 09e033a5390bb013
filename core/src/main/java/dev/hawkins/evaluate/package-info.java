/**
 * One room of the journey: what scores are worth, held against labels. {@link dev.hawkins.evaluate.Evaluation} is the summary;
 * {@link dev.hawkins.evaluate.Ranking} computes every metric; {@link dev.hawkins.evaluate.Feasibility} catches figures that
 * no ranking can have.
 *
 * <p>An anomaly is the positive class, everywhere. A row is called an anomaly if its score is strictly above the threshold.
 */
package dev.hawkins.evaluate;
