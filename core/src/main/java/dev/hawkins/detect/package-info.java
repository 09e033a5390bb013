/**
 * The third arrow: detectors. A {@link dev.hawkins.detect.Detector} is a record of settings; fitting it gives an
 * immutable, thread-safe {@link dev.hawkins.detect.Model}. {@link dev.hawkins.detect.Catalogue} is the index.
 */
package dev.hawkins.detect;
