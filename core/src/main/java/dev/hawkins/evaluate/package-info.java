/** One room of the journey: metrics, splits, protocols and feasibility checks. */
package dev.hawkins.evaluate;
