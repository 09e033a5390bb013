/** What the product promises, tried on the whole way from a file to verdicts. */
package dev.hawkins.acceptance;
