/**
 * The first arrow of the journey: files, streams and arrays become a {@link dev.hawkins.table.Table} with a checked
 * schema.
 */
package dev.hawkins.table;
