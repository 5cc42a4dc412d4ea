/**
 * The keys that a project's file may give to profiles. Others could run a program (`cli_pager`, `credential_process`), send requests
 * elsewhere (`endpoint_url`, `services`) or make their answers trusted (`ca_bundle`), and the file may be a stranger's.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html#cli-configure-files-settings
 */
export const sharedSettings: readonly string[] = [
  'region',
  'output',
  'cli_auto_prompt',
  'cli_binary_format',
  'cli_timestamp_format',
  'defaults_mode',
  'max_attempts',
  'parameter_validation',
  'retry_mode',
  's3_us_east_1_regional_endpoint',
  'sts_regional_endpoints',
  'tcp_keepalive',
  'use_dualstack_endpoint',
  'use_fips_endpoint',
];

/** An empty `cli_pager` is none, and what most people set it for. */
export function isSharedSetting(key: string, value: string): boolean {
  const name = key.toLowerCase();
  return sharedSettings.includes(name) || (name === 'cli_pager' && value === '');
}
