/** GitHub's rules for an owner (39 characters, single hyphens inside; an underscore in managed names) and a repository (100). */
const repositoryForm = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]+)?\/(?!\.{1,2}$)[\w.-]{1,100}$/i;
const longestEnvironment = 255;
/** @see https://docs.github.com/actions/reference/security/secrets#naming-your-secrets */
const secretForm = /^(?!GITHUB_)[A-Z_][A-Z\d_]*$/i;

/** `owner/name` */
export function isRepositoryName(name: string): boolean {
  return repositoryForm.test(name);
}

/** A deployment environment may be called nearly anything; what could lead elsewhere as part of a path is left out. */
export function isEnvironmentName(name: string): boolean {
  return (
    name !== '' &&
    name.trim() === name &&
    name.length <= longestEnvironment &&
    !/\p{Cc}/u.test(name) &&
    name.isWellFormed() &&
    !/^\.{1,2}$/.test(name)
  );
}

export function isSecretName(name: string): boolean {
  return secretForm.test(name);
}

/** GitHub compares the names of repositories and environments without regard to case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
