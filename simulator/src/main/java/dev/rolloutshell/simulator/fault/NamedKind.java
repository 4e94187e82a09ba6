package dev.rolloutshell.simulator.fault;

import java.util.List;

/** A kind of fault with its name and the words about it. */
public abstract class NamedKind implements FaultKind {
  private final Family family;
  private final String word;
  private final String about;
  private final List<FaultParameter> parameters;

  protected NamedKind(Family family, String word, String about, FaultParameter... parameters) {
    this.family = family;
    this.word = word;
    this.about = about;
    this.parameters = List.of(parameters);
  }

  @Override
  public final Family family() {
    return family;
  }

  @Override
  public final String word() {
    return word;
  }

  @Override
  public final String about() {
    return about;
  }

  @Override
  public final List<FaultParameter> parameters() {
    return parameters;
  }

  @Override
  public final String toString() {
    return word;
  }
}
