package dev.rolloutshell.explore;

/**
 * A mishap at one of a client's calls.
 *
 * @param mishap what goes wrong
 * @param call at which of the client's calls, reads included, from 0
 */
public record CallFault(Mishap mishap, int call) {

  @Override
  public String toString() {
    return mishap.words() + " call " + call;
  }
}
