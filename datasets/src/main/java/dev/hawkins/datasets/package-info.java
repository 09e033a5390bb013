/** Known public data sets: where they are, how to read them, how they are checked. */
package dev.hawkins.datasets;
