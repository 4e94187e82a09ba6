package dev.rolloutshell.simulator.api;

/** The source of names that the server makes up; from one seed, the same names. */
public interface Names {

  /** A new uid, in the form of a UUID. */
  String uid();

  /** Five characters that complete a {@code generateName}. */
  String suffix();
}
