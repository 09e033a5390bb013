/**
 * Methods that learn from known anomalies as well as from normal rows. Those that restore rows ({@code abc}, {@code
 * abc-vae}, {@code lrc}) do without where there are none; the classifiers ({@code dnn}, {@code svm}, {@code gtb}, {@code
 * rusboost}) cannot, and know nothing of kinds of anomalies that they have not seen.
 */
package dev.hawkins.detect.labelled;
