export { isSecretName } from './names.ts';
export {
  type GithubSecret,
  githubApiUrl,
  type PutSecretOptions,
  putGithubSecrets,
  type SecretPlace,
} from './put-secrets.ts';
export { sealForGithub } from './sealed-box.ts';
