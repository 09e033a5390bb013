/** One room of the journey: the model file: write, read, verify. */
package dev.hawkins.store;
