package dev.rolloutshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {

  private static Config with(Map<String, String> environment) {
    return new Proxies(environment).in(Config.empty()).build();
  }

  @Test
  void areReadInCapitalsAndInSmallLetters() {
    assertThat(with(Map.of("HTTPS_PROXY", "http://a:1")).getHttpsProxy()).isEqualTo("http://a:1");
    assertThat(with(Map.of("https_proxy", "http://a:1")).getHttpsProxy()).isEqualTo("http://a:1");
    assertThat(with(Map.of("http_proxy", "http://b:1")).getHttpProxy()).isEqualTo("http://b:1");
    assertThat(with(Map.of("HTTPS_PROXY", " ")).getHttpsProxy()).isNull();
  }

  @Test
  void oneForAllStandsInForThoseThatAreNotNamed() {
    Config config = with(Map.of("ALL_PROXY", "http://all:1", "HTTP_PROXY", "http://b:1"));

    assertThat(config.getHttpProxy()).isEqualTo("http://b:1");
    assertThat(config.getHttpsProxy()).isEqualTo("http://all:1");
  }

  @Test
  void exceptionsAreAList() {
    assertThat(with(Map.of("no_proxy", "localhost, .test")).getNoProxy())
        .containsExactly("localhost", ".test");
  }

  @Test
  void thatOfTheKubeconfigGoesFirst() {
    Config named = new ConfigBuilder(Config.empty()).withHttpsProxy("http://mine:1").build();

    Config config = new Proxies(Map.of("HTTPS_PROXY", "http://a:1")).in(named).build();

    assertThat(config.getHttpsProxy()).isEqualTo("http://mine:1");
  }
}
