package dev.hawkins.reproduce;

import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;

/**
 * One experiment of An and Cho 2015.
 *
 * @param training 80 % of the normal rows
 * @param normal the rest of them
 * @param anomalies all rows of the class that is the anomaly
 */
record AnChoProblem(Training training, Matrix normal, Matrix anomalies) {}
