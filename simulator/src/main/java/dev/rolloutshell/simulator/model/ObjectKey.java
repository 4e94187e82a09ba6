package dev.rolloutshell.simulator.model;

/**
 * Where an object is stored.
 *
 * @param type its type
 * @param namespace its namespace, empty for cluster-scoped types
 * @param name its name
 */
public record ObjectKey(ResourceType type, String namespace, String name) {}
