package dev.rolloutshell.crash;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.model.Intent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Rollouts whose plan makes the next write before it tells what is ahead. */
final class WritingPlan {

  private WritingPlan() {}

  static Rollouts over(Rollouts ours) {
    return (Rollouts)
        Proxy.newProxyInstance(
            Rollouts.class.getClassLoader(),
            new Class<?>[] {Rollouts.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("plan")) {
                ours.step((Intent) arguments[0], 1, Progress.NONE);
              }
              try {
                return method.invoke(ours, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
