/** `~/.aws/config` with `~/.aws/credentials` laid over it, as AWS CLI v2 reads them. Names are logical: quotes and prefixes are gone. */
export interface AwsConfig {
  /** The path that was read, or `undefined` where `AWS_CONFIG_FILE` is set and empty. */
  readonly configFile: string | undefined;
  readonly credentialsFile: string | undefined;
  readonly profiles: ReadonlyMap<string, ConfigSection>;
  readonly sessions: ReadonlyMap<string, ConfigSection>;
  /** `[services NAME]`: endpoints by service. */
  readonly services: ReadonlyMap<string, ConfigSection>;
}

export interface ConfigSection {
  readonly name: string;
  /** Keys in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /** `key =` with indented lines below it: one more level of keys, whose case is kept. */
  readonly nested: ReadonlyMap<string, ReadonlyMap<string, string>>;
}
