package dev.rolloutshell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "connect cluster --token=abc.def -n shop | connect cluster --token=*** -n shop",
        "connect cluster --token abc.def -n shop | connect cluster --token *** -n shop",
        "train join --server-token='a b' --x=1   | train join --server-token=*** --x=1",
        "x --client-secret=\"a b\"               | x --client-secret=***",
        "x --Password=hunter2                    | x --Password=***",
        "Authorization: Bearer abc               | Authorization: Bearer ***",
        "sent bearer abc.def.ghi                 | sent bearer ***",
        "refused: token=abc, try again           | refused: token=***, try again",
        "https://admin:pw@host:6443/             | https://***@host:6443/",
        "get pods -l app=web                     | get pods -l app=web",
        "rollout run web --image=a/b:v2          | rollout run web --image=a/b:v2",
      })
  void secretsAreMaskedAndNothingElse(String text, String masked) {
    assertThat(Discretion.masked(text)).isEqualTo(masked);
  }
}
