/**
 * The keys of config and credentials files that AWS CLI and the SDKs know, and those of other tools that people have. Any other key may
 * be what somebody has pasted there.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html#cli-configure-files-settings
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
const knownKeys: ReadonlySet<string> = new Set(
  `account_id_endpoint_mode addressing_style api_versions auth_scheme_preference aws_access_key_id aws_account_id aws_expiration
  aws_secret_access_key aws_security_token aws_session_token ca_bundle cli_auto_prompt cli_binary_format cli_error_format
  cli_follow_urlparam cli_help_output cli_history cli_pager cli_timestamp_format credential_process credential_source
  defaults_mode disable_request_compression duration_seconds ec2_metadata_service_endpoint ec2_metadata_service_endpoint_mode
  ec2_metadata_v1_disabled endpoint_discovery_enabled endpoint_url expiration external_id granted_sso_account_id
  granted_sso_region granted_sso_role_name granted_sso_start_url ignore_configured_endpoint_urls login_session max_attempts
  metadata_service_num_attempts metadata_service_timeout mfa_serial output parameter_validation region
  request_checksum_calculation request_min_compression_size_bytes response_checksum_validation retry_mode role_arn
  role_session_name s3 s3_disable_express_session_auth s3_disable_multiregion_access_points s3_us_east_1_regional_endpoint
  s3_use_arn_region s3api sdk_ua_app_id services sigv4a_signing_region_set source_profile sso_account_id sso_account_name
  sso_populated sso_region sso_registration_scopes sso_role_name sso_session sso_start_url sts_regional_endpoints
  tcp_keepalive use_dualstack_endpoint use_fips_endpoint web_identity_token_file x_principal_arn x_security_token_expires`.split(
    /\s+/,
  ),
);

export function isKnownKey(key: string): boolean {
  return knownKeys.has(key);
}
