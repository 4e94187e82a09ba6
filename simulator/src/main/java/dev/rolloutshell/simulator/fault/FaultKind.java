package dev.rolloutshell.simulator.fault;

import java.util.List;

/**
 * One way in which something goes wrong. What it is called and takes stands here; what it does in
 * one of {@link CallKind}, {@link FrameKind}, {@link PodKind} and {@link StandingKind}.
 */
public interface FaultKind {

  /** Its name, as in {@code fault add NAME}. */
  String word();

  /** Where it sits. */
  Family family();

  /** What goes wrong, in one line. */
  String about();

  /** What its effect can be told, each with a default. */
  default List<FaultParameter> parameters() {
    return List.of();
  }

  /** How often it strikes at most unless told; {@link FaultTrigger#ALWAYS} for every time. */
  default int timesByDefault() {
    return FaultTrigger.ALWAYS;
  }

  /** What its match is about, for messages and tables: calls, watch events, pods. */
  String occasion();

  /** Which keys of a match mean something to it. */
  default List<String> matchKeys() {
    return FaultMatch.KEYS;
  }
}
