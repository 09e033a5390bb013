package dev.hawkins.datasets.payments;

/**
 * A merchant.
 *
 * @param price how its amounts compare with the median of its category
 */
record Merchant(String id, Category category, Country country, boolean online, double price) {}
