/** Pictures with two axes, and coloured tables, as SVG, in light and dark, without a library and without a request to anywhere. */
package dev.hawkins.chart;
